import { describe, expect, it } from "vitest";
import { checkRtf } from "../../formats/rtf/check.ts";
import { writeRtf } from "../../formats/rtf/write.ts";
import { rtfText } from "../../formats/rtf/write-text.ts";
import type { Book } from "../../story/book.ts";
import { builtInPresets, usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { anyBook, bookWithMatter } from "./any-book.ts";
import { sampleBook } from "./sample-book.ts";

const failed = (bytes: Uint8Array, book: Book) => checkRtf(bytes, book).filter((check) => !check.ok);
const source = (book: Book) => new TextDecoder().decode(writeRtf(book));
const rtfBook = (): Book => ({ ...sampleBook(), preset: usualPreset("rtf") });

describe("a book in the Rich Text Format", () => {
  it("is whole, in every layout, and the same for the same book", () => {
    for (const preset of builtInPresets) {
      const own = { ...bookWithMatter(), preset };
      expect(failed(writeRtf(own), own), preset.name).toEqual([]);
      const book = { ...sampleBook(), preset };
      const bytes = writeRtf(book);
      expect(failed(bytes, book), preset.name).toEqual([]);
      expect(writeRtf(book)).toEqual(bytes);
    }
    const empty: Book = { ...rtfBook(), title: " ", author: "", language: "no tag", body: [], images: [], cover: null };
    expect(failed(writeRtf(empty), empty)).toEqual([]);
  });

  it("is whole whatever is in the book, and has no byte beyond ASCII", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const book = { ...anyBook(seed), preset: builtInPresets[seed % builtInPresets.length] ?? usualPreset("rtf") };
      const bytes = writeRtf(book);
      expect(failed(bytes, book), `seed ${seed}`).toEqual([]);
      expect(
        bytes.every((byte) => byte === 10 || (byte >= 32 && byte < 127)),
        `seed ${seed}`,
      ).toBe(true);
    }
  });

  it("says each letter so that old programs show it, too", () => {
    expect(rtfText("“Zoë” – 日\u00a0x {\\}")).toBe(
      "\\u8220\\'93Zo\\u235\\'eb\\u8221\\'94 \\u8211\\'96 \\u26085?\\~x \\{\\\\\\}",
    );
    expect(rtfText("🙂")).toBe("\\u-10179?\\u-8638?");
    expect(rtfText("a\u0000\uD800b")).toBe("a\\u-3?b");
  });

  it("notices what is lost", () => {
    const book = rtfBook();
    const damaged = (change: (text: string) => string): string[] =>
      failed(new TextEncoder().encode(change(source(book))), book).map(({ name }) => name);
    expect(damaged((text) => text.replace("Deeper", ""))).toEqual(["words"]);
    expect(damaged((text) => text.replace(/\}\s*$/, ""))).toEqual(["markup"]);
    expect(damaged((text) => text.replace(/\{\\\*\\bkmkstart _Run4\}/, ""))).toEqual(["navigation"]);
  });

  it("has styles, lists, links and notes of Word's own", () => {
    const text = "A[^a] and [site](https://example.org/).\n\n3. three\n   - inner\n\n[^a]: Told *so*.";
    const chapter = compileChapter("c" as ItemId, "One", text);
    const made = source({ ...rtfBook(), body: [chapter] });
    expect(made).toMatch(/\\outlinelevel0\\f0\\fs36 \{\\\*\\bkmkstart _Run\d\}\{\\\*\\bkmkend _Run\d\}One\\par/);
    expect(made).toContain('{\\field{\\*\\fldinst{HYPERLINK "https://example.org/"}}{\\fldrslt\\ul\\cf1 site}}');
    expect(made).toMatch(
      /\{\\super\\chftn\{\\footnote \\pard\\plain\\s\d+[^ ]* \{\\super\\chftn\} Told \{\\i so\}\.\}\}/,
    );
    expect(made).toContain("{\\listtext 3.\\tab }three");
    expect(made).toContain("\\levelstartat3");
  });
});
