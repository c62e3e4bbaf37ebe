import { cleanText } from "../markup/escape.ts";

/**
 * A writer's text as a string in Typst's markup, `#"…"`: nothing in it means anything to Typst, whatever it is. White space
 * becomes single spaces.
 */
export function typstText(text: string): string {
  return text === "" ? "" : `#${typstString(text.replace(/[\s\u2028\u2029]+/g, keepFixed))}`;
}

/** As a string in Typst's code. */
export function typstString(text: string): string {
  return `"${cleanText(text).replace(/["\\]/g, "\\$&")}"`;
}

/** Spaces that a typist meant to be no ordinary ones stay as they are. */
function keepFixed(spaces: string): string {
  return /^[\u00a0\u2000-\u200a\u202f\u205f\u3000]+$/.test(spaces) ? spaces : " ";
}

export function points(length: number): string {
  return `${Number(length.toFixed(3))}pt`;
}
