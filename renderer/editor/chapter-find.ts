import {
  type ChangeDesc,
  EditorSelection,
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
  type Transaction,
} from "@codemirror/state";
import {
  Decoration,
  EditorView,
  type KeyBinding,
  keymap,
  type PanelConstructor,
  showPanel,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { compileFinder, type FindOptions, type Match } from "../../story/find.ts";
import { PatternMatcher } from "./pattern-matcher.ts";

export interface ChapterQuery extends FindOptions {
  readonly instead: string;
}

/** "searching": a regular expression is being matched elsewhere; what was found before moves along with the text. */
export interface ChapterFind {
  readonly isOpen: boolean;
  readonly query: ChapterQuery;
  readonly matches: readonly Match[];
  readonly state: "found" | "searching" | "bad pattern" | "endless";
}

const noQuery: ChapterQuery = {
  text: "",
  regex: false,
  matchCase: false,
  wholeWord: false,
  dialogue: false,
  instead: "",
};

const setOpen = StateEffect.define<boolean>();
export const setQuery = StateEffect.define<ChapterQuery>();
const setFound = StateEffect.define<Pick<ChapterFind, "matches" | "state">>();

const chapterFind = StateField.define<ChapterFind>({
  create: () => ({ isOpen: false, query: noQuery, matches: [], state: "found" }),
  update: updated,
});

function updated(before: ChapterFind, transaction: Transaction): ChapterFind {
  let after = before;
  for (const effect of transaction.effects) {
    if (effect.is(setOpen)) after = { ...after, isOpen: effect.value };
    else if (effect.is(setQuery)) after = { ...after, query: effect.value };
    else if (effect.is(setFound)) return { ...after, ...effect.value };
  }
  const isNew = after !== before || transaction.docChanged;
  if (!isNew || !after.isOpen) return after;
  const { instead, ...find } = after.query;
  const finder = compileFinder(find, { text: instead, keepCase: false });
  if (!finder.ok) return { ...after, matches: [], state: find.text === "" ? "found" : "bad pattern" };
  if (find.regex) return { ...after, matches: mapped(after.matches, transaction.changes), state: "searching" };
  return {
    ...after,
    matches: finder.value(transaction.newDoc.toString(), 0, Number.POSITIVE_INFINITY),
    state: "found",
  };
}

function mapped(matches: readonly Match[], changes: ChangeDesc): readonly Match[] {
  if (changes.empty) return matches;
  return matches
    .map((match) => ({ ...match, from: changes.mapPos(match.from, 1), to: changes.mapPos(match.to, -1) }))
    .filter(({ from, to }) => from < to);
}

export function chapterFindOf(state: EditorState): ChapterFind {
  return state.field(chapterFind);
}

/** The match that is selected: its place, or -1. */
export function selectedMatch(state: EditorState): number {
  const { from, to } = state.selection.main;
  const { matches } = chapterFindOf(state);
  const place = firstFrom(matches, from);
  return matches[place]?.from === from && matches[place]?.to === to ? place : -1;
}

/** The first match that begins at a place or after it. */
function firstFrom(matches: readonly Match[], at: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((matches[middle]?.from ?? 0) >= at) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function openChapterFind(view: EditorView): boolean {
  const { state } = view;
  const selected = state.sliceDoc(state.selection.main.from, state.selection.main.to);
  const { query } = chapterFindOf(state);
  const asked = /^[^\n]{1,200}$/.test(selected) ? { ...query, text: selected, regex: false } : query;
  view.dispatch({ effects: [setOpen.of(true), setQuery.of(asked)] });
  view.dom.querySelector<HTMLInputElement>(".find-panel input")?.select();
  return true;
}

export function closeChapterFind(view: EditorView): boolean {
  if (!chapterFindOf(view.state).isOpen) return false;
  view.dispatch({ effects: setOpen.of(false) });
  view.focus();
  return true;
}

function select(view: EditorView, match: Match): void {
  view.dispatch({
    selection: EditorSelection.single(match.from, match.to),
    effects: EditorView.scrollIntoView(match.from, { y: "center" }),
    userEvent: "select.search",
  });
}

export function goToMatch(step: 1 | -1): (view: EditorView) => boolean {
  return (view) => {
    const { isOpen, matches } = chapterFindOf(view.state);
    if (!isOpen) return openChapterFind(view);
    const { from, to } = view.state.selection.main;
    const after = firstFrom(matches, step > 0 ? (selectedMatch(view.state) < 0 ? from : to) : from);
    const match = matches[(after + (step > 0 ? 0 : matches.length - 1)) % matches.length];
    if (match) select(view, match);
    return true;
  };
}

/** Replaces the selected match and goes to the next; where none is selected, only goes there. */
export function replaceMatch(view: EditorView): void {
  const match = chapterFindOf(view.state).matches[selectedMatch(view.state)];
  if (match && !view.state.readOnly) {
    const change = { from: match.from, to: match.to, insert: match.instead };
    view.dispatch({
      changes: change,
      selection: { anchor: match.from + match.instead.length },
      userEvent: "input.replace",
    });
  }
  goToMatch(1)(view);
}

/** All at once, as one step to undo. Returns how many. */
export function replaceMatches(view: EditorView): number {
  const { matches, state } = chapterFindOf(view.state);
  if (view.state.readOnly || state !== "found" || matches.length === 0) return 0;
  const changes = matches.map(({ from, to, instead }) => ({ from, to, insert: instead }));
  view.dispatch({ changes, userEvent: "input.replace.all" });
  return matches.length;
}

/** Asks a thread of its own for what a regular expression matches, again whenever the text has changed meanwhile. */
const patterns = ViewPlugin.fromClass(
  class {
    readonly #matcher = new PatternMatcher();
    #isAsking = false;

    update({ state, view }: ViewUpdate): void {
      if (chapterFindOf(state).state === "searching" && !this.#isAsking) void this.#ask(view);
    }

    async #ask(view: EditorView): Promise<void> {
      this.#isAsking = true;
      const { doc } = view.state;
      const { query } = chapterFindOf(view.state);
      const { instead, ...find } = query;
      const matches = await this.#matcher.find({
        find,
        replacement: { text: instead, keepCase: false },
        text: doc.toString(),
      });
      this.#isAsking = false;
      const now = chapterFindOf(view.state);
      if (now.state !== "searching") return;
      if (now.query !== query || view.state.doc !== doc) return void this.#ask(view);
      view.dispatch({
        effects: setFound.of(matches ? { matches, state: "found" } : { matches: [], state: "endless" }),
      });
    }

    destroy(): void {
      this.#matcher.stop();
    }
  },
);

const shown = Decoration.mark({ class: "cm-searchMatch" });
const shownSelected = Decoration.mark({ class: "cm-searchMatch cm-searchMatch-selected" });

const highlights = ViewPlugin.fromClass(
  class {
    decorations = Decoration.none;

    update({ view, state }: ViewUpdate): void {
      const { isOpen, matches } = chapterFindOf(state);
      if (!isOpen || matches.length === 0) {
        this.decorations = Decoration.none;
        return;
      }
      const selected = selectedMatch(state);
      const ranges = [];
      for (const { from, to } of view.visibleRanges) {
        for (let place = Math.max(0, firstFrom(matches, from) - 1); place < matches.length; place++) {
          const match = matches[place];
          if (!match || match.from >= to) break;
          if (match.to > from) ranges.push((place === selected ? shownSelected : shown).range(match.from, match.to));
        }
      }
      this.decorations = Decoration.set(ranges, true);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** While the words are typed the first match from where the writer was is gone to, letter by letter. */
function followQuery(): Extension {
  let anchor = 0;
  let isJumping = false;
  let isDue = false;
  return EditorView.updateListener.of(({ state, startState, view, selectionSet, transactions }) => {
    const { isOpen, matches, state: found } = chapterFindOf(state);
    const isNew = isOpen && !chapterFindOf(startState).isOpen;
    if (isNew || (selectionSet && !isJumping)) anchor = state.selection.main.from;
    const isAsked = transactions.some((one) => one.effects.some((effect) => effect.is(setQuery)));
    if (isAsked) isDue = isOpen && !isNew;
    if (!isDue || found === "searching") return;
    isDue = false;
    const match = matches[firstFrom(matches, anchor) % matches.length];
    if (!match || matches[selectedMatch(state)] === match) return;
    isJumping = true;
    select(view, match);
    isJumping = false;
  });
}

const keys: readonly KeyBinding[] = [
  { key: "Mod-f", run: openChapterFind, scope: "editor find-panel" },
  { key: "F3", run: goToMatch(1), shift: goToMatch(-1), scope: "editor find-panel", preventDefault: true },
  { key: "Mod-g", run: goToMatch(1), shift: goToMatch(-1), scope: "editor find-panel", preventDefault: true },
  { key: "Escape", run: closeChapterFind, scope: "editor find-panel" },
];

/** Finding and replacing in the open chapter, by the same rules as in the whole story. */
export function findInChapter(panel: PanelConstructor): Extension {
  return [
    chapterFind,
    showPanel.compute([chapterFind], (state) => (chapterFindOf(state).isOpen ? panel : null)),
    patterns,
    highlights,
    followQuery(),
    Prec.high(keymap.of(keys)),
  ];
}
