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

/** What every story has from the start. */
export const builtInPresets: readonly Preset[] = [
  book,
  { ...typed, id: "web page", name: "Web page", format: "html" },
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
