import { expect, test } from "vitest";
import { planManuscript } from "../../formats/readers.ts";
import { writers } from "../../formats/writers.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { hostileBook } from "./hostile-book.ts";

/** Every own word, wherever it stands: counted here and not by what is tested. */
const wordsIn = (text: string) => text.match(/q\d+z\d+q/g) ?? [];

test.each(["docx", "odt", "rtf", "epub", "html", "ao3", "markdown", "text"] as const)(
  "whatever is in a book, its %s is written, found whole, and read again without losing a word, over 60 random ones",
  async (format) => {
    for (let seed = 1; seed <= 60; seed++) {
      const book = { ...hostileBook(seed), preset: usualPreset(format) };
      const printed = new Set(wordsIn(JSON.stringify(book.body)));
      const written = await writers[format].write(book);
      if (!written.ok) throw new Error(`seed ${seed}: ${written.problem.sentence}`);
      const checks = await writers[format].check(written.value, book);
      expect(
        checks.filter(({ ok }) => !ok),
        `seed ${seed}`,
      ).toEqual([]);
      const [file] = written.value;
      if (!file) throw new Error("nothing was written");
      const source = { name: file.path, files: [file], isFolder: false };
      const read = await planManuscript(source, { kind: "auto" });
      if (!read.ok) {
        // Chapters with nothing in them are no text to any word processor.
        expect([seed, read.problem.code]).toEqual([seed, "file-empty"]);
        expect(JSON.stringify(book.body.map((node) => (node.kind === "chapter" ? node.scenes : null)))).not.toMatch(
          /q\d+z/,
        );
        continue;
      }
      const { items, setAside } = read.value;
      const found = new Set(wordsIn(JSON.stringify([items, setAside])));
      expect(
        [...printed].filter((word) => !found.has(word)),
        `lost, seed ${seed}`,
      ).toEqual([]);
    }
  },
);
