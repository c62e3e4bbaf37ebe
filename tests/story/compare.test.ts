import { describe, expect, it } from "vitest";
import { compareTexts, wordEdits } from "../../story/compare.ts";
import { marked } from "./marked.ts";
import { rewrittenPairs } from "./rewritten-pairs.ts";

describe("comparing", () => {
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

  it.each(Object.entries(rewrittenPairs))("shows %s as an editor would", (_, { before, after, shown }) => {
    expect(marked(compareTexts(before, after))).toBe(shown);
  });

  it("shows a moved passage as moved", () => {
    const one = "The sea lay flat and grey under the morning, and nobody spoke of the lamp.\n\n";
    const two = "She counted the boats again, and again there was one too few of them.\n\n";
    const three = "Afterwards they said that it had been the wind, and that was the end of it.\n\n";
    const compared = compareTexts(one + two + three, two + three + one);
    expect(compared.changes).toMatchObject([
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
