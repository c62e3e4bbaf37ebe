import { type WordEdit, wordEdits } from "./compare.ts";
import { type PlainForm, plainForm } from "./plain-form.ts";
import { findLinks } from "./story-links.ts";

/** How a chapter becomes what a manuscript says that came back, and where places of that manuscript are then. */
export interface ChapterRevision {
  /** Ascending, not overlapping, in places of the chapter's Markdown. */
  readonly edits: readonly WordEdit[];
  /** The chapter with all of them. */
  readonly text: string;
  /** Where a place of the manuscript's chapter is in `text`. */
  placeIn(came: number): number;
  /** Where it is in the chapter as it stands; of what is new, where it would be. */
  placeBefore(came: number): number;
}

/**
 * Compares a chapter with what came back of it. What only looks otherwise is no difference, since a book is set when it goes out and
 * read when it comes back (`plainForm`). Notes to oneself stay, and so do links whose words stay.
 *
 * @param own the chapter's Markdown
 * @param came the manuscript's
 */
export function reviseChapter(own: string, came: string): ChapterRevision {
  if (own === came) return { edits: [], text: own, placeIn: (place) => place, placeBefore: (place) => place };
  const before = plainForm(own);
  const after = plainForm(came);
  const pieces: Piece[] = [];
  let shift = 0;
  for (const { from, to, insert } of wordEdits(before.text, after.text)) {
    const start = from + shift;
    shift += insert.length - (to - from);
    pieces.push(...piecesOf(before, after, came, { from, to, start, end: start + insert.length }));
  }
  const edits = aroundLinks(own, pieces);
  const find = (place: number) => findPlace(edits, before, after, place);
  return {
    edits: edits.map(({ from, to, insert }) => ({ from, to, insert })),
    text: applyWordEdits(own, edits),
    placeIn: (place) => find(place).revised,
    placeBefore: (place) => find(place).own,
  };
}

/** An edit, in places of the chapter, and which units of the manuscript it brings. */
interface Piece extends WordEdit {
  readonly start: number;
  readonly end: number;
  /** Units of the chapter that come after it begin here. */
  readonly next: number;
}

function piecesOf(
  before: PlainForm,
  after: PlainForm,
  came: string,
  {
    from,
    to,
    start,
    end,
  }: { readonly from: number; readonly to: number; readonly start: number; readonly end: number },
): Piece[] {
  const insert = end > start ? came.slice(after.startOf(start), after.endBefore(end)) : "";
  if (to === from) {
    const at = before.endBefore(from);
    return [{ from: at, to: at, insert, start, end, next: to }];
  }
  return before.stretches(from, to).map((stretch, place) => ({
    ...stretch,
    insert: place === 0 ? insert : "",
    start: place === 0 ? start : end,
    end,
    next: to,
  }));
}

/** Where a place of the manuscript is in the chapter, before and after. */
function findPlace(
  edits: readonly Piece[],
  before: PlainForm,
  after: PlainForm,
  place: number,
): { readonly own: number; readonly revised: number } {
  const unit = after.unitAt(place);
  let units = 0;
  let shift = 0;
  for (const edit of edits) {
    if (unit < edit.start) break;
    if (unit < edit.end) {
      const within = Math.max(0, Math.min(edit.insert.length, place - after.startOf(edit.start)));
      return { own: edit.from, revised: edit.from + shift + within };
    }
    units = edit.next - edit.end;
    shift += edit.insert.length - (edit.to - edit.from);
  }
  const own = before.startOf(unit + units);
  return { own, revised: own + shift };
}

/** What an edit changes in a link's words makes words of the whole link: else it would lead somewhere else, or nowhere. */
function aroundLinks(own: string, edits: readonly Piece[]): readonly Piece[] {
  const links = findLinks(own);
  const done: Piece[] = [];
  let next = 0;
  for (const { from, to, shown, shownFrom } of links) {
    const shownTo = shownFrom + shown.length;
    const inside: Piece[] = [];
    for (let edit = edits[next]; edit && edit.from <= shownTo; edit = edits[++next]) {
      const isInsertion = edit.from === edit.to;
      if (edit.from < shownFrom) done.push(edit);
      else if (isInsertion && edit.from === shownFrom) done.push({ ...edit, from, to: from });
      else if (isInsertion && edit.from === shownTo) break;
      else inside.push(edit);
    }
    const [first, last] = [inside[0], inside.at(-1)];
    if (first && last) {
      const within = inside.map((edit) => ({ ...edit, from: edit.from - shownFrom, to: edit.to - shownFrom }));
      const { end, next: behind } = last;
      done.push({ from, to, insert: applyWordEdits(shown, within), start: first.start, end, next: behind });
    }
    for (let edit = edits[next]; edit && edit.from === shownTo && edit.to === shownTo; edit = edits[++next])
      done.push({ ...edit, from: to, to });
  }
  return [...done, ...edits.slice(next)];
}

/** @param edits ascending, not overlapping */
export function applyWordEdits(text: string, edits: readonly WordEdit[]): string {
  let made = "";
  let at = 0;
  for (const { from, to, insert } of edits) {
    made += text.slice(at, from) + insert;
    at = to;
  }
  return made + text.slice(at);
}
