import { describe, expect, it } from "vitest";
import { type ComparedText, compareTexts, wordEdits } from "../../story/compare.ts";
import { createRandom, type Random } from "./random.ts";

// Laws: kept and deleted pieces give the text before, kept and inserted ones the text after; a change's ranges hold its
// text; no change splits a word, a grapheme or a surrogate pair; applying the word edits gives the text after.

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

/** The comparison as one line: [-deleted-]{+inserted+}, moves with their number. */
function marked({ pieces, changes }: ComparedText): string {
  return pieces
    .map(({ kind, text, change }) => {
      const moved = change !== null && changes[change]?.kind === "moved" ? ">" : "";
      if (kind === "kept") return text;
      return kind === "deleted" ? `[-${moved}${text}-]` : `{+${moved}${text}+}`;
    })
    .join("");
}

function check(before: string, after: string, name: string): void {
  const compared = compareTexts(before, after);
  expect(side(compared, "deleted"), name).toBe(before);
  expect(side(compared, "inserted"), name).toBe(after);
  const cutsBefore = cuts(before);
  const cutsAfter = cuts(after);
  for (const change of compared.changes) {
    expect(change.beforeAt.map((range) => before.slice(...range)).join(""), name).toBe(change.before);
    expect(change.afterAt.map((range) => after.slice(...range)).join(""), name).toBe(change.after);
    for (const at of change.beforeAt.flat()) expect(cutsBefore.has(at), `${name}: cut at ${at} before`).toBe(true);
    for (const at of change.afterAt.flat()) expect(cutsAfter.has(at), `${name}: cut at ${at} after`).toBe(true);
    if (change.kind === "moved")
      expect(change.before.trim().replace(/\s+/g, " ")).toBe(change.after.trim().replace(/\s+/g, " "));
  }
  let deleted = 0;
  let inserted = 0;
  for (const { kind, text, change } of compared.pieces) {
    expect(text, name).not.toBe("");
    expect(change === null, name).toBe(kind === "kept");
    if (kind === "deleted") deleted += text.length;
    if (kind === "inserted") inserted += text.length;
  }
  expect(
    compared.changes.reduce((sum, change) => sum + change.before.length, 0),
    name,
  ).toBe(deleted);
  expect(
    compared.changes.reduce((sum, change) => sum + change.after.length, 0),
    name,
  ).toBe(inserted);

  let text = "";
  let at = 0;
  for (const { from, to, insert } of wordEdits(before, after)) {
    expect(from >= at && to >= from && (to > from || insert !== ""), name).toBe(true);
    text += before.slice(at, from) + insert;
    at = to;
  }
  expect(text + before.slice(at), name).toBe(after);
}

describe("comparing", () => {
  it("keeps its laws on rewritten texts", () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = createRandom(seed);
      const before = makeText(random, random.below(8));
      const after = random.below(8) === 0 ? makeText(random, random.below(8)) : rewrite(random, before);
      check(before, after, `seed ${seed}: ${JSON.stringify([before, after])}`);
    }
  });

  it("keeps its laws on long texts, alike and unlike", () => {
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

  it("shows what an editor would mark", () => {
    const of = (before: string, after: string): string => marked(compareTexts(before, after));
    expect(of("Call me Ishmael.", "Call me Isabel.")).toBe("Call me [-Ishmael-]{+Isabel+}.");
    expect(of("She went home.", "She went slowly home.")).toBe("She went {+slowly +}home.");
    expect(of("A dog. A cat.", "A dog. A bird. A cat.")).toBe("A dog. {+A bird. +}A cat.");
    expect(of("Fancy data structures need a lot.", "The problem with fancy data structures is needing a lot.")).toBe(
      "[-Fancy-]{+The problem with fancy+} data structures [-need-]{+is needing+} a lot.",
    );
    expect(of("One.\n\nTwo.\n", "One.\n\nNew.\n\nTwo.\n")).toBe("One.\n\n{+New.\n\n+}Two.\n");
    expect(of("a well-known man", "a well-worn man")).toBe("a [-well-known-]{+well-worn+} man");
    expect(of("Text\n\nMore", "Text\nMore")).toBe("Text[-\n\n-]{+\n+}More");
  });

  it("shows a moved passage as moved", () => {
    const one = "The sea lay flat and grey under the morning, and nobody spoke of the lamp.\n\n";
    const two = "She counted the boats again, and again there was one too few of them.\n\n";
    const three = "Afterwards they said that it had been the wind, and that was the end of it.\n\n";
    const compared = compareTexts(one + two + three, two + three + one);
    expect(compared.changes).toEqual([
      {
        kind: "moved",
        before: one,
        after: one,
        beforeAt: [[0, one.length]],
        afterAt: [[two.length + three.length, one.length + two.length + three.length]],
      },
    ]);
    expect(compared.words).toEqual({ added: 0, removed: 0, moved: 15 });
    const sentences = compareTexts(
      "The wind had dropped. She counted the boats again, and there was one too few. Nobody spoke of the lamp.",
      "The wind had dropped. Nobody spoke of the lamp. She counted the boats again, and there was one too few.",
    );
    expect(sentences.changes.map(({ kind }) => kind)).not.toContain("replaced");
  });

  it("makes the smallest edits in whole words", () => {
    expect(wordEdits("Call me Ishmael. Some years ago", "Call me Isabel. Many years ago")).toEqual([
      { from: 8, to: 15, insert: "Isabel" },
      { from: 17, to: 21, insert: "Many" },
    ]);
    expect(wordEdits("same", "same")).toEqual([]);
  });
});
