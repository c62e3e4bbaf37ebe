import { deflateSync } from "node:zlib";
import type { Block, Book, BookChapter, BookNode, Inline } from "../../story/book.ts";
import { noDetails } from "../../story/book-details.ts";
import { usualPreset } from "../../story/built-in-presets.ts";
import type { ItemId } from "../../story/ids.ts";

const id = (text: string) => text as ItemId;
const text = (value: string): Inline => ({ kind: "text", text: value });
const paragraph = (...children: Inline[]): Block => ({ kind: "paragraph", children });
const chapter = (title: string, ...scenes: Block[][]): BookChapter => ({
  kind: "chapter",
  id: id(title),
  title,
  heading: { label: null, title },
  matter: null,
  scenes: scenes.map((blocks) => ({ blocks })),
  notes: [],
});

/** Every block and inline, hostile titles, other scripts, an empty chapter, a part in a part, images that are there and not. */
export function sampleBook(): Book {
  const everything: Block[] = [
    { kind: "heading", level: 2, children: [text("Under "), { kind: "emphasis", children: [text("way")] }] },
    paragraph(
      text("First & <last> "),
      { kind: "emphasis", children: [text("soft "), { kind: "strong", children: [text("loud")] }] },
      text(" end."),
    ),
    paragraph(
      { kind: "struck", children: [text("gone")] },
      { kind: "lineBreak" },
      { kind: "code", text: "a`b <c>" },
      text(" # 1. * _x_ [y](z)"),
    ),
    paragraph(
      { kind: "link", address: "https://example.org/a b?q=<1>&r=|2|#x#y", children: [text("safe [link]")] },
      text(" and "),
      { kind: "link", address: "javascript:alert(1)", children: [text("unsafe")] },
      text(" and "),
      { kind: "link", address: "mailto:ada@example.org", children: [text("post")] },
    ),
    paragraph(
      { kind: "image", address: "assets/lamp.png", description: 'A "lamp" & more' },
      { kind: "image", address: "assets/none.png", description: "Nothing there" },
    ),
    {
      kind: "quote",
      children: [paragraph(text("1. Quoted")), { kind: "quote", children: [paragraph(text("Deeper"))] }],
    },
    {
      kind: "list",
      ordered: true,
      start: 3,
      items: [
        [paragraph(text("three"))],
        [paragraph(text("four")), { kind: "list", ordered: false, start: 1, items: [[paragraph(text("inner"))], []] }],
      ],
    },
    { kind: "list", ordered: true, start: 1, items: [[paragraph(text("another list"))]] },
    { kind: "preformatted", text: "  kept\n    as <it> is & ```\n" },
    paragraph(text("con\u0000trol\u0001 \uFFFE\uD800 and a\u000Bgap")),
  ];
  const body: BookNode[] = [
    chapter("Prologue", [paragraph(text("Before."))]),
    {
      kind: "part",
      id: id("p1"),
      title: "Part <&\"']]> One",
      heading: { label: null, title: "Part <&\"']]> One" },
      children: [
        {
          kind: "part",
          id: id("p2"),
          title: "Inner part",
          heading: { label: null, title: "Inner part" },
          children: [chapter("<&\"']]>", everything, [paragraph(text("After the break."))])],
        },
        {
          ...chapter("🙂 שלום مرحبا", [
            paragraph(text("שלום, عالم 🙂 Zoë 日本語"), { kind: "noteReference", number: 1 }, text(". Again")),
            paragraph(
              { kind: "emphasis", children: [text("Twice"), { kind: "noteReference", number: 1 }] },
              text(" so"),
              {
                kind: "noteReference",
                number: 2,
              },
            ),
          ]),
          notes: [
            { number: 1, blocks: [paragraph(text("A note with "), { kind: "emphasis", children: [text("stress")] })] },
            {
              number: 2,
              blocks: [{ kind: "quote", children: [paragraph(text("Quoted below"))] }, paragraph(text("End"))],
            },
          ],
        },
      ],
    },
    chapter("", []),
    chapter(
      "Ends in # marks ##",
      [paragraph(text("= 1"))],
      [{ kind: "heading", level: 2, children: [text("Titled")] }, paragraph(text("- last"))],
    ),
  ];
  const image = { address: "assets/lamp.png", mediaType: "image/jpeg", bytes: onePixel() };
  return {
    identifier: "urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e",
    title: 'A <Book> & "More"',
    author: "Ada O’Quill & Söhne",
    language: "en",
    modified: "2026-03-04T05:06:07Z",
    details: noDetails,
    preset: usualPreset("epub"),
    body,
    cover: { ...image, address: "assets/cover.png" },
    images: [
      image,
      { address: "assets/unused.svg", mediaType: "image/svg+xml", bytes: new TextEncoder().encode("<svg/>") },
    ],
  };
}

/** A PNG of one pixel (https://www.w3.org/TR/png-3/). */
function onePixel(): Uint8Array {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const data = deflateSync(Buffer.from([0, 200, 120, 40]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]),
  );
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
