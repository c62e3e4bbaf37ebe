import type { Result } from "../../story/problem.ts";
import type { ReviewComment, ReviewSuggestion } from "../../story/review.ts";
import type { Piece } from "./account.ts";
import type { ImportedManuscript, SetAside, SplitRule } from "./manuscript.ts";
import type { Beginning } from "./styled/document.ts";

/**
 * What a reader makes of a file that is one long text with styles (HTML, DOCX, ODT, RTF): Markdown, to be split into chapters by
 * `planFlow` as the writer chooses, and what is held at places of it.
 */
export interface ReadFlow {
  /** What the file says of itself; empty where it does not. */
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** Titles are headings, a scene break is "***", a footnote is defined behind the paragraph that refers to it. */
  readonly markdown: string;
  /** Every stretch of the source as it stood and what became of it: none may lose a letter (`accountForWords`). */
  readonly pieces: readonly Piece[];
  readonly setAside: readonly SetAside[];
  readonly images: readonly { readonly address: string; readonly bytes: Uint8Array }[];
  /** Places are UTF-16 units of `markdown`. */
  readonly comments: readonly ReviewComment[];
  readonly suggestions: readonly ReviewSuggestion[];
  readonly removed: readonly string[];
  /** The title stands on a title page, and is nothing that only the file's properties say. */
  readonly hasTitlePage?: boolean;
  /** The deepest heading that begins a part or chapter, where the file says it. */
  readonly chapterLevel?: number | null;
  /** Where the file says itself what is a chapter; then nothing else is taken for one. In order. */
  readonly outline?: readonly OutlineEntry[];
}

/** `at`: UTF-16 units of the flow's Markdown, where a line begins. */
export interface OutlineEntry extends Beginning {
  readonly at: number;
}

/** A file, or with a folder or an archive what is in it. */
export interface SourceFile {
  /** With "/", inside of what was chosen. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads one kind of source and plans its import. `plan` is asked only where `fits` says so; the first reader that fits is taken.
 */
export interface ManuscriptReader {
  readonly name: string;
  /** By the name's ending and the first bytes; of a folder by what is in it. */
  fits(source: ManuscriptSource): boolean;
  plan(source: ManuscriptSource, split: SplitRule): Result<ImportedManuscript> | Promise<Result<ImportedManuscript>>;
}

export interface ManuscriptSource {
  /** With its ending, without folders. */
  readonly name: string;
  /** A single file has one. */
  readonly files: readonly SourceFile[];
  readonly isFolder: boolean;
  /** Its page is what Pandoc made of the file. */
  readonly isThroughPandoc?: boolean;
}
