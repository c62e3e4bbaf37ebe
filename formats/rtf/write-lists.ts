import { type ListPlace, look } from "../docx/flat.ts";
import { listHanging, listIndent } from "../docx/paragraph-properties.ts";

/** The document's lists: each counts for itself (RTF 1.9, "List Tables"). */
export class Lists {
  readonly #lists = new Map<number, { readonly number: number; readonly place: ListPlace; items: number }>();

  /** What stands before an item: its list and level, and its mark as it is shown where lists are not known. */
  item(place: ListPlace, indent: number): { readonly properties: string; readonly mark: string } {
    const list = this.#lists.get(place.list) ?? { number: this.#lists.size + 1, place, items: 0 };
    this.#lists.set(place.list, list);
    const mark = place.ordered ? `${place.start + list.items}.` : "\\u8226\\'95";
    list.items++;
    return {
      properties: `\\ls${list.number}\\ilvl${place.level}\\fi-${listHanging}\\li${indent}`,
      mark: `{\\listtext ${mark}\\tab }`,
    };
  }

  render(): string {
    if (this.#lists.size === 0) return "";
    const lists = [...this.#lists.values()].map(({ number, place }) => {
      const levels = Array.from({ length: 9 }, (_, level) => levelOf(place, level));
      return `{\\list\\listtemplateid${number}${levels.join("")}{\\listname ;}\\listid${number}}`;
    });
    const overrides = [...this.#lists.values()].map(
      ({ number }) => `{\\listoverride\\listid${number}\\listoverridecount0\\ls${number}}`,
    );
    return `{\\*\\listtable${lists.join("\n")}}\n{\\*\\listoverridetable${overrides.join("")}}\n`;
  }
}

function levelOf({ ordered, start, level: own }: ListPlace, level: number): string {
  const [kind, text, numbers] = ordered
    ? ["\\levelnfc0", `\\'02\\'0${level}.;`, "\\'01;"]
    : ["\\levelnfc23", "\\'01\\u8226\\'95;", ";"];
  return `{\\listlevel${kind}\\leveljc0\\levelfollow0\\levelstartat${level === own ? start : 1}\\levelspace0\\levelindent0{\\leveltext${text}}{\\levelnumbers${numbers}}\\fi-${listHanging}\\li${listIndent(level)}}`;
}

/** Letters of a piece. */
export function lookWords(looks: number, isTyped: boolean): string {
  return [
    looks & look.bold ? "\\b" : "",
    looks & look.italic ? (isTyped ? "\\ul" : "\\i") : "",
    looks & look.struck ? "\\strike" : "",
    looks & look.code ? "\\f1" : "",
  ].join("");
}
