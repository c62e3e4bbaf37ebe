import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { planManuscript } from "../../../formats/readers.ts";
import { chapterTexts } from "../planned.ts";
import { par, planFile, wordEntries, wordFile } from "./word-file.ts";

async function problemOf(bytes: Uint8Array, name = "story.docx") {
  const planned = await planManuscript({ name, files: [{ path: name, bytes }], isFolder: false }, { kind: "auto" });
  if (planned.ok) throw new Error("it was read");
  return planned.problem;
}

const ole = (inside: string) => Uint8Array.from(Buffer.from(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${inside}`, "latin1"));

describe("what is no Word document, or a bad one, gets one sentence", () => {
  test.each([
    ["a PDF with another name", strToU8("%PDF-1.7 …"), "docx-other", "This file is a PDF, whatever its name says."],
    ["a web page", strToU8("<!DOCTYPE html><p>Ada"), "docx-other", "This file is a web page, whatever its name says."],
    ["the old kind", ole("W\0o\0r\0d\0"), "docx-old", "This file is a Word document of the old kind (.doc)."],
    [
      "a locked one",
      ole("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"),
      "docx-locked",
      "This file is locked with a password.",
    ],
    ["plain words", strToU8("Ada went out."), "docx-other", "This file is no Word document, or it is damaged."],
    ["nothing", new Uint8Array(), "file-empty", "This file has no text in it."],
    [
      "an archive of something else",
      zipSync({ "a.txt": strToU8("Ada") }),
      "docx-without-text",
      "This file is no Word document: the part that holds the text is missing.",
    ],
    ["a document without a word", wordFile({ body: par("") }), "file-empty", "This file has no text in it."],
    [
      "a text that breaks off",
      zipSync({ "word/document.xml": strToU8("<w:document><w:body><w:p>") }),
      "xml-broken",
      "This file is damaged: what is inside of it can't be read.",
    ],
  ])("%s", async (_, bytes, code, sentence) => {
    const problem = await problemOf(bytes);
    expect(problem).toMatchObject({ code, sentence });
    expect(problem.next).toMatch(/\S/);
  });

  test("a document that breaks off, wherever it does", async () => {
    const bytes = wordFile({ body: par("Ada went out.") });
    for (let length = 1; length < bytes.length; length += 41) {
      expect((await problemOf(bytes.subarray(0, length))).code, `${length} bytes`).toMatch(
        /^archive-broken$|^docx-other$/,
      );
    }
  });

  test("a bomb: a text that says it unpacks to half a gigabyte", async () => {
    const bytes = zipSync({ "word/document.xml": strToU8("<w:document/>") });
    const view = new DataView(bytes.buffer);
    view.setUint32(view.getUint32(bytes.length - 6, true) + 24, 0x20000000, true);
    expect((await problemOf(bytes)).code).toBe("archive-too-large");
  });

  test("an abyss: elements in each other a hundred thousand times", async () => {
    const deep = strToU8(`<w:document>${"<w:sdt>".repeat(100_000)}`);
    expect((await problemOf(zipSync({ "word/document.xml": deep }))).code).toBe("archive-too-large");
  });
});

describe("what is odd is read all the same", () => {
  test("entries that lead out of the folder are never looked up", async () => {
    const entries = wordEntries({ body: par("Ada went out.") });
    const { items } = await planFile(
      zipSync({ ...entries, "../../x": strToU8("boom"), "/etc/passwd": strToU8("boom") }),
    );
    expect(chapterTexts(items)).toEqual(["Ada went out.\n"]);
  });

  test("a relation that leads out of the file leads nowhere", async () => {
    const picture = '<w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r>';
    const entries = wordEntries({ body: par(`${picture}<w:r><w:t>Ada</w:t></w:r>`) });
    entries["word/_rels/document.xml.rels"] = strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="a/image" Target="../../../../etc/passwd"/></Relationships>',
    );
    const { images, removed } = await planFile(zipSync(entries));
    expect(images).toEqual([]);
    expect(removed).toEqual(["1 image was left out: it is missing, or of a kind that no book can have."]);
  });

  test("entities that double each other twenty times expand to nothing", async () => {
    const lots = Array.from({ length: 20 }, (_, place) => `<!ENTITY e${place + 1} "&e${place};&e${place};">`).join("");
    const entries = wordEntries({ body: par("Ada went out.") });
    const text = new TextDecoder().decode(entries["word/document.xml"] as Uint8Array);
    entries["word/document.xml"] = strToU8(
      text.replace("?>", `?><!DOCTYPE a [<!ENTITY e0 "boom">${lots}]>`).replace("out.", "out. &e20;"),
    );
    const { items } = await planFile(zipSync(entries));
    expect(chapterTexts(items)).toEqual(["Ada went out. &e20;\n".replace("&", "\\&")]);
  });

  test.each([
    "word/styles.xml",
    "word/comments.xml",
    "word/footnotes.xml",
    "word/_rels/document.xml.rels",
    "_rels/.rels",
  ])("without a %s that can be read the text is read", async (name) => {
    const entries = wordEntries({ body: par("Ada went out."), styles: "", comments: "", footnotes: "" });
    const { items } = await planFile(zipSync({ ...entries, [name]: strToU8("<broken") }));
    expect(chapterTexts(items)).toEqual(["Ada went out.\n"]);
  });

  test("a title of 5,000 letters, and a paragraph of a hundred thousand", async () => {
    const long = "Ada ".repeat(1250).trim();
    const { words } = await planFile(
      wordFile({ body: par(long, '<w:outlineLvl w:val="0"/>') + par("rain ".repeat(20_000)) }),
    );
    expect(words.source).toBe(21_250);
  });

  test("the names of the elements are found whatever prefix they have", async () => {
    const entries = wordEntries({ body: par("Ada went out.") });
    const text = new TextDecoder().decode(entries["word/document.xml"] as Uint8Array);
    entries["word/document.xml"] = strToU8(text.replaceAll("xmlns:w=", "xmlns:ns0=").replaceAll("w:", "ns0:"));
    const { items } = await planFile(zipSync(entries));
    expect(chapterTexts(items)).toEqual(["Ada went out.\n"]);
  });
});
