import { isSceneBreak } from "./scenes.ts";
import { findLinks } from "./story-links.ts";
import { findNotes, type Stretch } from "./writer-notes.ts";

/**
 * A text without what only makes it look otherwise, so that two forms of the same words are equal, and where each of its units
 * stands in the Markdown.
 */
export class PlainForm {
  readonly #units: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  get text(): string {
    return this.#units.join("");
  }

  get length(): number {
    return this.#units.length;
  }

  /** What stands at [from, to) of the Markdown is this character. Of blanks in a row one is kept, of line ends two. */
  add(unit: string, from: number, to: number): void {
    const last = this.#units.at(-1);
    if (unit === " " && (last === undefined || last === " " || last === "\n")) return;
    if (unit === "\n") {
      if (last === " ") this.#drop();
      const end = this.#units.at(-1);
      if (end === undefined || (end === "\n" && this.#units.at(-2) === "\n")) return;
    }
    this.#units.push(unit);
    this.#starts.push(from);
    this.#ends.push(to);
  }

  /** Blanks at the end are none of it. */
  end(): void {
    while (/^\s$/.test(this.#units.at(-1) ?? "")) this.#drop();
  }

  /** Where a unit begins in the Markdown; behind the last one, where that ends. */
  startOf(unit: number): number {
    return this.#starts[unit] ?? this.#ends.at(-1) ?? 0;
  }

  /** Where the unit before ends; before the first one, where that begins. */
  endBefore(unit: number): number {
    return this.#ends[unit - 1] ?? this.#starts[0] ?? 0;
  }

  /** The first unit that ends behind a place of the Markdown. */
  unitAt(place: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Stretches of the Markdown that units have, without what lies between them. */
  stretches(from: number, to: number): readonly Stretch[] {
    const found: { from: number; to: number }[] = [];
    for (let unit = from; unit < to; unit++) {
      const start = this.#starts[unit] ?? 0;
      const end = this.#ends[unit] ?? 0;
      const last = found.at(-1);
      if (last && last.to === start) last.to = end;
      else found.push({ from: start, to: end });
    }
    return found;
  }

  #drop(): void {
    this.#units.pop();
    this.#starts.pop();
    this.#ends.pop();
  }
}

const singles = new Set("'‘’‚‛′‹›");
const doubles = new Set('"“”„‟″«»');
const escapable = /[!-/:-@[-`{-~]/;
/** A line of its own kind: what stands before it is no paragraph that goes on. */
const beginsBlock = /^[ \t]*(?:[-+*>|][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|```|~~~|\[\^)/;

/**
 * The plain form of a chapter's Markdown: quotes, dashes and dots as a typewriter has them, `*` for every mark of emphasis, `***` for a
 * break between scenes, a paragraph on one line, no escapes; without notes to oneself, and links as their words.
 */
export function plainForm(markdown: string): PlainForm {
  const form = new PlainForm();
  const left = leftOut(markdown);
  let cut = 0;
  for (let at = 0; at < markdown.length; ) {
    while ((left[cut]?.to ?? Number.POSITIVE_INFINITY) <= at) cut++;
    const out = left[cut];
    if (out && out.from <= at) {
      at = out.to;
      continue;
    }
    at = addUnit(form, markdown, at);
  }
  form.end();
  return form;
}

/** Notes, and what of a link is not shown; ascending, apart. */
function leftOut(markdown: string): readonly Stretch[] {
  const notes = findNotes(markdown);
  const inNote = (at: number) => notes.some(({ from, to }) => from <= at && at < to);
  const links = findLinks(markdown)
    .filter(({ from }) => !inNote(from))
    .flatMap(({ from, to, shown, shownFrom }) => [
      { from, to: shownFrom },
      { from: shownFrom + shown.length, to },
    ]);
  return [...notes, ...links].sort((a, b) => a.from - b.from);
}

/** Returns where the next unit begins. */
function addUnit(form: PlainForm, text: string, at: number): number {
  const unit = text.charAt(at);
  if (at === 0 || text[at - 1] === "\n") {
    const end = lineEnd(text, at);
    if (isSceneBreak(text.slice(at, end), /(?:^|\n[ \t]*\n)$/.test(text.slice(Math.max(0, at - 80), at)))) {
      form.add("*", at, end);
      form.add("*", end, end);
      form.add("*", end, end);
      return end;
    }
  }
  if (unit === "\n") {
    const isSoft = text[at - 1] !== "\n" && goesOn(text, at);
    form.add(isSoft ? " " : "\n", at, at + 1);
    return at + 1;
  }
  if (unit === "\\") {
    const next = text.charAt(at + 1);
    // At a line's end it breaks the line.
    if (next === "\n") {
      form.add("\n", at, at + 2);
      return at + 2;
    }
    if (escapable.test(next)) {
      form.add(next, at, at + 2);
      return at + 2;
    }
  }
  const next = at + lengthOfSign(text, at);
  form.add(signOf(text, at, next), at, next);
  return next;
}

/** Is a line end inside of a paragraph, and no break that was meant? */
function goesOn(text: string, at: number): boolean {
  if (text.slice(at - 2, at) === "  ") return false;
  const line = text.slice(at + 1, lineEnd(text, at + 1));
  if (!/\S/.test(line) || beginsBlock.test(line) || isSceneBreak(line, false)) return false;
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const before = text.slice(start, at);
  return /\S/.test(before) && !/^[ \t]*#{1,6}[ \t]/.test(before) && !isSceneBreak(before, true);
}

/** An image of the book is the same one, however its file is called when it comes back. */
const imageAddress = /\]\(<?assets\/[^\s()<>]+>?\)/y;

function lengthOfSign(text: string, at: number): number {
  const unit = text.charAt(at);
  if (unit === "]") {
    imageAddress.lastIndex = at;
    return imageAddress.exec(text)?.[0].length ?? 1;
  }
  if (unit === "." && text.startsWith("...", at)) return 3;
  if (unit === "-") return /^-{2,3}(?!-)/.exec(text.slice(at, at + 4))?.[0].length ?? 1;
  if (unit === "«" && /[ \u202f\u00a0]/.test(text.charAt(at + 1))) return 2;
  if (/[ \u202f\u00a0]/.test(unit) && text[at + 1] === "»") return 2;
  return 1;
}

function signOf(text: string, from: number, to: number): string {
  const unit = text.charAt(from);
  if (doubles.has(unit) || text[to - 1] === "»") return '"';
  if (singles.has(unit)) return "'";
  if (unit === "." && to - from === 3) return "…";
  if (unit === "–" || unit === "—" || (unit === "-" && to - from > 1)) return "—";
  const before = text.charAt(from - 1);
  const after = text.charAt(to);
  if (unit === "-" && /[^\S\n]/.test(before) && /\s/.test(after) && !/^\s*$/.test(lineBefore(text, from))) return "—";
  if (/[\t \u202f\u00a0]/.test(unit)) return " ";
  if (unit === "_" && !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after))) return "*";
  return unit;
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
