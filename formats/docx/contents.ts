import { escapeText } from "../markup/escape.ts";
import { contentsTitle } from "../pdf/words.ts";

export interface ContentsEntry {
  /** Of the bookmark around the heading. */
  readonly bookmark: string;
  readonly title: string;
  /** Of the heading, from 1. */
  readonly level: number;
}

/**
 * A table of contents as Word keeps it: a field that it makes anew when it is asked to, with what it would say. Nobody but Word
 * knows the pages, so that their places are empty until it fills them: when it prints, when it makes a PDF, or when it is asked. Marked
 * to be filled at once (`w:dirty`, `w:updateFields`), they would make Word ask everyone who opens the file whether it may.
 *
 * @param isTitled false where the writer's own heading stands over it
 */
export function renderContents(entries: readonly ContentsEntry[], language: string, isTitled: boolean): string {
  if (entries.length === 0) return "";
  const deepest = Math.max(...entries.map(({ level }) => level));
  const title = isTitled
    ? `<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>${run(contentsTitle(language))}</w:p>`
    : "";
  const lines = entries.map(({ bookmark, title, level }, place) => {
    const start =
      place === 0
        ? `${mark("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-${deepest}" \\h \\z \\u </w:instrText></w:r>${mark("separate")}`
        : "";
    const end = place + 1 === entries.length ? mark("end") : "";
    return `<w:p><w:pPr><w:pStyle w:val="TOC${Math.min(3, level)}"/></w:pPr>${start}<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(title)}<w:r><w:tab/></w:r>${page(bookmark)}</w:hyperlink>${end}</w:p>`;
  });
  return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${title}${lines.join("")}</w:sdtContent></w:sdt>`;
}

function page(bookmark: string): string {
  return `${mark("begin")}<w:r><w:instrText xml:space="preserve"> PAGEREF ${bookmark} \\h </w:instrText></w:r>${mark("separate")}${mark("end")}`;
}

function mark(type: "begin" | "separate" | "end"): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeText(text)}</w:t></w:r>`;
}
