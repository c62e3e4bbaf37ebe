import { fail, type Result, succeed } from "../../story/problem.ts";
import { countWords } from "../../story/words.ts";
import type { WordTally } from "./manuscript.ts";

/** A stretch of the source, as it stood, and what became of it. The stretches are all of the source, in order. */
export interface Piece {
  readonly use: "chapter" | "title" | "setAside";
  readonly source: string;
  /** The Markdown, the heading's line, or the note's text. */
  readonly made: string;
}

const marks = markTable();

/**
 * Counts every piece, and holds its letters and digits against the source's: they must be the same, in order, and the
 * pieces together all of the source. How many words they are is not held against it: "[sic]s" is two where its brackets are
 * seen and one where they are a link's, with the same letters. Problem:
 * "import-words-differ", which is ours and never the writer's.
 */
export function accountForWords(source: string, pieces: readonly Piece[]): Result<WordTally> {
  const tally = { chapter: 0, title: 0, setAside: 0 };
  for (const piece of pieces) {
    if (!sameLetters(piece.source, piece.made)) return wordsDiffer(piece.source);
    tally[piece.use] += countWords(piece.made);
  }
  if (!sameLetters(source, pieces.map((piece) => piece.source).join("\n"))) return wordsDiffer("");
  const sum = tally.chapter + tally.title + tally.setAside;
  return succeed({ source: sum, chapters: tally.chapter, titles: tally.title, setAside: tally.setAside });
}

/** The failure of an import that would lose, double or change a word; `piece` is where, if it is known. */
export function wordsDiffer(piece: string) {
  const near = piece.trim().slice(0, 40);
  return fail(
    "import-words-differ",
    near ? `The import would have changed the words near “${near}”.` : "The import would not have kept every word.",
    "Nothing was changed. Please report this with the file, or split it by another rule.",
  );
}

/** Walks both texts past marks and spaces where they differ; what Markdown adds or takes is marks and spaces only. */
function sameLetters(left: string, right: string): boolean {
  if (left === right) return true;
  let at = 0;
  let other = 0;
  while (at < left.length || other < right.length) {
    // Past the end this is NaN, which is equal to nothing and no mark.
    const unit = left.charCodeAt(at);
    const twin = right.charCodeAt(other);
    if (unit === twin) {
      at++;
      other++;
    } else if (isMark(unit)) at++;
    else if (isMark(twin)) other++;
    else return false;
  }
  return true;
}

function isMark(unit: number): boolean {
  // A byte-order mark in the middle of a text is a blank of no width, and goes as blanks do.
  return unit === 0xfeff || (unit < marks.length && marks[unit] === 1);
}

/** 1 for a UTF-16 unit below U+3005 that is punctuation, a symbol or a space. */
function markTable(): Uint8Array {
  const table = new Uint8Array(0x3005);
  for (let unit = 0; unit < table.length; unit++) {
    const general = (unit >= 0x2000 && unit < 0x2c00) || unit >= 0x3000;
    if (general || (unit < 0xc0 && !/[\p{L}\p{N}]/u.test(String.fromCharCode(unit)))) table[unit] = 1;
  }
  return table;
}
