import type { Extension } from "@codemirror/state";
import { type EditorView, ViewPlugin } from "@codemirror/view";
import { chapterText, textDocument } from "../../history/record.ts";
import type { SuggestedChange } from "../../host/contract/drafts.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { askWhenCalm } from "./calm-asking.ts";
import { setSuggestions, suggestionAt, suggestionMarks, suggestionsField } from "./suggestion-marks.ts";

/** Shows what waits in the main text, and keeps it true while that and the suggestions go on. */
export function followSuggestions(session: ProjectSession, open: OpenText): Extension {
  if (open.draft !== null) return suggestionMarks;
  const follow = ViewPlugin.define((view) => {
    let isGone = false;
    const ask = async () => {
      const isAny = session.drafts.value.some(({ suggests, archived, removed }) => suggests && !archived && !removed);
      if (!isAny) return show(view, []);
      const { project, studio } = session;
      const read = await studio.call("drafts.suggestions", { project, chapter: open.item });
      if (isGone) return;
      if (!read.ok && read.problem.code !== "review-busy") return;
      // What is written here is not there yet, or the other way round.
      if (!read.ok || read.value.text !== view.state.doc.toString()) return soon();
      show(view, read.value.changes);
    };
    const { soon, end } = askWhenCalm(ask);
    const concerns = new RegExp(`^draft/[^/]+/${textDocument(open.item)}$`);
    const stops = [
      session.drafts.subscribe(soon),
      session.reopened.subscribe(soon),
      session.studio.on("history.changed", ({ project, document }) => {
        if (project !== session.project) return;
        const isOurs = document === chapterText(open.item, null) && view.state.field(suggestionsField).length > 0;
        if (isOurs || concerns.test(document)) soon();
      }),
    ];
    return {
      update: (update) => {
        const isOther = update.startState.field(suggestionsField) !== update.state.field(suggestionsField);
        if (isOther || update.selectionSet) tell(session, open, view);
      },
      destroy: () => {
        isGone = true;
        if (session.suggestions.value?.view === view) session.suggestions.set(null);
        end();
        for (const stop of stops) stop();
      },
    };
  });
  return [suggestionMarks, follow];
}

/** What stands above the page learns what waits in it. */
function tell(session: ProjectSession, { item }: OpenText, view: EditorView): void {
  const changes = view.state.field(suggestionsField);
  if (changes.length === 0 && session.suggestions.value?.view !== view) return;
  const shown = changes.length === 0 ? null : { item, view, changes, current: suggestionAt(view.state) };
  const before = session.suggestions.value;
  if (before?.changes === shown?.changes && before?.current?.key === shown?.current?.key) return;
  session.suggestions.set(shown);
}

function show(view: EditorView, changes: readonly SuggestedChange[]): void {
  const before = view.state.field(suggestionsField);
  if (before.length === 0 && changes.length === 0) return;
  view.dispatch({ effects: setSuggestions.of(changes) });
}
