import type { TextDirection } from "../../story/text-direction.ts";

/** How a run of text looks: any of these together. */
export const look = { italic: 1, bold: 2, struck: 4, code: 8 } as const;

/** Paragraph styles of our documents, by id. */
export type StyleId =
  | "Title"
  | "Subtitle"
  | "Author"
  | "Contact"
  | `Heading${1 | 2 | 3 | 4 | 5 | 6}`
  | "BodyFirst"
  | "BodyText"
  | "SceneBreak"
  | "Quote"
  | "Verse"
  | "ListParagraph"
  | "ListContinue"
  | "Preformatted"
  | "Dedication"
  | "Epigraph"
  | "Copyright"
  | "FootnoteText"
  | "TheEnd";

export interface ListPlace {
  readonly ordered: boolean;
  readonly start: number;
  /** From 0 to 8. */
  readonly level: number;
  /** Which of the document's lists; those of two texts are told apart by it, and not by how they look. */
  readonly list: number;
}

/** What a paragraph is, apart from its words; in Word it belongs to the paragraph's end. */
export interface Form {
  readonly style: StyleId;
  /** null outside of a list, and in the further paragraphs of an item. */
  readonly list: ListPlace | null;
  /** Twips, beyond the style's own. */
  readonly indent: number;
  readonly direction: TextDirection;
  /** Begins a page where no heading does it. */
  readonly beginsPage: boolean;
}

interface Looks {
  /** Any of `look`. */
  readonly looks: number;
  readonly link: string | null;
}

/** What stands in a paragraph, in a row. */
export type Piece = Looks &
  (
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "break" }
    | { readonly kind: "note"; readonly note: number }
    /** Leads to a note that a note before it has: Word's notes have none of their own. */
    | { readonly kind: "noteInNote"; readonly note: number }
    | { readonly kind: "image"; readonly address: string; readonly description: string }
    /** A place of the review. */
    | { readonly kind: "mark"; readonly mark: number }
  );

export interface FlatParagraph {
  readonly form: Form;
  readonly pieces: readonly Piece[];
}

/** The same for paragraphs that look and behave the same; which one of a chapter is the first, a suggestion does not tell. */
export function formKey({ style, list, indent, direction, beginsPage }: Form): string {
  const place = list === null ? "" : `${list.ordered ? list.start : "-"}:${list.level}`;
  return `${style === "BodyFirst" ? "BodyText" : style}|${place}|${indent}|${direction}|${beginsPage}`;
}
