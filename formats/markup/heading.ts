import type { BookHeading } from "../../story/book.ts";
import { mainDirection, type TextDirection } from "../../story/text-direction.ts";
import { escapeText } from "./escape.ts";
import { shownTitle } from "./sections.ts";

export interface HeadingOptions {
  /** 1 to 6; deeper ones stay at 6. */
  readonly level: number;
  readonly id?: string;
  /** Of the page around it. */
  readonly direction: TextDirection;
}

/** What stands over a chapter or a part: `.label` is its number, and `.name` its title in the next line. */
export function renderHeading(heading: BookHeading, { level, id, direction }: HeadingOptions): string {
  const { label } = heading;
  const title = label === null ? shownTitle(heading.title ?? "") : heading.title;
  const tag = `h${Math.min(6, Math.max(1, level))}`;
  const inside =
    label === null
      ? escapeText(title ?? "")
      : title === null
        ? `<span class="label">${escapeText(shownTitle(label))}</span>`
        : `<span class="label">${escapeText(shownTitle(label))}</span><br/><span class="name">${escapeText(shownTitle(title))}</span>`;
  const own = mainDirection(title ?? label ?? "");
  const dir = own === null || own === direction ? "" : ` dir="${own}"`;
  return `<${tag}${id ? ` id="${id}"` : ""} class="heading"${dir}>${inside}</${tag}>\n`;
}
