import { expect, test } from "vitest";
import { writers } from "../../formats/writers.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import { sampleBook } from "./sample-book.ts";

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const images = [
  { address: "assets/dot.gif", mediaType: "image/gif", bytes: bytesOf("GIF89a\x01\0\x01\0\x80\0\0") },
  {
    address: "assets/map.svg",
    mediaType: "image/svg+xml",
    bytes: bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  },
  { address: "assets/sea.webp", mediaType: "image/webp", bytes: bytesOf("RIFF\0\0\0\0WEBPVP8 ") },
];
const text =
  "Una saw it. ![a dot](assets/dot.gif) ![a map](assets/map.svg)\n\nThe sea.[^1]\n\n[^1]: ![the sea](assets/sea.webp)\n";

test.each([
  ["docx", "map.svg, sea.webp"],
  ["odt", "map.svg, sea.webp"],
  ["rtf", "dot.gif, map.svg, sea.webp"],
  ["latex", "dot.gif, map.svg, sea.webp"],
  ["epub", null],
  ["html", null],
] as const)("%s says which images it only describes", async (format, described) => {
  const body = [compileChapter("c" as ItemId, "One", text), compileChapter("d" as ItemId, "Two", "It rained.")];
  const book = { ...sampleBook(), preset: usualPreset(format), body, images };
  const written = await writers[format].write(book);
  if (!written.ok) throw new Error(written.problem.sentence);
  const checks = await writers[format].check(written.value, book);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  expect(checks.filter(({ name }) => name === "images")).toEqual(
    described === null
      ? []
      : [{ name: "images", ok: true, warns: true, detail: `Only described, not shown: ${described}.` }],
  );
});

test("an image that is missing is said, whatever the format", async () => {
  const body = [compileChapter("c" as ItemId, "One", "![a lamp](assets/gone.png) It burned.")];
  for (const format of ["docx", "odt", "rtf", "latex", "epub", "html", "site"] as const) {
    const book = { ...sampleBook(), preset: usualPreset(format), body, images: [] };
    const written = await writers[format].write(book);
    if (!written.ok) throw new Error(written.problem.sentence);
    expect(await writers[format].check(written.value, book)).toContainEqual(
      expect.objectContaining({ name: "images", warns: true, detail: "Only described, not shown: gone.png." }),
    );
  }
});
