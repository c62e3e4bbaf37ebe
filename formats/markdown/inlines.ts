import type { Inline } from "../../story/book.ts";
import { assertNever } from "../../story/problem.ts";
import { escapeCharacters, escapeMarks } from "../import/escape.ts";

interface Marking {
  readonly inLink?: boolean;
  /** Every sign of the text that could mean anything (CommonMark 0.31, section 2.4), not only those that mostly do. */
  readonly escapesAll?: boolean;
}

/** Inlines as CommonMark 0.31. */
export function markInlines(inlines: readonly Inline[], marking: Marking = {}): string {
  let markdown = "";
  inlines.forEach((inline, place) => {
    const next = inlines[place + 1];
    markdown += markInline(inline, next, marking);
  });
  return markdown;
}

function markInline(inline: Inline, next: Inline | undefined, marking: Marking): string {
  const { inLink = false, escapesAll = false } = marking;
  switch (inline.kind) {
    case "text": {
      const line = inline.text.replace(/\s*\n\s*/g, " ");
      if (escapesAll) return line.replace(/[!-/:-@[-`{-~]/g, "\\$&");
      const text = inLink
        ? escapeMarks(line).replace(/[[\]]/g, "\\$&")
        : escapeCharacters(line).replace(/(?<!\\)\[(?=\^[^\]\s]+\])/g, "\\[");
      const opensBracket = next?.kind === "link" || next?.kind === "noteReference";
      return opensBracket && text.endsWith("!") ? `${text.slice(0, -1)}\\!` : text;
    }
    case "emphasis":
      return mark("*", inline.children, marking);
    case "strong":
      return mark("**", inline.children, marking);
    case "struck":
      return mark("~~", inline.children, marking);
    case "code":
      return markCode(inline.text);
    case "link":
      // Links do not nest (CommonMark 0.31, section 6.3): the outer one's brackets would be text.
      if (inLink) return markInlines(inline.children, marking);
      return `[${markInlines(inline.children, { ...marking, inLink: true })}](${markAddress(inline.address)})`;
    case "image":
      return `![${escapeMarks(inline.description).replace(/[[\]]/g, "\\$&")}](${markAddress(inline.address)})`;
    case "noteReference":
      return `[^${inline.number}]`;
    case "lineBreak":
      return "\\\n";
    default:
      return assertNever(inline);
  }
}

/** Blanks move out of the marks, where CommonMark would not see them as emphasis (section 6.2). */
function mark(marks: string, children: readonly Inline[], marking: Marking): string {
  const inside = markInlines(children, marking);
  const [, before = "", text = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inside) ?? [];
  return text === "" ? inside : `${before}${marks}${text}${marks}${after}`;
}

function markCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text;
  return text === "" ? "" : `${fence}${padded.replace(/\n/g, " ")}${fence}`;
}

function markAddress(address: string): string {
  return /[\s()<>]/.test(address) || address === ""
    ? `<${address.replace(/[<>\n]/g, (mark) => encodeURIComponent(mark))}>`
    : address;
}
