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
  return tidy(
    partsOf(html)
      .map((part) => turndown.turndown(part as HTMLElement | string))
      .filter((part) => part !== "")
      .join("\n\n"),
  );
}

/** So much is turned at once, in UTF-16 units: Turndown takes four times as long for twice as much. */
const mostAtOnce = 100_000;
const blocks = /^(?:P|H[1-6]|UL|OL|BLOCKQUOTE|DIV|HR|PRE|TABLE|SECTION|ARTICLE)$/;

/** The paste as it is, or a long one in pieces that can be turned one by one: nothing of a paragraph goes over their borders. */
function partsOf(html: string): readonly (string | Node)[] {
  if (html.length <= mostAtOnce) return [html];
  let within: Element = new DOMParser().parseFromString(html, "text/html").body;
  // What is wrapped around all of it says nothing; Google Docs' bold is none.
  while (within.childElementCount === 1 && within.firstElementChild && isWrapper(within.firstElementChild))
    within = within.firstElementChild;
  const nodes = [...within.childNodes].filter((node) => node.nodeName !== "META" && node.textContent?.trim() !== "");
  if (!nodes.every((node) => blocks.test(node.nodeName))) return [html];
  const parts: Element[] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    if (size > mostAtOnce / 4) {
      parts.push(document.createElement("div"));
      size = 0;
    }
    size += node.textContent?.length ?? 0;
    parts.at(-1)?.append(node);
  }
  return parts;
}

function isWrapper(element: Element): boolean {
  return (
    /^(?:DIV|MAIN|ARTICLE|SECTION)$/.test(element.nodeName) ||
    /font-weight:\s*(normal|400)/i.test(styleOf(element as HTMLElement))
  );
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
