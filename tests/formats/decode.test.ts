import { describe, expect, it } from "vitest";
import { planManuscript } from "../../formats/readers.ts";
import { decodeText } from "../../formats/text/decode.ts";

const encode = (text: string) => new TextEncoder().encode(text);

describe("decoding a text file", () => {
  it("reads UTF-8 with and without a mark, and every line end", () => {
    expect(decodeText(encode("Zoë\r\nran\raway\n"))).toEqual({
      ok: true,
      value: { text: "Zoë\nran\naway\n", encoding: "utf-8" },
    });
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toMatchObject({ value: { text: "A" } });
  });

  it("reads UTF-16 by its mark, both ways around", () => {
    const little = Uint8Array.of(0xff, 0xfe, 0x41, 0x00, 0xeb, 0x00);
    const big = Uint8Array.of(0xfe, 0xff, 0x00, 0x41, 0x00, 0xeb);
    expect(decodeText(little)).toMatchObject({ value: { text: "Aë", encoding: "utf-16le" } });
    expect(decodeText(big)).toMatchObject({ value: { text: "Aë", encoding: "utf-16be" } });
  });

  it("guesses windows-1252 with its curly quotes", () => {
    const bytes = Buffer.from(
      "The caf\xe9 was empty. \x93Where is she?\x94 he asked. It\x92s late, she\x92d said, d\xe9j\xe0 vu. ".repeat(8),
      "latin1",
    );
    expect(decodeText(bytes)).toMatchObject({ ok: true });
    const result = decodeText(bytes);
    expect(result.ok && result.value.text).toContain("“Where is she?” he asked. It’s late");
  });

  it("reads what was pasted together of UTF-8 and windows-1252 as both, and leaves either alone as it is", () => {
    const western = (text: string) => Buffer.from(text, "latin1");
    const mixed = Buffer.concat([
      encode("Das Café war leer. „Wo ist sie?“ Zoë – naïve.\n".repeat(4)),
      western("The caf\xe9 was empty. \x93Where is she?\x94 d\xe9j\xe0 vu, it\x92s.\n"),
      encode("Zoë 🙂 日本.\n"),
    ]);
    expect(decodeText(mixed)).toMatchObject({
      value: {
        text: `${"Das Café war leer. „Wo ist sie?“ Zoë – naïve.\n".repeat(4)}The café was empty. “Where is she?” déjà vu, it’s.\nZoë 🙂 日本.\n`,
      },
    });
    const french = western("\xab\xc9T\xc9\xbb, l\xe0, \xe7a, d\xe9j\xe0, \xe9t\xe9, p\xeache. ".repeat(9));
    expect(decodeText(french)).toMatchObject({ value: { text: "«ÉTÉ», là, ça, déjà, été, pêche. ".repeat(9) } });
  });

  it("guesses KOI8-R and Shift JIS", () => {
    const koi = Buffer.from(
      "f7d3c520d3decdd3d4ccc9d7d9c520d3c5cdd8c920d0cfc8cfd6c920c4d2d5c720cec120c4d2d5c7c1".repeat(12),
      "hex",
    );
    const koiText = decodeText(koi);
    expect(koiText.ok && koiText.value.encoding).toBe("koi8-r");
    const sjis = Buffer.from("8de1947982cd944c82c582a082e981428f9d82cd82dc82be96b382a28142".repeat(12), "hex");
    const sjisText = decodeText(sjis);
    expect(sjisText.ok && sjisText.value.encoding).toBe("shift_jis");
  });

  it("refuses what is empty or no text, and says what it looks like", () => {
    expect(decodeText(new Uint8Array())).toMatchObject({ problem: { code: "file-empty" } });
    expect(decodeText(encode(" \n\n "))).toMatchObject({ problem: { code: "file-empty" } });
    const pdf = decodeText(encode("%PDF-1.7 …"));
    expect(pdf).toMatchObject({ problem: { code: "file-binary" } });
    expect(!pdf.ok && pdf.problem.sentence).toContain("a PDF");
    expect(decodeText(Uint8Array.of(0x50, 0x4b, 3, 4, 20))).toMatchObject({ problem: { code: "file-binary" } });
    expect(decodeText(Uint8Array.of(0x41, 0, 0x42))).toMatchObject({ problem: { code: "file-binary" } });
  });
});

it("says so where bytes are no letters", async () => {
  const bytes = new Uint8Array([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x42, 0]);
  const planned = await planManuscript(
    { name: "a.txt", files: [{ path: "a.txt", bytes }], isFolder: false },
    { kind: "auto" },
  );
  if (!planned.ok) throw new Error(planned.problem.sentence);
  expect(planned.value.removed).toEqual([
    "Some of this file's bytes are no letters in its encoding; “�” stands for them.",
  ]);
});
