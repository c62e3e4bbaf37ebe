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

export function readNumbering(root: XmlNode | null): CountItem {
  const abstract = new Map<string, XmlNode>();
  for (const node of childrenOf(root, "w:abstractNum")) abstract.set(node.attributes["w:abstractNumId"] ?? "", node);
  const lists = new Map<string, { levels: XmlNode[]; key: string; restarts: ReadonlyMap<number, number> }>();
  for (const node of childrenOf(root, "w:num")) {
    const key = saidBy(childOf(node, "w:abstractNumId"));
    const restarts = new Map<number, number>();
    for (const override of childrenOf(node, "w:lvlOverride")) {
      const start = childOf(override, "w:startOverride");
      if (start) restarts.set(Number(override.attributes["w:ilvl"] ?? 0), Number(saidBy(start)));
    }
    const own = node.attributes["w:numId"] ?? "";
    lists.set(own, {
      levels: childrenOf(abstract.get(key), "w:lvl"),
      key: restarts.size > 0 ? `own ${own}` : key,
      restarts,
    });
  }
  const counts = new Map<string, number[]>();
  return (number, level) => {
    const list = lists.get(number);
    if (number === "0" || !list) return null;
    const depth = Math.max(0, Math.min(8, Number(level) || 0));
    const own = list.levels.find(({ attributes }) => Number(attributes["w:ilvl"]) === depth) ?? null;
    const format = saidBy(childOf(own, "w:numFmt")) || "decimal";
    if (format === "none") return null;
    const count = counts.get(list.key) ?? [];
    counts.set(list.key, count);
    const start = list.restarts.get(depth) ?? (Number(saidBy(childOf(own, "w:start"))) || 1);
    const next = count[depth] === undefined ? start : count[depth] + 1;
    count.length = depth;
    count[depth] = next;
    return { depth, ordered: format !== "bullet", list: number, number: next };
  };
}
