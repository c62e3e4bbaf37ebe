import { type Extension, type Range, StateEffect, StateField, type Transaction } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin, WidgetType } from "@codemirror/view";
import type { ComparedText } from "../../story/compared-text.ts";
import type { SuggestedText } from "./suggested-text.ts";

/** A longer passage that goes is shown by its two ends. */
const mostShown = 400;

const compared = StateEffect.define<ComparedText>();
const inserted = Decoration.mark({ tagName: "ins", class: "suggest-in", inclusiveEnd: true });

/** What goes, struck through where it stood. It is no part of the text that is written in. */
class GoneWords extends WidgetType {
  readonly words: string;

  constructor(words: string) {
    super();
    this.words = words;
  }

  override eq(other: GoneWords): boolean {
    return other.words === this.words;
  }

  override toDOM(): HTMLElement {
    const gone = document.createElement("del");
    gone.className = "suggest-out";
    const { words } = this;
    const half = mostShown / 2;
    gone.textContent = words.length > mostShown ? `${words.slice(0, half)} … ${words.slice(-half)}` : words;
    return gone;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** Where in the text after the changes what came and what went is. */
export function marksOf({ pieces }: ComparedText): DecorationSet {
  const marks: Range<Decoration>[] = [];
  let at = 0;
  for (const { kind, text } of pieces) {
    // Blank lines that go have nothing to be struck through.
    if (kind === "deleted" && text.trim() !== "")
      marks.push(Decoration.widget({ widget: new GoneWords(text.replace(/^\n+|\n+$/g, "")), side: -1 }).range(at));
    if (kind === "inserted" && text.length > 0) marks.push(inserted.range(at, at + text.length));
    if (kind !== "deleted") at += text.length;
  }
  return Decoration.set(marks, true);
}

/**
 * The guest's own changes where they stand. What is typed is shown as new at once; what it makes of the words around it is
 * seen in the next pause, when the texts are compared.
 */
export function suggestionMarks(suggested: SuggestedText): Extension {
  const marks = StateField.define<DecorationSet>({
    create: () => marksOf(suggested.compare()),
    update(before, tr) {
      for (const effect of tr.effects) if (effect.is(compared)) return marksOf(effect.value);
      if (!tr.docChanged) return before;
      const mapped = before.map(tr.changes);
      return tr.isUserEvent("input") ? mapped.update({ add: typedIn(tr, mapped), sort: true }) : mapped;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  const follow = ViewPlugin.define((view) => ({
    destroy: suggested.compared.subscribe(() => {
      const { value } = suggested.compared;
      // The editor follows the text in the same turn; a composition that is under way is ahead of it.
      if (view.state.doc.length === lengthAfter(value)) view.dispatch({ effects: compared.of(value) });
    }),
  }));
  return [marks, follow];
}

/** Marks of what is typed where nothing new stands yet. */
function typedIn({ changes }: Transaction, marks: DecorationSet): Range<Decoration>[] {
  const typed: Range<Decoration>[] = [];
  changes.iterChangedRanges((_fromA, _toA, from, to) => {
    let isMarked = to === from;
    marks.between(from, to, (start, end) => {
      if (start <= from && to <= end && start < end) isMarked = true;
    });
    if (!isMarked) typed.push(inserted.range(from, to));
  });
  return typed;
}

function lengthAfter({ pieces }: ComparedText): number {
  return pieces.reduce((sum, { kind, text }) => sum + (kind === "deleted" ? 0 : text.length), 0);
}
