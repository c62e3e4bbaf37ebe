import type { Inline } from "../../../story/book.ts";
import { look, type Text } from "./document.ts";

/** What a paragraph's line is made of: styled text, and what has no letters. */
export type Atom = Omit<Text, "kind"> | { readonly inline: Inline };

interface Segment {
  readonly looks: number;
  readonly link: string | null;
  readonly inline: Inline;
}

const wordSign = /[\p{L}\p{N}\p{M}]/u;
const punctuation = /[\p{P}\p{S}]/u;
const shown = look.bold | look.italic | look.struck | look.code;

/**
 * Styled text as inlines that Markdown can say: looks begin and end where CommonMark sees them (0.31, section 6.2: not
 * between a letter and a sign), blanks between two italic words are italic, and nothing is marked that has no letter.
 */
export function inlinesOf(atoms: readonly Atom[]): Inline[] {
  const plain = plainText(atoms);
  if (plain !== null) return plain === "" ? [] : [{ kind: "text", text: plain }];
  const segments = segmentsOf(atoms);
  return nest(segments, 0, segments.length, 0, false);
}

/** Most paragraphs are nothing else; null for the others. */
function plainText(atoms: readonly Atom[]): string | null {
  let text = "";
  for (const atom of atoms) {
    if ("inline" in atom || atom.link !== null || (atom.looks & shown) !== 0 || atom.text.includes("\n")) return null;
    text += atom.text;
  }
  return text.replaceAll("\t", " ").replace(/^[ \u3000]+|[ \u3000]+$/g, "");
}

function segmentsOf(atoms: readonly Atom[]): Segment[] {
  const signs: { text: string; looks: number; link: string | null; inline: Inline | null }[] = [];
  for (const atom of atoms) {
    if ("inline" in atom) signs.push({ text: "", looks: 0, link: null, inline: atom.inline });
    else {
      for (const text of atom.text) {
        const inline: Inline | null = text === "\n" ? { kind: "lineBreak" } : null;
        signs.push({ text: text === "\t" ? " " : text, looks: atom.looks & shown, link: atom.link, inline });
      }
    }
  }
  trim(signs);
  bridgeBlanks(signs);
  for (const bit of [look.bold, look.italic, look.struck]) {
    closeBeforeSigns(signs, bit, 1);
    closeBeforeSigns(signs, bit, -1);
  }
  const segments: Segment[] = [];
  let text = "";
  signs.forEach((sign, place) => {
    const next = signs[place + 1];
    if (sign.inline) segments.push({ looks: sign.looks, link: sign.link, inline: sign.inline });
    else {
      text += sign.text;
      if (next && !next.inline && next.looks === sign.looks && next.link === sign.link) return;
      const kind = sign.looks & look.code ? "code" : "text";
      segments.push({ looks: sign.looks & ~look.code, link: sign.link, inline: { kind, text } });
      text = "";
    }
  });
  return segments;
}

interface Sign {
  text: string;
  looks: number;
  link: string | null;
  inline: Inline | null;
}

/** Blanks at the ends of the paragraph and around its line breaks, and breaks at its ends. */
function trim(signs: Sign[]): void {
  const isBlank = (sign: Sign | undefined) =>
    sign !== undefined && sign.inline === null && /^[ \u3000]$/.test(sign.text);
  const isBreak = (sign: Sign | undefined) => sign?.inline?.kind === "lineBreak";
  while (signs.length > 0 && (isBlank(signs[0]) || isBreak(signs[0]))) signs.shift();
  while (signs.length > 0 && (isBlank(signs.at(-1)) || isBreak(signs.at(-1)))) signs.pop();
  if (!signs.some(isBreak)) return;
  const kept: Sign[] = [];
  for (const sign of signs) {
    if (isBlank(sign) && isBreak(kept.at(-1))) continue;
    if (isBreak(sign)) {
      while (isBlank(kept.at(-1))) kept.pop();
      // Two breaks in a row would leave a line that begins a new paragraph.
      if (isBreak(kept.at(-1))) continue;
    }
    kept.push(sign);
  }
  signs.splice(0, signs.length, ...kept);
}

function bridgeBlanks(signs: readonly Sign[]): void {
  let place = 0;
  while (place < signs.length) {
    let end = place;
    while (end < signs.length && isGap(signs[end])) end++;
    if (end > place) {
      const looks = (signs[place - 1]?.looks ?? 0) & (signs[end]?.looks ?? 0);
      for (let at = place; at < end; at++) {
        const sign = signs[at];
        if (sign) sign.looks = looks & ~look.code;
      }
    }
    place = Math.max(end, place + 1);
  }
}

function isGap(sign: Sign | undefined): boolean {
  if (!sign) return false;
  return sign.inline === null ? /^\s$/.test(sign.text) : sign.inline.kind === "lineBreak";
}

/** Of each stretch with that look, the signs at its far end go out of it where a letter follows them. */
function closeBeforeSigns(signs: readonly Sign[], bit: number, step: 1 | -1): void {
  const has = (sign: Sign | undefined) => sign !== undefined && (sign.looks & bit) !== 0;
  for (let place = 0; place < signs.length; place++) {
    const outside = signs[place + step];
    if (!has(signs[place]) || has(outside) || !outside || !wordSign.test(outside.text)) continue;
    for (let at = place; has(signs[at]); at -= step) {
      const sign = signs[at];
      if (!sign || sign.inline !== null || !punctuation.test(sign.text)) break;
      sign.looks &= ~bit;
    }
  }
}

/** The look that reaches furthest is outside of those that end before. */
function nest(segments: readonly Segment[], from: number, to: number, active: number, inLink: boolean): Inline[] {
  const inlines: Inline[] = [];
  let place = from;
  while (place < to) {
    const segment = segments[place];
    if (!segment) break;
    if (segment.link !== null && !inLink) {
      const end = reach(segments, place, to, ({ link }) => link === segment.link);
      inlines.push({ kind: "link", address: segment.link, children: nest(segments, place, end, active, true) });
      place = end;
      continue;
    }
    let best = { bit: 0, end: place };
    for (const bit of [look.bold, look.italic, look.struck]) {
      if ((segment.looks & bit & ~active) === 0) continue;
      const end = reach(segments, place, to, ({ looks, link }) => (looks & bit) !== 0 && (inLink || link === null));
      if (end > best.end) best = { bit, end };
    }
    if (best.bit === 0) {
      inlines.push(segment.inline);
      place++;
    } else {
      const children = nest(segments, place, best.end, active | best.bit, inLink);
      const kind = best.bit === look.bold ? "strong" : best.bit === look.italic ? "emphasis" : "struck";
      if (hasLetters(segments, place, best.end)) inlines.push({ kind, children });
      else inlines.push(...children);
      place = best.end;
    }
  }
  return inlines;
}

function reach(segments: readonly Segment[], from: number, to: number, belongs: (segment: Segment) => boolean): number {
  let end = from;
  while (end < to && segments[end] && belongs(segments[end] as Segment)) end++;
  return end;
}

function hasLetters(segments: readonly Segment[], from: number, to: number): boolean {
  return segments
    .slice(from, to)
    .some(({ inline }) => (inline.kind === "text" || inline.kind === "code") && /[^\s]/.test(inline.text));
}
