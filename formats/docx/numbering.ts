import type { ListPlace } from "./flat.ts";
import { type Part, wordNamespace, wordPart } from "./package.ts";
import { listHanging, listIndent } from "./paragraph-properties.ts";

const bullets = ["•", "◦", "▪"];
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Of all lists without numbers. */
const bulleted = 0;

/**
 * How the lists of a document count (ECMA-376, part 1, section 17.9). Each numbered one has a definition of its own: where lists
 * share one, LibreOffice counts on from one to the next when it saves the file.
 */
export function numberingParts(lists: Iterable<{ readonly number: number; readonly place: ListPlace }>): Part[] {
  const all = [...lists];
  if (all.length === 0) return [];
  const definitions = [
    define(bulleted, null),
    ...all.flatMap(({ number, place }) => (place.ordered ? [define(number, place)] : [])),
  ];
  const own = all.map(
    ({ number, place }) =>
      `<w:num w:numId="${number}"><w:abstractNumId w:val="${place.ordered ? number : bulleted}"/></w:num>`,
  );
  const root = `<w:numbering ${wordNamespace}>${definitions.join("")}${own.join("")}</w:numbering>`;
  return [wordPart("rIdNumbering", "numbering", root)];
}

function define(id: number, numbered: ListPlace | null): string {
  const own = levels.map((level) => {
    const says = numbered
      ? `<w:numFmt w:val="decimal"/><w:lvlText w:val="%${level + 1}."/>`
      : `<w:numFmt w:val="bullet"/><w:lvlText w:val="${bullets[level % 3]}"/>`;
    const start = numbered?.level === level ? numbered.start : 1;
    return `<w:lvl w:ilvl="${level}"><w:start w:val="${start}"/>${says}<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${listIndent(level)}" w:hanging="${listHanging}"/></w:pPr></w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${own.join("")}</w:abstractNum>`;
}
