/** A paired underscore or asterisk that hugs what it marks, as plain texts write italics. */
const emphasis = /(?<![\p{L}\p{N}_*\\])(?:_(?=[^\s_])([^_]*?[^\s_])_|\*(?=[^\s*])([^*]*?[^\s*])\*)(?![\p{L}\p{N}_*])/gu;
const special = /[\\*_`~<&[]/;

/**
 * A paragraph of plain text → Markdown that reads the same (CommonMark 0.31, section 2.4): paired `_emphasis_` becomes
 * `*emphasis*`, every other character that Markdown would take for its own is escaped. Lines stay lines.
 */
export function plainToMarkdown(text: string): string {
  const escaped = special.test(text) ? escapeInline(text) : text;
  return escaped.includes("\n") ? escaped.split("\n").map(escapeLineStart).join("\n") : escapeLineStart(escaped);
}

function escapeInline(text: string): string {
  let markdown = "";
  let end = 0;
  for (const match of text.matchAll(emphasis)) {
    const inner = match[1] ?? match[2] ?? "";
    markdown += `${escapeCharacters(text.slice(end, match.index))}*${escapeCharacters(inner)}*`;
    end = match.index + match[0].length;
  }
  return markdown + escapeCharacters(text.slice(end));
}

/** Inside a line: what Markdown would take for its own gets a backslash. Brackets stay where they make no link. */
export function escapeCharacters(text: string): string {
  return escapeMarks(text).replace(/\[(?=[^\]\n]*\][(:[])/g, "\\[");
}

/** The same, brackets left alone. */
export function escapeMarks(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(/[\\*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/~(?=~)|(?<=~)~/g, "\\~")
    .replace(/<(?=[A-Za-z/!?])/g, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&");
}

/** A line that would begin a heading, a quote, a list, a rule, a fence or an underline (CommonMark 0.31, chapter 4). */
export function escapeLineStart(line: string): string {
  if (/^(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|=+\s*$|~~~|:?-+:?\s*\||\|)/.test(line)) return `\\${line}`;
  if (/^-(?:\s*-){2,}\s*$/.test(line) || /^-+\s*$/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
