import type { ExportFormat, Preset } from "./preset.ts";

const book: Preset = {
  id: "ebook",
  name: "Ebook",
  format: "epub",
  layout: "book",
  contents: { parts: true, matter: true, titlePage: true, tableOfContents: true, notes: false },
  headings: { number: "none", label: true, title: true, restart: false, ornament: null },
  sceneBreak: { kind: "ornament", ornament: "asterism" },
  prose: {
    paragraphs: "indent",
    justify: true,
    hyphenate: true,
    opening: "plain",
    smallCapitals: false,
    typographic: true,
    font: "EB Garamond",
    ebookFont: null,
    size: 11,
    leading: 1.35,
  },
  page: {
    trim: "5.5x8.5",
    margins: "auto",
    openers: "right",
    runningHeads: "author and title",
    folios: "outside",
    bleed: false,
    cropMarks: false,
    standard: "PDF",
  },
  files: "one",
  wrap: null,
};

const typed: Preset = {
  ...book,
  sceneBreak: { kind: "text", text: "* * *" },
  prose: { ...book.prose, paragraphs: "space", justify: false, hyphenate: false },
};

/** What goes on into another writing program has the writer's own marks. */
const asWritten = { ...typed.prose, typographic: false };

/** A text to go on with in a word processor, as its users set one. */
const office: Preset = {
  ...book,
  layout: "plain",
  sceneBreak: { kind: "text", text: "* * *" },
  prose: { ...book.prose, justify: false, hyphenate: false, font: "Tinos", size: 12, leading: 1.5 },
  page: { ...book.page, trim: "Letter", openers: "next", runningHeads: "none", folios: "centre" },
};

/** A book to be printed, as its designer would set it. */
const paperback: Preset = {
  ...book,
  id: "paperback",
  name: "Paperback",
  format: "pdf",
  sceneBreak: { kind: "space" },
  prose: { ...book.prose, opening: "drop capital", smallCapitals: true },
};

/** As William Shunn's guide has it (shunn.net/format): what an editor expects to be sent. */
const manuscript: Preset = {
  ...book,
  contents: { parts: true, matter: false, titlePage: true, tableOfContents: false, notes: false },
  sceneBreak: { kind: "text", text: "#" },
  prose: { ...book.prose, justify: false, hyphenate: false, font: "Tinos", size: 12, leading: 2 },
  page: { ...book.page, trim: "Letter", openers: "next", runningHeads: "none", folios: "none" },
};

/** What every story has from the start. */
export const builtInPresets: readonly Preset[] = [
  book,
  paperback,
  {
    ...paperback,
    id: "large print",
    name: "Large print",
    prose: {
      ...paperback.prose,
      font: "Literata",
      size: 16,
      leading: 1.5,
      opening: "plain",
      hyphenate: false,
      justify: false,
    },
    page: { ...paperback.page, trim: "6x9", openers: "next" },
  },
  {
    ...manuscript,
    id: "manuscript pdf (shunn modern)",
    name: "Manuscript PDF (Shunn modern)",
    format: "pdf",
    layout: "shunn modern",
  },
  {
    ...manuscript,
    id: "manuscript pdf (shunn classic)",
    name: "Manuscript PDF (Shunn classic)",
    format: "pdf",
    layout: "shunn classic",
    prose: { ...manuscript.prose, font: "Courier Prime" },
  },
  { ...manuscript, id: "shunn modern", name: "Shunn modern", format: "docx", layout: "shunn modern" },
  {
    ...manuscript,
    id: "shunn classic",
    name: "Shunn classic",
    format: "docx",
    layout: "shunn classic",
    prose: { ...manuscript.prose, font: "Courier Prime" },
  },
  {
    ...typed,
    id: "plain",
    name: "Plain",
    format: "docx",
    layout: "plain",
    contents: { ...typed.contents, tableOfContents: false },
    prose: { ...typed.prose, paragraphs: "indent", font: "Tinos", size: 12, leading: 1.5 },
    page: { ...typed.page, trim: "Letter", runningHeads: "none", folios: "centre" },
  },
  { ...office, id: "opendocument text", name: "OpenDocument text", format: "odt" },
  { ...office, id: "rich text", name: "Rich text", format: "rtf" },
  { ...book, id: "latex book", name: "LaTeX book", format: "latex" },
  { ...book, id: "fictionbook", name: "FictionBook", format: "fb2" },
  { ...typed, id: "web page", name: "Web page", format: "html" },
  { ...typed, id: "web site", name: "Web site", format: "site" },
  {
    ...typed,
    id: "archive of our own",
    name: "Archive of Our Own",
    format: "ao3",
    contents: { ...typed.contents, matter: false, titlePage: false, tableOfContents: false },
  },
  { ...typed, id: "markdown", name: "Markdown", format: "markdown", prose: asWritten },
  { ...typed, id: "plain text", name: "Plain text", format: "text" },
  {
    ...typed,
    id: "markdown, a file a chapter",
    name: "Markdown, a file a chapter",
    format: "markdown",
    prose: asWritten,
    files: "chapters",
  },
];

/** What a format is written with where the writer names no preset. */
export function usualPreset(format: ExportFormat): Preset {
  return builtInPresets.find((preset) => preset.format === format) ?? book;
}
