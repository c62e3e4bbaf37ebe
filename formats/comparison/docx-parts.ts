import { type Part, wordNamespace, wordPart } from "../docx/package.ts";
import { escapeAttribute } from "../markup/escape.ts";

/** What a comparison needs besides its text: how paragraphs and headings look. */
export function comparisonParts(language: string): readonly Part[] {
  return [wordPart("rId1", "styles", styles(language))];
}

function styles(language: string): string {
  const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
  const lang = language === "und" ? "" : `<w:lang w:val="${escapeAttribute(language)}"/>`;
  const headings = [1, 2, 3, 4, 5, 6].map(
    (level) =>
      `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="${level === 1 ? 480 : 240}" w:after="240"/><w:ind w:firstLine="0"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${Math.max(24, 34 - 4 * level)}"/></w:rPr></w:style>`,
  );
  return `<w:styles ${wordNamespace}><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="24"/><w:szCs w:val="24"/>${lang}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:firstLine="480"/></w:pPr></w:style>${headings.join("")}</w:styles>`;
}
