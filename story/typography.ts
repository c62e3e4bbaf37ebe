import { dashOf, quotesOf } from "./quotes.ts";
import { beginsElided } from "./typing.ts";

/**
 * Sets a paragraph as a typesetter would: straight quotes, hyphens that stand for a dash, and three dots become the marks of the
 * language. Nothing else is touched, and what is set already stays to the letter. Letters and digits are never changed, no
 * space is lost or doubled, and setting it again changes nothing.
 *
 * @param pieces a paragraph's text, cut where its look changes; `null` stands for what is no text: code, an image, a note's number
 * @param language BCP 47
 * @returns as many pieces
 */
export function setParagraph(pieces: readonly (string | null)[], language: string): (string | null)[] {
  const whole = pieces.map((piece) => piece ?? opaque).join("");
  const french = /^fr\b/i.test(language);
  if (!(french ? worthSettingInFrench : worthSetting).test(whole)) return [...pieces];
  const set = new Setter(whole, language, french).set();
  let at = 0;
  return pieces.map((piece) => {
    const from = at;
    at += piece?.length ?? 1;
    return piece === null ? null : set.slice(from, at).join("");
  });
}

/** Of a title or a single line. */
export function setLine(text: string, language: string): string {
  return setParagraph([text], language)[0] ?? text;
}

/** Object replacement character: something stands there, like a word. */
const opaque = "\ufffc";
const worthSetting = /["']|--|\s-|^-\s|\.\.\./;
const worthSettingInFrench = /["']|--|\s-|^-\s|\.\.\.| [;:!?»]|« /;
const narrowSpace = "\u202f";
const apostrophe = "’";

const word = /[\p{L}\p{M}\p{N}\ufffc]/u;
const openers = new Set("“‘„‚«‹「『");
const closers = new Set("”’»›」』");
const beforeOpening = /[\s([{¿¡—–‒/*_~-]/;
const afterClosing = /[\s)\]},.;:!?…—–‒/*_~-]/;
const endOfSpeech = /[.,!?…—–;:-]/;
/** Any but the narrow one, which belongs to a mark. */
const blank = /(?!\u202f)\s/;
const quoteMark = /["']/;

/** Reads a paragraph once, from its start. Every UTF-16 unit becomes what is set for it. */
class Setter {
  readonly #text: string;
  readonly #language: string;
  readonly #isFrench: boolean;
  readonly #quotes: ReturnType<typeof quotesOf>;
  readonly #set: string[];
  /** What a mark was taken for, by place. */
  readonly #opens = new Set<number>();
  readonly #closes = new Set<number>();
  /** Where single quotations end that have begun. */
  readonly #singleEnds = new Set<number>();
  #isOpen = false;

  constructor(text: string, language: string, isFrench: boolean) {
    this.#text = text;
    this.#language = language;
    this.#isFrench = isFrench;
    this.#quotes = quotesOf(language);
    this.#set = text.split("");
  }

  set(): readonly string[] {
    const text = this.#text;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charAt(at);
      if (unit === '"') this.#setDouble(at);
      else if (unit === "'") this.#setSingle(at);
      else if (unit === "-") at = this.#setDash(at);
      else if (unit === ".") at = this.#setDots(at);
      else this.#follow(at, unit);
    }
    return this.#set;
  }

  /** A mark that the writer has set. */
  #follow(at: number, unit: string): void {
    const { open, close } = this.#quotes;
    if (open !== close && unit === open) this.#isOpen = true;
    else if (open !== close && unit === close) this.#isOpen = false;
    else if (unit === open) this.#isOpen = !this.#isOpen;
    if (!this.#isFrench || unit !== " ") return;
    const next = this.#text.charAt(at + 1);
    if (this.#text.charAt(at - 1) === "«" || (next !== "" && ";!?»".includes(next))) this.#set[at] = narrowSpace;
    else if (next === ":") this.#set[at] = "\u00a0";
  }

  #setDouble(at: number): void {
    const before = this.#text.charAt(at - 1);
    const mayOpen = this.#mayOpen(at);
    const mayClose = this.#mayClose(at);
    const isInch =
      /\d/.test(before) && (!this.#isOpen || /\d'\d{1,2}$/.test(this.#text.slice(Math.max(0, at - 4), at)));
    if (isInch && !mayOpen) {
      this.#set[at] = "″";
      return;
    }
    const opens = this.#begins(at) || (mayOpen === mayClose ? !this.#isOpen : mayOpen);
    this.#isOpen = opens;
    this.#mark(at, opens, opens ? this.#quotes.open : this.#quotes.close, this.#quotes.inside);
  }

  #setSingle(at: number): void {
    const text = this.#text;
    const { open, innerOpen, innerClose, inside } = this.#quotes;
    const innerInside = innerOpen === open ? inside : "";
    const hasWordBefore = word.test(text.charAt(at - 1));
    if (this.#singleEnds.has(at)) {
      this.#mark(at, false, innerClose, innerInside);
      return;
    }
    if (!hasWordBefore && this.#begins(at) && !beginsElided(text.slice(at + 1, at + 12))) {
      const end = this.#endOfSingle(at);
      if (end !== null) this.#singleEnds.add(end);
      // What somebody says may go on in the next paragraph, which begins with a mark of its own.
      const goesOn = text.slice(0, at).trim() === "" && !/^\p{Ll}/u.test(text.slice(at + 1, at + 3));
      if (end !== null || goesOn) {
        this.#mark(at, true, innerOpen, innerInside);
        return;
      }
    }
    const isFoot = /\d/.test(text.charAt(at - 1)) && /^(?:\d{1,2}"|[^\p{L}\p{N}]|$)/u.test(text.slice(at + 1, at + 4));
    this.#set[at] = isFoot ? "′" : apostrophe;
  }

  #mark(at: number, opens: boolean, mark: string, inside: string): void {
    (opens ? this.#opens : this.#closes).add(at);
    const beside = opens ? at + 1 : at - 1;
    const neighbour = this.#text.charAt(beside);
    if (inside === "" || !/\s/.test(neighbour)) {
      this.#set[at] = opens ? mark + inside : inside + mark;
      return;
    }
    // The writer has left a space there: it only must not break.
    this.#set[at] = mark;
    if (neighbour === " ") this.#set[beside] = inside;
  }

  /** Does a quotation begin here, and no other end: "…and then", but not the second mark of "Wait--"? */
  #begins(at: number): boolean {
    const before = this.#text.charAt(at - 1);
    if (!this.#mayOpen(at) || /[-—–‒/*_~]/.test(before)) return this.#mayOpen(at) && !this.#mayClose(at);
    let next = at + 1;
    while (quoteMark.test(this.#text.charAt(next))) next++;
    return /^(?:[\p{L}\p{M}\p{N}\ufffc([¿¡…—–-]|\.\.)/u.test(this.#text.slice(next, next + 2));
  }

  /** May a quotation begin here? */
  #mayOpen(at: number): boolean {
    const before = this.#text.charAt(at - 1);
    if (before === "") return true;
    if (quoteMark.test(before)) return this.#opens.has(at - 1);
    return beforeOpening.test(before) || this.#isOpener(before);
  }

  /** May one end here? Marks that follow end with it. */
  #mayClose(at: number): boolean {
    let next = at + 1;
    while (quoteMark.test(this.#text.charAt(next))) next++;
    const after = this.#text.charAt(next);
    return after === "" || afterClosing.test(after) || this.#isCloser(after);
  }

  #isOpener(mark: string): boolean {
    const { open, close, innerOpen, innerClose } = this.#quotes;
    if (mark === close || mark === innerClose) return open === close && mark === open;
    return mark === open || mark === innerOpen || openers.has(mark);
  }

  #isCloser(mark: string): boolean {
    const { open, close, innerOpen, innerClose } = this.#quotes;
    if (mark === close || mark === innerClose) return true;
    return mark !== open && mark !== innerOpen && closers.has(mark);
  }

  /**
   * Where the single quotation ends that begins here; null where the mark is an apostrophe. One that ends a word is an apostrophe
   * as often ("the dogs' dinner"), so that one beside a stop or another mark is believed first.
   */
  #endOfSingle(opening: number): number | null {
    const text = this.#text;
    let weak: number | null = null;
    for (let at = opening + 1; at < text.length; at++) {
      const unit = text.charAt(at);
      const before = text.charAt(at - 1);
      const after = text.charAt(at + 1);
      // It lies within the double one.
      if (this.#isOpen && (unit === '"' || unit === this.#quotes.close) && !/\s/.test(before) && !word.test(after))
        break;
      if (unit !== "'") continue;
      if (/[\s([{—–-]/.test(before)) {
        if (weak !== null && word.test(after)) return weak;
        continue;
      }
      if (word.test(after) || at === opening + 1) continue;
      if (endOfSpeech.test(before) || after === "" || /[.,;:!?)\]—–"”»“]/.test(after)) return at;
      weak ??= at;
    }
    return weak;
  }

  /** Returns the last place that was read. */
  #setDash(at: number): number {
    const text = this.#text;
    let end = at;
    while (text.charAt(end) === "-") end++;
    const count = end - at;
    const before = text.charAt(at - 1);
    const after = text.charAt(end);
    const betweenDigits = /\d\s*$/.test(text.slice(Math.max(0, at - 2), at)) && /^\s*\d/.test(text.slice(end, end + 2));
    const parts =
      count === 1
        ? (before === "" || blank.test(before)) &&
          (after === "" ? before !== "" : blank.test(after) || quoteMark.test(after))
        : count < 4 && (before !== "" || after !== "");
    if (!parts) return end - 1;
    this.#set[at] = betweenDigits ? "–" : dashOf(this.#language);
    for (let rest = at + 1; rest < end; rest++) this.#set[rest] = "";
    return end - 1;
  }

  #setDots(at: number): number {
    let end = at;
    while (this.#text.charAt(end) === ".") end++;
    if (end - at !== 3 && end - at !== 4) return end - 1;
    this.#set[at] = "…";
    this.#set[at + 1] = "";
    this.#set[at + 2] = "";
    return end - 1;
  }
}
