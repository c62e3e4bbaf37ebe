import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  startCompletion,
} from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { go } from "fuzzysort";
import { foldTitle, isLinkable } from "../../story/link-targets.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import { wordsNow } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { linksWords } from "./links-words.ts";

/** After `[[` the titles of chapters and notes are offered. */
export function linkCompletion(session: ProjectSession): Extension {
  return [
    autocompletion({
      override: [(context) => complete(session, context)],
      icons: false,
      // Only what is meant to be a link is asked about: Enter takes a title however soon it comes.
      interactionDelay: 0,
      activateOnTypingDelay: 0,
      tooltipClass: () => "link-titles",
    }),
    look,
  ];
}

function complete(session: ProjectSession, context: CompletionContext): CompletionResult | null {
  const begun = context.matchBefore(/\[\[[^[\]|\n]*$/);
  const state = session.outline.value;
  if (!begun || state.kind !== "ready") return null;
  const { book, notes } = state.outline;
  const words = wordsNow(linksWords);
  const titles = new Map<string, Completion>();
  for (const [roots, detail] of [
    [book, ""],
    [notes, words.note],
  ] as const) {
    for (const item of walkOutline(roots)) {
      const folded = foldTitle(item.title);
      if (item.file !== null && isLinkable(item.title) && !titles.has(folded)) titles.set(folded, option(item, detail));
    }
  }
  // By letters in order, as quick open finds them.
  const typed = begun.text.slice(2).trim();
  const all = [...titles.values()];
  const options = typed === "" ? all.slice(0, mostTitles) : go(typed, all, findOptions).map(({ obj }) => obj);
  return {
    from: begun.from + 2,
    options,
    filter: false,
    // At once with each key: a list that is only on its way would let Enter break the line in the midst of a link.
    update: (_current, _from, _to, later) => complete(session, later),
  };
}

const mostTitles = 50;
// Stricter than quick open: whoever writes on behind an open link must not have a title taken by Enter.
const findOptions = { key: "label", limit: mostTitles, threshold: 0.5 };

function option({ title }: OutlineItem, detail: string): Completion {
  return {
    label: title,
    ...(detail === "" ? {} : { detail }),
    apply: (view, _completion, from, to) => {
      // What shows other words has its bar and its end already, and so has a link that is changed.
      const rest = /^[^[\]|\n]*(\]\]|\|[^[\]\n]*\]\])/.exec(
        view.state.doc.lineAt(to).text.slice(to - view.state.doc.lineAt(to).from),
      );
      const end = rest ? to + rest[0].length - (rest[1]?.length ?? 0) : to;
      const insert = rest ? title : `${title}]]`;
      view.dispatch({
        changes: { from, to: end, insert },
        selection: { anchor: from + title.length + (rest?.[1]?.length ?? 2) },
        userEvent: "input.complete",
        scrollIntoView: true,
      });
    },
  };
}

/** Begins a link at the cursor; what is selected becomes the words that it shows. */
export function beginLink(view: EditorView): boolean {
  const { state } = view;
  if (state.readOnly) return false;
  const { from, to } = state.selection.main;
  const shown = state.sliceDoc(from, to);
  if (/[[\]\n]/.test(shown)) return false;
  view.dispatch({
    changes: { from, to, insert: shown === "" ? "[[" : `[[|${shown}]]` },
    selection: { anchor: from + 2 },
    userEvent: "input.type",
    scrollIntoView: true,
  });
  return startCompletion(view);
}

const look = EditorView.theme({
  ".cm-tooltip.link-titles": {
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    background: "var(--raised)",
    color: "var(--ink)",
    boxShadow: "var(--shadow)",
    overflow: "hidden",
  },
  ".cm-tooltip.link-titles > ul": {
    fontFamily: "var(--ui-font)",
    fontSize: "0.875rem",
    maxHeight: "16rem",
    minWidth: "14rem",
  },
  ".cm-tooltip.link-titles > ul > li": { padding: "0.35rem 0.75rem", display: "flex", gap: "1rem" },
  ".cm-tooltip.link-titles > ul > li[aria-selected]": { background: "var(--accent)", color: "var(--accent-ink)" },
  ".link-titles .cm-completionLabel": { flex: "1" },
  ".link-titles .cm-completionDetail": { fontStyle: "normal", color: "var(--soft-ink)", margin: "0" },
  ".link-titles li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".link-titles .cm-completionMatchedText": { textDecoration: "none", fontWeight: "650" },
});
