import type { TrackedChange } from "../import/styled/document.ts";
import { childOf, childrenOf, textOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";

/** What the text names by its id (OpenDocument 1.3, part 3, section 5.5): what was put in between two marks, or taken out at one. */
export interface ChangedRegion {
  readonly inserted: TrackedChange | null;
  readonly deleted: TrackedChange | null;
  /** Paragraphs: the first goes on what stands before the mark, and what stands behind it goes on the last. */
  readonly content: readonly XmlNode[];
}

export type ChangedRegions = ReadonlyMap<string, ChangedRegion>;

export function readChanges(text: XmlNode): ChangedRegions {
  const regions = new Map<string, ChangedRegion>();
  for (const node of childrenOf(childOf(text, "text:tracked-changes"), "text:changed-region")) {
    const insertion = childOf(node, "text:insertion");
    const deletion = childOf(node, "text:deletion");
    if (!insertion && !deletion) continue;
    const id = node.attributes["text:id"] ?? node.attributes["xml:id"] ?? "";
    regions.set(id, {
      inserted: insertion && changeOf(insertion),
      deleted: deletion && changeOf(deletion),
      content: deletion ? paragraphsIn(deletion) : [],
    });
  }
  return regions;
}

/** In their order, whatever lists and tables they stand in. */
function paragraphsIn(node: XmlNode): XmlNode[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === "office:change-info") return [];
    return child.name === "text:p" || child.name === "text:h" ? [child] : paragraphsIn(child);
  });
}

function changeOf(node: XmlNode): TrackedChange {
  const info = childOf(node, "office:change-info");
  return { author: personIn(info), time: timeOf(textOf(childOf(info, "dc:date"))) };
}

export function personIn(node: XmlNode | null): string {
  return cleanText(textOf(childOf(node, "dc:creator"))).trim();
}

/** ISO 8601 in UTC, whole seconds; hours without a zone are taken as they stand. */
export function timeOf(date: string): string {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(date.trim()) ? date.trim() : `${date.trim()}Z`;
  const time = Date.parse(zoned.replace(/(\.\d{3})\d+/, "$1"));
  return Number.isNaN(time) ? "" : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
