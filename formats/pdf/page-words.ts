import { getDocumentProxy } from "unpdf";
import { cleanText } from "../markup/escape.ts";

/** What a page says, without what only frames it: running heads and folios are marked as artifacts (ISO 14289-1, 7.1). */
export interface PageText {
  readonly text: string;
  /** What stands at its foot, tagged as notes (ISO 32000-1, 14.8.4.4). */
  readonly notes: string;
}

/** Which pages of a file are read: one of so many shares, each as long as the others. */
export interface PagesToRead {
  readonly bytes: Uint8Array;
  /** A book that has none is read in less time. */
  readonly withNotes: boolean;
  /** From 0 on. */
  readonly share: number;
  readonly of: number;
}

export type PageReading = (pages: PagesToRead) => Promise<readonly PageText[]>;

export async function readPages({ bytes, withNotes, share, of }: PagesToRead): Promise<readonly PageText[]> {
  // The reader takes the bytes for itself.
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
  const pages: PageText[] = [];
  try {
    const before = (shares: number) => Math.floor((document.numPages * shares) / of);
    for (let number = before(share) + 1; number <= before(share + 1); number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
      const notes = new Set<string>();
      if (withNotes) collectNotes((await page.getStructTree()) as Tagged | null, false, notes);
      pages.push(divide(items as readonly TextOrMark[], notes));
      page.cleanup();
    }
  } finally {
    await document.cleanup();
  }
  return pages;
}

type TextOrMark =
  | { readonly type: string; readonly tag?: string; readonly id?: string }
  | { readonly str: string; readonly hasEOL: boolean; readonly type?: undefined };

interface Tagged {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly Tagged[];
}

function collectNotes(node: Tagged | null, inNote: boolean, found: Set<string>): void {
  if (node?.id !== undefined && inNote) found.add(node.id);
  for (const child of node?.children ?? []) collectNotes(child, inNote || node?.role === "Note", found);
}

type Place = "text" | "notes" | "frame";

function divide(items: readonly TextOrMark[], notes: ReadonlySet<string>): PageText {
  const said = { text: "", notes: "", frame: "" };
  const open: Place[] = [];
  for (const item of items) {
    const place = open.at(-1) ?? "text";
    if (item.type === undefined) said[place] += item.str + (item.hasEOL ? "\n" : "");
    else if (!item.type.startsWith("begin")) open.pop();
    else if (place === "frame" || item.tag === "Artifact") open.push("frame");
    else open.push(notes.has(item.id ?? "") ? "notes" : place);
  }
  return said;
}

/**
 * The words of a text that is set in lines, to be compared with those of another: letters and digits only, small ones, a word that a
 * line ends in the midst of whole. Scripts without spaces give their signs one by one. Of scripts whose order or shapes a PDF
 * doesn't keep (Arabic, Hebrew, those of India, Thai) there is nothing.
 */
export function printedWords(text: string): string[] {
  const words: string[] = [];
  const joined = composed(text)
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[\u00AD\u200B-\u200D\u2060]/g, "")
    .replace(/[-\u2010\u2011]\s*\n\s*/g, "")
    .replace(/['’ʼ\-\u2010\u2011\p{M}]/gu, "");
  for (const [word] of joined.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const [run] of word.matchAll(comparable)) {
      if (signs.test(run)) words.push(...run);
      else words.push(run);
    }
  }
  return words;
}

/** The letters of a text, each once: those of Arabic as what they are, not as what they look like within a word. */
export function lettersOf(text: string): Set<string> {
  const letters = [...new Set(composed(text))].filter((sign) => /^\p{L}/u.test(sign));
  return new Set(letters);
}

function composed(text: string): string {
  return cleanText(text).normalize("NFKC");
}

const signs = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const comparable =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+|\p{N}+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;
