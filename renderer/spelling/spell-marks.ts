import { syntaxTree } from "@codemirror/language";
import { type EditorState, type Extension, Facet, type Range, RangeSet, StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { type CheckedWord, checkedWords } from "./checked-words.ts";
import type { Spelling } from "./spelling.ts";

export interface SpellingSource {
  readonly spelling: Spelling;
  /** The story's own words. */
  readonly own: ReadonlySet<string>;
  /** The writer wants to do something about a word. */
  readonly onWord: (view: EditorView, word: CheckedWord) => void;
}

const source = Facet.define<SpellingSource, SpellingSource | null>({ combine: ([first]) => first ?? null });
const longestLine = 8000;
const checked = StateEffect.define<null>();
const misspelled = Decoration.mark({ class: "misspelled", attributes: { "aria-invalid": "spelling" } });

/** Marks words that neither the dictionary nor the story knows: those in view, and never the one that is being typed. */
export function spellMarks(given: SpellingSource): Extension {
  return [
    source.of(given),
    marks,
    keymap.of([{ key: "F7", run: nextWord }]),
    EditorView.domEventHandlers({
      contextmenu(event, view) {
        const at = view.posAtCoords(event);
        const word = at === null ? null : misspelledAt(view, at);
        if (!word) return false;
        event.preventDefault();
        given.onWord(view, word);
        return true;
      },
    }),
  ];
}

const marks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet = RangeSet.empty;
    #stop: () => void = () => undefined;

    constructor(view: EditorView) {
      this.#follow(view);
      this.#mark(view);
    }

    update(update: ViewUpdate): void {
      const isTold = update.transactions.some((transaction) =>
        transaction.effects.some((effect) => effect.is(checked)),
      );
      const isNewSource = update.startState.facet(source) !== update.state.facet(source);
      if (isNewSource) this.#follow(update.view);
      if (update.docChanged || update.viewportChanged || update.selectionSet || isTold || isNewSource)
        this.#mark(update.view);
    }

    destroy(): void {
      this.#stop();
    }

    #follow(view: EditorView): void {
      this.#stop();
      const changes = view.state.facet(source)?.spelling.changes;
      this.#stop = changes?.subscribe(() => view.dispatch({ effects: checked.of(null) })) ?? (() => undefined);
    }

    #mark(view: EditorView): void {
      const ranges: Range<Decoration>[] = [];
      for (const { from, to } of view.visibleRanges)
        for (const word of unknownWords(view.state, from, to, view.hasFocus))
          ranges.push(misspelled.range(word.from, word.to));
      this.decorations = RangeSet.of(ranges, true);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** Lines stay as they are while one of them is written: their words are found once. */
const wordsOfLines = new Map<string, readonly CheckedWord[]>();
const mostLines = 400;

function wordsOf(line: string): readonly CheckedWord[] {
  const known = wordsOfLines.get(line);
  if (known) return known;
  if (wordsOfLines.size >= mostLines) wordsOfLines.clear();
  const words = checkedWords(line);
  wordsOfLines.set(line, words);
  return words;
}

function unknownWords(state: EditorState, from: number, to: number, isWriting: boolean): CheckedWord[] {
  const given = state.facet(source);
  if (!given) return [];
  const { head, empty } = state.selection.main;
  const found: CheckedWord[] = [];
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at);
    at = line.to + 1;
    // Of a paragraph without end only what is around the view.
    const start = line.length > longestLine ? Math.max(line.from, from - longestLine / 2) : line.from;
    const end = line.length > longestLine ? Math.min(line.to, to + longestLine / 2) : line.to;
    for (const word of wordsOf(line.text.slice(start - line.from, end - line.from))) {
      const isCut = (word.from === 0 && start > line.from) || (word.to === end - start && end < line.to);
      const isTyped = isWriting && empty && head === word.to + start;
      if (isCut || isTyped || given.own.has(word.word) || given.spelling.isKnown(word.word) !== false) continue;
      const placed = { ...word, from: word.from + start, to: word.to + start };
      if (!isVerbatim(state, placed.from)) found.push(placed);
    }
  }
  return found;
}

function misspelledAt(view: EditorView, at: number): CheckedWord | null {
  const { from, to } = view.state.doc.lineAt(at);
  return unknownWords(view.state, from, to, false).find((word) => word.from <= at && at <= word.to) ?? null;
}

/** Goes to the next word in view that is marked, and offers what can be done about it. */
function nextWord(view: EditorView): boolean {
  const given = view.state.facet(source);
  if (!given) return false;
  const { head } = view.state.selection.main;
  const here = misspelledAt(view, head);
  const { from: top, to: bottom } = view.viewport;
  const words = unknownWords(view.state, top, bottom, false);
  const word = here ?? words.find(({ from }) => from >= head) ?? words[0];
  if (!word) return true;
  view.dispatch({ selection: { anchor: word.from, head: word.to }, scrollIntoView: true });
  given.onWord(view, word);
  return true;
}

function isVerbatim(state: EditorState, at: number): boolean {
  return /Code|URL|LinkReference|HTMLTag/.test(syntaxTree(state).resolveInner(at, 1).name);
}
