import type { Book, BookChapter, BookNode, BookPart } from "../../story/book.ts";
import { nameOfFile } from "../../story/file-names.ts";
import { shownTitle } from "../markup/sections.ts";

/** A chapter of the work, as it is posted. */
export interface PostedChapter {
  /** Within the folder: "07-the-weir.html". */
  readonly file: string;
  /** For the archive's own field. */
  readonly title: string;
  /** Those that begin with it: the archive has no parts. */
  readonly parts: readonly BookPart[];
  readonly isInPart: boolean;
  readonly chapter: BookChapter;
}

export interface PostedWork {
  /** Of its own, beside whatever else is exported: "missing-him-ao3". */
  readonly folder: string;
  readonly chapters: readonly PostedChapter[];
}

export const wholeFile = "whole-work.html";
export const fieldsFile = "what-goes-where.txt";

/** A chapter a file, in the order of the book. A part with nothing in it is not posted. */
export function layOutWork({ title, body }: Book): PostedWork {
  const found: { parts: BookPart[]; isInPart: boolean; chapter: BookChapter }[] = [];
  let waiting: BookPart[] = [];
  const visit = (node: BookNode, isInPart: boolean): void => {
    if (node.kind === "part") {
      waiting.push(node);
      for (const child of node.children) visit(child, true);
    } else {
      found.push({ parts: waiting, isInPart, chapter: node });
      waiting = [];
    }
  };
  for (const node of body) visit(node, false);
  const digits = Math.max(2, String(found.length).length);
  const chapters = found.map(({ chapter, ...rest }, place): PostedChapter => {
    const number = String(place + 1).padStart(digits, "0");
    const file = `${number}-${nameOfFile(chapter.title)}.html`;
    return { file, title: shownTitle(chapter.title), chapter, ...rest };
  });
  return { folder: `${nameOfFile(title)}-ao3`, chapters };
}
