import { escapeText } from "../markup/escape.ts";

/**
 * Characters of a paragraph (OpenDocument 1.3, part 3, section 6.1.2): a reader takes white space as a single space, so that more of
 * it is said by elements.
 */
export function odtText(text: string): string {
  const escaped = escapeText(text);
  if (!/ {2}|[\t\n\r]/.test(escaped)) return escaped;
  return escaped
    .replace(/ {2,}/g, (spaces) => ` ${blanks(spaces.length - 1)}`)
    .replace(/\r\n?|\n/g, "<text:line-break/>")
    .replace(/\t/g, "<text:tab/>");
}

/** A line whose blanks all stay, those before its first letter, too. */
export function odtLine(line: string): string {
  const [leading = ""] = /^ */.exec(line) ?? [];
  return (leading === "" ? "" : blanks(leading.length)) + odtText(line.slice(leading.length));
}

function blanks(count: number): string {
  return count === 1 ? "<text:s/>" : `<text:s text:c="${count}"/>`;
}
