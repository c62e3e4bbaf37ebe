import type { TextDirection } from "../../story/text-direction.ts";
import type { MasterPage } from "./write-pages.ts";
import { type OdtStyle, points } from "./write-styles.ts";

/** What a single paragraph has beyond its style. */
export interface ParagraphFacts {
  /** Where it is not that of the document. */
  readonly direction?: TextDirection | null;
  /** Twips from both sides, where it is deeper than its style sets it. */
  readonly indent?: number;
  /** Begins a page of that kind. */
  readonly page?: MasterPage | null;
  /** The page that it begins has this number. */
  readonly pageNumber?: number | null;
}

/** Styles for paragraphs that differ from the one that they are of, each made once (OpenDocument 1.3, part 3, section 3.15.3). */
export class AutomaticStyles {
  readonly #names = new Map<string, string>();

  /** The name of a style like `parent` with these facts; `parent` itself where there are none. */
  named(parent: OdtStyle, { direction = null, indent = 0, page = null, pageNumber = null }: ParagraphFacts): string {
    const properties = [
      direction === null
        ? ""
        : ` style:writing-mode="${direction === "rtl" ? "rl-tb" : "lr-tb"}"${isCentred(parent) ? "" : ' fo:text-align="start"'}`,
      indent === 0 ? "" : ` fo:margin-left="${points(indent)}" fo:margin-right="${points(indent)}"`,
      pageNumber === null ? "" : ` style:page-number="${pageNumber}"`,
    ].join("");
    if (properties === "" && page === null) return parent;
    const master = page === null ? "" : ` style:master-page-name="${page}"`;
    const key = `style:family="paragraph" style:parent-style-name="${parent}"${master}><style:paragraph-properties${properties}/></style:style>`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = `P${this.#names.size + 1}`;
    this.#names.set(key, name);
    return name;
  }

  render(): string {
    const styles = [...this.#names].map(([key, name]) => `<style:style style:name="${name}" ${key}`);
    return `<office:automatic-styles>${styles.join("")}</office:automatic-styles>`;
  }
}

function isCentred(style: OdtStyle): boolean {
  return /^(?:Heading|Title|Subtitle|Author|Byline|Series|Scene|Dedication|The_20_End|Contents_20_Heading)/.test(style);
}
