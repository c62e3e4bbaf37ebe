import { describe, expect, it } from "vitest";
import { compareTexts, wordEdits } from "../../story/compare.ts";
import type { ComparedText } from "../../story/compared-text.ts";
import { editsBack, takeChanges } from "../../story/take-back.ts";
import { createRandom, type Random } from "./random.ts";

// Laws: kept and deleted pieces give the text before, kept and inserted ones the text after; so do none and all of the
// changes, and some of them give a text of whole words; a change's ranges hold its text; what moved is, but for what was
// changed in it, the same; no change splits a word, a grapheme or a surrogate pair; applying the word edits gives the text after.

const vocabulary =
  "the a of whale sea don't well-known Ishmael 3.5 “Yes,” he said. Why? _never_ café naïve 🐋 👩‍👩‍👧 e\u0301te\u0301 世界 " +
  "ไทยกำ नमस्ते 한글 — … *** she, went. down #️⃣ 🇫🇷🇩🇪 שלום a\u0301 \u0301";
const words = vocabulary.split(" ");

function makeText(random: Random, paragraphs: number): string {
  const text: string[] = [];
  for (let p = 0; p < paragraphs; p++) {
    text.push(
      Array.from({ length: 1 + random.below(25) }, () => random.pick(words)).join(random.pick([" ", " ", "  ", ""])),
    );
  }
  return text.join(random.pick(["\n\n", "\n"])) + random.pick(["", "\n"]);
}

function rewrite(random: Random, text: string): string {
  let result = text;
  for (let n = random.below(6); n > 0; n--) {
    const paragraphs = result.split("\n\n");
    const index = random.below(paragraphs.length);
    switch (random.below(5)) {
      case 0:
        paragraphs.splice(index, 1);
        break;
      case 1:
        paragraphs.splice(index, 0, makeText(random, 1));
        break;
      case 2: {
        const [taken] = paragraphs.splice(index, 1);
        paragraphs.splice(random.below(paragraphs.length + 1), 0, taken ?? "");
        break;
      }
      default: {
        const tokens = (paragraphs[index] ?? "").split(" ");
        tokens.splice(
          random.below(tokens.length + 1),
          random.below(4),
          ...random.shuffle(words).slice(0, random.below(4)),
        );
        paragraphs[index] = tokens.join(" ");
      }
    }
    result = paragraphs.join("\n\n");
  }
  return result;
}

function side(compared: ComparedText, kind: "inserted" | "deleted"): string {
  return compared.pieces
    .filter((piece) => piece.kind === "kept" || piece.kind === kind)
    .map(({ text }) => text)
    .join("");
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const segments = new Intl.Segmenter("en", { granularity: "word" });

/** Places where a text may be cut: between graphemes, and not inside a word. */
function cuts(text: string): Set<number> {
  const between = new Set<number>([0, text.length]);
  for (const { index } of graphemes.segment(text)) between.add(index);
  for (const { index, segment } of segments.segment(text)) {
    for (let at = index + 1; at < index + segment.length; at++) between.delete(at);
  }
  return between;
}

function check(before: string, after: string, name: string): void {
  const compared = compareTexts(before, after);
  expect(side(compared, "deleted"), name).toBe(before);
  expect(side(compared, "inserted"), name).toBe(after);
  const cutsBefore = cuts(before);
  const cutsAfter = cuts(after);
  for (const change of compared.changes) {
    const { moved } = change;
    expect(moved !== null, name).toBe(change.kind === "moved");
    const beforeAt = moved ? [moved.before] : change.beforeAt;
    const afterAt = moved ? [moved.after] : change.afterAt;
    expect(beforeAt.map((range) => before.slice(...range)).join(""), name).toBe(change.before);
    expect(afterAt.map((range) => after.slice(...range)).join(""), name).toBe(change.after);
    if (change.within !== null) expect(compared.changes[change.within]?.kind, name).toBe("moved");
    for (const at of change.beforeAt.flat()) expect(cutsBefore.has(at), `${name}: cut at ${at} before`).toBe(true);
    for (const at of change.afterAt.flat()) expect(cutsAfter.has(at), `${name}: cut at ${at} after`).toBe(true);
    let [a, b] = [moved?.before[0], moved?.after[0]];
    for (const part of moved?.parts ?? []) {
      expect([part.before[0], part.after[0]], name).toEqual([a, b]);
      [a, b] = [part.before[1], part.after[1]];
      const own = part.change === null ? null : compared.changes[part.change];
      if (own) expect(compared.changes[own.within ?? -1], name).toBe(change);
      else expect(unspaced(before.slice(...part.before)), name).toBe(unspaced(after.slice(...part.after)));
    }
    expect([a, b], name).toEqual([moved?.before[1], moved?.after[1]]);
  }
  let deleted = 0;
  let inserted = 0;
  for (const { kind, text, change } of compared.pieces) {
    expect(text, name).not.toBe("");
    expect(change === null, name).toBe(kind === "kept");
    if (kind === "deleted") deleted += text.length;
    if (kind === "inserted") inserted += text.length;
  }
  const lengthOf = (ranges: readonly (readonly [number, number])[]): number =>
    ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  expect(lengthOf(compared.changes.flatMap(({ beforeAt }) => beforeAt)), name).toBe(deleted);
  expect(lengthOf(compared.changes.flatMap(({ afterAt }) => afterAt)), name).toBe(inserted);

  let text = "";
  let at = 0;
  for (const { from, to, insert } of wordEdits(before, after)) {
    expect(from >= at && to >= from && (to > from || insert !== ""), name).toBe(true);
    text += before.slice(at, from) + insert;
    at = to;
  }
  expect(text + before.slice(at), name).toBe(after);
}

/** None, all and some of the changes. */
function checkTaking(before: string, after: string, random: Random, name: string): void {
  const compared = compareTexts(before, after);
  expect(takeChanges(compared, new Set()), name).toBe(before);
  expect(takeChanges(compared, new Set(compared.changes.keys())), name).toBe(after);
  const known = new Set([...wordsOf(before), ...wordsOf(after)]);
  for (let round = 0; round < 3; round++) {
    const some = new Set([...compared.changes.keys()].filter(() => random.below(2) === 0));
    const text = takeChanges(compared, some);
    const cut = wordsOf(text).filter((word) => !known.has(word));
    expect(cut, `${name}, taking ${[...some]}: ${JSON.stringify(text)}`).toEqual([]);
    let result = "";
    let at = 0;
    for (const { from, to, returned } of editsBack(
      compared,
      new Set([...compared.changes.keys()].filter((change) => !some.has(change))),
    )) {
      expect(from >= at && to >= from, name).toBe(true);
      for (const { text: back, of } of returned)
        if (of) expect((of.side === "before" ? before : after).slice(...of.at), name).toBe(back);
      result += after.slice(at, from) + returned.map((back) => back.text).join("");
      at = to;
    }
    expect(result + after.slice(at), name).toBe(text);
  }
}

function wordsOf(text: string): string[] {
  return [...segments.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

function unspaced(text: string): string {
  return text.replace(/\s+/g, "");
}

describe("comparing keeps its laws", () => {
  it("on rewritten texts", () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = createRandom(seed);
      const before = makeText(random, random.below(8));
      const after = random.below(8) === 0 ? makeText(random, random.below(8)) : rewrite(random, before);
      const name = `seed ${seed}: ${JSON.stringify([before, after])}`;
      check(before, after, name);
      checkTaking(before, after, random, name);
    }
  });

  it("on long texts, alike and unlike", () => {
    for (let seed = 1; seed <= 6; seed++) {
      const random = createRandom(seed);
      const before = makeText(random, 300);
      check(before, rewrite(random, rewrite(random, before)), `seed ${seed}`);
      check(before, makeText(random, 300), `seed ${seed} unlike`);
    }
  });

  it("finds no salad of chance words in texts that have nothing in common", () => {
    const text = (seed: number): string => {
      const random = createRandom(seed);
      const rare = (): string => `${random.pick(words)}${random.below(3000)}`;
      const sentence = (): string =>
        Array.from({ length: 12 }, () => (random.below(2) === 0 ? rare() : "the")).join(" ");
      return Array.from({ length: 400 }, () => `${sentence()}. ${sentence()}.`).join("\n\n");
    };
    const [before, after] = [text(1), text(2)];
    check(before, after, "unlike");
    expect(compareTexts(before, after).changes.length).toBeLessThan(20);
    expect(wordEdits(before, after).length).toBeLessThan(200);
  });
});
