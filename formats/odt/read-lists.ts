import { childOf, childrenOf, type XmlNode } from "../import/xml.ts";

export interface ItemPlace {
  readonly depth: number;
  readonly ordered: boolean;
  readonly list: string;
  readonly number: number;
}

interface OpenList {
  readonly key: string;
  readonly style: string;
  number: number;
}

/** Counts the items of lists as they come (OpenDocument 1.3, part 3, sections 5.3 and 16.30). */
export class OdtLists {
  readonly #styles = new Map<string, XmlNode>();
  readonly #open: OpenList[] = [];
  /** The last list of each style and depth, which another one can go on. */
  readonly #last = new Map<string, OpenList>();
  #count = 0;

  constructor(roots: readonly XmlNode[]) {
    for (const root of roots)
      for (const group of ["office:styles", "office:automatic-styles"])
        for (const node of childrenOf(childOf(root, group), "text:list-style"))
          this.#styles.set(node.attributes["style:name"] ?? "", node);
  }

  enter({ attributes }: XmlNode): void {
    const style = attributes["text:style-name"] ?? this.#open.at(-1)?.style ?? "";
    const place = `${style} ${this.#open.length}`;
    const last = this.#last.get(place);
    const goesOn = attributes["text:continue-numbering"] === "true" || attributes["text:continue-list"] !== undefined;
    const start = Number(this.#level(style, this.#open.length)?.attributes["text:start-value"] ?? 1) || 1;
    const list = goesOn && last ? last : { key: `list ${++this.#count}`, style, number: start - 1 };
    this.#last.set(place, list);
    this.#open.push(list);
  }

  leave(): void {
    this.#open.pop();
  }

  /** The place of the next item; null where it shows neither a mark nor a number. */
  item({ attributes }: XmlNode): ItemPlace | null {
    const list = this.#open.at(-1);
    if (!list) return null;
    const depth = this.#open.length - 1;
    const start = attributes["text:start-value"];
    list.number = start === undefined ? list.number + 1 : Number(start) || 0;
    const level = this.#level(list.style, depth);
    const isNumbered = level?.name === "text:list-level-style-number";
    if (isNumbered && (level.attributes["style:num-format"] ?? "") === "") return null;
    return { depth: Math.min(8, depth), ordered: isNumbered, list: list.key, number: list.number };
  }

  #level(style: string, depth: number): XmlNode | null {
    const levels = childrenOf(this.#styles.get(style));
    return levels.find(({ attributes }) => Number(attributes["text:level"]) === depth + 1) ?? null;
  }
}
