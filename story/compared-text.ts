/** From and to, UTF-16. */
export type TextRange = readonly [number, number];

export interface TextPiece {
  readonly kind: "kept" | "inserted" | "deleted";
  readonly text: string;
  /** Place in `changes`; null for kept text. */
  readonly change: number | null;
}

/** A change that a reader would call one. */
export interface TextChange {
  readonly kind: "inserted" | "deleted" | "replaced" | "moved";
  /** Of what moved: the passage as it stood, with what was changed in it. */
  readonly before: string;
  readonly after: string;
  /** Where its deleted pieces are in the text before; more than one where something moved away between them. */
  readonly beforeAt: readonly TextRange[];
  /** Where its inserted pieces are in the text after. */
  readonly afterAt: readonly TextRange[];
  /** The place in `changes` of the passage that moved and that this was changed in; null elsewhere. */
  readonly within: number | null;
  /** Of what moved, and only of that. */
  readonly moved: MovedPassage | null;
}

/** A passage that stands elsewhere now, perhaps with changes in it. */
export interface MovedPassage {
  /** Within this text, or away to another or here from another: then the other place is one in that text. */
  readonly goes: "within" | "away" | "here";
  readonly before: TextRange;
  readonly after: TextRange;
  /** The whole of both, in order: what went along, but for its spaces the same, and what was changed. */
  readonly parts: readonly PassagePart[];
}

export interface PassagePart {
  readonly before: TextRange;
  readonly after: TextRange;
  /** Place in `changes`; null where it is the same words. */
  readonly change: number | null;
}

export interface ComparedText {
  /** Kept and deleted pieces give the text before, kept and inserted ones the text after, to the character. */
  readonly pieces: readonly TextPiece[];
  readonly changes: readonly TextChange[];
  /** What moved is neither added nor removed. */
  readonly words: { readonly added: number; readonly removed: number; readonly moved: number };
}
