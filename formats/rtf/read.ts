import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ManuscriptReader, ReadFlow } from "../import/flow.ts";
import type { SetAside } from "../import/manuscript.ts";
import { planFlow } from "../import/plan-flow.ts";
import type { StyledDocument } from "../import/styled/document.ts";
import { flowOf } from "../import/styled/flow.ts";
import { sayRemoved, type Unkept } from "../import/styled/removed.ts";
import { readRtfContent } from "./read-body.ts";

export const rtf: ManuscriptReader = {
  name: "RTF",
  // Word calls RTF .doc where it is told to.
  fits: ({ name, files, isFolder }) =>
    !isFolder && (isRtf(files[0]?.bytes ?? new Uint8Array()) || /\.rtf$/i.test(name)),
  plan({ name, files }, split) {
    const read = readRtf(files[0]?.bytes ?? new Uint8Array());
    return read.ok ? planFlow(read.value, name, split) : read;
  },
};

/** Whether bytes begin as RTF does; blanks and a byte-order mark may stand before. */
export function isRtf(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(new TextDecoder("latin1").decode(bytes.subarray(0, 64)));
}

/** What an RTF file holds, with what it has that prose has not. */
export interface RtfDocument extends Omit<StyledDocument, "removed"> {
  readonly unkept: Unkept;
}

/**
 * Reads RTF 1.9.1, as Word, LibreOffice, TextEdit and Scrivener write it, as it was before its tracked changes. What is
 * broken is read as far as it goes.
 *
 * Problems: "file-empty", "rtf-other".
 */
export function readRtf(bytes: Uint8Array): Result<ReadFlow> {
  const read = readRtfDocument(bytes);
  if (!read.ok) return read;
  const { unkept, ...document } = read.value;
  const flow = flowOf({ ...document, removed: sayRemoved(unkept) });
  if (!/\S/.test(flow.markdown) && flow.suggestions.length === 0 && flow.setAside.length === 0) {
    return fail("file-empty", "This file has no text in it.", "Choose another file.");
  }
  return succeed(flow);
}

/**
 * The same, before it becomes a text: for a project whose documents are put together. One without any text is no problem.
 *
 * Problems: "file-empty" for no bytes, "rtf-other".
 */
export function readRtfDocument(bytes: Uint8Array): Result<RtfDocument> {
  if (bytes.length === 0) return fail("file-empty", "This file has no text in it.", "Choose another file.");
  if (!isRtf(bytes)) {
    return fail(
      "rtf-other",
      "This file is no RTF, whatever its name says.",
      "Open it in the program that made it, and save it as RTF or DOCX.",
    );
  }
  const content = readRtfContent(bytes);
  const setAside: SetAside[] = [];
  if (content.headers.length > 0) setAside.push({ kind: "headers and footers", text: content.headers.join("\n") });
  if (content.hidden.length > 0) setAside.push({ kind: "what is not in the book", text: content.hidden.join("\n") });
  return succeed({
    title: content.title,
    author: content.author,
    chapterLevel: content.chapterLevel,
    language: "",
    paragraphs: content.paragraphs,
    notes: content.notes,
    comments: content.comments,
    images: content.images.images,
    setAside,
    unkept: { ...content.seen, images: content.images.lost, embedded: 0 },
  });
}
