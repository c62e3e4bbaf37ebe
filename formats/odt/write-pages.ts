import type { Book } from "../../story/book.ts";
import { manuscriptFacts } from "../../story/manuscript-facts.ts";
import type { Layout } from "../docx/layout.ts";
import { escapeText } from "../markup/escape.ts";
import { points } from "./write-styles.ts";

/**
 * Which pages a document has (OpenDocument 1.3, part 3, section 16.9): "Front" with nothing around the text, "Opening" where a
 * part or a chapter begins, and "Standard" behind it.
 */
export type MasterPage = "Front" | "Opening" | "Standard";

/** Running heads and folios stand this far from the text, and are this high. */
const furnitureGap = 200;
const furnitureHeight = 300;

export function pageLayouts({ page, isRightToLeft }: Layout, { preset }: Book): string {
  const opensRight = preset.layout === "book" && preset.page.openers === "right";
  const writing = isRightToLeft ? "rl-tb" : "lr-tb";
  const space = furnitureGap + furnitureHeight;
  const layout = (name: string, usage: string, hasFurniture: boolean): string => {
    const [top, bottom] = [page.top, page.bottom].map((margin) =>
      hasFurniture ? Math.max(360, margin - space) : margin,
    ) as [number, number];
    const measures = `fo:page-width="${points(page.width)}" fo:page-height="${points(page.height)}" style:print-orientation="portrait" fo:margin-top="${points(top)}" fo:margin-bottom="${points(bottom)}" fo:margin-left="${points(page.inside)}" fo:margin-right="${points(page.outside)}" style:writing-mode="${writing}" style:num-format="1"`;
    const gap = (side: "top" | "bottom"): string =>
      `<style:header-footer-properties fo:min-height="${points(space)}" fo:margin-${side}="${points(furnitureGap)}"/>`;
    const around = hasFurniture
      ? `<style:header-style>${gap("bottom")}</style:header-style><style:footer-style>${gap("top")}</style:footer-style>`
      : "";
    return `<style:page-layout style:name="${name}" style:page-usage="${usage}"><style:page-layout-properties ${measures}><style:footnote-sep style:width="0.5pt" style:distance-before-sep="6pt" style:distance-after-sep="4pt" style:line-style="solid" style:adjustment="${isRightToLeft ? "right" : "left"}" style:rel-width="25%" style:color="#000000"/></style:page-layout-properties>${around}</style:page-layout>`;
  };
  const sides = page.isMirrored ? "mirrored" : "all";
  return [
    layout("PageFront", sides, false),
    layout("PageOpening", opensRight ? "right" : sides, true),
    layout("PageStandard", sides, true),
  ].join("");
}

export function masterPages(book: Book, layout: Layout): string {
  const { head, headLeft, foot, footLeft } = furniture(book, layout);
  const filled = (tag: string, inside: string | null): string =>
    inside === null ? "" : `<style:${tag}>${inside}</style:${tag}>`;
  // The left side follows the right one (section 16.9).
  const around = `${filled("header", head)}${head === null ? "" : filled("header-left", headLeft)}${filled("footer", foot)}${foot === null ? "" : filled("footer-left", footLeft)}`;
  const opening = `${layout.isManuscript ? filled("header", head) : ""}${filled("footer", foot)}${foot === null ? "" : filled("footer-left", footLeft)}`;
  return [
    '<style:master-page style:name="Front" style:page-layout-name="PageFront"/>',
    `<style:master-page style:name="Opening" style:page-layout-name="PageOpening" style:next-style-name="Standard">${opening}</style:master-page>`,
    `<style:master-page style:name="Standard" style:page-layout-name="PageStandard">${around}</style:master-page>`,
  ].join("");
}

interface Furniture {
  readonly head: string | null;
  readonly headLeft: string | null;
  readonly foot: string | null;
  readonly footLeft: string | null;
}

const number = '<text:page-number text:select-page="current">1</text:page-number>';

function furniture(book: Book, { isManuscript, page }: Layout): Furniture {
  if (isManuscript) {
    const head = line("Header", "end", `${escapeText(`${manuscriptFacts(book).runningHead} / `)}${number}`);
    return { head, headLeft: null, foot: null, footLeft: null };
  }
  const { runningHeads, folios } = book.preset.page;
  const title = escapeText(book.title);
  const chapter = '<text:chapter text:display="name" text:outline-level="10"/>';
  const [left, right] =
    runningHeads === "title and chapter" ? [title, chapter] : [escapeText(book.author.trim()) || title, title];
  const hasHead = runningHeads !== "none";
  const side = folios === "centre" ? "center" : "end";
  return {
    head: hasHead ? line("Header", "center", right) : null,
    headLeft: hasHead ? line("Header", "center", left) : null,
    foot: folios === "none" ? null : line("Footer", side, number),
    footLeft: folios === "outside" && page.isMirrored ? line("Footer", "start", number) : null,
  };
}

function line(style: "Header" | "Footer", align: "start" | "center" | "end", inside: string): string {
  return `<text:p text:style-name="${style}_${align}">${inside}</text:p>`;
}

/** What the heads and feet are set in: automatic styles of the styles part. */
export function furnitureStyles(): string {
  return ["Header", "Footer"]
    .flatMap((style) =>
      ["start", "center", "end"].map(
        (align) =>
          `<style:style style:name="${style}_${align}" style:family="paragraph" style:parent-style-name="${style}"><style:paragraph-properties fo:text-align="${align}"/></style:style>`,
      ),
    )
    .join("");
}
