import type { Book } from "../../story/book.ts";
import { escapeText } from "../markup/escape.ts";
import type { Layout } from "./layout.ts";
import { type Part, wordNamespace, wordPart } from "./package.ts";

export interface Furniture {
  /** The section's properties: the last of the body. */
  readonly section: string;
  readonly parts: readonly Part[];
}

interface Band {
  readonly kind: "header" | "footer";
  readonly on: "default" | "even" | "first";
  /** A paragraph's runs. */
  readonly content: string;
}

const tab = "<w:r><w:tab/></w:r>";
const pageNumber = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>';
/** By its number Word finds the style in every language. */
const chapterName = '<w:fldSimple w:instr=" STYLEREF 1 "><w:r><w:t></w:t></w:r></w:fldSimple>';

/**
 * Running heads, page numbers and the page itself.
 * @param head of a manuscript: what stands before the page's number
 * @param hasTitlePage the first page has neither head nor number
 */
export function furnish(book: Book, layout: Layout, head: string, hasTitlePage: boolean): Furniture {
  const bands = layout.isManuscript
    ? [
        {
          kind: "header" as const,
          on: "default" as const,
          content: `${said(head === "" ? "" : `${head} / `)}${pageNumber}`,
        },
      ]
    : bookBands(book, layout);
  const parts = bands.map(({ kind, on, content }, place) => {
    const style = kind === "header" ? "Header" : "Footer";
    const tag = kind === "header" ? "w:hdr" : "w:ftr";
    const direction = layout.isRightToLeft ? "<w:bidi/>" : "";
    const root = `<${tag} ${wordNamespace}><w:p><w:pPr><w:pStyle w:val="${style}"/>${direction}</w:pPr>${content}</w:p></${tag}>`;
    return { on, kind, part: wordPart(`rIdBand${place + 1}`, kind, root, `${kind}${place + 1}`) };
  });
  const references = parts.map(
    ({ kind, on, part }) => `<w:${kind}Reference w:type="${on}" r:id="${part.relation?.id}"/>`,
  );
  const { page } = layout;
  // A novel's title page isn't counted: its first chapter begins on page 1.
  const start = layout.isManuscript && layout.isNovel && hasTitlePage ? '<w:pgNumType w:start="0"/>' : "";
  const section = [
    "<w:sectPr>",
    ...references,
    `<w:pgSz w:w="${page.width}" w:h="${page.height}"/>`,
    `<w:pgMar w:top="${page.top}" w:right="${page.outside}" w:bottom="${page.bottom}" w:left="${page.inside}" w:header="720" w:footer="720" w:gutter="0"/>`,
    start,
    '<w:cols w:space="720"/>',
    hasTitlePage ? "<w:titlePg/>" : "",
    layout.isRightToLeft ? "<w:bidi/>" : "",
    "</w:sectPr>",
  ].join("");
  return { section, parts: parts.map(({ part }) => part) };
}

function bookBands({ title, author, preset }: Book, { page }: Layout): Band[] {
  const { runningHeads, folios } = preset.page;
  const [left, right] =
    runningHeads === "title and chapter" ? [said(title), chapterName] : [said(author.trim() || title), said(title)];
  const heads: Band[] =
    runningHeads === "none"
      ? []
      : page.isMirrored
        ? [
            { kind: "header", on: "default", content: `${tab}${right}` },
            { kind: "header", on: "even", content: `${tab}${left}` },
          ]
        : [{ kind: "header", on: "default", content: `${left}${tab}${tab}${right}` }];
  if (folios === "none") return heads;
  if (folios === "centre" || !page.isMirrored) {
    const content = `${folios === "centre" ? tab : tab + tab}${pageNumber}`;
    heads.push({ kind: "footer", on: "default", content });
    if (page.isMirrored) heads.push({ kind: "footer", on: "even", content });
  } else {
    heads.push({ kind: "footer", on: "default", content: `${tab}${tab}${pageNumber}` });
    heads.push({ kind: "footer", on: "even", content: pageNumber });
  }
  return heads;
}

function said(text: string): string {
  return text === "" ? "" : `<w:r><w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;
}
