import { type EditorState, StateField, type Text, type Transaction } from "@codemirror/state";
import { findNotes, noteMark, type Stretch } from "../../story/writer-notes.ts";

/**
 * The notes to oneself on the page, kept up with what is written: a key that can't make or end a note costs nothing, any other a
 * look at its paragraph.
 */
export const notesOnPage = StateField.define<readonly Stretch[]>({
  create: ({ doc }) => findNotes(doc.toString()),
  update: (notes, transaction) => (transaction.docChanged ? follow(notes, transaction) : notes),
});

/** The notes that have a part of [from, to], the ends included. */
export function notesAt(state: EditorState, from: number, to: number): readonly Stretch[] {
  const notes = state.field(notesOnPage, false) ?? [];
  return notes.length === 0 ? notes : notes.filter((note) => note.from <= to && note.to >= from);
}

/** Is this line, or the start of it, inside a note that began before? */
export function isInNote(state: EditorState, lineFrom: number): boolean {
  return notesAt(state, lineFrom, lineFrom).some((note) => note.from < lineFrom && lineFrom < note.to);
}

function follow(notes: readonly Stretch[], { changes, startState, newDoc }: Transaction): readonly Stretch[] {
  const changed: Stretch[] = [];
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const isTouched = notes.some(({ from, to }) => from < toA + 1 && to > fromA - 1);
    if (!isTouched && !mayMatter(startState.doc, fromA, toA) && !mayMatter(newDoc, fromB, toB)) return;
    const paragraph = paragraphsAround(newDoc, fromB, toB);
    const last = changed.at(-1);
    if (last && paragraph.from <= last.to)
      changed[changed.length - 1] = { from: last.from, to: Math.max(last.to, paragraph.to) };
    else changed.push(paragraph);
  });
  if (notes.length === 0 && changed.length === 0) return notes;
  const kept = notes
    .map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }))
    .filter((note) => note.from < note.to && !changed.some(({ from, to }) => note.from < to && note.to > from));
  const found = changed.flatMap((paragraph) =>
    findNotes(newDoc.sliceString(paragraph.from, paragraph.to)).map(({ from, to }) => ({
      from: from + paragraph.from,
      to: to + paragraph.from,
    })),
  );
  return [...kept, ...found].sort((a, b) => a.from - b.from);
}

/** Can what is here begin or end a note or a paragraph? */
function mayMatter(doc: Text, from: number, to: number): boolean {
  if (doc.sliceString(from, to).includes("\n") || isBlank(doc.lineAt(from).text)) return true;
  return doc.sliceString(Math.max(0, from - 3), Math.min(doc.length, to + 3)).includes(noteMark);
}

/** With the blank lines around them; of a change on a blank line, what stands on both sides of it. */
function paragraphsAround(doc: Text, from: number, to: number): Stretch {
  let first = doc.lineAt(from).number - 1;
  let last = doc.lineAt(to).number + 1;
  while (first > 1 && !isBlank(doc.line(first).text)) first--;
  while (last < doc.lines && !isBlank(doc.line(last).text)) last++;
  return { from: doc.line(Math.max(1, first)).from, to: doc.line(Math.min(doc.lines, last)).to };
}

function isBlank(line: string): boolean {
  return /^[ \t>]*$/.test(line);
}
