import { isSceneBreak } from "./break-line.ts";
import { type Head, isTitleLine } from "./heads.ts";
import { endOfBlock, isBlank, joinTitle, nextFull } from "./lines.ts";

/** A line shape that recurs and begins a chapter each time. */
export interface Shape {
  readonly heads: readonly Head[];
  /** The author, where the shape names one. */
  readonly author: string;
  /** For the writer: "Ten lines end in “by Weeza”; each begins a chapter." */
  readonly rule: string;
}

const byline = /^(\S.{0,78}?)\s+(by|von|par|por|door|av|af)\s+(\p{Lu}[^.!?;:,]{0,39})$/u;
const enclosed = /^([=~*#_<>|+-]{1,5}|\[)\s*([^=~*#_<>|+\s].{0,70}?)\s*([=~*#_<>|+-]{1,5}|\])$/u;
const numberedTitle = /^(\d{1,3})[.)]\s+\S/;
const least = 3;

/** The first of these that the text shows at least three times, each with prose after it. */
export function findShape(lines: readonly string[], from: number, to: number): Shape | null {
  return bylines(lines, from, to) ?? enclosedLines(lines, from, to) ?? numberedLines(lines, from, to);
}

/** "Confessions by Weeza", with the same name each time. */
function bylines(lines: readonly string[], from: number, to: number): Shape | null {
  const byTail = new Map<string, Head[]>();
  for (let place = from; place < to; place++) {
    const line = (lines[place] ?? "").trim();
    if (line.length < 6 || line.length > 120) continue;
    const match = byline.exec(line);
    if (!match || !/^[^\p{L}\d]*[\p{Lu}\p{Lo}\d]/u.test(line)) continue;
    const tail = `${match[2]} ${match[3]}`;
    const heads = byTail.get(tail) ?? [];
    heads.push(shapeHead(place, match[1] ?? ""));
    byTail.set(tail, heads);
  }
  const [tail, heads] = [...byTail].sort((left, right) => right[1].length - left[1].length)[0] ?? ["", []];
  if (heads.length < least || !haveProse(heads, lines, to)) return null;
  return {
    heads,
    author: tail.slice(tail.indexOf(" ") + 1).trim(),
    rule: `${sayCount(heads.length)} lines end in “${tail}”; each begins a chapter.`,
  };
}

/** "== The Road ==", "~ One ~", "[The Road]". */
function enclosedLines(lines: readonly string[], from: number, to: number): Shape | null {
  const byMarks = new Map<string, Head[]>();
  for (let place = from; place < to; place++) {
    const line = (lines[place] ?? "").trim();
    if (line.length < 3 || line.length > 90 || isSceneBreak(line)) continue;
    const match = enclosed.exec(line);
    const [, open = "", text = "", close = ""] = match ?? [];
    const mirrored = open === close || `${open}${close}` === "[]" || `${open}${close}` === "<>";
    // One asterisk or underscore is emphasis, and one bracket a stage direction.
    if (!match || !mirrored || (/^[*_[]$/.test(open) && !standsApart(lines, place)) || !isTitleLine(text)) continue;
    if (/^[*_]$/.test(open)) continue;
    const heads = byMarks.get(open) ?? [];
    heads.push(shapeHead(place, text));
    byMarks.set(open, heads);
  }
  const [marks, heads] = [...byMarks].sort((left, right) => right[1].length - left[1].length)[0] ?? ["", []];
  if (heads.length < least || !haveProse(heads, lines, to)) return null;
  return {
    heads,
    author: "",
    rule: `${sayCount(heads.length)} lines stand between “${marks}” marks; each begins a chapter.`,
  };
}

/** "1. The Road", "2. The Inn": titles that count up from one and stand apart from each other. */
function numberedLines(lines: readonly string[], from: number, to: number): Shape | null {
  const heads: Head[] = [];
  for (let place = from; place < to; place++) {
    const line = (lines[place] ?? "").trim();
    const match = numberedTitle.exec(line);
    if (!match || Number(match[1]) !== heads.length + 1 || !isTitleLine(line)) continue;
    if (!isBlank(lines[place + 1]) || (place > from && !isBlank(lines[place - 1]))) continue;
    heads.push(shapeHead(place, line));
  }
  if (heads.length < least || !haveProse(heads, lines, to)) return null;
  return { heads, author: "", rule: `${sayCount(heads.length)} titles count up from 1; each begins a chapter.` };
}

/** Capitals alone on a line, for a text that shows nothing else. */
export function findCapitals(lines: readonly string[], from: number, to: number): Shape | null {
  const heads: Head[] = [];
  for (let place = from; place < to; place++) {
    const line = (lines[place] ?? "").trim();
    if (line.length < 3 || line.length > 60 || line !== line.toUpperCase() || !/\p{Lu}{2}/u.test(line)) continue;
    if (isTitleLine(line) && standsApart(lines, place)) heads.push(shapeHead(place, line));
  }
  if (heads.length < least || !haveProse(heads, lines, to)) return null;
  return {
    heads,
    author: "",
    rule: `${sayCount(heads.length)} lines stand alone in capitals; each begins a chapter.`,
  };
}

/** A form feed before line `n` (from `pageBreaks`) begins a chapter, unless pages end in the middle of a sentence. */
export function findPages(
  lines: readonly string[],
  from: number,
  to: number,
  pageBreaks: ReadonlySet<number>,
): Shape | null {
  const breaks = [...pageBreaks].filter((place) => place > from && place < to && nextFull(lines, place, to) !== null);
  const clean = breaks.filter((place) => endsParagraph(lines, place));
  if (breaks.length === 0 || clean.length * 10 < breaks.length * 9) return null;
  // A page without a line on it begins nothing.
  const starts = [from, ...breaks].filter((place, at, all) => nextFull(lines, place, all[at + 1] ?? to) !== null);
  const titled = starts.filter((place) => pageTitle(lines, place, to) !== null);
  const withTitles = titled.length * 10 >= starts.length * 6;
  const heads = starts.map((place): Head => {
    const title = withTitles ? pageTitle(lines, place, to) : null;
    if (title === null) return { ...shapeHead(place, ""), to: place, family: "page" };
    return { ...shapeHead(place, (lines[title] ?? "").trim()), to: title + 1, family: "page" };
  });
  return { heads, author: "", rule: `${sayCount(heads.length)} pages begin with a form feed; each is a chapter.` };
}

export function sayCount(count: number): string {
  const words = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(" ");
  return words[count] ?? String(count);
}

function pageTitle(lines: readonly string[], place: number, to: number): number | null {
  const first = nextFull(lines, place, to);
  if (first === null || !isTitleLine(lines[first] ?? "") || !isBlank(lines[first + 1])) return null;
  return first;
}

function endsParagraph(lines: readonly string[], place: number): boolean {
  let before = place - 1;
  while (before >= 0 && isBlank(lines[before])) before--;
  const line = (lines[before] ?? "").trim();
  return line === "" || /[.!?…:"”’'»)*#~_-]$/.test(line) || isTitleLine(line);
}

function standsApart(lines: readonly string[], place: number): boolean {
  return isBlank(lines[place - 1]) && isBlank(lines[place + 1]);
}

/** A list of such lines is no row of chapters: most have prose below. */
function haveProse(heads: readonly Head[], lines: readonly string[], to: number): boolean {
  const full = heads.filter((head, place) => {
    const end = heads[place + 1]?.from ?? to;
    const first = nextFull(lines, head.to, end);
    return first !== null && joinTitle(lines, first, endOfBlock(lines, first, end)).length > 20;
  });
  return full.length * 10 >= heads.length * 8;
}

function shapeHead(place: number, text: string): Head {
  return { from: place, to: place + 1, family: "shape", word: "", number: null, bare: false, text };
}
