import { KeptText } from "./kept-text.ts";

/** A stretch of a text, UTF-16 offsets. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a note to oneself begins and ends with. */
export const noteMark = "%%";

// A mark of exactly two; a line that has no words in it, also in a quote, ends a paragraph.
const marksAndBlanks = /(?<!%)%%(?!%)|\n[ \t>]*(?=\n|$)/g;

/**
 * Notes to oneself: from `%%` to the next one in the same paragraph, over its lines. One that is not closed there is text, and
 * so is `\%%`. What is between the marks is a note whatever it looks like, a list or a scene break too.
 */
export function findNotes(text: string): Stretch[] {
  const notes: Stretch[] = [];
  if (!text.includes(noteMark)) return notes;
  let open = -1;
  for (const { 0: found, index } of text.matchAll(marksAndBlanks)) {
    if (found !== noteMark) open = -1;
    else if (isEscaped(text, index)) continue;
    else if (open < 0) open = index;
    else {
      notes.push({ from: open, to: index + noteMark.length });
      open = -1;
    }
  }
  return notes;
}

/** Is there an odd number of backslashes before it? */
export function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - slashes - 1] === "\\") slashes++;
  return slashes % 2 === 1;
}

/** The same text with every character of a note made into `filler`, so that all else stands where it stood. */
export function maskNotes(text: string, filler: string): string {
  let masked = "";
  let at = 0;
  for (const { from, to } of findNotes(text)) {
    masked += text.slice(at, from) + filler.repeat(to - from);
    at = to;
  }
  return at === 0 ? text : masked + text.slice(at);
}

const lineStart = /^[ \t>]*$/;
const listMark = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+$/;
/** What opens before a word, and what closes behind one: marks of emphasis, quotes, brackets, stops. */
const opening = /(?:^|[\s\n])[*_~([{"'“„‘‚«»‹›¿¡]+$/;
const closing = /^[*_~)\]}"'“”‘’«»‹›,.;:!?…]+(?=\s|$)/;

/** The text as it would be if no note had been put into it: neither a doubled space nor an empty paragraph is left. */
export function withoutNotes(text: string): string {
  const notes = findNotes(text);
  return notes.length === 0 ? text : keepWithout(notes, text).text;
}

/** The same, for who wants to know where a place of the text is in it. */
export function keepWithoutNotes(text: string): KeptText {
  return keepWithout(findNotes(text), text);
}

function keepWithout(notes: readonly Stretch[], text: string): KeptText {
  const kept = new KeptText(text);
  let at = 0;
  for (const { from, to } of notes) {
    kept.keep(at, from);
    at = to;
    const before = kept.lastLine;
    const blanks = /^[ \t]*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0;
    const after = text[at + blanks];
    const endsLine = after === undefined || after === "\n";
    if (endsLine && (lineStart.test(before) || (listMark.test(before) && !continues(text, at + blanks)))) {
      // Nothing else is on its line, which goes with it; and of the two blank lines around a paragraph, one.
      kept.drop(before.length);
      at += blanks + 1;
      if ((kept.isEmpty || kept.endsWith("\n\n")) && text[at] === "\n") at++;
    } else if (lineStart.test(before) || opening.test(before.slice(-8))) {
      at += blanks;
    } else if (blanks > 0 || endsLine || closing.test(text.slice(at, at + 8))) {
      kept.drop(/[ \t]*$/.exec(before)?.[0].length ?? 0);
    }
  }
  kept.keep(at, text.length);
  return kept;
}

/** Does a list's item go on in the line after this one's end? */
function continues(text: string, lineEnd: number): boolean {
  return /^\n[ \t>]*(?: {2,}|\t)\S/.test(text.slice(lineEnd, lineEnd + 200));
}
