import { describe, expect, it } from "vitest";
import { countWords } from "../../story/words.ts";
import { createRandom } from "./random.ts";

// Law: the fast count is the count of Intl.Segmenter's words, with ICU's odd status of underscores put right.

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

function countSlowly(text: string): number {
  return [...segmenter.segment(text)].filter(
    ({ segment, isWordLike }) =>
      (isWordLike || /[\p{Alphabetic}\p{Nd}]/u.test(segment)) && /[^\s\p{Pc}\p{M}\p{Cf}]/u.test(segment),
  ).length;
}

const alphabets = [
  "ab1 _'’.,:;-\n",
  "aé́ßЖя9 _'’‘.,:;·—…\u00ad\u200d\u200b\n\t",
  "a1 世界のカタ한글ไทยกำ🐋👩‍👩‍👧🇫🇷\u0301\ufe0f'. _,",
  "a1 אב״׳عربי०अक्षि՞Ա.:,'",
].map((alphabet) => Array.from(alphabet));

describe("countWords", () => {
  it("counts as Unicode bounds words", () => {
    for (let seed = 1; seed <= 4000; seed++) {
      const random = createRandom(seed);
      const alphabet = random.pick(alphabets);
      const text = Array.from({ length: random.below(40) }, () => random.pick(alphabet)).join("");
      expect(countWords(text), `seed ${seed}: ${JSON.stringify(text)}`).toBe(countSlowly(text));
    }
  });

  it("counts any character of the fast table like the platform", () => {
    for (let unit = 0; unit < 0x20d0; unit++) {
      const c = String.fromCharCode(unit);
      for (const text of [`a${c}b`, `1${c}2`, `a${c}1`, c, `${c}a`, `_${c}_`, `a.${c}b`]) {
        expect(countWords(text), `U+${unit.toString(16)} ${JSON.stringify(text)}`).toBe(countSlowly(text));
      }
    }
  });

  it("does not count marks", () => {
    expect(countWords("# Loomings\n\nCall me *Ishmael*.\n\n***\n\n> Don't — ~~he~~ said\n\n___\n")).toBe(7);
    expect(countWords("")).toBe(0);
  });
});
