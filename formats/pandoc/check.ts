import { type Check, checkWords } from "../markup/book-text.ts";
import { decodeEntities, findMalformed } from "../markup/read.ts";

/**
 * Holds a FictionBook that Pandoc wrote against what it was given.
 * @param given Pandoc's document as JSON
 */
export function checkFb2(given: Uint8Array, written: Uint8Array): Check[] {
  const xml = new TextDecoder().decode(written);
  const problem = findMalformed(xml);
  const markup = { name: "markup", ok: problem === null, detail: problem ?? "All elements are closed." };
  return [markup, checkWords(piecesOf(given), readFb2(xml))];
}

/** The text, each note where it is led to. */
function readFb2(xml: string): string {
  const notes = new Map(
    [...xml.matchAll(/<section id="(n\d+)"><title><p>\d+<\/p><\/title>([\s\S]*?)<\/section>/g)].map(
      ([, id = "", inside = ""]) => [id, inside],
    ),
  );
  const body = xml.slice(xml.indexOf("<body>"), xml.indexOf("</body>")).replace(/^<body><title>[\s\S]*?<\/title>/, "");
  return decodeEntities(
    body
      .replace(/<a l:href="#(n\d+)" type="note">[^<]*<\/a>/g, (_, id: string) => ` ${notes.get(id) ?? ""} `)
      .replace(/<[^>]*>/g, (tag) => (inline.test(tag) ? "" : " ")),
  );
}

const inline = /^<\/?(?:emphasis|strong|strikethrough|code|a|image)[\s/>]/;

/** Block by block, each note where it is led to. */
function piecesOf(json: Uint8Array): string[] {
  const document = JSON.parse(new TextDecoder().decode(json)) as { readonly blocks?: unknown };
  const pieces: string[] = [];
  gatherBlocks(document.blocks, pieces);
  return pieces;
}

/** What has words in it by itself; the others hold blocks. */
const leaves = new Set(["Para", "Header", "CodeBlock", "LineBlock"]);

function gatherBlocks(value: unknown, pieces: string[]): void {
  if (Array.isArray(value)) for (const one of value) gatherBlocks(one, pieces);
  if (!isElement(value)) return;
  if (leaves.has(value.t)) pieces.push(textOf(value));
  else gatherBlocks(value.c, pieces);
}

/** These stand by themselves, as their words do. */
const apart = new Set(["Para", "CodeBlock", "LineBlock", "Note", "LineBreak", "Space", "Superscript"]);

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => (Array.isArray(one) ? ` ${textOf(one)} ` : textOf(one))).join("");
  // A picture's description is no part of the text.
  if (!isElement(value) || value.t === "Image") return "";
  const parts = Array.isArray(value.c) ? value.c : [];
  const own =
    value.t === "Str"
      ? String(value.c)
      : value.t === "Code" || value.t === "CodeBlock"
        ? String(parts[1])
        : value.t === "Link"
          ? textOf(parts[1])
          : value.t === "Header"
            ? textOf(parts[2])
            : textOf(value.c);
  return apart.has(value.t) ? ` ${own} ` : own;
}

function isElement(value: unknown): value is { readonly t: string; readonly c?: unknown } {
  return typeof value === "object" && value !== null && "t" in value && typeof value.t === "string";
}
