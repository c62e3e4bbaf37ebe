import type { Fate, TrackedChange } from "../import/styled/document.ts";
import { childrenOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";

/** What a tracked change makes of what is inside of it (ECMA-376 part 1, section 17.13.5): an insertion, a deletion, or a half of a move. */
export function fateOf(node: XmlNode, { inserted, deleted }: Fate): Fate {
  const change = changeOf(node);
  return node.name === "w:ins" || node.name === "w:moveTo"
    ? { inserted: inserted ?? change, deleted }
    : { inserted, deleted: deleted ?? change };
}

function changeOf({ attributes }: XmlNode): TrackedChange {
  return { author: cleanText(attributes["w:author"] ?? "").trim(), time: isoTime(attributes["w:date"] ?? "") };
}

/** ISO 8601 in UTC; Word's own hours, which say no zone, are taken as they stand. */
export function isoTime(date: string): string {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(date) ? date : `${date}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? "" : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** What became of a paragraph's end, by the properties of its mark. */
export function endOf(properties: XmlNode | null, fate: Fate): Fate {
  let end = fate;
  for (const child of childrenOf(properties))
    if (/^w:(?:ins|del|moveFrom|moveTo)$/.test(child.name)) end = fateOf(child, end);
  return end;
}
