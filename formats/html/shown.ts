import { look } from "../import/styled/document.ts";
import type { Cascade } from "./css.ts";
import { attribute, type Element, hasAttribute } from "./dom.ts";

/** How an element is shown, as far as it matters to a text. Inherited, `block`, `hidden` and `startsPage` excepted. */
export interface Shown {
  readonly looks: number;
  readonly centred: boolean;
  /** Blanks and line ends stand as they are written. */
  readonly keepsLines: boolean;
  readonly isHidden: boolean;
  readonly isBlock: boolean;
  readonly startsPage: boolean;
}

export const plain: Shown = {
  looks: 0,
  centred: false,
  keepsLines: false,
  isHidden: false,
  isBlock: true,
  startsPage: false,
};

const blocks: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol optgroup option p pre search " +
    "section summary table tbody td textarea tfoot th thead tr ul"
  ).split(" "),
);

const tagLooks: Readonly<Record<string, number>> = Object.assign(Object.create(null), {
  b: look.bold,
  strong: look.bold,
  i: look.italic,
  em: look.italic,
  cite: look.italic,
  dfn: look.italic,
  var: look.italic,
  s: look.struck,
  strike: look.struck,
  del: look.struck,
  u: look.underlined,
  code: look.code,
  kbd: look.code,
  samp: look.code,
});

export function isBlockTag(tagName: string): boolean {
  return blocks.has(tagName);
}

/** @param outer of the element around it */
export function shownAs(element: Element, outer: Shown, cascade: Cascade): Shown {
  const { tagName } = element;
  const said = cascade.of(element);
  const isBlock = blocks.has(tagName);
  let looks = outer.looks | (tagLooks[tagName] ?? 0);
  // Emphasis within emphasis is shown upright by many sheets, but it is emphasis all the same.
  const font = said.get("font") ?? "";
  const style = said.get("font-style") ?? (/\b(?:italic|oblique)\b/.test(font) ? "italic" : "");
  if (/italic|oblique/.test(style)) looks |= look.italic;
  else if (style === "normal") looks &= ~look.italic;
  const weight = said.get("font-weight") ?? (/\bbold\b/.test(font) ? "bold" : "");
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) looks |= look.bold;
  else if (/^(?:normal|lighter|[1-5]00)$/.test(weight)) looks &= ~look.bold;
  const line = `${said.get("text-decoration") ?? ""} ${said.get("text-decoration-line") ?? ""}`;
  if (line.includes("line-through")) looks |= look.struck;
  if (line.includes("underline") && tagName !== "a") looks |= look.underlined;
  const align = said.get("text-align") ?? (isBlock ? attribute(element, "align").toLowerCase() : "");
  const space = said.get("white-space") ?? "";
  const display = said.get("display") ?? "";
  const pageBreak = `${said.get("page-break-before") ?? ""} ${said.get("break-before") ?? ""}`;
  return {
    looks,
    centred: tagName === "center" || (align === "" ? outer.centred : align === "center"),
    keepsLines:
      tagName === "pre" || tagName === "textarea" || (space === "" ? outer.keepsLines : /pre|break/.test(space)),
    isHidden:
      hasAttribute(element, "hidden") || display === "none" || /hidden|collapse/.test(said.get("visibility") ?? ""),
    isBlock:
      display === "" ? isBlock : isBlock ? display !== "inline" : /^(?:block|list-item|flex|grid|table)/.test(display),
    startsPage: /always|page|left|right|recto|verso/.test(pageBreak),
  };
}
