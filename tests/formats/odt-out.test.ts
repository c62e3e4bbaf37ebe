import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { checkOdt } from "../../formats/odt/check.ts";
import { writeOdt } from "../../formats/odt/write.ts";
import type { Book } from "../../story/book.ts";
import { builtInPresets, usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { anyBook, bookWithMatter } from "./any-book.ts";
import { sampleBook } from "./sample-book.ts";

const failed = (bytes: Uint8Array, book: Book) => checkOdt(bytes, book).filter((check) => !check.ok);
const content = (book: Book) => strFromU8(unzipSync(writeOdt(book))["content.xml"] ?? new Uint8Array());
const odtBook = (): Book => ({ ...sampleBook(), preset: usualPreset("odt") });

describe("an OpenDocument text", () => {
  it("is whole, in every layout, and the same for the same book", () => {
    for (const preset of builtInPresets) {
      const own = { ...bookWithMatter(), preset };
      expect(failed(writeOdt(own), own), preset.name).toEqual([]);
      const book = { ...sampleBook(), preset };
      const bytes = writeOdt(book);
      expect(failed(bytes, book), preset.name).toEqual([]);
      expect(writeOdt(book)).toEqual(bytes);
    }
    const empty: Book = { ...odtBook(), title: " ", author: "", language: "no tag", body: [], images: [], cover: null };
    expect(failed(writeOdt(empty), empty)).toEqual([]);
  });

  it("is whole whatever is in the book", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const book = { ...anyBook(seed), preset: builtInPresets[seed % builtInPresets.length] ?? usualPreset("odt") };
      expect(failed(writeOdt(book), book), `seed ${seed}`).toEqual([]);
    }
  });

  it("begins as programs expect, and notices what is lost", () => {
    const book = odtBook();
    const bytes = writeOdt(book);
    const start = "mimetypeapplication/vnd.oasis.opendocument.text";
    expect(strFromU8(bytes.subarray(30, 30 + start.length), true)).toBe(start);
    const damaged = (path: string, change: (text: string) => string): string[] => {
      const files = unzipSync(bytes);
      files[path] = strToU8(change(strFromU8(files[path] ?? new Uint8Array())));
      return failed(zipSync(files, { level: 0 }), book).map(({ name }) => name);
    };
    expect(damaged("content.xml", (text) => text.replace("Deeper", ""))).toEqual(["words"]);
    expect(damaged("content.xml", (text) => text.replace("</text:list>", ""))).toContain("markup");
    expect(damaged("styles.xml", (text) => text.replace('style:name="Verse"', 'style:name="Worse"'))).toEqual([
      "markup",
    ]);
    expect(damaged("META-INF/manifest.xml", (text) => text.replace("styles.xml", "style.xml"))).toEqual(["manifest"]);
    expect(failed(new Uint8Array(9), book)[0]?.name).toBe("archive");
  });

  it("says by its styles what each paragraph is", () => {
    const text =
      "First.\n\nSecond *soft*.\n\n***\n\nThird.\n\n> Quoted.\n\nOne\\\ntwo.\n\n3. three\n   - inner\n\nSee[^1].\n\n[^1]: Told.";
    const chapter = compileChapter("c" as ItemId, "One", text);
    const made = content({ ...odtBook(), body: [chapter] });
    expect(made).toContain('<text:p text:style-name="Text_20_body">First.</text:p>');
    expect(made).toContain(
      '<text:p text:style-name="First_20_line_20_indent">Second <text:span text:style-name="Emphasis">soft</text:span>.</text:p>',
    );
    expect(made).toContain(
      '<text:p text:style-name="Scene_20_Break">* * *</text:p><text:p text:style-name="Text_20_body">Third.',
    );
    expect(made).toContain('<text:p text:style-name="Quotations">Quoted.');
    expect(made).toContain('<text:p text:style-name="Verse">One<text:line-break/>two.');
    expect(made).toContain(
      '<text:list text:style-name="Numbers"><text:list-item text:start-value="3"><text:p text:style-name="List_20_Contents">three</text:p><text:list text:style-name="Bullets">',
    );
    expect(made).toContain(
      '<text:note text:id="note-1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Footnote">Told.',
    );
  });

  it("tells a note that only a note leads to inside of that one", () => {
    const chapter = compileChapter(
      "c" as ItemId,
      "One",
      "A[^a] and B[^b].\n\n[^a]: See[^c].\n\n[^b]: Bee.\n\n[^c]: Sea.",
    );
    const book: Book = { ...odtBook(), body: [chapter] };
    expect(failed(writeOdt(book), book)).toEqual([]);
    expect(content(book).match(/<text:note /g)?.length).toBe(2);
    expect(content(book)).toMatch(/See<text:span[^>]*>3\*<\/text:span>\..*3\*.*Sea\..*Bee\./);
  });
});
