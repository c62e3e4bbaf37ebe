import type { MatterRole } from "../../story/matter.ts";
import type { ReviewComment, ReviewSuggestion } from "../../story/review.ts";
import type { Beginning } from "./styled/document.ts";

/** How a manuscript is cut into chapters; the same shape as the contract's. */
export type SplitRule =
  /** By what the text shows: headings, a line shape that recurs, form feeds; else one chapter. */
  | { readonly kind: "auto" }
  /** Chapter headings and Markdown headings only. */
  | { readonly kind: "headings" }
  /** Each scene a chapter, headings too. */
  | { readonly kind: "scenes" }
  /** One chapter. */
  | { readonly kind: "none" }
  /** A regular expression's source; each line that it matches is a chapter's title. */
  | { readonly kind: "pattern"; readonly pattern: string };

export interface ImportOptions {
  /** With its extension, without folders; names the story where the text does not. */
  readonly fileName: string;
  readonly split: SplitRule;
  readonly format: "text" | "markdown";
  /** What the file says of itself besides its lines. */
  readonly told?: Told;
  /** Where parts and chapters begin, by line, where that is known: then nothing else is taken for one. */
  readonly outline?: readonly (Beginning & { readonly line: number })[];
}

export interface Told {
  /** Of the book; empty where it is not said. */
  readonly title: string;
  /** It stands on a title page: no heading below is it. A file's properties may have the title of the file before. */
  readonly isTitlePage: boolean;
  /** The deepest heading that begins a part or chapter; null where it is not said. */
  readonly chapterLevel: number | null;
}

export interface ImportedPart {
  readonly kind: "part";
  readonly title: string;
  readonly children: readonly ImportedItem[];
  /** Titles of the source in whose place the writer put another: they are kept, so that no word of them goes. */
  readonly formerTitles?: readonly string[];
}

export interface ImportedChapter {
  readonly kind: "chapter";
  readonly title: string;
  /** The title is none of the source's words: a number that was counted, a file's name, what the writer typed. */
  readonly isTitleMade?: boolean;
  readonly formerTitles?: readonly string[];
  /** Markdown: a paragraph on one line, a blank line between, "***" for a scene break, one \n at the end or empty. */
  readonly text: string;
  /** What the source's own outline says of it. */
  readonly said?: SaidOfChapter;
}

/** What a project of another studio keeps of a chapter besides its text. */
export interface SaidOfChapter {
  readonly synopsis?: string;
  readonly status?: string;
  readonly tags?: readonly string[];
  readonly pointOfView?: string;
  readonly inBook?: boolean;
  readonly matter?: MatterRole;
  /** In the order of the text. */
  readonly scenes?: readonly SaidOfScene[];
  /** Earlier texts that were kept, the oldest first: they become revisions. */
  readonly earlier?: readonly { readonly time: string; readonly name: string; readonly text: string }[];
}

/** What is said of the scene that begins, or goes on, at a place of the chapter's text. */
export interface SaidOfScene {
  /** UTF-16 units from the text's beginning. */
  readonly at: number;
  readonly synopsis?: string;
  readonly status?: string;
  readonly tags?: readonly string[];
  readonly pointOfView?: string;
}

/** `chapter`: the how-manieth chapter in reading order, from 0. */
export interface ImportedComment extends ReviewComment {
  readonly chapter: number;
}

export interface ImportedSuggestion extends ReviewSuggestion {
  readonly chapter: number;
}

export type ImportedItem = ImportedPart | ImportedChapter;

export type SetAsideKind =
  | "library header"
  | "library footer"
  | "table of contents"
  | "title page"
  | "notes by the author"
  | "notes by the transcriber"
  | "front matter"
  | "headers and footers"
  | "notes and research"
  | "what is not in the book"
  | "what was put in and taken out again"
  | "what could not be placed";

/** Found in the source and kept, but in no chapter. */
export interface SetAside {
  readonly kind: SetAsideKind;
  /** As it stood in the source, line by line. */
  readonly text: string;
  /** Of the chapter that it was, where the writer left one out. */
  readonly title?: string;
  readonly said?: SaidOfChapter;
}

/** Words by story/words.ts: source = chapters + titles + setAside, always. */
export interface WordTally {
  readonly source: number;
  readonly chapters: number;
  /** Words of the lines that became titles: an author named in a heading line ("Confessions by Weeza") is among them. */
  readonly titles: number;
  readonly setAside: number;
}

export interface ImportedManuscript {
  readonly title: string;
  /** Empty where the source does not say. */
  readonly author: string;
  /** BCP 47; guessed from the text where the source does not say. */
  readonly language: string;
  /** How it was split, in a sentence for the writer. */
  readonly rule: string;
  readonly items: readonly ImportedItem[];
  readonly setAside: readonly SetAside[];
  readonly words: WordTally;
  /** Documents beside the book: research, characters, places. */
  readonly notes?: readonly ImportedItem[];
  /** By the address that the texts name: "assets/image-1.png". */
  readonly images?: readonly { readonly address: string; readonly bytes: Uint8Array }[];
  readonly comments?: readonly ImportedComment[];
  readonly suggestions?: readonly ImportedSuggestion[];
  /** Sentences for the writer of what was not taken: "3 scripts and 2 images from the web were left out." */
  readonly removed?: readonly string[];
}
