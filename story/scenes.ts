import { countPrintedWords, printedText } from "./printed-text.ts";
import { findNotes, maskNotes } from "./writer-notes.ts";

/** A stretch of a chapter between two breaks. */
export interface Scene {
  /** The text of its `##` heading, or its first words. */
  readonly title: string;
  /** UTF-16 offset of its first line that is not blank: the heading, if it has one. */
  readonly from: number;
  /** UTF-16 offset of the end of its last line that is not blank. */
  readonly to: number;
  readonly words: number;
}

const starsOrLines = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const dashes = /^ {0,3}(?:-[ \t]*){3,}$/;
const loneHash = /^ {0,3}#[ \t]*$/;
const sceneHeading = /^ {0,3}##[ \t]+(?=\S)/;
/** What opens with backticks has none behind them (CommonMark 0.31, section 4.5): that is code in a line. */
const fence = /^ {0,3}(`{3,}(?![^`]*`)|~{3,})/;
/** The same as the first of a list's item; what closes it stands as deep as the item's text. */
const listedFence = /^ {0,3}(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+(`{3,}(?![^`]*`)|~{3,})/;
const fenceEnd = /^[ \t]*(`{3,}|~{3,})[ \t]*$/;
const longestTitle = 8;
/** Stands for a note's characters; a text that has it already has no other use for it. */
const ofNote = "\0";

/**
 * The scenes of a chapter. They are parted by a line of stars (`***`, `* * *`) or underscores, a lone `#`, dashes after
 * a blank line, and before a `##` heading, which titles the scene that it begins. Breaks at the ends and breaks in a
 * row make no empty scene; a blank text has none. A break inside a note to oneself is none, and a scene of which there is
 * only a note so far is one.
 */
export function findScenes(text: string): Scene[] {
  const scenes: Scene[] = [];
  for (const { from, to } of sceneRanges(text)) {
    const prose = text.slice(from, to);
    scenes.push({ title: titleOf(prose), from, to, words: countPrintedWords(prose) });
  }
  return scenes;
}

/** Where the scenes are, without reading what is in them. */
export function sceneRanges(prose: string): { readonly from: number; readonly to: number }[] {
  const text = maskNotes(prose, ofNote);
  const ranges: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | null = null;
  let fenced: string | null = null;
  let blankBefore = true;
  let at = 0;
  while (at <= text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const kind = lineKind(text, at, end, blankBefore, fenced);
    if (kind === "fence") fenced = nextFence(text.slice(at, end), fenced);
    if (kind === "break" || kind === "heading") open = null;
    if (kind === "text" || kind === "note" || kind === "heading" || kind === "fence") {
      if (open === null) ranges.push((open = { from: at, to: end }));
      else open.to = end;
    }
    // A note is not there, for what makes a break.
    if (kind !== "note") blankBefore = kind === "blank";
    at = end + 1;
  }
  return ranges;
}

/** Whether this line, by itself, is a break that a writer would type: for an editor that marks it. */
export function isSceneBreak(line: string, blankBefore: boolean): boolean {
  return starsOrLines.test(line) || loneHash.test(line) || (blankBefore && dashes.test(line));
}

type LineKind = "blank" | "note" | "text" | "break" | "heading" | "fence";

function lineKind(text: string, from: number, to: number, blankBefore: boolean, fenced: string | null): LineKind {
  let start = from;
  while (start < to && text.charCodeAt(start) <= 32) start++;
  if (start === to) return text.slice(from, to).includes(ofNote) ? "note" : "blank";
  // Most lines are prose: only these characters begin anything else.
  const first = text.charAt(start);
  if (fenced !== null) return nextFence(text.slice(from, to), fenced) === null ? "fence" : "text";
  if ("`~*+-0123456789".includes(first) && nextFence(text.slice(from, to), null) !== null) return "fence";
  if (first !== "*" && first !== "_" && first !== "-" && first !== "#") return "text";
  const line = text.slice(from, to).replaceAll(ofNote, " ");
  if (isSceneBreak(line, blankBefore)) return "break";
  return sceneHeading.test(line) ? "heading" : "text";
}

/** The marks that will close the fence after this line; null outside of one. */
export function nextFence(line: string, fenced: string | null): string | null {
  if (fenced !== null) return fenceEnd.exec(line)?.[1]?.startsWith(fenced) ? null : fenced;
  if (!line.includes("```") && !line.includes("~~~")) return null;
  return (fence.exec(line) ?? listedFence.exec(line))?.[1] ?? null;
}

/** Of the first line that has more than marks; of the note, where there is only that. */
function titleOf(prose: string): string {
  const start = prose.slice(0, 5000);
  return firstWords(printedText(start)) || firstWords(notesIn(start));
}

function notesIn(prose: string): string {
  return findNotes(prose)
    .map(({ from, to }) => prose.slice(from + 2, to - 2))
    .join("\n");
}

function firstWords(prose: string): string {
  for (const line of prose.split("\n")) {
    const words = withoutMarks(line)
      .split(/\s+/u)
      .filter((word) => word !== "");
    if (words.length === 0) continue;
    if (sceneHeading.test(line) || words.length <= longestTitle) return words.join(" ");
    return `${words.slice(0, longestTitle).join(" ")}…`;
  }
  return "";
}

function withoutMarks(line: string): string {
  return line
    .replace(/^[\s>]*(?:#{1,6}(?=\s)|[-+*](?=\s)|\d{1,9}[.)](?=\s))?/u, "")
    .replace(/\s#+\s*$/u, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replace(/\\([!-/:-@[-`{-~])/gu, "$1")
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\*+|~~|`+/gu, "");
}
