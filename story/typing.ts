import { dashOf, quotesOf } from "./quotes.ts";

export interface TypingRules {
  /** BCP 47, of the story. */
  readonly language: string;
  readonly quotes: boolean;
  /** `--` and `...`. */
  readonly dashes: boolean;
}

/** What becomes of the last so many characters before the cursor. */
export interface Typeset {
  readonly remove: number;
  readonly insert: string;
}

const apostrophe = "’";
const elidedWords = "tis|twas|twere|twill|til|em|cause|bout|round|n|\\d\\ds?";
/** Words that begin with an apostrophe, which was taken for a quotation mark when it was typed. */
const elided = new RegExp(`(?:^|[\\s([{“—–-])(‘(?:${elidedWords}))$`, "i");
const elidedAhead = new RegExp(`^(?:(?:n|n')(?![\\p{L}\\p{N}'])|(?:${elidedWords})(?![\\p{L}\\p{N}']))`, "iu");

/** Whether what follows an apostrophe is a word that has lost its beginning: "tis", "em", "90s", "n'". */
export function beginsElided(rest: string): boolean {
  return elidedAhead.test(rest);
}

/**
 * What a book's typesetter would make of the key that was typed last; null leaves it as it is. Nothing but what was typed
 * a moment ago is ever changed.
 *
 * @param line the paragraph's text up to the cursor, with what was typed last
 */
export function typeset(line: string, rules: TypingRules): Typeset | null {
  const typed = line.at(-1) ?? "";
  const before = line.slice(0, -1);
  // In code that is still open.
  if ((before.split("`").length - 1) % 2 === 1) return null;
  if (rules.quotes && typed === '"') return { remove: 1, insert: doubleMark(before, rules.language) };
  const [, word = ""] = rules.quotes && !/[\p{L}\p{N}]/u.test(typed) ? (elided.exec(before) ?? []) : [];
  if (word !== "" && (typed !== "'" || word === "‘n")) {
    const end = typed === "'" ? apostrophe : typed;
    return { remove: word.length + 1, insert: `${apostrophe}${word.slice(1)}${end}` };
  }
  if (rules.quotes && typed === "'") return { remove: 1, insert: singleMark(before, rules.language) };
  if (!rules.dashes) return null;
  // A line of nothing but dashes parts two scenes.
  if (typed === "-" && /[^-]-$/.test(before) && before.trim() !== "-")
    return { remove: 2, insert: dashOf(rules.language) };
  if (typed === "." && /(?:^|[^.])\.\.$/.test(before)) return { remove: 3, insert: "…" };
  return null;
}

function doubleMark(before: string, language: string): string {
  const { open, close, inside } = quotesOf(language);
  // Behind a dash words may break off in the middle of what somebody says.
  const breaksOff = /[—–-]$/.test(before) && before.lastIndexOf(open) > before.lastIndexOf(close);
  return isOpening(before) && !breaksOff ? `${open}${inside}` : `${inside}${close}`;
}

function singleMark(before: string, language: string): string {
  const { innerOpen, innerClose } = quotesOf(language);
  if (isOpening(before)) return innerOpen;
  // Wherever no inner quotation is open, it is an apostrophe.
  return before.lastIndexOf(innerOpen) > before.lastIndexOf(innerClose) ? innerClose : apostrophe;
}

/** Does a quotation begin here: at the start, after a space, a bracket, a dash or another opening mark? */
function isOpening(before: string): boolean {
  return before === "" || /[\s([{¿¡—–‒/«‹„‚“‘「『*_~-]$/u.test(before);
}
