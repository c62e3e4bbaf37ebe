import { dialogueRanges } from "./dialogue.ts";
import { fail, type Result, succeed } from "./problem.ts";

/** What is looked for, and where in a text it counts. */
export interface FindOptions {
  readonly text: string;
  /** `text` is a regular expression: JavaScript's, with Unicode. */
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** Only between quotation marks: see dialogue.ts. */
  readonly dialogue: boolean;
}

/** What comes in its place. */
export interface Replacement {
  /** For a regular expression with $1, $<name>, $& and \n. */
  readonly text: string;
  /** TOM becomes ANN, Tom becomes Ann, tom becomes ann. */
  readonly keepCase: boolean;
}

export interface Match {
  readonly from: number;
  readonly to: number;
  /** What would stand there instead; empty where nothing was asked for. */
  readonly instead: string;
}

/** Finds up to `most` matches from a place of a text on. */
export type Finder = (text: string, from: number, most: number) => readonly Match[];

/** What belongs to a word. An apostrophe doesn't: “Ann” is a whole word in “Ann’s”. */
const wordCharacter = "[\\p{L}\\p{N}\\p{M}_]";

/**
 * Makes the function that finds. A plain text is found wherever it stands, and its apostrophes stand for typeset ones
 * too. A regular expression is matched paragraph by paragraph, unless it names a line end itself (\n). The finder can run
 * without end on a bad pattern: only call it for a regular expression where it can be stopped.
 */
export function compileFinder(options: FindOptions, replacement: Replacement | null): Result<Finder> {
  if (options.text === "") return fail("search-empty", "There is nothing to search for.", "Write a word or a phrase.");
  const pattern = compilePattern(options);
  if (!pattern.ok) return pattern;
  const write = replacement ? writer(replacement, options.regex) : () => "";
  const isAcross = !options.regex || /\\n/.test(options.text);
  return succeed((text, from, most) => {
    const matches: Match[] = [];
    const spoken = options.dialogue ? new Spoken(text) : null;
    const add = (found: RegExpExecArray, start: number): boolean => {
      const at = start + found.index;
      const end = at + found[0].length;
      const counts = !options.wholeWord || options.regex || isWhole(text, at, end);
      if (counts && (!spoken || spoken.holds(at, end))) matches.push({ from: at, to: end, instead: write(found) });
      return matches.length < most;
    };
    if (isAcross) eachMatch(pattern.value, text, from, (found) => add(found, 0));
    else eachLine(text, from, (line, start, at) => eachMatch(pattern.value, line, at, (found) => add(found, start)));
    return matches;
  });
}

function compilePattern({ text, regex, matchCase, wholeWord }: FindOptions): Result<RegExp> {
  const flags = matchCase ? "gmu" : "gimu";
  if (!regex) {
    const exact = text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    return succeed(new RegExp(exact.replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, "['’]"), flags));
  }
  try {
    new RegExp(text, flags);
    const edge = `(?:(?<!${wordCharacter})|(?!${wordCharacter}))`;
    const end = `(?:(?!${wordCharacter})|(?<!${wordCharacter}))`;
    return succeed(new RegExp(wholeWord ? `${edge}(?:${text})${end}` : text, flags));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^.*: /, "") : "";
    return fail(
      "search-pattern",
      `That is not a regular expression: ${why}.`,
      "Mend it, or search for it as plain text.",
    );
  }
}

/** @param visit false ends it */
function eachMatch(pattern: RegExp, text: string, from: number, visit: (found: RegExpExecArray) => boolean): boolean {
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    // A match of nothing is none; one goes on after the next whole character.
    if (found[0] === "") pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
    else if (!visit(found)) return false;
  }
  return true;
}

function eachLine(text: string, from: number, visit: (line: string, start: number, at: number) => boolean): void {
  let start = from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1;
  while (start <= text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (end > start && !visit(text.slice(start, end), start, Math.max(0, from - start))) return;
    start = end + 1;
  }
}

const isWordCharacter = new RegExp(wordCharacter, "u");

/** Plain text: at an end of it that is part of a word, no word may go on. */
function isWhole(text: string, from: number, to: number): boolean {
  const first = text.codePointAt(from) ?? 0;
  const after = text.codePointAt(to);
  const goesOn = after !== undefined && isOfWord(after) && isOfWord(codePointBefore(text, to));
  return !goesOn && !(from > 0 && isOfWord(codePointBefore(text, from)) && isOfWord(first));
}

function isOfWord(codePoint: number): boolean {
  return isWordCharacter.test(String.fromCodePoint(codePoint));
}

function codePointBefore(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && at > 1 ? (text.codePointAt(at - 2) ?? unit) : unit;
}

/** The spoken stretches of a text, found when the first match asks; asked for in ascending order. */
class Spoken {
  readonly #text: string;
  #ranges: ReturnType<typeof dialogueRanges> | null = null;
  #next = 0;

  constructor(text: string) {
    this.#text = text;
  }

  holds(from: number, to: number): boolean {
    this.#ranges ??= dialogueRanges(this.#text);
    while ((this.#ranges[this.#next]?.to ?? Number.POSITIVE_INFINITY) <= from) this.#next++;
    const range = this.#ranges[this.#next];
    return range !== undefined && range.from <= from && to <= range.to;
  }
}

function writer({ text, keepCase }: Replacement, isRegex: boolean): (found: RegExpExecArray) => string {
  return (found) => {
    const instead = isRegex ? expand(text, found) : text;
    return keepCase ? inCaseOf(found[0], instead) : instead;
  };
}

/** A group that the expression doesn't have stays as it is written, as in JavaScript. */
function expand(template: string, found: RegExpExecArray): string {
  return template.replaceAll(/\$(\$|&|\d{1,2}|<[^>]*>)|\\n/g, (written: string, name: string | undefined) => {
    if (name === undefined) return "\n";
    if (name === "$") return "$";
    if (name === "&") return found[0];
    if (name.startsWith("<")) return found.groups ? (found.groups[name.slice(1, -1)] ?? "") : written;
    if (Number(name) > 0 && Number(name) < found.length) return found[Number(name)] ?? "";
    const first = Number(name.charAt(0));
    const isShort = name.length === 2 && first > 0 && first < found.length;
    return isShort ? (found[first] ?? "") + name.slice(1) : written;
  });
}

function inCaseOf(found: string, instead: string): string {
  const letters = found.replaceAll(/[^\p{L}]/gu, "");
  const isUpper = letters !== "" && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  if (isUpper && [...letters].length > 1) return instead.toUpperCase();
  const [first = "", ...rest] = instead;
  const head = letters.charAt(0);
  if (isUpper || (head !== head.toLowerCase() && letters.slice(1) === letters.slice(1).toLowerCase()))
    return first.toUpperCase() + rest.join("");
  return letters !== "" && letters === letters.toLowerCase() ? first.toLowerCase() + rest.join("") : instead;
}
