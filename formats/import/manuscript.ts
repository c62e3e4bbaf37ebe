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
}

export interface ImportedPart {
  readonly kind: "part";
  readonly title: string;
  readonly children: readonly ImportedItem[];
}

export interface ImportedChapter {
  readonly kind: "chapter";
  readonly title: string;
  /** Markdown: a paragraph on one line, a blank line between, "***" for a scene break, one \n at the end or empty. */
  readonly text: string;
}

export type ImportedItem = ImportedPart | ImportedChapter;

export type SetAsideKind =
  | "library header"
  | "library footer"
  | "table of contents"
  | "title page"
  | "notes by the author"
  | "notes by the transcriber"
  | "front matter";

/** Found in the source and kept, but in no chapter. */
export interface SetAside {
  readonly kind: SetAsideKind;
  /** As it stood in the source, line by line. */
  readonly text: string;
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
}
