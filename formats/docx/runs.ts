import { hasRightToLeft } from "../../story/text-direction.ts";
import { escapeText } from "../markup/escape.ts";
import { look } from "./flat.ts";

export interface RunStyle {
  /** Any of `look`. */
  readonly looks: number;
  readonly isLink: boolean;
  readonly isDeleted: boolean;
  /** The paragraph's direction: what has no direction of its own goes along with it. */
  readonly isRightToLeft: boolean;
  readonly isTyped: boolean;
}

/** A run of text, in as many runs as it has directions. */
export function textRuns(text: string, style: RunStyle): string {
  const typed = style.isTyped ? text.replace(/[—―]/g, "--") : text;
  if (!style.isRightToLeft && !hasRightToLeft(typed)) return run(typed, style, false);
  return directionsOf(typed, style.isRightToLeft)
    .map(({ part, isRightToLeft }) => run(part, style, isRightToLeft))
    .join("");
}

function run(text: string, style: RunStyle, isRightToLeft: boolean): string {
  return `<w:r>${runProperties(style, isRightToLeft)}${characters(text, style.isDeleted)}</w:r>`;
}

/** In the order that CT_RPr asks for (ECMA-376, part 1, section 17.3.2.28). */
export function runProperties(
  { looks, isLink, isTyped }: Pick<RunStyle, "looks" | "isLink" | "isTyped">,
  isRightToLeft = false,
): string {
  if (looks === 0 && !isLink && !isRightToLeft) return "";
  const style = isLink ? "Hyperlink" : looks & look.code ? "Code" : null;
  const italic = (looks & look.italic) !== 0;
  return `<w:rPr>${style === null ? "" : `<w:rStyle w:val="${style}"/>`}${looks & look.bold ? "<w:b/><w:bCs/>" : ""}${
    italic && !isTyped ? "<w:i/><w:iCs/>" : ""
  }${looks & look.struck ? "<w:strike/>" : ""}${italic && isTyped ? '<w:u w:val="single"/>' : ""}${
    isRightToLeft ? "<w:rtl/>" : ""
  }</w:rPr>`;
}

function characters(text: string, isDeleted: boolean): string {
  const tag = isDeleted ? "w:delText" : "w:t";
  if (!special.test(text)) return `<${tag} xml:space="preserve">${escapeText(text)}</${tag}>`;
  return text
    .split(/([\n\t\u00ad])/)
    .filter((part) => part !== "")
    .map((part) => {
      if (part === "\n") return "<w:br/>";
      if (part === "\t") return "<w:tab/>";
      return part === "\u00ad" ? "<w:softHyphen/>" : `<${tag} xml:space="preserve">${escapeText(part)}</${tag}>`;
    })
    .join("");
}

const special = /[\n\t\u00ad]/;

/**
 * Word wants to be told which runs go from right to left. In a paragraph that does, all but words of the other direction does; in
 * any other only its own words, with what stands between two of them.
 */
function directionsOf(text: string, isRightToLeft: boolean): { part: string; isRightToLeft: boolean }[] {
  const parts: { part: string; isRightToLeft: boolean }[] = [];
  const add = (part: string, own: boolean): void => {
    const last = parts.at(-1);
    if (part === "") return;
    if (last && last.isRightToLeft === own) last.part += part;
    else parts.push({ part, isRightToLeft: own });
  };
  let at = 0;
  for (const { part, from } of sameLetters(text)) {
    add(text.slice(at, from), isRightToLeft);
    add(part, hasRightToLeft(part));
    at = from + part.length;
  }
  add(text.slice(at), isRightToLeft);
  return parts;
}

/** Stretches from the first to the last letter of one direction. */
function sameLetters(text: string): { part: string; from: number }[] {
  const found: { part: string; from: number }[] = [];
  let open: { from: number; to: number; own: boolean } | null = null;
  const close = (): void => {
    if (open) found.push({ part: text.slice(open.from, open.to), from: open.from });
  };
  for (const { 0: letter, index } of text.matchAll(/\p{L}/gu)) {
    const own = hasRightToLeft(letter);
    if (open && open.own === own) open.to = index + letter.length;
    else {
      close();
      open = { from: index, to: index + letter.length, own };
    }
  }
  close();
  return found;
}
