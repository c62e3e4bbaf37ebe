import TurndownService from "turndown";

/**
 * What other programs put on the clipboard, as the Markdown of a chapter: paragraphs stay paragraphs, and emphasis stays
 * emphasis, also where a word processor says it by a style.
 */
export function proseOfHtml(html: string): string {
  const turndown = new TurndownService({
    headingStyle: "atx",
    hr: "***",
    bulletListMarker: "-",
    codeBlockStyle: "fenced",
    emDelimiter: "*",
    strongDelimiter: "**",
    br: "\\",
  });
  turndown.remove(["style", "script", "title", "meta", "img"] as never);
  // Google Docs wraps all that it copies in a <b> that is not bold.
  turndown.addRule("not bold", {
    filter: (node) => /^(B|STRONG)$/.test(node.nodeName) && /font-weight:\s*(normal|400)/i.test(styleOf(node)),
    replacement: (content) => content,
  });
  turndown.addRule("styled", {
    filter: (node) => node.nodeName === "SPAN" && marksOf(styleOf(node)) !== "",
    replacement: (content, node) => marked(content, marksOf(styleOf(node as HTMLElement))),
  });
  return tidy(turndown.turndown(html));
}

/**
 * Plain text from elsewhere. Lines without a blank one between them are paragraphs, unless they are the lines of one that
 * was broken at a margin, or Markdown that means them so. An indentation is no code.
 */
export function proseOfText(text: string): string {
  const lines = text
    .replaceAll(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replace(/^(?:\t| {4})[\t ]*(?=\S)(?![-*+] |\d+[.)] )/, ""));
  const hasBlank = lines.slice(0, -1).some((line) => line.trim() === "");
  if (lines.length < 2 || hasBlank || lines.some(isMarkup) || isBrokenAtMargin(lines)) return lines.join("\n");
  return lines.join("\n\n").replace(/\n\n$/, "\n");
}

function styleOf(node: Node): string {
  return (node as Element).getAttribute?.("style") ?? "";
}

function marksOf(style: string): string {
  const strong = /font-weight:\s*(bold|[6-9]00)/i.test(style) ? "**" : "";
  return strong + (/font-style:\s*italic/i.test(style) ? "*" : "");
}

/** The marks stand at the words; the spaces around them outside. */
function marked(content: string, marks: string): string {
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(content) ?? [];
  if (words === "") return content;
  return `${before}${marks}${words}${[...marks].reverse().join("")}${after}`;
}

function tidy(markdown: string): string {
  return (
    markdown
      // A break at the very end is the clipboard's own.
      .replace(/(?:\s*\\\s*)+$/, "")
      // A word processor's empty paragraph.
      .replaceAll(/^[\u00a0 ]+$/gm, "")
      .replaceAll(/^(\s*)- {3}/gm, "$1- ")
      .replaceAll(/^(\s*\d+\.) {2}/gm, "$1 ")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim()
  );
}

function isMarkup(line: string): boolean {
  return /^\s*(?:[-*+] |>|#|\d+[.)] )/.test(line) || /(?:\\| {2})$/.test(line);
}

/** Most lines nearly fill a margin, and most end in the middle of a sentence. */
function isBrokenAtMargin(lines: readonly string[]): boolean {
  const inner = lines.slice(0, -1);
  const isFull = inner.filter(({ length }) => length >= 45 && length <= 100).length >= inner.length * 0.7;
  return isFull && inner.filter((line) => !/[.!?…]["'”’»)]*\s*$/.test(line)).length >= inner.length * 0.5;
}
