/**
 * Text that XML 1.0 (section 2.2) and HTML (12.2.3.5, control characters and noncharacters) can carry: what can't stand
 * there goes, except that a vertical tab, a form feed and a next-line, which part words, become a space.
 */
export function cleanText(text: string): string {
  return suspicious.test(text) ? text.toWellFormed().replace(parting, " ").replace(forbidden, "") : text;
}

/** Nothing that could be seen is in it. */
export function isBlank(text: string): boolean {
  return cleanText(text).trim() === "";
}

/** For character data. */
export function escapeText(text: string): string {
  const clean = cleanText(text);
  return /[&<>]/.test(clean) ? clean.replace(/[&<>]/g, (mark) => entities[mark] ?? mark) : clean;
}

/** For a value between double quotes. */
export function escapeAttribute(text: string): string {
  return cleanText(text)
    .replace(/[&<>"]/g, (mark) => entities[mark] ?? mark)
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const parting = /[\v\f\u0085]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out.
const forbidden = /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]|[\u{1FFFE}\u{1FFFF}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const suspicious = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uD800-\uDFFF\uFDD0-\uFDEF\uFFFE\uFFFF]/;
