import type { MatterRole } from "../../../story/matter.ts";
import type { SetAside } from "../manuscript.ts";

/**
 * What a word processor's file says, whatever the format: paragraphs in their order, with what their styles make of them.
 * DOCX, ODT and RTF are read into this, and `flowOf` makes Markdown of it.
 */
export interface StyledDocument {
  /** What the file says of itself; empty where it does not. */
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** The deepest heading that begins a part or chapter, where the file says it. */
  readonly chapterLevel?: number | null;
  readonly paragraphs: readonly StyledParagraph[];
  /** Footnotes and endnotes by the key that their references have. */
  readonly notes: ReadonlyMap<string, readonly StyledParagraph[]>;
  /** By the key that their marks have. */
  readonly comments: ReadonlyMap<string, StyledComment>;
  readonly images: readonly { readonly address: string; readonly bytes: Uint8Array }[];
  readonly setAside: readonly SetAside[];
  /** Sentences for the writer of what was not taken. */
  readonly removed: readonly string[];
}

export type ParagraphRole =
  | { readonly kind: "body" }
  | { readonly kind: "title" }
  /** A subtitle, the author's name, a date: what stands on a title page. */
  | { readonly kind: "title page" }
  /** 1 to 6. */
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "quote" }
  | { readonly kind: "code" }
  | { readonly kind: "scene break" }
  | { readonly kind: "contents" }
  /** `depth` from 0; `list` tells lists that follow each other apart; `number` is the item's own. */
  | {
      readonly kind: "item";
      readonly depth: number;
      readonly ordered: boolean;
      readonly list: string;
      readonly number: number;
    }
  /** In quotes and lists, which may be inside of each other; the outermost first. */
  | { readonly kind: "inside"; readonly within: readonly Container[]; readonly isCode: boolean };

/** `key` tells one quote or item from the next. */
export type Container =
  | { readonly kind: "quote"; readonly key: string }
  | {
      readonly kind: "item";
      readonly key: string;
      readonly list: string;
      readonly ordered: boolean;
      readonly number: number;
    };

/** That a part or chapter begins here, where the file says so apart from its text (the navigation of an EPUB). */
export interface Beginning {
  readonly kind: "part" | "chapter";
  /** 0 is outermost. */
  readonly depth: number;
  /** Null where the paragraph is its title. */
  readonly title: string | null;
  readonly matter: MatterRole | null;
}

export interface StyledParagraph {
  readonly role: ParagraphRole;
  readonly centred: boolean;
  /** Twips from the left margin, without the first line's own; 0 where the format does not say. */
  readonly indent: number;
  readonly startsPage: boolean;
  readonly parts: readonly Part[];
  /** What became of the paragraph's end: without it the paragraph and the next one are one, styled as the next. */
  readonly end: Fate;
  /** The letters as the source has them before any change, found by another way than the parts. */
  readonly raw: string;
  readonly begins?: readonly Beginning[];
}

/** What stands in a paragraph, in its order. A mark is a place and takes none. */
export type Part =
  | (Text & Fated)
  | ({ readonly kind: "note"; readonly note: string } & Fated)
  | ({ readonly kind: "image"; readonly address: string; readonly description: string } & Fated)
  | { readonly kind: "mark"; readonly comment: string; readonly side: "from" | "to" };

export interface Text {
  readonly kind: "text";
  /** "\n" is a line break, "\t" a tab. */
  readonly text: string;
  readonly looks: number;
  readonly link: string | null;
}

export const look = { bold: 1, italic: 2, struck: 4, underlined: 8, code: 16 };

/** Who put it in and who took it out, where the file keeps that. */
export interface Fate {
  readonly inserted: TrackedChange | null;
  readonly deleted: TrackedChange | null;
}

interface Fated {
  readonly fate: Fate;
}

export interface TrackedChange {
  readonly author: string;
  /** ISO 8601; empty where it isn't known. */
  readonly time: string;
}

export const kept: Fate = { inserted: null, deleted: null };

export interface StyledComment {
  readonly author: string;
  readonly time: string;
  readonly text: string;
  readonly resolved: boolean;
  readonly replies: readonly { readonly author: string; readonly time: string; readonly text: string }[];
}

/** A paragraph's letters before any change was taken, marks and notes not. */
export function textBefore({ parts }: StyledParagraph): string {
  let text = "";
  for (const part of parts) if (part.kind === "text" && part.fate.inserted === null) text += part.text;
  return text;
}
