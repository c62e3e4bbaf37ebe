/** One document of a book that is read on a screen, whole: what it links to is inside. */
export interface PreviewScreen {
  /** The file that it is in what was written: "EPUB/text/chapter-001.xhtml". */
  readonly path: string;
  readonly markup: string;
}

/** What a book looks like in a format, made by that format's own writer. */
export type BookPreview =
  | {
      readonly kind: "pages";
      /** Each an SVG document, in the order of the pages. */
      readonly pages: readonly string[];
      /** Pages of the whole, where they are known. */
      readonly of: number | null;
    }
  | {
      readonly kind: "screens";
      /** In reading order. */
      readonly screens: readonly PreviewScreen[];
    }
  | { readonly kind: "text"; readonly text: string };
