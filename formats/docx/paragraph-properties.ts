import type { Form, StyleId } from "./flat.ts";
import { twipsPerInch } from "./layout.ts";

/** What the styles indent by themselves, in twips. */
export const ownIndents: Partial<Readonly<Record<StyleId, number>>> = {
  Quote: twipsPerInch / 2,
  Verse: twipsPerInch / 2,
};

/**
 * What stands in `w:pPr` of a paragraph, up to its indentation, in the order that CT_PPr asks for (ECMA-376, part 1, section
 * 17.3.1.26).
 * @param number of the list in the numbering part, where it is in one
 */
export function paragraphProperties(
  { style, list, indent, direction, beginsPage }: Form,
  number: (list: NonNullable<Form["list"]>) => number,
): string {
  return [
    `<w:pStyle w:val="${style}"/>`,
    beginsPage ? "<w:pageBreakBefore/>" : "",
    list === null ? "" : `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${number(list)}"/></w:numPr>`,
    direction === "rtl" ? "<w:bidi/>" : "",
    indentation(style, list, indent),
  ].join("");
}

function indentation(style: StyleId, list: Form["list"], indent: number): string {
  if (list !== null)
    return indent === listIndent(list.level) ? "" : `<w:ind w:left="${indent}" w:hanging="${listHanging}"/>`;
  return indent === 0 ? "" : `<w:ind w:left="${indent + (ownIndents[style] ?? 0)}"/>`;
}

export const listHanging = 360;

export function listIndent(level: number): number {
  return ((level + 1) * twipsPerInch) / 2;
}
