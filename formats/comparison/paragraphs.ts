import type { ComparedChange, ComparedChapter, ComparedPiece } from "./compared-book.ts";
import { look, looksOf } from "./inline-marks.ts";

/** What became of a stretch of text; what moved stands in its old place and in its new one. */
export type Fate = "kept" | "inserted" | "deleted" | "movedAway" | "movedHere";

export interface ComparedRun {
  readonly fate: Fate;
  readonly text: string;
  /** Any of `look`. */
  readonly looks: number;
  readonly change: number | null;
  readonly author: string;
  readonly time: string;
}

/** What parts a paragraph from the next one, and whether that came or went. */
export type ParagraphEnd = Omit<ComparedRun, "text" | "looks">;

export interface ComparedParagraph {
  /** 0 is prose; a heading inside of a chapter begins with 1. */
  readonly level: number;
  readonly runs: readonly ComparedRun[];
  readonly end: ParagraphEnd;
}

const kept: ParagraphEnd = { fate: "kept", change: null, author: "", time: "" };

/** Two line ends and more part paragraphs, a single one only lines. */
const lineEnds = /\n+/g;
const headingMark = /^(#{1,6})[ \t]+/;

/**
 * A chapter's comparison as paragraphs, those before and those after woven into one another. The marks of emphasis that
 * both texts have are shown as emphasis, those of a heading as a heading; others stand as they are.
 */
export function comparedParagraphs({ pieces, changes, state }: ComparedChapter): ComparedParagraph[] {
  const before = looksOf(textOf(pieces, "deleted"));
  const after = looksOf(textOf(pieces, "inserted"));
  const paragraphs: ComparedParagraph[] = [];
  let runs: ComparedRun[] = [];
  let [a, b] = [0, 0];
  const close = (end: ParagraphEnd): void => {
    paragraphs.push(paragraphOf(runs, end));
    runs = [];
  };
  for (const piece of pieces) {
    const own = endOf(piece, changes);
    const isGone = piece.kind === "deleted";
    const shown = isGone ? before : after;
    const start = isGone ? a : b;
    // What ends only one of the texts is a line's end in the other.
    const ends = {
      before: piece.kind === "inserted" || a + piece.text.length === before.length,
      after: isGone || b + piece.text.length === after.length,
    };
    let at = 0;
    for (const { index, 0: breaks } of piece.text.matchAll(lineEnds)) {
      runs.push(...runsOf(piece, own, shown, start, at, index));
      at = index + breaks.length;
      const isLast = at === piece.text.length && ends.before && ends.after;
      if (breaks.length > 1 || isLast) close(own);
      else runs.push({ ...own, text: "\n", looks: 0 });
    }
    runs.push(...runsOf(piece, own, shown, start, at, piece.text.length));
    if (piece.kind !== "inserted") a += piece.text.length;
    if (piece.kind !== "deleted") b += piece.text.length;
  }
  if (runs.length > 0) close(kept);
  const shown = paragraphs.filter((paragraph) => paragraph.runs.length > 0 || paragraph.end.fate !== "kept");
  const last = shown.at(-1);
  if (last) shown[shown.length - 1] = { ...last, end: lastEnd(last.end, state) };
  return shown;
}

/** A chapter ends in both texts, whatever its last line ends with; one that came or went does so with its end. */
function lastEnd(end: ParagraphEnd, state: ComparedChapter["state"]): ParagraphEnd {
  if (state === "changed") return kept;
  return { ...end, fate: state === "added" ? "inserted" : "deleted" };
}

/** A stretch of a piece, cut where it looks otherwise. */
function runsOf(
  piece: ComparedPiece,
  own: ParagraphEnd,
  looks: Uint8Array,
  start: number,
  from: number,
  to: number,
): ComparedRun[] {
  const runs: ComparedRun[] = [];
  let begin = from;
  for (let at = from; at < to; at++) {
    const now = looks[start + at] ?? 0;
    if (at + 1 < to && looks[start + at + 1] === now) continue;
    const isHidden = piece.kind === "kept" && (now & look.mark) > 0;
    if (!isHidden) runs.push({ ...own, text: piece.text.slice(begin, at + 1), looks: now & ~look.mark });
    begin = at + 1;
  }
  return runs;
}

function paragraphOf(runs: readonly ComparedRun[], end: ParagraphEnd): ComparedParagraph {
  const [first, ...rest] = runs;
  const mark = first?.text.match(headingMark);
  if (!first || !mark) return { level: 0, runs, end };
  const text = first.text.slice(mark[0].length);
  return { level: mark[1]?.length ?? 1, runs: text === "" ? rest : [{ ...first, text }, ...rest], end };
}

function endOf(
  { kind, text, change, author = "", time = "" }: ComparedPiece,
  changes: readonly ComparedChange[],
): ParagraphEnd {
  if (kind === "kept" || change === null) return kept;
  const of = changes[change];
  // Lone spaces that changed because something moved are no passage.
  const isMoved = of?.kind === "moved" && text.trim() !== "";
  const fate: Fate = kind === "deleted" ? (isMoved ? "movedAway" : "deleted") : isMoved ? "movedHere" : "inserted";
  // Who moved it is said, not who wrote it.
  return isMoved ? { fate, change, author: of.author, time: of.time } : { fate, change, author, time };
}

function textOf(pieces: readonly ComparedPiece[], kind: "deleted" | "inserted"): string {
  return pieces.map((piece) => (piece.kind === "kept" || piece.kind === kind ? piece.text : "")).join("");
}

/** Must be said what became of its end? Not where the words before it say so. */
export function tellsEnd({ runs, end }: ComparedParagraph): boolean {
  return end.fate !== "kept" && end.fate !== runs.at(-1)?.fate;
}

/** Has anything in it come, gone or moved? */
export function isChanged({ runs, end }: ComparedParagraph): boolean {
  return end.fate !== "kept" || runs.some(({ fate }) => fate !== "kept");
}
