import { chapterLevelName } from "../markup/chapter-level.ts";
import type { Layout } from "./layout.ts";
import { type Part, wordNamespace, wordPart } from "./package.ts";

/** What of the document is no text and no style, in the order that CT_Settings asks for (ECMA-376, part 1, section 17.15.1.78). */
export function settingsPart(
  layout: Layout,
  facts: { readonly hyphenate: boolean; readonly hasNotes: boolean; readonly chapterLevel: number },
): Part {
  const said = [
    layout.page.isMirrored ? "<w:mirrorMargins/>" : "",
    '<w:defaultTabStop w:val="720"/>',
    facts.hyphenate && !layout.isManuscript ? "<w:autoHyphenation/>" : "",
    layout.page.isMirrored ? "<w:evenAndOddHeaders/>" : "",
    '<w:characterSpacingControl w:val="doNotCompress"/>',
    facts.hasNotes ? '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' : "",
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    `<w:docVars><w:docVar w:name="${chapterLevelName}" w:val="${facts.chapterLevel}"/></w:docVars>`,
  ];
  return wordPart("rIdSettings", "settings", `<w:settings ${wordNamespace}>${said.join("")}</w:settings>`);
}
