import { kept, look, type Part } from "../import/styled/document.ts";

/** A paragraph's text as parts, and what its letters are without any mark. */
export interface NwdParagraph {
  readonly parts: readonly Part[];
  readonly raw: string;
  /** Looks that Markdown has not: underlined, highlighted, raised, lowered. */
  readonly hasOtherLooks: boolean;
}

/** As novelWriter finds them (its `nwRegEx`): marks that hug what they mark, and shortcodes. */
const emphases: readonly { readonly look: number; readonly form: RegExp; readonly length: number }[] = [
  { look: look.italic, form: /(?<![\p{L}\p{N}_\\])_(?![\s_])(.+?)(?<![\s\\])_(?![\p{L}\p{N}_])/gu, length: 1 },
  { look: look.bold, form: /(?<![\p{L}\p{N}_\\])\*\*(?![\s*])(.+?)(?<![\s\\])\*\*(?![\p{L}\p{N}_])/gu, length: 2 },
  { look: look.struck, form: /(?<![\p{L}\p{N}_\\])~~(?![\s~])(.+?)(?<![\s\\])~~(?![\p{L}\p{N}_])/gu, length: 2 },
];
const shortcode = /(?<!\\)\[(?:(\/?)(b|i|s|u|m|sup|sub)|(br)|footnote:([\w-]+))\]/gi;
const looksOf: Readonly<Record<string, number>> = { b: look.bold, i: look.italic, s: look.struck };

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly turn: number;
  readonly insert: Part | string | null;
}

/** @param noteOf the key of a footnote; null where there is none of that name */
export function readInlines(text: string, noteOf: (key: string) => string | null): NwdParagraph {
  const marks: Mark[] = [];
  for (const { look: turn, form, length } of emphases) {
    for (const { 0: whole, index } of text.matchAll(form)) {
      const end = index + whole.length;
      marks.push({ from: index, to: index + length, turn, insert: null });
      marks.push({ from: end - length, to: end, turn, insert: null });
    }
  }
  let hasOtherLooks = false;
  const open = new Set<string>();
  for (const match of text.matchAll(shortcode)) {
    const [whole, slash = "", word = "", lineBreak, note] = match;
    const place = { from: match.index, to: match.index + whole.length };
    if (note !== undefined) {
      const key = noteOf(note.toLowerCase());
      if (key !== null) marks.push({ ...place, turn: 0, insert: { kind: "note", note: key, fate: kept } });
      continue;
    }
    if (lineBreak) {
      // It stands before the line's end, which is one as well.
      marks.push({ ...place, turn: 0, insert: text[place.to] === "\n" ? null : "\n" });
      continue;
    }
    const name = word.toLowerCase();
    hasOtherLooks ||= looksOf[name] === undefined;
    const turns = open.has(name) === (slash === "/");
    if (turns && slash === "") open.add(name);
    if (turns && slash !== "") open.delete(name);
    marks.push({ ...place, turn: turns ? (looksOf[name] ?? 0) : 0, insert: null });
  }
  marks.sort((left, right) => left.from - right.from);
  const raw = text.replace(shortcode, (whole, _slash, _word, lineBreak?: string, note?: string) => {
    if (lineBreak !== undefined) return "\n";
    return note !== undefined && noteOf(note.toLowerCase()) === null ? whole : "";
  });
  return { parts: partsOf(text, marks), raw, hasOtherLooks };
}

function partsOf(text: string, marks: readonly Mark[]): Part[] {
  const parts: Part[] = [];
  let looks = 0;
  let at = 0;
  const say = (letters: string) => {
    const shown = letters.replace(/\\(?=[*_~=[\]])/g, "");
    if (shown !== "") parts.push({ kind: "text", text: shown, looks, link: null, fate: kept });
  };
  for (const { from, to, turn, insert } of marks) {
    if (from < at) continue;
    say(text.slice(at, from));
    looks ^= turn;
    if (typeof insert === "string") say(insert);
    else if (insert) parts.push(insert);
    at = to;
  }
  say(text.slice(at));
  return parts;
}
