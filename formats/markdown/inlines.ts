import type { Inline } from "../../story/book.ts";
import { assertNever } from "../../story/problem.ts";
import { escapeCharacters, escapeMarks } from "../import/escape.ts";

/** Inlines as CommonMark 0.31 that reads back as the same. */
export function markInlines(inlines: readonly Inline[], inLink = false): string {
  let markdown = "";
  inlines.forEach((inline, place) => {
    const next = inlines[place + 1];
    markdown += markInline(inline, next, inLink);
  });
  return markdown;
}

function markInline(inline: Inline, next: Inline | undefined, inLink: boolean): string {
  switch (inline.kind) {
    case "text": {
      const line = inline.text.replace(/\s*\n\s*/g, " ");
      const text = inLink
        ? escapeMarks(line).replace(/[[\]]/g, "\\$&")
        : escapeCharacters(line).replace(/(?<!\\)\[(?=\^[^\]\s]+\])/g, "\\[");
      return next?.kind === "link" && text.endsWith("!") ? `${text.slice(0, -1)}\\!` : text;
    }
    case "emphasis":
      return mark("*", inline.children, inLink);
    case "strong":
      return mark("**", inline.children, inLink);
    case "struck":
      return mark("~~", inline.children, inLink);
    case "code":
      return markCode(inline.text);
    case "link":
      return `[${markInlines(inline.children, true)}](${markAddress(inline.address)})`;
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
function mark(marks: string, children: readonly Inline[], inLink: boolean): string {
  const inside = markInlines(children, inLink);
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
