import { type Extension, type Range, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType } from "@codemirror/view";
import { draftText, textDocument } from "../../history/record.ts";
import type { ComparedPiece } from "../../host/contract/history.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { askWhenCalm } from "./calm-asking.ts";

interface OwnChange {
  /** What was written. */
  readonly from: number;
  readonly to: number;
  /** What stood in its place. */
  readonly removed: string;
}

const setOwn = StateEffect.define<readonly OwnChange[]>();

const ownField = StateField.define<readonly OwnChange[]>({
  create: () => [],
  update: (own, { effects, docChanged, changes }) => {
    const told = effects.find((effect) => effect.is(setOwn));
    if (told) return told.value;
    if (!docChanged || own.length === 0) return own;
    return own.map(({ from, to, removed }) => {
      const start = changes.mapPos(from, -1);
      return { from: start, to: Math.max(start, changes.mapPos(to, 1)), removed };
    });
  },
  provide: (field) =>
    EditorView.decorations.compute([field], (state) => {
      const ranges: Range<Decoration>[] = [];
      for (const { from, to, removed } of state.field(field)) {
        if (removed !== "") ranges.push(Decoration.widget({ widget: new Removed(removed), side: -1 }).range(from));
        if (from < to) ranges.push(Decoration.mark({ class: "own-insertion" }).range(from, to));
      }
      return RangeSet.of(ranges, true);
    }),
});

class Removed extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: Removed): boolean {
    return other.#text === this.#text;
  }

  override toDOM(): HTMLElement {
    const shown = document.createElement("del");
    shown.className = "own-deletion";
    shown.textContent = this.#text;
    return shown;
  }
}

const look = EditorView.theme({
  ".own-insertion": { textDecoration: "underline", textUnderlineOffset: "0.18em", color: "var(--accent)" },
  ".own-deletion": { opacity: "0.65", textDecoration: "line-through", whiteSpace: "pre-wrap" },
});

/** In a text of suggestions: what it changes in the main text, at its places. */
export function ownSuggestions(session: ProjectSession, { item, draft }: OpenText): Extension {
  if (draft === null || !session.drafts.value.some(({ id, suggester }) => id === draft && suggester !== null))
    return [];
  const follow = ViewPlugin.define((view) => {
    let isGone = false;
    const ask = async () => {
      const { project, studio } = session;
      const compared = await studio.call("drafts.compare", { project, draft, chapter: item });
      if (isGone || !compared.ok) return;
      const { own, text } = ownChanges(compared.value.pieces);
      if (text !== view.state.doc.toString()) soon();
      else view.dispatch({ effects: setOwn.of(own) });
    };
    const { soon, end } = askWhenCalm(ask);
    const stop = session.studio.on("history.changed", ({ project, document }) => {
      if (project === session.project && (document === draftText(draft, item) || document === textDocument(item)))
        soon();
    });
    return {
      destroy: () => {
        isGone = true;
        end();
        stop();
      },
    };
  });
  return [ownField, follow, look];
}

/** Where the changes stand in the draft's text, and that text. */
function ownChanges(pieces: readonly ComparedPiece[]): { readonly own: readonly OwnChange[]; readonly text: string } {
  const own: OwnChange[] = [];
  let text = "";
  for (const piece of pieces) {
    const at = text.length;
    if (piece.kind !== "deleted") text += piece.text;
    if (piece.kind === "deleted") own.push({ from: at, to: at, removed: piece.text });
    else if (piece.kind === "inserted") own.push({ from: at, to: text.length, removed: "" });
  }
  return { own, text };
}
