import type { XmlNode } from "../import/xml.ts";

const runs =
  "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath";
const paragraphs =
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange";

/** What may stand in an element, in the order in which it must (ECMA-376, part 1, annex A.1; transitional). */
const orders: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries({
    "w:rPr": `ins del moveFrom moveTo ${runs} rPrChange`,
    "w:pPr": paragraphs,
    "w:sectPr":
      "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    "w:style":
      "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "w:styles": "docDefaults latentStyles style",
    "w:docDefaults": "rPrDefault pPrDefault",
    "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "w:num": "abstractNumId lvlOverride",
    "w:lvlOverride": "startOverride lvl",
    "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "w:numPr": "ilvl numId numberingChange ins",
    "w:settings":
      "writeProtection view zoom mirrorMargins documentType trackRevisions defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang",
    "w:sdt": "sdtPr sdtEndPr sdtContent",
    "w:document": "background body",
  }).map(([name, children]) => [name, children.split(" ").map((child) => `w:${child}`)]),
);

/** Says which element stands where it must not, or null. Each part's root is asked for itself. */
export function findMisplaced(node: XmlNode): string | null {
  const order = orders[node.name];
  let last = 0;
  for (const child of node.children) {
    if (typeof child === "string") continue;
    if (order) {
      const place = order.indexOf(child.name);
      if (place < last) return `${child.name} in ${node.name}`;
      last = place;
    }
    const inside = findMisplaced(child);
    if (inside !== null) return inside;
  }
  if (node.name === "w:body") {
    const section = node.children.findIndex((child) => typeof child !== "string" && child.name === "w:sectPr");
    if (section !== node.children.length - 1) return "w:sectPr in w:body";
  }
  return startsWithProperties(node) ? null : `the properties of ${node.name}`;
}

/** A paragraph's and a run's own come before all else in it. */
function startsWithProperties({ name, children }: XmlNode): boolean {
  const own = name === "w:p" ? "w:pPr" : name === "w:r" ? "w:rPr" : null;
  return own === null || children.findIndex((child) => typeof child !== "string" && child.name === own) <= 0;
}
