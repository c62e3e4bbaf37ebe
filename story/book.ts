import type { BookDetails } from "./book-details.ts";
import type { ItemId } from "./ids.ts";
import type { MatterRole } from "./matter.ts";
import type { EbookFont, Preset } from "./preset.ts";
import type { ReviewedChapter } from "./reviewed-chapter.ts";

/** A run of text inside a block. */
export type Inline =
  | {
      readonly kind: "text";
      readonly text: string;
      /** Of an empty text in a `ReviewedChapter`, and nowhere else: a place of the review is here. */
      readonly mark?: number;
    }
  | { readonly kind: "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "strong"; readonly children: readonly Inline[] }
  | { readonly kind: "struck"; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly address: string; readonly children: readonly Inline[] }
  | { readonly kind: "image"; readonly address: string; readonly description: string }
  | { readonly kind: "lineBreak" }
  /** Leads to one of the chapter's notes. */
  | { readonly kind: "noteReference"; readonly number: number };

export type Block =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  /** Level 1 stands under the chapter's own title. */
  | { readonly kind: "heading"; readonly level: number; readonly children: readonly Inline[] }
  | { readonly kind: "quote"; readonly children: readonly Block[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  /** Lines kept as they stand: a fenced or indented block of the Markdown. */
  | { readonly kind: "preformatted"; readonly text: string };

/** A stretch between scene breaks. A chapter without a break has one scene. */
export interface BookScene {
  readonly blocks: readonly Block[];
}

/** A footnote. Where it is set, at the foot of a page or behind the chapter, is for the exporter. */
export interface BookNote {
  /** From 1, through the whole book. */
  readonly number: number;
  readonly blocks: readonly Block[];
}

/** What stands over a chapter or a part: "Chapter Seven", and under it "The Weir". One of them may be missing. */
export interface BookHeading {
  readonly label: string | null;
  readonly title: string | null;
}

export interface BookChapter {
  readonly kind: "chapter";
  readonly id: ItemId;
  /** In one line, for a table of contents: "Chapter Seven: The Weir". */
  readonly title: string;
  /** null where nothing stands over it: a dedication, a title page. */
  readonly heading: BookHeading | null;
  /** What it is where it is none of the story's chapters. */
  readonly matter: MatterRole | null;
  readonly scenes: readonly BookScene[];
  /** In the order in which the text first refers to them. */
  readonly notes: readonly BookNote[];
}

export interface BookPart {
  readonly kind: "part";
  readonly id: ItemId;
  /** In one line, as a chapter's. */
  readonly title: string;
  readonly heading: BookHeading;
  readonly children: readonly BookNode[];
}

export type BookNode = BookPart | BookChapter;

export interface BookImage {
  /** As the prose names it: "assets/cover.png". */
  readonly address: string;
  /** "image/png", "image/jpeg", "image/gif", "image/svg+xml" or "image/webp". */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const fontFaces = ["regular", "italic", "bold", "bold italic"] as const;
export type FontFace = (typeof fontFaces)[number];

/** A font that an ebook is to bring, as it comes: whole TrueType files. */
export interface FontFiles {
  readonly family: EbookFont;
  readonly faces: ReadonlyMap<FontFace, Uint8Array>;
}

/** What every exporter reads: compiled once from the outline and the texts, at some version. */
export interface Book {
  /** A URN that stays the same for the project's life. */
  readonly identifier: string;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly details: BookDetails;
  /** How it is to look. What is left out of the book by it is not in the body any more. */
  readonly preset: Preset;
  /** When the compiled version was last changed; ISO 8601, UTC, whole seconds. Dates nothing else in an export. */
  readonly modified: string;
  /** In reading order, front and back matter too. */
  readonly body: readonly BookNode[];
  readonly cover: BookImage | null;
  readonly images: readonly BookImage[];
  /** Where the preset wants an ebook to bring one, and an ebook is written. */
  readonly font?: FontFiles;
  /**
   * Chapters of the body for which suggestions and comments are to go out, too. The body itself is without them: a format that
   * has no place for them shows nothing of them.
   */
  readonly reviewed?: ReadonlyMap<ItemId, ReviewedChapter>;
}
