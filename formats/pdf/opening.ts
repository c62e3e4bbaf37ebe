import type { Inline } from "../../story/book.ts";
import { plainText } from "../../story/markdown.ts";
import type { ProseStyle } from "../../story/preset.ts";
import { typstText } from "./markup.ts";

/** Words that lie beside a drop capital, at most. */
const besideCapital = 60;
/** UTF-16 units that a paragraph has at least, so that a drop capital does not hang over its end. */
const leastBesideCapital = 240;
/** Words in small capitals, unless a mark ends them sooner. */
const smallWords = 4;

/** How the first paragraph of a chapter begins: its first letter and its first words. Text without such letters begins plainly. */
export function sayOpening(
  inlines: readonly Inline[],
  prose: ProseStyle,
  say: (inlines: readonly Inline[]) => string,
): string {
  const start = /^(["'“”„‚‘’«»‹›—–¿¡…]*)(\p{Lu}\p{M}*)(?=[\p{L}\p{M}'’ ])/u.exec(plainText(inlines));
  const [, mark = "", letter = ""] = start ?? [];
  if (start === null || !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(letter)) return say(inlines);
  const isLong = plainText(inlines).length >= leastBesideCapital;
  const opening = prose.opening === "drop capital" && !isLong ? "plain" : prose.opening;
  if (opening === "plain" && !prose.smallCapitals) return say(inlines);

  const words = splitWords(inlines);
  const small = prose.smallCapitals ? countSmall(words) : 0;
  if (opening !== "plain") words[0] = withoutStart(words[0] ?? [], (mark + letter).length);
  const said = words.map((word, place) => (place < small ? `#small-capitals[${say(word)}]` : say(word)));
  if (opening === "plain") return said.join(" ");
  const capital = `[${typstText(mark)}], ${typstText(letter).slice(1)}`;
  if (opening === "raised capital") return `#raised-capital(${capital})${said.join(" ")}`;
  const beside = said.slice(0, besideCapital).map((word) => `[${word}],`);
  return `#drop-capital(${capital}, (${beside.join("")}))[${said.slice(besideCapital).join(" ")}]`;
}

function countSmall(words: readonly (readonly Inline[])[]): number {
  const end = words.findIndex((word) => /[.,;:!?…—–]["'”’“«»]*$/.test(plainText(word)));
  return Math.min(smallWords, words.length, end < 0 ? smallWords : end + 1);
}

/** Cuts at spaces, at any depth: emphasis over two words becomes emphasis of each. */
function splitWords(inlines: readonly Inline[]): Inline[][] {
  return cutAtSpaces(inlines).filter((word) => word.length > 0);
}

/** Where two spaces follow each other, or one stands at an end, there is an empty word. */
function cutAtSpaces(inlines: readonly Inline[]): Inline[][] {
  const words: Inline[][] = [[]];
  for (const inline of inlines) {
    const pieces: Inline[][] =
      inline.kind === "text"
        ? inline.text.split(/[ \t\n]/).map((text) => (text === "" ? [] : [{ kind: "text", text }]))
        : "children" in inline
          ? cutAtSpaces(inline.children).map((children) => (children.length === 0 ? [] : [{ ...inline, children }]))
          : [[inline]];
    const [first = [], ...rest] = pieces;
    words.at(-1)?.push(...first);
    words.push(...rest);
  }
  return words;
}

/** @param units UTF-16 units that are taken off the start, at whatever depth they stand */
function withoutStart(inlines: readonly Inline[], units: number): Inline[] {
  let left = units;
  return inlines.map((inline) => {
    if (left === 0) return inline;
    if (inline.kind === "text") {
      const taken = Math.min(left, inline.text.length);
      left -= taken;
      return { ...inline, text: inline.text.slice(taken) };
    }
    if ("children" in inline) {
      const had = Math.min(left, plainText(inline.children).length);
      left -= had;
      return { ...inline, children: withoutStart(inline.children, had) };
    }
    return inline;
  });
}
