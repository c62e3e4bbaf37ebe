import type { ExportFormat, Preset } from "./preset.ts";

/** What a preset says and a writer can choose. */
export type PresetField =
  | "layout"
  | "parts"
  | "matter"
  | "titlePage"
  | "tableOfContents"
  | "notes"
  | "number"
  | "title"
  | "restart"
  | "headingOrnament"
  | "sceneBreak"
  | "paragraphs"
  | "justify"
  | "hyphenate"
  | "opening"
  | "smallCapitals"
  | "typographic"
  | "font"
  | "ebookFont"
  | "size"
  | "trim"
  | "margins"
  | "openers"
  | "runningHeads"
  | "folios"
  | "bleed"
  | "standard"
  | "files"
  | "wrap";

const everywhere: readonly PresetField[] = ["parts", "matter", "titlePage", "notes", "number", "title", "restart"];
const screen: readonly PresetField[] = [
  ...everywhere,
  "tableOfContents",
  "headingOrnament",
  "sceneBreak",
  "paragraphs",
  "justify",
  "hyphenate",
  "opening",
  "smallCapitals",
  "typographic",
];
const office: readonly PresetField[] = [
  ...everywhere,
  "layout",
  "tableOfContents",
  "sceneBreak",
  "paragraphs",
  "justify",
  "hyphenate",
  "typographic",
  "font",
  "size",
  "trim",
  "margins",
  "runningHeads",
  "folios",
];
const plain: readonly PresetField[] = [...everywhere, "sceneBreak", "typographic", "files"];

const fields: { readonly [format: string]: readonly PresetField[] } = {
  epub: [...screen, "ebookFont"],
  html: screen,
  // Its first page has both.
  site: screen.filter((field) => field !== "titlePage" && field !== "tableOfContents"),
  ao3: ["parts", "matter", "notes", "number", "title", "restart", "sceneBreak", "typographic"],
  pdf: [...new Set([...screen, ...office])].concat("openers", "bleed", "standard"),
  fb2: [...everywhere, "typographic"],
  docx: office,
  odt: office,
  rtf: office,
  latex: [...office, "openers"],
  markdown: plain,
  text: [...plain, "paragraphs", "wrap"],
};

/** Of a manuscript all else is laid down (https://www.shunn.net/format/). */
const manuscript: ReadonlySet<PresetField> = new Set([...everywhere, "layout", "trim"]);

/** What of a preset makes a difference in a format. */
export function presetFields(format: ExportFormat, { layout }: Preset): ReadonlySet<PresetField> {
  const all = new Set(fields[format] ?? everywhere);
  const isManuscript = layout === "shunn modern" || layout === "shunn classic";
  return isManuscript && all.has("layout") ? new Set([...all].filter((field) => manuscript.has(field))) : all;
}
