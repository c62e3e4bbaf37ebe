import type { ProseStyle } from "../../story/preset.ts";
import { escapeAttribute } from "../markup/escape.ts";
import { type Layout, twipsPerInch } from "./layout.ts";
import { wordNamespace } from "./package.ts";
import { ownIndents } from "./paragraph-properties.ts";

export interface StyleFacts {
  readonly layout: Layout;
  readonly prose: ProseStyle;
  /** BCP 47; "und" is not said. */
  readonly language: string;
  /** The lines that stand over the title on the first page of a manuscript. */
  readonly contactLines: number;
  /** Headings down to this level begin a page. */
  readonly deepestOpener: number;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  /** In Word's list of styles. */
  readonly isShown?: boolean;
  readonly paragraph?: string;
  readonly run?: string;
}

/** Names that Word knows of itself; the others are ours. */
const builtIn =
  /^(?:Normal|Title|Subtitle|heading \d|Body Text|Quote|List Paragraph|List Continue|footnote \w+|header|footer|Hyperlink|annotation \w+|toc \d|TOC Heading)$/;
const centred = '<w:jc w:val="center"/>';
/** A line of type at 12 points with Word's own leading. */
const lineHeight = 276;

/** The styles of a document (ECMA-376, part 1, section 17.7): all that it looks like is said here, and nothing in the text. */
export function renderStyles(facts: StyleFacts): string {
  const { layout, language } = facts;
  const size = Math.round(layout.size * 2);
  const font = escapeAttribute(layout.font);
  const right = layout.isRightToLeft ? ` w:bidi="${escapeAttribute(language)}"` : "";
  const spelled = language === "und" ? "" : `<w:lang w:val="${escapeAttribute(language)}"${right}/>`;
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>${spelled}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`;
  const paragraphs = [...textStyles(facts), ...headingStyles(facts), ...furnitureStyles(facts)].map((style) =>
    renderStyle("paragraph", style),
  );
  const characters = characterStyles(layout).map((style) => renderStyle("character", style));
  return `<w:styles ${wordNamespace}>${defaults}${paragraphs.join("")}${characters.join("")}</w:styles>`;
}

function renderStyle(type: "paragraph" | "character", style: Style): string {
  const { id, name, basedOn, next, isShown, paragraph, run } = style;
  const own = `${id === "Normal" ? ' w:default="1"' : ""}${builtIn.test(name) ? "" : ' w:customStyle="1"'}`;
  return [
    `<w:style w:type="${type}"${own} w:styleId="${id}"><w:name w:val="${name}"/>`,
    basedOn === undefined ? "" : `<w:basedOn w:val="${basedOn}"/>`,
    next === undefined ? "" : `<w:next w:val="${next}"/>`,
    isShown === false ? "" : "<w:qFormat/>",
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : "",
    run ? `<w:rPr>${run}</w:rPr>` : "",
    "</w:style>",
  ].join("");
}

function textStyles({ layout, prose }: StyleFacts): Style[] {
  const { isManuscript, line } = layout;
  const isSpaced = prose.paragraphs === "space" && !isManuscript;
  const leading = (before = 0, after = 0): string =>
    `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
  const indent = isManuscript || layout.kind === "plain" ? twipsPerInch / 2 : Math.round(layout.size * 20 * 1.5);
  const body = leading(0, isSpaced ? 160 : 0);
  const firstLine = isSpaced ? "" : `<w:ind w:firstLine="${indent}"/>`;
  const justified = prose.justify && !isManuscript ? '<w:jc w:val="both"/>' : "";
  const set = twipsPerInch / 2;
  const apart = isManuscript ? 0 : 120;
  return [
    { id: "Normal", name: "Normal" },
    { id: "BodyText", name: "Body Text", basedOn: "Normal", paragraph: `${body}${firstLine}${justified}` },
    {
      id: "BodyFirst",
      name: "First Paragraph",
      basedOn: "BodyText",
      next: "BodyText",
      paragraph: isManuscript || isSpaced ? "" : '<w:ind w:firstLine="0"/>',
    },
    {
      id: "SceneBreak",
      name: "Scene Break",
      basedOn: "Normal",
      next: "BodyFirst",
      paragraph: `<w:keepNext/>${leading(isManuscript ? 0 : 240, isManuscript ? 0 : 240)}${centred}`,
    },
    {
      id: "Quote",
      name: "Quote",
      basedOn: "Normal",
      next: "BodyText",
      paragraph: `${leading(apart, apart)}<w:ind w:left="${ownIndents.Quote ?? set}" w:right="${set}"/>${justified}`,
    },
    {
      id: "Verse",
      name: "Verse",
      basedOn: "Normal",
      next: "BodyText",
      paragraph: `${leading(apart, apart)}<w:ind w:left="${ownIndents.Verse ?? set}"/>`,
    },
    {
      id: "ListParagraph",
      name: "List Paragraph",
      basedOn: "Normal",
      paragraph: leading(),
    },
    { id: "ListContinue", name: "List Continue", basedOn: "Normal", paragraph: leading() },
    {
      id: "Preformatted",
      name: "Source Code",
      basedOn: "Normal",
      next: "BodyText",
      paragraph: `<w:suppressAutoHyphens/>${leading(apart, apart)}`,
      run: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>',
    },
    {
      id: "Dedication",
      name: "Dedication",
      basedOn: "Normal",
      paragraph: `${leading()}${centred}`,
      run: layout.isTyped ? "" : "<w:i/><w:iCs/>",
    },
    {
      id: "Epigraph",
      name: "Epigraph",
      basedOn: "Normal",
      paragraph: `${leading(0, 240)}<w:ind w:left="${set}" w:right="${set}"/>`,
    },
    { id: "Copyright", name: "Copyright", basedOn: "Normal", paragraph: leading(0, 120) },
    {
      id: "FootnoteText",
      name: "footnote text",
      basedOn: "Normal",
      isShown: false,
      paragraph: isManuscript ? leading() : '<w:spacing w:after="60"/>',
      run: isManuscript ? "" : smaller(layout),
    },
    { id: "TheEnd", name: "The End", basedOn: "Normal", paragraph: `${leading(240)}${centred}` },
  ];
}

function headingStyles(facts: StyleFacts): Style[] {
  const { layout, contactLines, deepestOpener } = facts;
  const { isManuscript, page } = layout;
  const line = `w:line="${layout.line}" w:lineRule="auto"`;
  const titleDrop = Math.max(lineHeight, Math.round(page.height * 0.4) - page.top - contactLines * lineHeight);
  const third = Math.max(lineHeight, Math.round(page.height / 3) - page.top);
  const big = (factor: number): string => {
    const size = Math.round(layout.size * factor) * 2;
    return isManuscript ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  };
  const titled: Style[] = [
    {
      id: "Title",
      name: "Title",
      basedOn: "Normal",
      next: "Author",
      paragraph: isManuscript
        ? `<w:keepNext/><w:spacing w:before="${titleDrop}" ${line}/>${centred}`
        : `<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before="${third}" w:after="240"/>${centred}`,
      run: big(2),
    },
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      next: "Author",
      paragraph: `<w:keepNext/><w:spacing w:after="${isManuscript ? 0 : 240}" ${line}/>${centred}`,
      run: big(1.3),
    },
    {
      id: "Author",
      name: "Author",
      basedOn: "Normal",
      next: "BodyFirst",
      paragraph: `<w:spacing w:after="${2 * lineHeight}" ${line}/>${centred}`,
      run: big(1.2),
    },
    {
      id: "Contact",
      name: "Contact",
      basedOn: "Normal",
      paragraph: `<w:tabs><w:tab w:val="right" w:pos="${page.width - page.inside - page.outside}"/></w:tabs>`,
    },
  ];
  const opens = (level: number): boolean => level <= deepestOpener && (!isManuscript || layout.isNovel);
  const headings = [1, 2, 3, 4, 5, 6].map((level): Style => {
    const begins = opens(level);
    const [before, after] = begins ? [isManuscript ? third : 1200, isManuscript ? 2 * lineHeight : 480] : [240, 240];
    return {
      id: `Heading${level}`,
      name: `heading ${level}`,
      basedOn: "Normal",
      next: "BodyFirst",
      paragraph: `<w:keepNext/>${begins ? "<w:pageBreakBefore/>" : ""}<w:suppressAutoHyphens/><w:spacing w:before="${before}" w:after="${after}" ${line}/>${centred}<w:outlineLvl w:val="${level - 1}"/>`,
      run: isManuscript
        ? ""
        : `${begins ? "" : "<w:b/><w:bCs/>"}${begins ? big(1.5) : big(level > deepestOpener + 1 ? 1 : 1.1)}`,
    };
  });
  return [...titled, ...headings];
}

/** What stands around the text: running heads, contents, comments. */
function furnitureStyles({ layout }: StyleFacts): Style[] {
  const { isManuscript, page } = layout;
  const text = page.width - page.inside - page.outside;
  const tabs = `<w:tabs><w:tab w:val="center" w:pos="${Math.round(text / 2)}"/><w:tab w:val="right" w:pos="${text}"/></w:tabs>`;
  const contents = [1, 2, 3].map(
    (level): Style => ({
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: "Normal",
      next: "Normal",
      isShown: false,
      paragraph: `<w:tabs><w:tab w:val="right" w:pos="${text}"/></w:tabs><w:spacing w:after="${isManuscript ? 0 : 80}"/><w:ind w:left="${(level - 1) * 360}"/>`,
    }),
  );
  return [
    {
      id: "Header",
      name: "header",
      basedOn: "Normal",
      isShown: false,
      paragraph: isManuscript ? '<w:jc w:val="right"/>' : tabs,
      run: isManuscript ? "" : smaller(layout),
    },
    {
      id: "Footer",
      name: "footer",
      basedOn: "Normal",
      isShown: false,
      paragraph: tabs,
      run: isManuscript ? "" : smaller(layout),
    },
    {
      id: "TOCHeading",
      name: "TOC Heading",
      basedOn: "Normal",
      next: "Normal",
      paragraph: `<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="${isManuscript ? 0 : 1200}" w:after="480"/>${centred}`,
    },
    ...contents,
    {
      id: "CommentText",
      name: "annotation text",
      basedOn: "Normal",
      isShown: false,
      run: '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    },
  ];
}

function characterStyles({ isManuscript }: Layout): Style[] {
  return [
    {
      id: "Code",
      name: "Code",
      run: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>',
    },
    {
      id: "Hyperlink",
      name: "Hyperlink",
      isShown: false,
      run: isManuscript ? "" : '<w:color w:val="0563C1"/><w:u w:val="single"/>',
    },
    {
      id: "FootnoteReference",
      name: "footnote reference",
      isShown: false,
      run: '<w:vertAlign w:val="superscript"/>',
    },
    {
      id: "CommentReference",
      name: "annotation reference",
      isShown: false,
      run: '<w:sz w:val="16"/><w:szCs w:val="16"/>',
    },
  ];
}

function smaller({ size }: Layout): string {
  const own = Math.max(16, Math.round(size * 1.7));
  return `<w:sz w:val="${own}"/><w:szCs w:val="${own}"/>`;
}
