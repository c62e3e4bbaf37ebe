import { type EditorState, type Range, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import type { SuggestedChange } from "../../host/contract/drafts.ts";
import { colourOfPerson } from "../../story/people.ts";

/** What waits in the text that is shown, at its places in it; told anew by the host, and carried along meanwhile by what is written. */
export const setSuggestions = StateEffect.define<readonly SuggestedChange[]>();

export const suggestionsField = StateField.define<readonly SuggestedChange[]>({
  create: () => [],
  update: (changes, transaction) => {
    const told = transaction.effects.find((effect) => effect.is(setSuggestions));
    if (told) return told.value;
    if (!transaction.docChanged || changes.length === 0) return changes;
    const { changes: edit } = transaction;
    return changes.map((change) => ({
      ...change,
      gaps: change.gaps.map(({ from, to, insert }) => {
        const start = edit.mapPos(from, 1);
        return { from: start, to: Math.max(start, edit.mapPos(to, -1)), insert };
      }),
    }));
  },
});

/** Where the cursor is in or beside one, that one. */
export function suggestionAt(state: EditorState): SuggestedChange | null {
  const { from, to } = state.selection.main;
  const touches = (gap: SuggestedChange["gaps"][number]) => gap.from <= to && from <= gap.to;
  return state.field(suggestionsField).find(({ gaps }) => gaps.some(touches)) ?? null;
}

/** The beginning of the next one after the cursor, or before it; past the last one comes the first. */
export function stepSuggestion(view: EditorView, direction: 1 | -1): void {
  const starts = view.state.field(suggestionsField).map(({ gaps }) => gaps[0]?.from ?? 0);
  if (starts.length === 0) return;
  const current = suggestionAt(view.state);
  const head = current ? (current.gaps[0]?.from ?? 0) : view.state.selection.main.head;
  const ahead = direction === 1 ? starts.find((at) => at > head) : starts.findLast((at) => at < head);
  const at = ahead ?? (direction === 1 ? starts[0] : starts.at(-1)) ?? 0;
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
}

const marks = EditorView.decorations.compute([suggestionsField, "selection"], (state): DecorationSet => {
  const ranges: Range<Decoration>[] = [];
  const current = suggestionAt(state);
  for (const change of state.field(suggestionsField)) {
    const style = `--person: ${colourOfPerson(change.person || change.author).css}`;
    const chosen = change === current ? " chosen" : "";
    for (const { from, to, insert } of change.gaps) {
      if (from < to) {
        const attributes = { style, title: change.author };
        ranges.push(Decoration.mark({ class: `suggested-deletion${chosen}`, attributes }).range(from, to));
      }
      if (insert !== "") {
        const widget = new Insertion(insert, change.author, style, chosen !== "");
        ranges.push(Decoration.widget({ widget, side: 1 }).range(to));
      }
    }
  }
  return RangeSet.of(ranges, true);
});

class Insertion extends WidgetType {
  readonly #text: string;
  readonly #author: string;
  readonly #style: string;
  readonly #isChosen: boolean;

  constructor(text: string, author: string, style: string, isChosen: boolean) {
    super();
    this.#text = text;
    this.#author = author;
    this.#style = style;
    this.#isChosen = isChosen;
  }

  override eq(other: Insertion): boolean {
    return (
      other.#text === this.#text &&
      other.#author === this.#author &&
      other.#style === this.#style &&
      other.#isChosen === this.#isChosen
    );
  }

  override toDOM(view: EditorView): HTMLElement {
    const shown = document.createElement("ins");
    shown.className = this.#isChosen ? "suggested-insertion chosen" : "suggested-insertion";
    shown.style.cssText = this.#style;
    shown.title = this.#author;
    shown.textContent = this.#text;
    shown.addEventListener("mousedown", (event) => {
      event.preventDefault();
      view.dispatch({ selection: { anchor: view.posAtDOM(shown) } });
      view.focus();
    });
    return shown;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

const look = EditorView.theme({
  ".suggested-deletion": {
    color: "var(--person)",
    textDecoration: "line-through",
    textDecorationThickness: "1.5px",
  },
  ".suggested-insertion": {
    color: "var(--person)",
    textDecoration: "underline",
    textUnderlineOffset: "0.18em",
    whiteSpace: "pre-wrap",
    cursor: "pointer",
  },
  ".suggested-deletion.chosen, .suggested-insertion.chosen": {
    backgroundColor: "color-mix(in srgb, var(--person) 18%, transparent)",
  },
});

export const suggestionMarks = [suggestionsField, marks, look];
