import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ManuscriptReader, ReadFlow } from "../import/flow.ts";
import type { SetAside } from "../import/manuscript.ts";
import { planFlow } from "../import/plan-flow.ts";
import { authorSaid, oneLine, titleSaid } from "../import/styled/about.ts";
import { flowOf } from "../import/styled/flow.ts";
import { ImageShelf } from "../import/styled/image-shelf.ts";
import { sayRemoved } from "../import/styled/removed.ts";
import { childOf, childrenOf, textOf, type XmlNode } from "../import/xml.ts";
import { chapterLevelName, readChapterLevel } from "../markup/chapter-level.ts";
import { type OdtReading, readBody } from "./read-body.ts";
import { readChanges } from "./read-changes.ts";
import { threadComments } from "./read-comments.ts";
import { readHeaders } from "./read-headers.ts";
import { OdtLists } from "./read-lists.ts";
import { isOdt, openOdt } from "./read-package.ts";
import { RawText } from "./read-raw.ts";
import { readStyles } from "./read-styles.ts";

export const odt: ManuscriptReader = {
  name: "an OpenDocument text",
  fits: ({ name, files, isFolder }) =>
    !isFolder && (/\.(?:odt|ott|fodt)$/i.test(name) || isOdt(files[0]?.bytes ?? new Uint8Array())),
  plan({ name, files }, split) {
    const read = readOdt(files[0]?.bytes ?? new Uint8Array());
    return read.ok ? planFlow(read.value, name, split) : read;
  },
};

/**
 * Reads an OpenDocument text (1.3; LibreOffice, OpenOffice, Google Docs, Word), packed or flat, as it was before its tracked changes.
 *
 * Problems: those of `openOdt`, and "file-empty" where there is not a word.
 */
export function readOdt(bytes: Uint8Array): Result<ReadFlow> {
  const opened = openOdt(bytes);
  if (!opened.ok) return opened;
  const { text, roots, meta } = opened.value;
  const reading: OdtReading = {
    package: opened.value,
    styles: readStyles(roots),
    lists: new OdtLists(roots),
    regions: readChanges(text),
    shelf: new ImageShelf(),
    notes: new Map(),
    comments: new Map(),
    hidden: [],
    placed: new Set(),
    seen: { tables: 0, textBoxes: 0, embedded: 0 },
  };
  const paragraphs = readBody(text.children, reading, false);
  const setAside: SetAside[] = [];
  const headers = readHeaders(roots);
  if (headers !== "") setAside.push({ kind: "headers and footers", text: headers });
  if (reading.hidden.length > 0) setAside.push({ kind: "what is not in the book", text: reading.hidden.join("\n") });
  const unplaced = unplacedDeletions(reading);
  if (unplaced !== "") setAside.push({ kind: "what could not be placed", text: unplaced });
  const about = aboutOf(meta);
  const flow = flowOf({
    ...about,
    chapterLevel: chapterLevelIn(meta),
    language: about.language || reading.styles.language,
    paragraphs,
    notes: reading.notes,
    comments: threadComments(reading.comments),
    images: reading.shelf.images,
    setAside,
    removed: sayRemoved({ ...reading.seen, symbols: 0, images: reading.shelf.lost }),
  });
  if (!/\S/.test(flow.markdown) && flow.suggestions.length === 0 && flow.setAside.length === 0) {
    return fail("file-empty", "This file has no text in it.", "Choose another file.");
  }
  return succeed(flow);
}

/** What somebody took out of a place that isn't in the text any more. */
function unplacedDeletions({ regions, placed }: OdtReading): string {
  const raw = new RawText(new Map(), () => null);
  return [...regions]
    .filter(([id, { deleted }]) => deleted && !placed.has(id))
    .flatMap(([, { content }]) => content.flatMap((paragraph) => raw.linesOf(paragraph, false)))
    .filter((line) => /\S/.test(line))
    .join("\n");
}

function chapterLevelIn(meta: XmlNode | null): number | null {
  const said = childrenOf(meta, "meta:user-defined");
  return readChapterLevel(textOf(said.find(({ attributes }) => attributes["meta:name"] === chapterLevelName)));
}

/** OpenDocument 1.3, part 3, section 4.3. */
function aboutOf(meta: XmlNode | null): { title: string; author: string; language: string } {
  const said = (name: string) => textOf(childOf(meta, name));
  return {
    title: titleSaid(said("dc:title")),
    author: authorSaid(said("meta:initial-creator")) || authorSaid(said("dc:creator")),
    language: oneLine(said("dc:language")),
  };
}
