import type { ListPlace } from "./flat.ts";
import { type Part, wordNamespace, wordPart } from "./package.ts";
import { listHanging, listIndent } from "./paragraph-properties.ts";

const bullets = ["•", "◦", "▪"];
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** How the lists of a document count (ECMA-376, part 1, section 17.9): each of them from its own start. */
export function numberingParts(lists: Iterable<{ readonly number: number; readonly place: ListPlace }>): Part[] {
  const own = [...lists].map(({ number, place }) => {
    const start = `<w:lvlOverride w:ilvl="${place.level}"><w:startOverride w:val="${place.start}"/></w:lvlOverride>`;
    return `<w:num w:numId="${number}"><w:abstractNumId w:val="${place.ordered ? 0 : 1}"/>${place.ordered ? start : ""}</w:num>`;
  });
  if (own.length === 0) return [];
  const kinds = [true, false].map((ordered, kind) => {
    const own = levels.map((level) => {
      const says = ordered
        ? `<w:numFmt w:val="decimal"/><w:lvlText w:val="%${level + 1}."/>`
        : `<w:numFmt w:val="bullet"/><w:lvlText w:val="${bullets[level % 3]}"/>`;
      return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/>${says}<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${listIndent(level)}" w:hanging="${listHanging}"/></w:pPr></w:lvl>`;
    });
    return `<w:abstractNum w:abstractNumId="${kind}"><w:multiLevelType w:val="hybridMultilevel"/>${own.join("")}</w:abstractNum>`;
  });
  const root = `<w:numbering ${wordNamespace}>${kinds.join("")}${own.join("")}</w:numbering>`;
  return [wordPart("rIdNumbering", "numbering", root)];
}
