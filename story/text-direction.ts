/** Letters of the scripts that are written from right to left, Hebrew to Adlam. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const letter = /\p{L}/u;
const everyLetter = /\p{L}/gu;

export type TextDirection = "ltr" | "rtl";

/** @param tag BCP 47 */
export function writesRightToLeft(tag: string): boolean {
  return /^(?:ar|he|fa|ur|yi|ps|sd|ug|dv|ckb|syr)(?:-|$)/.test(tag) || /-(?:Arab|Hebr|Syrc|Thaa|Nkoo)(?:-|$)/.test(tag);
}

/** The direction of a story's page. @param language BCP 47 */
export function directionOf(language: string): TextDirection {
  return writesRightToLeft(language.replaceAll("_", "-")) ? "rtl" : "ltr";
}

/** Whether any of it is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** As its first letter is written (Unicode's rule P2); null where it has none, and goes along with what is around it. */
export function paragraphDirection(text: string): TextDirection | null {
  const first = letter.exec(text);
  if (!first) return null;
  return rightToLeft.test(first[0]) ? "rtl" : "ltr";
}

/**
 * How a block of a finished book runs: as most of its letters are written. A list of words for “whale” that begins in Hebrew is English all
 * the same. null where it has no letter.
 */
export function mainDirection(text: string): TextDirection | null {
  // Most books have no other: what isn't there needs no counting.
  if (!rightToLeft.test(text)) return letter.test(text) ? "ltr" : null;
  const letters = text.match(everyLetter) ?? [];
  if (letters.length === 0) return null;
  const fromRight = letters.filter((one) => rightToLeft.test(one)).length;
  if (fromRight * 2 === letters.length) return paragraphDirection(text);
  return fromRight * 2 > letters.length ? "rtl" : "ltr";
}
