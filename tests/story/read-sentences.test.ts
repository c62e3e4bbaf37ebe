import { describe, expect, it } from "vitest";
import { sentenceInMarkdown, sentenceInText } from "../../story/read-sentences.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function all(markdown: string): { readonly spoken: string[]; readonly marked: string[] } {
  const spoken: string[] = [];
  const marked: string[] = [];
  let at = 0;
  for (;;) {
    const sentence = sentenceInMarkdown(markdown, at, segmenter);
    if (!sentence) return { spoken, marked };
    expect(sentence.to).toBeGreaterThan(at);
    spoken.push(sentence.spoken);
    marked.push(markdown.slice(sentence.from, sentence.to));
    at = sentence.to;
  }
}

describe("sentences to read aloud", () => {
  it("have no marks, and stand where they stand in the text", () => {
    const markdown =
      "## The *Hut*\n\nMr. Pask **ran**. “No!” he said.\nShe read [the book](http://x.org/a.b.C) &amp; left.\n\n***\n\n> *All* of it.";
    expect(all(markdown)).toEqual({
      spoken: ["The Hut", "Mr. Pask ran.", "“No!” he said.", "She read the book & left.", "All of it."],
      marked: [
        "The *Hut",
        "Mr. Pask **ran**.",
        "“No!” he said.",
        "She read [the book](http://x.org/a.b.C) &amp; left.",
        "All* of it.",
      ],
    });
  });

  it("don't run from one item or heading into the next", () => {
    expect(all("- One\n- Two\n\n# Title\nText goes on\nover two lines.").spoken).toEqual([
      "One",
      "Two",
      "Title",
      "Text goes on over two lines.",
    ]);
  });

  it("have neither the marks of footnotes nor notes to oneself", () => {
    expect(all("The tide[^1] turned. %%Which?%%\n\n[^1]: Twice a day.").spoken).toEqual([
      "The tide turned.",
      "Twice a day.",
    ]);
  });

  it("begin with the one that the cursor is in", () => {
    const markdown = "First one. Second one.\n\nThird one.";
    expect(sentenceInMarkdown(markdown, 3, segmenter)?.spoken).toBe("First one.");
    expect(sentenceInMarkdown(markdown, 14, segmenter)?.spoken).toBe("Second one.");
    expect(sentenceInMarkdown(markdown, markdown.length - 1, segmenter)?.spoken).toBe("Third one.");
    expect(sentenceInMarkdown(markdown, markdown.length, segmenter)).toBeNull();
    expect(sentenceInMarkdown("", 0, segmenter)).toBeNull();
    expect(sentenceInMarkdown("***\n\n…\n", 0, segmenter)).toBeNull();
  });

  it("are found in a page's text, too", () => {
    const text = "Ebb\nFirst one. Second one.\n\nThird one.";
    expect(sentenceInText(text, 0, segmenter)).toEqual({ from: 0, to: 3, spoken: "Ebb" });
    expect(sentenceInText(text, 3, segmenter)?.spoken).toBe("First one.");
    expect(sentenceInText(text, 16, segmenter)?.spoken).toBe("Second one.");
    expect(sentenceInText(text, 26, segmenter)?.spoken).toBe("Third one.");
    expect(sentenceInText(text, text.length, segmenter)).toBeNull();
  });
});
