import { describe, expect, it } from "vitest";
import { samePlace } from "../../story/same-place.ts";
import { visibleText } from "../../story/visible-text.ts";
import { createRandom } from "./random.ts";

const words = ["the", "boat", "lamp", "and", "said", "nothing", "of", "it", "tide", "went"] as const;

describe("the same place of another text", () => {
  it("is the same word, also where the text repeats itself", () => {
    const text = "no no no no no. The lamp. no no no";
    for (const at of [0, 3, 6, 9, 12, 16, 20, 26, 29, 32]) expect(samePlace(text, text, at)).toBe(at);
  });

  it("keeps the letter inside the word", () => {
    expect(samePlace("the keeper waited", "quietly the keeper waited", 7)).toBe(15);
  });

  it("is found by its neighbours where the word is gone", () => {
    const here = "The keeper trimmed the wick and listened for the boat.";
    const there = "The keeper trimmed the lamp and listened for the boat.";
    expect(there.slice(samePlace(here, there, here.indexOf("wick")))).toMatch(/^(?:and|the lamp)/);
  });

  it("holds for random texts that begin otherwise", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const make = (length: number) => Array.from({ length }, () => random.pick(words)).join(" ");
      const text = make(80);
      const before = `${make(random.below(20) + 1)} – `;
      const at = text.length - 1 - random.below(text.length >> 1);
      const start = text.lastIndexOf(" ", at) + 1;
      expect(samePlace(text, before + text, start), `seed ${seed}`).toBe(before.length + start);
    }
  });

  it("has an answer where there is nothing", () => {
    expect(samePlace("", "some words", 0)).toBe(0);
    expect(samePlace("some words", "", 5)).toBe(0);
    expect(samePlace("some words", "some words", 10)).toBe(10);
  });
});

describe("what is seen of a text", () => {
  const seen = (markdown: string) => visibleText(markdown).text.trim();

  it("has the words without their marks", () => {
    expect(seen("He *ran* and **ran**, ~~not~~ `now`.")).toBe("He ran and ran, not now.");
    expect(seen("## The Hut\n\n> Said [she](http://x.org/a) &amp; left.")).toMatch(/^The Hut\s+Said she & left\.$/);
    expect(seen("One \\* two\\\nthree")).toBe("One * two\n\nthree".replace("\n\n", "\n"));
    expect(seen("[Sic]itur [ad] ![astra].")).toBe("[Sic]itur [ad] ![astra].");
    expect(seen("[Sic][a] ad ![astra](b.png).\n\n[a]: http://x.org")).toBe("Sic ad astra.");
    expect(seen("One.\n\n***\n\nTwo.")).toMatch(/^One\.\s+Two\.$/);
  });

  it("has no notes to oneself, and of links between chapters their words", () => {
    expect(seen("One %%*why?%% two.")).toBe("One  two.");
    expect(seen("She met [[Una Chettle|Una]] at [[The Hut]].")).toBe("She met Una at The Hut.");
  });

  it("knows where each character stands", () => {
    const markdown = "%%no%% # A *b* [[C d|one]]\n\n# A *b*\n\n- one\n- **two** &mdash; three\n\n> q [l](u) end";
    const { text, places } = visibleText(markdown);
    expect(places).toHaveLength(text.length);
    for (const word of ["one", "two", "three", "end"]) {
      expect(markdown.slice(places[text.indexOf(word)] ?? 0).startsWith(word), word).toBe(true);
    }
    expect([...places]).toEqual([...places].sort((a, b) => a - b));
  });
});
