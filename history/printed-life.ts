import { maskUnprinted } from "../story/printed-text.ts";
import { noRow } from "./run-table.ts";
import type { TextLife } from "./text-life.ts";

/**
 * A text's life with blanks for what is not printed of it as it stands: notes to oneself and links' titles are no words of the
 * book, on whatever day they were written.
 */
export function printedLife<Life extends TextLife>(life: Life): Life {
  const { text, offsets, inserted, deleted } = life;
  // What was deleted may stand between the two characters of a mark.
  if (!/[%[]/.test(text)) return life;
  const runs = Array.from(inserted, (came, run) => ({
    words: text.slice(offsets[run], offsets[run + 1]),
    stands: came !== noRow && deleted[run] === noRow,
  }));
  const standing = runs.map(({ words, stands }) => (stands ? words : "")).join("");
  const printed = maskUnprinted(standing, " ");
  if (printed === standing) return life;
  let at = 0;
  const masked = runs.map(({ words, stands }) => (stands ? printed.slice(at, (at += words.length)) : words));
  return { ...life, text: masked.join("") };
}
