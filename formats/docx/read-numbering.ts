import { childOf, childrenOf, type XmlNode } from "../import/xml.ts";
import { saidBy } from "./read-styles.ts";

export interface ListPlace {
  readonly depth: number;
  readonly ordered: boolean;
  readonly list: string;
  readonly number: number;
}

/** Counts the items of a document's lists as they come (ECMA-376 part 1, section 17.9); null for what is in no list. */
export type CountItem = (number: string, level: string) => ListPlace | null;

/** Lists of one definition count together, until one of them says where it starts: there it starts when it is first used. */
export function readNumbering(root: XmlNode | null): CountItem {
  const definitions = new Map<string, XmlNode>();
  for (const node of childrenOf(root, "w:abstractNum")) definitions.set(node.attributes["w:abstractNumId"] ?? "", node);
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>();
  for (const node of childrenOf(root, "w:num")) {
    const starts = new Map<number, number>();
    for (const override of childrenOf(node, "w:lvlOverride")) {
      const start = childOf(override, "w:startOverride");
      if (start) starts.set(Number(override.attributes["w:ilvl"] ?? 0), Number(saidBy(start)) || 0);
    }
    const definition = saidBy(childOf(node, "w:abstractNumId"));
    lists.set(node.attributes["w:numId"] ?? "", { definition, starts });
  }
  const counts = new Map<string, { readonly numbers: number[]; started: number }>();
  return (number, level) => {
    const list = lists.get(number);
    if (number === "0" || !list) return null;
    const { definition, starts } = list;
    const depth = Math.max(0, Math.min(8, Number(level) || 0));
    const levels = childrenOf(definitions.get(definition), "w:lvl");
    const own = levels.find(({ attributes }) => Number(attributes["w:ilvl"]) === depth) ?? null;
    const format = saidBy(childOf(own, "w:numFmt")) || "decimal";
    if (format === "none") return null;
    const count = counts.get(definition) ?? { numbers: [], started: 0 };
    counts.set(definition, count);
    const start = starts.get(depth);
    const before = count.numbers[depth];
    starts.delete(depth);
    if (start !== undefined && depth === 0) count.started++;
    const next = start ?? (before === undefined ? Number(saidBy(childOf(own, "w:start"))) || 1 : before + 1);
    count.numbers.length = depth;
    count.numbers[depth] = next;
    return { depth, ordered: format !== "bullet", list: `${definition} ${count.started}`, number: next };
  };
}
