import type { ProseStyle } from "../../story/preset.ts";
import type { StyleId } from "../docx/flat.ts";
import { type Layout, twipsPerInch } from "../docx/layout.ts";

/** Paragraph styles of our documents: those of Word's, and what a title page and a table of contents have. */
export type RtfStyle =
  | StyleId
  | "Series"
  | "Byline"
  | "Imprint"
  | "ContentsHeading"
  | `Contents${1 | 2 | 3}`
  | "Header"
  | "Footer";

export interface Style {
  /** In the style sheet. */
  readonly number: number;
  readonly name: string;
  /** Its properties in RTF's control words: of the paragraph, and of its letters. */
  readonly paragraph: string;
  readonly text: string;
}

export interface StyleFacts {
  readonly layout: Layout;
  readonly prose: ProseStyle;
  /** Of parts and chapters; headings inside are deeper. */
  readonly deepestOpener: number;
  /** How parts and chapters begin: on a page by their style, on a page of a section of their own, or in the text. */
  readonly opening: "page" | "section" | "text";
}

/** Headings, and what they begin a page by, are Word's own (RTF 1.9, "Style Sheet"). */
export function rtfStyles(facts: StyleFacts): ReadonlyMap<RtfStyle, Style> {
  const given: [RtfStyle, string, string, string][] = [...textStyles(facts), ...headingStyles(facts)];
  return new Map(
    given.map(([id, name, paragraph, text], place) => [id, { number: place + 1, name, paragraph, text }] as const),
  );
}

const set = twipsPerInch / 2;

function textStyles({ layout, prose }: StyleFacts): [RtfStyle, string, string, string][] {
  const { isManuscript, size } = layout;
  const isSpaced = prose.paragraphs === "space" && !isManuscript;
  const line = `\\sl${layout.line}\\slmult1`;
  const letters = `\\f0\\fs${Math.round(size * 2)}`;
  const small = isManuscript ? letters : `\\f0\\fs${Math.max(16, Math.round(size * 1.7))}`;
  const indent = isManuscript || layout.kind === "plain" ? set : Math.round(size * 20 * 1.5);
  const body = `${line}${isSpaced ? "\\sa160" : ""}${prose.justify && !isManuscript ? "\\qj" : ""}`;
  const apart = isManuscript ? "" : "\\sb120\\sa120";
  const text = layout.page.width - layout.page.inside - layout.page.outside;
  return [
    ["BodyText", "Body Text", `${body}${isSpaced ? "" : `\\fi${indent}`}`, letters],
    ["BodyFirst", "Body Text First", `${body}${isManuscript && !isSpaced ? `\\fi${indent}` : ""}`, letters],
    ["SceneBreak", "Scene Break", `\\keepn${line}${isManuscript ? "" : "\\sb240\\sa240"}\\qc`, letters],
    ["Quote", "Quote", `${line}${apart}\\ri${set}`, letters],
    ["Verse", "Verse", `${line}${apart}`, letters],
    ["ListParagraph", "List Paragraph", line, letters],
    ["ListContinue", "List Continue", line, letters],
    ["Preformatted", "HTML Preformatted", `${line}${apart}`, `\\f1\\fs${Math.round(size * 2)}\\noproof`],
    ["Dedication", "Dedication", `${line}\\qc`, `${letters}${layout.isTyped ? "" : "\\i"}`],
    ["Epigraph", "Epigraph", `${line}\\sa240\\ri${set}`, letters],
    ["Copyright", "Copyright", `${line}\\sa120`, letters],
    ["FootnoteText", "footnote text", isManuscript ? line : "\\sa60", small],
    ["TheEnd", "The End", `${line}\\sb240\\qc`, letters],
    ["Contact", "Contact", `\\tqr\\tx${text}`, letters],
    ["Header", "header", isManuscript ? "\\qr" : "\\qc", small],
    ["Footer", "footer", "\\qc", small],
    ["Contents1", "toc 1", `\\tqr\\tx${text}\\sa80`, letters],
    ["Contents2", "toc 2", `\\tqr\\tx${text}\\sa80\\li360`, letters],
    ["Contents3", "toc 3", `\\tqr\\tx${text}\\sa80\\li720`, letters],
  ];
}

function headingStyles({ layout, deepestOpener, opening }: StyleFacts): [RtfStyle, string, string, string][] {
  const { isManuscript, size, page } = layout;
  const third = Math.max(480, Math.round(page.height / 3) - page.top);
  const letters = (factor: number): string => `\\f0\\fs${Math.round(size * (isManuscript ? 1 : factor)) * 2}`;
  const heading = (level: 1 | 2 | 3 | 4 | 5 | 6): [RtfStyle, string, string, string] => {
    const opens = opening !== "text" && level <= deepestOpener;
    const apart = opens
      ? `${opening === "page" ? "\\pagebb" : ""}\\sb${isManuscript ? third : 1200}\\sa480`
      : "\\sb240\\sa240";
    const bold = opens || isManuscript ? "" : "\\b";
    const factor = opens ? 1.5 : level === deepestOpener + 1 ? 1.1 : 1;
    return [
      `Heading${level}`,
      `heading ${level}`,
      `\\keepn${apart}\\qc\\outlinelevel${level - 1}`,
      `${letters(factor)}${bold}`,
    ];
  };
  return [
    ...([1, 2, 3, 4, 5, 6] as const).map(heading),
    ["Series", "Series", "\\sa240\\qc", letters(1)],
    ["Title", "Title", `\\sb${isManuscript ? 240 : third}\\sa240\\qc`, letters(2)],
    ["Subtitle", "Subtitle", "\\sa240\\qc", letters(1.3)],
    ["Author", "Author", "\\sb120\\sa120\\qc", letters(1.2)],
    ["Byline", "Byline", "\\sb240\\sa480\\qc", letters(1.2)],
    ["Imprint", "Imprint", `\\sb${Math.round(page.height * 0.2)}\\qc`, letters(1)],
    ["ContentsHeading", "TOC Heading", `\\pagebb\\sb${isManuscript ? 0 : 1200}\\sa480\\qc`, letters(1.5)],
  ];
}

export function renderStyleSheet(styles: ReadonlyMap<RtfStyle, Style>, base: string): string {
  const entries = [...styles.values()].map(
    ({ number, name, paragraph, text }) => `{\\s${number}${paragraph}${text}\\sbasedon0 ${name};}`,
  );
  return `{\\stylesheet{\\s0${base} Normal;}\n${entries.join("\n")}}`;
}
