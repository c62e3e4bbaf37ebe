/** A comparison as it is written to a page or a document: of one chapter or of a book. */
export interface ComparedBook {
  readonly title: string;
  /** BCP 47, as far as the story says it. */
  readonly language: string;
  /** What was compared, as a person says it: a label, a time. */
  readonly from: string;
  readonly to: string;
  readonly chapters: readonly ComparedChapter[];
  readonly words: ComparedWords;
}

export interface ComparedWords {
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
}

export interface ComparedChapter {
  readonly id: string;
  readonly title: string;
  /** Where it was called otherwise. */
  readonly titleBefore: string | null;
  readonly state: "changed" | "added" | "removed";
  readonly isReordered: boolean;
  readonly pieces: readonly ComparedPiece[];
  readonly changes: readonly ComparedChange[];
  readonly words: ComparedWords;
}

export interface ComparedPiece {
  readonly kind: "kept" | "inserted" | "deleted";
  readonly text: string;
  /** Place in the chapter's changes. */
  readonly change: number | null;
  readonly author?: string;
  /** ISO 8601. */
  readonly time?: string;
}

export interface ComparedChange {
  readonly kind: "inserted" | "deleted" | "replaced" | "moved";
  readonly before: string;
  readonly after: string;
  readonly author: string;
  readonly time: string;
  readonly within: number | null;
  /** The other side of a passage that moved from chapter to chapter. */
  readonly elsewhere: {
    readonly chapter: string;
    readonly title: string;
    readonly goes: "away" | "here";
    /** Place in that chapter's changes. */
    readonly change: number;
  } | null;
}
