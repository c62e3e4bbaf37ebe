import type { Book } from "../../story/book.ts";
import { type Layout, twipsPerInch } from "../docx/layout.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import { part } from "./write-package.ts";
import { furnitureStyles, masterPages, pageLayouts } from "./write-pages.ts";

/** Paragraph styles of our documents, as LibreOffice names those that it knows (OpenDocument writes a space as "_20_"). */
export type OdtStyle =
  | "Title"
  | "Subtitle"
  | "Author"
  | "Byline"
  | "Series"
  | "Imprint"
  | "Contact"
  | `Heading_20_${number}`
  | "Text_20_body"
  | "First_20_line_20_indent"
  | "Scene_20_Break"
  | "Quotations"
  | "Verse"
  | "List_20_Contents"
  | "Preformatted_20_Text"
  | "Dedication"
  | "Epigraph"
  | "Copyright"
  | "Footnote"
  | "The_20_End"
  | "Contents_20_Heading"
  | `Contents_20_${number}`;

export interface StyleFacts {
  readonly book: Book;
  readonly layout: Layout;
  /** Of parts and chapters; headings inside are deeper. */
  readonly deepestOpener: number;
  /** Parts and chapters begin a page. */
  readonly opensPages: boolean;
}

interface Style {
  readonly name: string;
  readonly parent?: string;
  readonly next?: string;
  readonly attributes?: string;
  readonly paragraph?: string;
  /** What stands inside of the paragraph's properties. */
  readonly tabs?: string;
  readonly text?: string;
}

/** A length in twips, twentieths of a point. */
export function points(twips: number): string {
  return `${Number((twips / 20).toFixed(2))}pt`;
}

/** What a quotation and a verse are indented by, in twips. */
export const setIn = twipsPerInch / 2;
const deepestHeading = 10;
const centred = 'fo:text-align="center" ';
const mono = 'style:font-name="Courier New" style:font-name-asian="Courier New" style:font-name-complex="Courier New" ';

/** All that the document looks like (OpenDocument 1.3, part 3, section 16); the text itself only names styles. */
export function stylesPart(facts: StyleFacts): string {
  const { book, layout } = facts;
  const styles = [...textStyles(facts), ...headingStyles(facts), ...furniture(facts)].map((style) =>
    renderStyle("paragraph", style),
  );
  return part(
    "styles",
    [
      `<office:font-face-decls>${fontFace(layout.font, "roman")}${fontFace("Courier New", "modern")}</office:font-face-decls>`,
      `<office:styles>${defaults(facts)}${styles.join("")}${characterStyles(layout)}${listStyles()}${outlineStyle()}${notes}</office:styles>`,
      `<office:automatic-styles>${furnitureStyles()}${pageLayouts(layout, book)}</office:automatic-styles>`,
      `<office:master-styles>${masterPages(book, layout)}</office:master-styles>`,
    ].join(""),
  );
}

function fontFace(font: string, family: "roman" | "modern"): string {
  const name = escapeAttribute(font);
  return `<style:font-face style:name="${name}" svg:font-family="${escapeAttribute(`'${font}'`)}" style:font-family-generic="${family}" style:font-pitch="${family === "modern" ? "fixed" : "variable"}"/>`;
}

function renderStyle(family: "paragraph" | "text", style: Style): string {
  const { name, parent, next, attributes, paragraph, tabs, text } = style;
  const display = name.replaceAll("_20_", " ");
  const shown = display === name ? "" : ` style:display-name="${display}"`;
  const above = parent === undefined ? "" : ` style:parent-style-name="${parent}"`;
  const below = next === undefined ? "" : ` style:next-style-name="${next}"`;
  const properties = [
    paragraph || tabs
      ? `<style:paragraph-properties ${(paragraph ?? "").trim()}>${tabs ?? ""}</style:paragraph-properties>`
      : "",
    text ? `<style:text-properties ${text.trim()}/>` : "",
  ].join("");
  return `<style:style style:name="${name}"${shown} style:family="${family}"${above}${below}${attributes ?? ""}>${properties}</style:style>`;
}

function defaults({ book, layout }: StyleFacts): string {
  const { isRightToLeft } = layout;
  const font = escapeAttribute(layout.font);
  const size = `${layout.size}pt`;
  const writing = isRightToLeft ? "rl-tb" : "lr-tb";
  const text = [
    ...["", "-asian", "-complex"].map((kind) => {
      const size_ = kind === "" ? `fo:font-size="${size}"` : `style:font-size${kind}="${size}"`;
      return `style:font-name${kind}="${font}" ${size_}`;
    }),
    languageOf(book.language),
    `fo:hyphenate="false" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="3"`,
  ];
  return `<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" style:writing-mode="${writing}" style:tab-stop-distance="36pt"/><style:text-properties ${text.join(" ")}/></style:default-style>`;
}

/** A tag goes where programs look for its script: western, Asian or written from right to left. */
function languageOf(tag: string): string {
  const known = languageTag(tag);
  if (known === "und") return 'fo:language="zxx" fo:country="none"';
  const { language, region } = new Intl.Locale(known);
  const kind = /^(?:zh|ja|ko)$/.test(language)
    ? "-asian"
    : /^(?:ar|he|fa|ur|yi|ps|sd|ug|dv|ckb|syr|hi|th)$/.test(language)
      ? "-complex"
      : "";
  const prefix = kind === "" ? "fo" : "style";
  return `${prefix}:language${kind}="${language}" ${prefix}:country${kind}="${region ?? "none"}"`;
}

function textStyles({ book, layout }: StyleFacts): Style[] {
  const { prose } = book.preset;
  const { isManuscript } = layout;
  const isSpaced = prose.paragraphs === "space" && !isManuscript;
  const line = `fo:line-height="${Math.round(layout.line / 2.4)}%" `;
  const apart = (before: number, after = before): string =>
    `fo:margin-top="${points(before)}" fo:margin-bottom="${points(after)}" `;
  const inset = (left: number, right: number): string =>
    `fo:margin-left="${points(left)}" fo:margin-right="${points(right)}" `;
  const indent = isManuscript || layout.kind === "plain" ? setIn : Math.round(layout.size * 20 * 1.5);
  const justified = prose.justify && !isManuscript ? 'fo:text-align="justify" ' : "";
  const hyphenated = prose.hyphenate && !isManuscript ? 'fo:hyphenate="true"' : "";
  const between = isManuscript ? 0 : 120;
  const firstLine = `fo:text-indent="${points(isSpaced ? 0 : indent)}"`;
  return [
    { name: "Standard", attributes: ' style:class="text"' },
    {
      name: "Text_20_body",
      parent: "Standard",
      next: "First_20_line_20_indent",
      paragraph: `${apart(0, isSpaced ? 160 : 0)}${line}${justified}${isManuscript ? firstLine : ""}`,
      text: hyphenated,
    },
    { name: "First_20_line_20_indent", parent: "Text_20_body", paragraph: firstLine },
    {
      name: "Scene_20_Break",
      parent: "Standard",
      next: "Text_20_body",
      paragraph: `${apart(isManuscript ? 0 : 240)}${line}${centred}fo:keep-with-next="always"`,
    },
    {
      name: "Quotations",
      parent: "Standard",
      next: "First_20_line_20_indent",
      paragraph: `${apart(between)}${line}${justified}${inset(setIn, setIn)}`,
      text: hyphenated,
    },
    { name: "Verse", parent: "Standard", paragraph: `${apart(between)}${line}${inset(setIn, 0)}` },
    { name: "List_20_Contents", parent: "Standard", paragraph: line, text: hyphenated },
    { name: "Preformatted_20_Text", parent: "Standard", paragraph: `${apart(between)}${line}`, text: mono },
    {
      name: "Dedication",
      parent: "Standard",
      paragraph: `${line}${centred}`,
      text: layout.isTyped ? "" : 'fo:font-style="italic" style:font-style-complex="italic"',
    },
    { name: "Epigraph", parent: "Standard", paragraph: `${apart(0, 240)}${line}${inset(setIn, setIn)}` },
    { name: "Copyright", parent: "Standard", paragraph: apart(0, 120) },
    { name: "Footnote", parent: "Standard", paragraph: isManuscript ? line : apart(0, 60), text: smaller(layout) },
    { name: "The_20_End", parent: "Standard", paragraph: `${apart(240)}${line}${centred}` },
  ];
}

function headingStyles({ layout, deepestOpener, opensPages }: StyleFacts): Style[] {
  const { isManuscript, page } = layout;
  const third = Math.max(480, Math.round(page.height / 3) - page.top);
  const apart = (before: number, after: number): string =>
    `fo:margin-top="${points(before)}" fo:margin-bottom="${points(after)}" `;
  const big = (factor: number): string => (isManuscript ? "" : sizes(layout.size * factor));
  const levels = Array.from({ length: deepestHeading }, (_, place): Style => {
    const level = place + 1;
    const opens = opensPages && level <= deepestOpener;
    const space = opens ? apart(isManuscript ? third : 1200, 480) : apart(240, 240);
    const weight = opens || isManuscript ? "" : 'fo:font-weight="bold" style:font-weight-complex="bold" ';
    return {
      name: `Heading_20_${level}`,
      parent: "Heading",
      next: "Text_20_body",
      attributes: ` style:default-outline-level="${level}" style:class="text"${opens ? ' style:master-page-name="Opening"' : ""}`,
      paragraph: space,
      text: `${weight}${big(opens ? 1.5 : level === deepestOpener + 1 ? 1.1 : 1)}`,
    };
  });
  return [
    { name: "Heading", parent: "Standard", next: "Text_20_body", paragraph: `${centred}fo:keep-with-next="always"` },
    ...levels,
    { name: "Series", parent: "Standard", next: "Title", paragraph: `${apart(0, 240)}${centred}` },
    {
      name: "Title",
      parent: "Standard",
      next: "Subtitle",
      paragraph: `${apart(isManuscript ? 240 : third, 240)}${centred}`,
      text: big(2),
    },
    { name: "Subtitle", parent: "Standard", next: "Byline", paragraph: `${apart(0, 240)}${centred}`, text: big(1.3) },
    { name: "Author", parent: "Standard", paragraph: `${apart(120, 120)}${centred}`, text: big(1.2) },
    { name: "Byline", parent: "Author", paragraph: apart(240, 480) },
    {
      name: "Imprint",
      parent: "Standard",
      paragraph: `${apart(Math.round(page.height * 0.2), 0)}${centred}`,
    },
  ];
}

/** What stands around the text: running heads, contents, who sends it. */
function furniture({ layout }: StyleFacts): Style[] {
  const text = layout.page.width - layout.page.inside - layout.page.outside;
  const tab = `<style:tab-stops><style:tab-stop style:position="${points(text)}" style:type="right"/></style:tab-stops>`;
  const small = layout.isManuscript ? "" : smaller(layout);
  const contents = [1, 2, 3].map((level): Style => {
    const indent = (level - 1) * 360;
    return {
      name: `Contents_20_${level}`,
      parent: "Standard",
      paragraph: `fo:margin-bottom="${points(layout.isManuscript ? 0 : 80)}" fo:margin-left="${points(indent)}"`,
      tabs: tab,
    };
  });
  return [
    { name: "Header", parent: "Standard", text: small },
    { name: "Footer", parent: "Standard", text: small },
    {
      name: "Contents_20_Heading",
      parent: "Heading",
      paragraph: `fo:margin-top="${points(layout.isManuscript ? 0 : 1200)}" fo:margin-bottom="${points(480)}"`,
    },
    ...contents,
    { name: "Contact", parent: "Standard", tabs: tab },
  ];
}

function characterStyles({ isTyped, isManuscript }: Layout): string {
  const styles: Style[] = [
    {
      name: "Emphasis",
      text: isTyped
        ? 'style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"'
        : 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"',
    },
    {
      name: "Strong_20_Emphasis",
      text: 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
    },
    { name: "Struck", text: 'style:text-line-through-style="solid" style:text-line-through-type="single"' },
    { name: "Source_20_Text", text: mono },
    {
      name: "Internet_20_link",
      text: isManuscript ? "" : 'fo:color="#0563c1" style:text-underline-style="solid"',
    },
    { name: "Index_20_Link" },
    { name: "Footnote_20_Symbol" },
    { name: "Footnote_20_anchor", text: 'style:text-position="super 58%"' },
    { name: "Nested_20_Note", text: 'style:text-position="super 58%"' },
  ];
  return styles.map((style) => renderStyle("text", style)).join("");
}

const listLevels = Array.from({ length: 10 }, (_, place) => place + 1);

/** Bullets and numbers, each level set in by half an inch. */
function listStyles(): string {
  const position = (level: number): string =>
    `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="${points(level * setIn)}" fo:text-indent="${points(-360)}" fo:margin-left="${points(level * setIn)}"/></style:list-level-properties>`;
  const bullets = listLevels.map(
    (level) =>
      `<text:list-level-style-bullet text:level="${level}" text:bullet-char="•">${position(level)}</text:list-level-style-bullet>`,
  );
  const numbers = listLevels.map(
    (level) =>
      `<text:list-level-style-number text:level="${level}" style:num-suffix="." style:num-format="1">${position(level)}</text:list-level-style-number>`,
  );
  return `<text:list-style style:name="Bullets">${bullets.join("")}</text:list-style><text:list-style style:name="Numbers">${numbers.join("")}</text:list-style>`;
}

/** Headings have no numbers but those in their text. */
function outlineStyle(): string {
  const levels = listLevels.map((level) => `<text:outline-level-style text:level="${level}" style:num-format=""/>`);
  return `<text:outline-style style:name="Outline">${levels.join("")}</text:outline-style>`;
}

const notes =
  '<text:notes-configuration text:note-class="footnote" text:default-style-name="Footnote" text:citation-style-name="Footnote_20_Symbol" text:citation-body-style-name="Footnote_20_anchor" style:num-suffix=" " style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>';

function smaller(layout: Layout): string {
  return layout.isManuscript ? "" : sizes(Math.max(8, layout.size * 0.85));
}

function sizes(size: number): string {
  const own = `${Math.round(size * 2) / 2}pt`;
  return `fo:font-size="${own}" style:font-size-asian="${own}" style:font-size-complex="${own}"`;
}
