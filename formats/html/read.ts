import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ManuscriptReader, ManuscriptSource, ReadFlow, SourceFile } from "../import/flow.ts";
import { planImport } from "../import/plan.ts";
import { planFlow } from "../import/plan-flow.ts";
import { flowOf } from "../import/styled/flow.ts";
import { Cascade, parseStyleSheet } from "./css.ts";
import { decodeHtml } from "./decode.ts";
import { attribute, type Document, elementsIn, parseHtml, textIn } from "./dom.ts";
import type { PageParagraph } from "./draft-paragraph.ts";
import { type Page, pathFrom } from "./page.ts";
import { raiseHeadings } from "./raise-headings.ts";
import { documentOf, readPages } from "./read-pages.ts";
import { followSections, isFull, sortPages, textOf } from "./sort-pages.ts";

const ending = /\.(?:html?|xhtml|xht)$/i;

export const html: ManuscriptReader = {
  name: "a web page",
  fits: (source) => pagesOf(source).length > 0,
  plan(source, split) {
    const texts = pagesOf(source);
    const [only] = texts;
    if (only && texts.length === 1) {
      const plainText = wholeText(only);
      if (plainText !== null) return planImport(plainText, { fileName: source.name, split, format: "text" });
    }
    const read = readHtml(texts, source.files);
    if (!read.ok) return read;
    const said = source.isThroughPandoc ? ["This file was read through Pandoc."] : [];
    const flow = { ...read.value, removed: [...said, ...read.value.removed] };
    return raiseHeadings(planFlow(flow, source.name, split));
  },
};

/**
 * Reads a web page with the files that came along, or several pages as one text in their order.
 *
 * Problems: "file-empty", "file-binary", "html-too-deep", "import-words-differ".
 */
export function readHtml(texts: readonly SourceFile[], files: readonly SourceFile[]): Result<ReadFlow> {
  const byPath = new Map(files.map((file) => [file.path, file.bytes]));
  const pages: Page[] = [];
  for (const { path, bytes } of texts) {
    if (bytes.length === 0) return fail("file-empty", "This file has no text in it.", "Choose another file.");
    const text = decodeHtml(bytes);
    if (!text.ok) return text;
    const document = parseHtml(text.value);
    if (!document.ok) return document;
    pages.push({
      path,
      document: document.value,
      cascade: cascadeOf(document.value, path, (name) => byPath.get(name) ?? null),
    });
  }
  const read = readPages(pages, (address, page) => imageOf(address, page, (name) => byPath.get(name) ?? null), false);
  if (!read.ok) return read;
  const sorted = sortPages(read.value.paragraphs, true);
  const { frame } = sorted;
  const paragraphs = followSections(sorted.paragraphs);
  const said = aboutOf(pages[0]?.document ?? null, paragraphs);
  const flow = flowOf(
    documentOf(read.value, paragraphs, {
      title: frame?.title || said.title,
      author: frame?.author || said.author,
      language: frame?.language || said.language,
    }),
  );
  if (!/\S/.test(flow.markdown) && flow.setAside.length === 0)
    return fail("file-empty", "This file has no text in it.", "Choose another file.");
  return succeed(flow);
}

/** The style sheets of a page: its own, and those that came along. */
export function cascadeOf(document: Document, path: string, read: (name: string) => Uint8Array | null): Cascade {
  const sheets: string[] = [];
  for (const element of elementsIn(document)) {
    if (element.tagName === "style") {
      for (const node of element.childNodes) if ("value" in node) sheets.push(node.value);
    } else if (element.tagName === "link" && /\bstylesheet\b/i.test(attribute(element, "rel"))) {
      const bytes = read(pathFrom(path, attribute(element, "href")));
      if (bytes) sheets.push(new TextDecoder().decode(bytes));
    }
  }
  return new Cascade(sheets.flatMap(parseStyleSheet));
}

/** An image that is in the address itself (RFC 2397), or that came along. */
export function imageOf(address: string, page: string, read: (name: string) => Uint8Array | null): Uint8Array | null {
  const data = /^data:[^,]*?(;base64)?,(.*)$/is.exec(address);
  if (data) {
    const [, coded, content = ""] = data;
    return new Uint8Array(coded ? Buffer.from(decodeSafely(content), "base64") : Buffer.from(decodeSafely(content)));
  }
  return /^[a-z][a-z0-9+.-]+:/i.test(address) ? null : read(pathFrom(page, address));
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The pages of a source that is nothing but pages and what they show; in the order of their names, the first one first. */
function pagesOf({ name, files, isFolder }: ManuscriptSource): SourceFile[] {
  const [file] = files;
  if (!file) return [];
  if (isFolder) return pagesIn(files);
  return ending.test(name) || looksLikeHtml(file.bytes) ? [file] : [];
}

function pagesIn(files: readonly SourceFile[]): SourceFile[] {
  if (files.some(({ path }) => /\.(?:md|markdown|mdown|txt|docx|odt|rtf|scrivx|nwx|opf)$/i.test(path))) return [];
  const pages = files.filter(({ path }) => ending.test(path) && !/_files\/|_elemei\//i.test(path));
  const isFirst = ({ path }: SourceFile) => /(?:^|\/)(?:index|title|cover)\.[a-z]+$/i.test(path);
  return pages.sort(
    (left, right) =>
      Number(isFirst(right)) - Number(isFirst(left)) || left.path.localeCompare(right.path, "en", { numeric: true }),
  );
}

/** Whether a file without the ending is a page all the same. */
export function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])/i.test(
    head.replaceAll("\0", ""),
  );
}

/** A browser shows a text as a page with nothing but it, and saves it so. */
function wholeText({ bytes }: SourceFile): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  if (!/<body[^>]*>\s*<pre\b/i.test(head)) return null;
  const text = decodeHtml(bytes);
  const document = text.ok ? parseHtml(text.value) : text;
  if (!document.ok) return null;
  const pre = [...elementsIn(document.value)].find(({ tagName }) => tagName === "pre");
  const letters = (all: string) => all.replace(/\s+/g, "").length;
  if (!pre || letters(textIn(pre)) < letters(textIn(document.value)) || pre.childNodes.length > 1) return null;
  return textIn(pre);
}

const programs = /^(?:-|untitled.*|new (?:page|document)\d*|document\d*|microsoft word.*|chapter.*|index)$/i;

/** What the page's head says; its one first heading of the highest level says more. */
function aboutOf(document: Document | null, paragraphs: readonly PageParagraph[]) {
  const metas = new Map<string, string>();
  let title = "";
  let language = "";
  for (const element of document ? elementsIn(document) : []) {
    if (element.tagName === "html") language = attribute(element, "lang") || attribute(element, "xml:lang");
    if (element.tagName === "title" && title === "")
      title = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    const name = (attribute(element, "name") || attribute(element, "property")).toLowerCase();
    if (element.tagName === "meta" && name !== "" && !metas.has(name)) metas.set(name, attribute(element, "content"));
  }
  const tidy = (text: string | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
  const author = tidy(metas.get("author") ?? metas.get("dc.creator") ?? metas.get("dcterms.creator"));
  const works = paragraphs.filter(({ aside }) => aside === "title page").map(textOf);
  const byline = works.map((line) => /^by\s+(.+)$/i.exec(line)?.[1]).find((name) => name !== undefined);
  const name = works.find((line) => line !== "" && !/^by\s/i.test(line));
  const headings = paragraphs.filter(
    (one) => one.aside === null && one.paragraph.role.kind === "heading" && isFull(one),
  );
  const highest = headings.filter(({ paragraph }) => paragraph.role.kind === "heading" && paragraph.role.level === 1);
  // A single heading is the title of what is below it, and the story's where nothing else has a name.
  const own = highest.length === 1 && headings.length > 2 && headings[0] === highest[0] ? textOf(highest[0]) : "";
  const said = tidy(metas.get("dc.title") ?? metas.get("dcterms.title")) || name || own || tidy(title);
  return { title: programs.test(said) ? "" : said, author: byline ?? author, language: tidy(language) };
}
