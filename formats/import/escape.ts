/** A paired underscore or asterisk that hugs what it marks, as plain texts write italics. */
const emphasis =
  /(?:(?<![\p{L}\p{N}_*\\])(?:_(?=[^\s_])([^_]*?[^\s_])_|\*(?=[^\s*])([^*]*?[^\s*])\*)|(?<=\p{N})\*(\p{L}{1,4})\*)(?![\p{L}\p{N}_*])/gu;
/** What an ordinal ends in, after its digits: "31_st_". */
const ordinal = /(?<=\p{N})_(\p{L}{1,4})_(?![\p{L}\p{N}_*])/gu;
const special = /[\\*_`~<&%[]/;

/**
 * A paragraph of plain text → Markdown that reads the same (CommonMark 0.31, section 2.4): paired `_emphasis_` becomes
 * `*emphasis*`, every other character that Markdown would take for its own is escaped. Lines stay lines.
 */
export function plainToMarkdown(text: string): string {
  const escaped = special.test(text) ? escapeInline(markOrdinals(text)) : text;
  return escaped.includes("\n") ? escaped.split("\n").map(escapeLineStart).join("\n") : escapeLineStart(escaped);
}

/**
 * "31_st_" → "31*st*". Inside a word Markdown takes only the asterisk for emphasis (CommonMark 0.31, section 6.2), and
 * there is no asterisk inside of what counts as one word, so that a source is counted after this and not before.
 */
export function markOrdinals(text: string): string {
  return text.includes("_") ? text.replace(ordinal, "*$1*") : text;
}

function escapeInline(text: string): string {
  let markdown = "";
  let end = 0;
  for (const match of text.matchAll(emphasis)) {
    const inner = match[1] ?? match[2] ?? match[3] ?? "";
    markdown += `${escapeCharacters(text.slice(end, match.index))}*${escapeCharacters(inner)}*`;
    end = match.index + match[0].length;
  }
  return markdown + escapeCharacters(text.slice(end));
}

/**
 * Inside a line: what Markdown would take for its own gets a backslash, and what would begin a note to oneself. Brackets
 * stay where they make no link and refer to no footnote.
 */
export function escapeCharacters(text: string): string {
  return escapeMarks(text).replace(/\[(?=[^\]\n]*\][(:[]|\[[^[\]\n]+\]\]|\^[^\s[\]^]+\])/g, "\\[");
}

/** The same, brackets left alone. */
export function escapeMarks(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replace(/[\\*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/~(?=~)|(?<=~)~/g, "\\~")
    .replace(/(?<!%)%%(?!%)/g, "\\%%")
    .replace(/<(?=[A-Za-z/!?])/g, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&");
}

/** A line that would begin a heading, a quote, a list, a rule, a fence or an underline (CommonMark 0.31, chapter 4). */
export function escapeLineStart(line: string): string {
  if (/^(?:#{1,6}(?:\s|$)|>|[-+](?:\s|$)|=+\s*$|~~~|:?-+:?\s*\||\|)/.test(line)) return `\\${line}`;
  if (/^-(?:\s*-){2,}\s*$/.test(line) || /^-+\s*$/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
