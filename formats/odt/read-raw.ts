import { childOf, type XmlNode } from "../import/xml.ts";
import { cleanText } from "../markup/escape.ts";
import type { ChangedRegions } from "./read-changes.ts";

/** Of the text's elements, those whose words stand elsewhere or nowhere. */
const elsewhere = new Set(["text:note", "office:annotation", "text:tracked-changes", "text:number", "text:script"]);

/** White space of an XML file is one blank (OpenDocument 1.3, part 3, section 6.1.2). */
export const blanks = /[\t\r\n ]+/g;

/**
 * A text's letters before any tracked change, straight from its XML: what the account of words holds the reading against.
 * Paragraphs are asked for in the order of the text, since an insertion can begin in one and end in another.
 */
export class RawText {
  readonly #regions: ChangedRegions;
  readonly #isHidden: (style: string) => boolean | null;
  readonly #open = new Set<string>();

  constructor(regions: ChangedRegions, isHidden: (style: string) => boolean | null) {
    this.#regions = regions;
    this.#isHidden = isHidden;
  }

  /** Of one paragraph's element: it is several where ends of paragraphs were taken out in it. */
  linesOf(node: XmlNode, isHidden: boolean): string[] {
    const lines = [""];
    this.#gather(node, isHidden, lines);
    return lines.map((line) => cleanText(line).replaceAll("\u00ad", ""));
  }

  #gather(node: XmlNode, isHidden: boolean, lines: string[]): void {
    const say = (text: string) => {
      if (!isHidden && this.#open.size === 0) lines[lines.length - 1] += text;
    };
    for (const child of node.children) {
      if (typeof child === "string") {
        say(child.replace(blanks, " "));
        continue;
      }
      const { name, attributes } = child;
      const change = attributes["text:change-id"] ?? "";
      if (name === "text:s") say(" ".repeat(spacesOf(child)));
      else if (name === "text:tab") say("\t");
      else if (name === "text:line-break") say("\n");
      else if (name === "text:change-start") {
        if (this.#regions.get(change)?.inserted) this.#open.add(change);
      } else if (name === "text:change-end") this.#open.delete(change);
      else if (name === "text:change") this.#gatherTaken(change, isHidden, lines);
      else if (name === "text:span") {
        this.#gather(child, this.#isHidden(attributes["text:style-name"] ?? "") ?? isHidden, lines);
      } else if (name === "text:ruby") {
        for (const part of ["text:ruby-base", "text:ruby-text"]) {
          const own = childOf(child, part);
          if (own) this.#gather(own, isHidden, lines);
          say(" ");
        }
      } else if (!elsewhere.has(name) && !name.startsWith("draw:") && !/^text:hidden-/.test(name)) {
        this.#gather(child, isHidden, lines);
      }
    }
  }

  #gatherTaken(id: string, isHidden: boolean, lines: string[]): void {
    const region = this.#regions.get(id);
    if (!region?.deleted) return;
    region.content.forEach((paragraph, place) => {
      if (place > 0) lines.push("");
      // What somebody had put in was not there before any change.
      if (!region.inserted) this.#gather(paragraph, isHidden, lines);
    });
  }
}

/** How many blanks `text:s` stands for; more than a line has is none of a writer's. */
export function spacesOf({ attributes }: XmlNode): number {
  return Math.max(1, Math.min(200, Number(attributes["text:c"] ?? 1) || 1));
}
