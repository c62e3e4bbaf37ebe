import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { checkDocx } from "../../../formats/docx/check.ts";
import { writeDocx } from "../../../formats/docx/write.ts";
import type { Book } from "../../../story/book.ts";
import { noDetails } from "../../../story/book-details.ts";
import { builtInPresets } from "../../../story/built-in-presets.ts";
import { compileChapter } from "../../../story/compile.ts";
import type { ItemId } from "../../../story/ids.ts";
import type { Preset } from "../../../story/preset.ts";
import { sampleBook } from "../sample-book.ts";

const presetNamed = (id: string) => builtInPresets.find((preset) => preset.id === id) as Preset;
const presets = ["shunn modern", "shunn classic", "plain", "paperback"].map(presetNamed);

function write(book: Book): Uint8Array {
  const result = writeDocx(book);
  if (!result.ok) throw new Error(result.problem.sentence);
  return result.value;
}

const partsOf = (book: Book) => unzipSync(write(book));
const partOf = (book: Book, path: string) => strFromU8(partsOf(book)[path] ?? new Uint8Array());
const failed = (bytes: Uint8Array, book: Book) => checkDocx(bytes, book).filter(({ ok }) => !ok);
const chapter = (title: string, text: string) => compileChapter(title as ItemId, title, text);
const novel = (preset: Preset, ...chapters: ReturnType<typeof chapter>[]): Book => ({
  ...sampleBook(),
  title: "The Weir",
  author: "Ada Marsh",
  preset,
  details: noDetails,
  body: chapters,
});

describe("a Word document", () => {
  it("passes its own check, and is the same for the same book", () => {
    for (const preset of presets) {
      const book = { ...sampleBook(), preset };
      const bytes = write(book);
      expect(failed(bytes, book), preset.id).toEqual([]);
      expect(write(book), preset.id).toEqual(bytes);
    }
  });

  it("is whole for a book of bad text and for an empty one", () => {
    const bad = `a\u0000b\uD800 \uFFFE\u001B${"x".repeat(5000)}`;
    for (const preset of presets) {
      for (const body of [[], [chapter("", "")], [chapter(bad, `${bad}\n\n***\n\n> ${bad}`)]]) {
        const details = { ...noDetails, subtitle: bad, address: `${bad} / \uDC00`, keyword: bad, legalName: "\u0007" };
        const book: Book = { ...sampleBook(), title: bad, author: bad, language: bad, details, preset, body };
        expect(failed(write(book), book), preset.id).toEqual([]);
      }
    }
    expect(writeDocx({ ...sampleBook(), modified: "soon" })).toMatchObject({ problem: { code: "book-date-bad" } });
  });

  it("notices what is missing, what is misplaced and what leads nowhere", () => {
    const book = { ...sampleBook(), preset: presetNamed("plain") };
    const files = unzipSync(write(book));
    const changed = (path: string, from: string, to: string) => {
      const text = strFromU8(files[path] ?? new Uint8Array());
      expect(text).toContain(from);
      return failed(zipSync({ ...files, [path]: strToU8(text.replace(from, to)) }), book).map(({ name }) => name);
    };
    expect(changed("word/document.xml", "Deeper", "")).toEqual(["words"]);
    expect(changed("word/footnotes.xml", "Quoted below", "")).toEqual(["words"]);
    expect(changed("word/document.xml", ">Inner part<", ">Other part<")).toEqual(["navigation", "words"]);
    expect(
      changed("word/document.xml", '<w:pStyle w:val="BodyFirst"/>', '<w:keepNext/><w:pStyle w:val="BodyFirst"/>'),
    ).toEqual(["order"]);
    expect(changed("word/document.xml", 'r:embed="rIdImage1"', 'r:embed="rIdImage2"')).toEqual(["links"]);
    expect(changed("word/document.xml", 'w:footnoteReference w:id="2"', 'w:footnoteReference w:id="7"')).toEqual([
      "links",
    ]);
    expect(changed("[Content_Types].xml", 'PartName="/word/styles.xml"', 'PartName="/word/style.xml"')).toEqual([
      "links",
    ]);
    expect(changed("word/document.xml", "</w:body>", "")).toEqual(["markup"]);
    expect(checkDocx(new Uint8Array(9), book)[0]?.ok).toBe(false);
  });
});

describe("a manuscript as William Shunn describes it", () => {
  const details = {
    ...noDetails,
    legalName: "Ada M. Marsh",
    address: "1 Weir Lane / Ely",
    phone: "0123",
    email: "ada@example.org",
  };
  const story = (preset: string, ...chapters: ReturnType<typeof chapter>[]): Book => ({
    ...novel(presetNamed(preset), ...chapters),
    details,
  });
  const textsOf = (xml: string) =>
    [...xml.matchAll(/<w:p>.*?<\/w:p>/g)].map(([paragraph]) =>
      paragraph.replace(/<w:tab\/>/g, "\t").replace(/<[^>]*>/g, ""),
    );

  it("begins with who to write to, how long it is, title and byline, and ends with END", () => {
    const long = "word ".repeat(450);
    const book = story("shunn modern", chapter("One", `${long}\n\n***\n\nIt *was* — so.`), chapter("Two", long));
    const document = partOf(book, "word/document.xml");
    const texts = textsOf(document);
    expect(texts.slice(0, 7)).toEqual([
      "Ada M. Marsh\tabout 900 words",
      "1 Weir Lane",
      "Ely",
      "0123",
      "ada@example.org",
      "The Weir",
      "by Ada Marsh",
    ]);
    expect(texts).toContain("#");
    expect(texts.at(-1)).toBe("END");
    expect(document).toContain("<w:i/><w:iCs/>");
    expect(document).toContain("—");
    expect(document).toMatch(
      /<w:pgSz w:w="12240" w:h="15840"\/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/,
    );
    // The title page has no head, and the first chapter begins on page 1.
    expect(document).toMatch(/<w:pgNumType w:start="0"\/>.*<w:titlePg\/>/);
    expect(textsOf(partOf(book, "word/header1.xml"))).toEqual(["Marsh / THE WEIR / 1"]);
    const styles = partOf(book, "word/styles.xml");
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toMatch(/w:styleId="BodyText">.*?w:line="480" w:lineRule="auto"\/><w:ind w:firstLine="720"\/>/);
    // A third of the page down, less the margin.
    expect(styles).toMatch(/w:styleId="Heading1">.*?<w:pageBreakBefore\/>.*?<w:spacing w:before="3840"/);
  });

  it("is typed in the classic form: Courier, underlined emphasis, two hyphens", () => {
    const book = story("shunn classic", chapter("One", "It *was* — so."), chapter("Two", "On."));
    const document = partOf(book, "word/document.xml");
    expect(document).toContain('<w:u w:val="single"/>');
    expect(document).not.toContain("<w:i/>");
    expect(textsOf(document)).toContain("It was -- so.");
    expect(partOf(book, "word/styles.xml")).toContain('w:ascii="Courier New"');
  });

  it("begins a story of one chapter on its first page, in the language's words", () => {
    const book = { ...story("shunn modern", chapter("The Weir", "Es war.")), language: "de" };
    const document = partOf(book, "word/document.xml");
    expect(textsOf(document).slice(5)).toEqual(["The Weir", "von Ada Marsh", "Es war.", "ENDE"]);
    expect(document).not.toContain("w:pgNumType");
    expect(failed(write(book), book)).toEqual([]);
  });
});
