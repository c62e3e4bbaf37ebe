import { readLine } from "./outline-values.ts";

/** What Redraft writes itself. */
const ownFormats = ["epub", "pdf", "docx", "html", "site", "ao3", "odt", "rtf", "latex", "markdown", "text"] as const;
export type OwnFormat = (typeof ownFormats)[number];

/** What Pandoc writes, where it is installed; called as Pandoc calls them. */
export const pandocFormats = ["fb2"] as const;
export type PandocFormat = (typeof pandocFormats)[number];

/** What a finished book can be written as. */
export const exportFormats = [...ownFormats, ...pandocFormats] as const;
export type ExportFormat = (typeof exportFormats)[number];

export function isPandocFormat(format: ExportFormat): format is PandocFormat {
  return pandocFormats.some((one) => one === format);
}

export const trims = ["5x8", "5.25x8", "5.5x8.5", "6x9", "A5", "A4", "Letter"] as const;
/** The paper's size, in inches where it is no name. */
export type Trim = (typeof trims)[number];

export const ornaments = ["asterism", "fleuron", "diamonds", "line"] as const;
export type Ornament = (typeof ornaments)[number];

export const bookFonts = ["EB Garamond", "Libertinus Serif", "Literata", "Tinos", "Courier Prime"] as const;
export type BookFont = (typeof bookFonts)[number];

/** Those that lie with Redraft as files of their own, which a book can take along; Libertinus is within the typesetter. */
export const ebookFonts = ["EB Garamond", "Literata", "Tinos", "Courier Prime"] as const satisfies readonly BookFont[];
export type EbookFont = (typeof ebookFonts)[number];

export interface PresetContents {
  /** Pages that part titles stand on. */
  readonly parts: boolean;
  /** Front and back matter of the writer's own. */
  readonly matter: boolean;
  /** Made from the story's details where the writer has none. */
  readonly titlePage: boolean;
  readonly tableOfContents: boolean;
  /** The documents beside the book, behind it: for oneself, never for a reader. */
  readonly notes: boolean;
}

export interface HeadingStyle {
  readonly number: "none" | "digit" | "word" | "roman";
  /** The number has a word before it: "Chapter Seven". */
  readonly label: boolean;
  readonly title: boolean;
  /** Each part counts from one. */
  readonly restart: boolean;
  readonly ornament: Ornament | null;
}

export type SceneBreakStyle =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "ornament"; readonly ornament: Ornament }
  | { readonly kind: "space" };

export interface ProseStyle {
  readonly paragraphs: "indent" | "space";
  readonly justify: boolean;
  readonly hyphenate: boolean;
  /** How the first paragraph of a chapter begins. */
  readonly opening: "plain" | "drop capital" | "raised capital";
  /** The first words of a chapter in small capitals. */
  readonly smallCapitals: boolean;
  /** Straight quotes, hyphens for dashes and three dots become those of the book's language. */
  readonly typographic: boolean;
  readonly font: BookFont;
  /** What an EPUB brings along; null: the text is in the reader's own font. */
  readonly ebookFont: EbookFont | null;
  /** Points. */
  readonly size: number;
  /** Times the size. */
  readonly leading: number;
}

/** In millimetres. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly inside: number;
  readonly outside: number;
}

export interface PageStyle {
  readonly trim: Trim;
  /** "auto": the inside margin follows the count of pages, as printers ask. */
  readonly margins: "auto" | Margins;
  readonly openers: "right" | "next";
  readonly runningHeads: "none" | "author and title" | "title and chapter";
  readonly folios: "none" | "outside" | "centre";
  /** 0.125 inches over the trim on the three outer edges. */
  readonly bleed: boolean;
  readonly cropMarks: boolean;
  readonly standard: "PDF" | "PDF/A-2b" | "PDF/UA-1";
}

/** What an author keeps of how a book is made. Writers take what concerns their format. */
export interface Preset {
  /** A built-in one's is its name in lower case. */
  readonly id: string;
  readonly name: string;
  /** What it is usually written as; any other format may be asked for with it. */
  readonly format: ExportFormat;
  readonly layout: "book" | "plain" | "shunn modern" | "shunn classic";
  readonly contents: PresetContents;
  readonly headings: HeadingStyle;
  readonly sceneBreak: SceneBreakStyle;
  readonly prose: ProseStyle;
  readonly page: PageStyle;
  /** Markdown and text: one file, or a file a chapter. */
  readonly files: "one" | "chapters";
  /** Characters to a line of plain text; null is no limit. */
  readonly wrap: number | null;
}

type Stored = { readonly [key: string]: unknown };

/** Whatever stands there, as a preset: what is missing or unknown is as in `base`. */
export function readPreset(id: string, value: unknown, base: Preset): Preset {
  const given = asObject(value);
  const contents = asObject(given.contents);
  const headings = asObject(given.headings);
  const prose = asObject(given.prose);
  return {
    id,
    name: readLine(given.name) || base.name,
    format: oneOf(exportFormats, given.format, base.format),
    layout: oneOf(["book", "plain", "shunn modern", "shunn classic"], given.layout, base.layout),
    contents: {
      parts: flag(contents.parts, base.contents.parts),
      matter: flag(contents.matter, base.contents.matter),
      titlePage: flag(contents.titlePage, base.contents.titlePage),
      tableOfContents: flag(contents.tableOfContents, base.contents.tableOfContents),
      notes: flag(contents.notes, base.contents.notes),
    },
    headings: {
      number: oneOf(["none", "digit", "word", "roman"], headings.number, base.headings.number),
      label: flag(headings.label, base.headings.label),
      title: flag(headings.title, base.headings.title),
      restart: flag(headings.restart, base.headings.restart),
      ornament:
        headings.ornament === null
          ? null
          : (ornaments.find((one) => one === headings.ornament) ?? base.headings.ornament),
    },
    sceneBreak: readSceneBreak(given.sceneBreak, base.sceneBreak),
    prose: {
      paragraphs: oneOf(["indent", "space"], prose.paragraphs, base.prose.paragraphs),
      justify: flag(prose.justify, base.prose.justify),
      hyphenate: flag(prose.hyphenate, base.prose.hyphenate),
      opening: oneOf(["plain", "drop capital", "raised capital"], prose.opening, base.prose.opening),
      smallCapitals: flag(prose.smallCapitals, base.prose.smallCapitals),
      typographic: flag(prose.typographic, base.prose.typographic),
      font: oneOf(bookFonts, prose.font, base.prose.font),
      ebookFont:
        prose.ebookFont === null ? null : (ebookFonts.find((one) => one === prose.ebookFont) ?? base.prose.ebookFont),
      size: between(prose.size, 6, 24, base.prose.size),
      leading: between(prose.leading, 1, 3, base.prose.leading),
    },
    page: readPage(asObject(given.page), base.page),
    files: oneOf(["one", "chapters"], given.files, base.files),
    wrap: given.wrap === null ? null : between(given.wrap, 20, 400, base.wrap),
  };
}

function readPage(page: Stored, base: PageStyle): PageStyle {
  return {
    trim: oneOf(trims, page.trim, base.trim),
    margins: readMargins(page.margins, base.margins),
    openers: oneOf(["right", "next"], page.openers, base.openers),
    runningHeads: oneOf(["none", "author and title", "title and chapter"], page.runningHeads, base.runningHeads),
    folios: oneOf(["none", "outside", "centre"], page.folios, base.folios),
    bleed: flag(page.bleed, base.bleed),
    cropMarks: flag(page.cropMarks, base.cropMarks),
    standard: oneOf(["PDF", "PDF/A-2b", "PDF/UA-1"], page.standard, base.standard),
  };
}

function readMargins(value: unknown, base: PageStyle["margins"]): PageStyle["margins"] {
  if (value === "auto") return "auto";
  if (typeof value !== "object" || value === null) return base;
  const given = value as Stored;
  const side = (name: keyof Margins): number => between(given[name], 5, 80, base === "auto" ? 18 : base[name]);
  return { top: side("top"), bottom: side("bottom"), inside: side("inside"), outside: side("outside") };
}

function readSceneBreak(value: unknown, base: SceneBreakStyle): SceneBreakStyle {
  const given = asObject(value);
  if (given.kind === "space") return { kind: "space" };
  if (given.kind === "text" && readLine(given.text) !== "")
    return { kind: "text", text: readLine(given.text).slice(0, 40) };
  if (given.kind === "ornament") return { kind: "ornament", ornament: oneOf(ornaments, given.ornament, "asterism") };
  return base;
}

function asObject(value: unknown): Stored {
  return typeof value === "object" && value !== null ? (value as Stored) : {};
}

function oneOf<Value extends string>(values: readonly Value[], value: unknown, base: Value): Value {
  return values.find((one) => one === value) ?? base;
}

function flag(value: unknown, base: boolean): boolean {
  return typeof value === "boolean" ? value : base;
}

function between<Base extends number | null>(value: unknown, least: number, most: number, base: Base): number | Base {
  return typeof value === "number" && value >= least && value <= most ? value : base;
}
