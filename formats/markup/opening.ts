import type { Inline } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import type { ProseStyle } from "../../story/preset.ts";

export type OpeningStyle = Pick<ProseStyle, "opening" | "smallCapitals">;

/** UTF-16 units that a paragraph has at least, so that a drop capital does not hang over its end. */
const leastBesideCapital = 240;
/** Words in small capitals, unless a mark ends them sooner. */
const smallWords = 4;

/** How a chapter's first paragraph begins. */
export interface Opening {
  /** Its first letter is set larger. */
  readonly hasCapital: boolean;
  /** UTF-16 units of its text in small capitals. */
  readonly small: number;
}

/** Text that does not begin with a capital of a script that has small ones begins plainly. */
export function planOpening(inlines: readonly Inline[], style: OpeningStyle): Opening {
  const text = plainText(inlines);
  const begins = /^["'“”„‚‘’«»‹›—–¿¡…]*(\p{Lu})/u.exec(text);
  if (!begins || !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(begins[1] ?? ""))
    return { hasCapital: false, small: 0 };
  const isLong = text.length >= leastBesideCapital;
  const hasCapital = style.opening === "raised capital" || (style.opening === "drop capital" && isLong);
  return { hasCapital, small: style.smallCapitals ? endOfSmall(text) : 0 };
}

function endOfSmall(text: string): number {
  let end = 0;
  for (const [place, word] of [...text.matchAll(/\S+/g)].entries()) {
    if (place >= smallWords) break;
    end = word.index + word[0].length;
    if (/[.,;:!?…—–]["'”’“«»]*$/.test(word[0])) break;
  }
  return end;
}

/** The first `units` of the text and the rest; what is emphasised over the cut is in both. A note's number has no length. */
export function cutInlines(inlines: readonly Inline[], units: number): readonly [Inline[], Inline[]] {
  const before: Inline[] = [];
  const after: Inline[] = [];
  let left = units;
  for (const inline of inlines) {
    const length = plainText([inline]).length;
    if (left <= 0) after.push(inline);
    else if (length <= left) before.push(inline);
    else if (inline.kind === "text") {
      before.push({ ...inline, text: inline.text.slice(0, left) });
      after.push({ ...inline, text: inline.text.slice(left) });
    } else if ("children" in inline && inline.kind !== "link") {
      const [first, rest] = cutInlines(inline.children, left);
      before.push({ ...inline, children: first });
      after.push({ ...inline, children: rest });
    } else after.push(inline);
    left -= length;
  }
  return [before, after];
}
