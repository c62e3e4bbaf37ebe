import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openArchive } from "../../formats/import/archive.ts";
import { readXml, textOf } from "../../formats/import/xml.ts";

const words = strToU8("The tide came in. ".repeat(200));

function codeOf(result: ReturnType<typeof openArchive>): string {
  return result.ok ? "" : result.problem.code;
}

function readEntry(bytes: Uint8Array, name: string) {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const read = archive.value.get(name);
  if (!read) throw new Error(`no ${name}`);
  return read();
}

describe("an archive", () => {
  test("gives what was put in, packed or not", () => {
    const bytes = zipSync({ "a/b.txt": words, "c.txt": [words, { level: 0 }] });
    for (const name of ["a/b.txt", "c.txt"]) expect(readEntry(bytes, name)).toEqual({ ok: true, value: words });
  });

  test("is read where it begins behind something else's memory", () => {
    const bytes = zipSync({ "a.txt": words });
    const shifted = new Uint8Array(bytes.length + 7);
    shifted.set(bytes, 7);
    expect(readEntry(shifted.subarray(7), "a.txt")).toEqual({ ok: true, value: words });
  });

  test("that breaks off is damaged, wherever it does", () => {
    const bytes = zipSync({ "a.txt": words, "b.txt": words });
    for (let length = 0; length < bytes.length; length++) {
      expect(codeOf(openArchive(bytes.subarray(0, length))), `${length} bytes`).toBe("archive-broken");
    }
  });

  test("with a byte of an entry changed is damaged", () => {
    const bytes = zipSync({ "a.txt": [words, { level: 0 }] });
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    const read = readEntry(bytes, "a.txt");
    expect(read.ok ? "" : read.problem.code).toBe("archive-broken");
  });

  test("that says less than it unpacks to is damaged, and unpacked no further", () => {
    const bytes = zipSync({ "a.txt": new Uint8Array(40_000_000) });
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 100, true);
    const read = readEntry(bytes, "a.txt");
    expect(read.ok ? "" : read.problem.code).toBe("archive-broken");
  });

  test("that says more than any manuscript has isn't unpacked", () => {
    const bytes = zipSync({ "a.txt": words });
    const view = new DataView(bytes.buffer);
    view.setUint32(view.getUint32(bytes.length - 6, true) + 24, 0x20000000, true);
    expect(codeOf(openArchive(bytes))).toBe("archive-too-large");
  });

  test("locked with a password says so", () => {
    const bytes = zipSync({ "a.txt": words });
    const view = new DataView(bytes.buffer);
    view.setUint16(view.getUint32(bytes.length - 6, true) + 8, 1, true);
    expect(codeOf(openArchive(bytes))).toBe("archive-encrypted");
  });

  test("of the kind for more than 4 GB says so", () => {
    const bytes = zipSync({ "a.txt": words });
    new DataView(bytes.buffer).setUint32(bytes.length - 6, 0xffffffff, true);
    expect(codeOf(openArchive(bytes))).toBe("archive-zip64");
  });

  test("with more entries than a manuscript has isn't read", () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, place) => [`${place}`, new Uint8Array()]));
    expect(codeOf(openArchive(zipSync(many, { level: 0 })))).toBe("archive-too-large");
  });

  test("whose entries share their bytes is damaged", () => {
    const bytes = zipSync({ "a.txt": [words, { level: 0 }], "b.txt": [words, { level: 0 }] });
    const view = new DataView(bytes.buffer);
    view.setUint32(view.getUint32(bytes.length - 6, true) + 20, bytes.length, true);
    expect(codeOf(openArchive(bytes))).toBe("archive-broken");
  });
});

describe("XML", () => {
  const html = { "http://www.w3.org/1999/xhtml": "", "urn:words": "w" };
  const read = (text: string) => readXml(strToU8(text), html);

  test("has the names that the reader knows, whatever the file calls them", () => {
    const made = read(
      '<x:a xmlns:x="urn:words" x:b="1" c="2"><p xmlns="http://www.w3.org/1999/xhtml">&mdash;</p></x:a>',
    );
    expect(made.ok && made.value.name).toBe("w:a");
    expect(made.ok && { ...made.value.attributes }).toEqual({ "w:b": "1", c: "2" });
    expect(made.ok && made.value.children).toEqual([expect.objectContaining({ name: "p", children: ["—"] })]);
  });

  test("expands no entity of its own document type", () => {
    const lots = Array.from({ length: 20 }, (_, place) => `<!ENTITY e${place + 1} "&e${place};&e${place};">`).join("");
    const made = read(
      `<!DOCTYPE a [<!ENTITY e0 "boom">${lots}<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&e20;&f;</a>`,
    );
    expect(made.ok && textOf(made.value)).toBe("&e20;&f;");
  });

  test("is read where characters are in it that XML forbids", () => {
    const made = read("<a>one\u0001 two&#1; three & four &#xD800;\ufffe</a>");
    expect(made.ok && textOf(made.value)).toBe("one two three & four ");
  });

  test("in other encodings is read as it says", () => {
    const latin = Uint8Array.from([
      ...strToU8('<?xml version="1.0" encoding="iso-8859-1"?><a>'),
      0xe9,
      ...strToU8("</a>"),
    ]);
    const made = readXml(latin, {});
    expect(made.ok && textOf(made.value)).toBe("é");
    const wide = Uint8Array.from(Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>é</a>', "utf16le"));
    const other = readXml(wide, {});
    expect(other.ok && textOf(other.value)).toBe("é");
  });

  test.each([
    ["<a><b></a>", "xml-broken"],
    ["", "xml-broken"],
    ["<a>".repeat(100_000), "archive-too-large"],
    [`${'<a b="/>">'.repeat(100_000)}`, "xml-broken"],
  ])("that is none is said", (text, code) => {
    const made = read(text);
    expect(made.ok ? "" : made.problem.code).toBe(code);
  });
});
