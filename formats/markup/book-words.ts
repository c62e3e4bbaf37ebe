import { contentsTitle } from "../pdf/words.ts";

/** What a book that is read on a screen says of itself, beside the writer's own words. */
export interface BookWords {
  /** That of all of them but `contents`; BCP 47. */
  readonly language: string;
  readonly contents: string;
  /** The image that stands before the book: "Cover of Missing Him". */
  readonly cover: (title: string) => string;
  readonly titlePage: string;
  readonly previous: string;
  readonly next: string;
  /** Said by a screen reader of the links between pages. */
  readonly pages: string;
  readonly accessibility: string;
}

/** By the book's language, else in English. @param language BCP 47 */
export function bookWords(language: string): BookWords {
  const base = language.split(/[-_]/)[0]?.toLowerCase() ?? "";
  const said = words[base];
  return { contents: contentsTitle(language), language: said ? base : "en", ...(said ?? english) };
}

type Said = Omit<BookWords, "contents" | "language">;

const english: Said = {
  cover: (title) => `Cover of ${title}`,
  titlePage: "Title page",
  previous: "Previous",
  next: "Next",
  pages: "Pages",
  accessibility:
    "Text with headings, a table of contents and a logical reading order; fonts, sizes and colours are the reader’s own.",
};

const words: { readonly [language: string]: Said } = {
  en: english,
  de: {
    cover: (title) => `Umschlag von ${title}`,
    titlePage: "Titelseite",
    previous: "Zurück",
    next: "Weiter",
    pages: "Seiten",
    accessibility:
      "Text mit Überschriften, Inhaltsverzeichnis und sinnvoller Lesereihenfolge; Schriften, Größen und Farben bestimmt, wer liest.",
  },
  fr: {
    cover: (title) => `Couverture de ${title}`,
    titlePage: "Page de titre",
    previous: "Précédent",
    next: "Suivant",
    pages: "Pages",
    accessibility:
      "Texte avec titres, table des matières et ordre de lecture logique ; polices, tailles et couleurs sont celles du lecteur.",
  },
  es: {
    cover: (title) => `Cubierta de ${title}`,
    titlePage: "Portada",
    previous: "Anterior",
    next: "Siguiente",
    pages: "Páginas",
    accessibility:
      "Texto con encabezados, índice y orden de lectura lógico; la fuente, el tamaño y los colores los elige quien lee.",
  },
  it: {
    cover: (title) => `Copertina di ${title}`,
    titlePage: "Frontespizio",
    previous: "Precedente",
    next: "Successivo",
    pages: "Pagine",
    accessibility:
      "Testo con titoli, indice e ordine di lettura logico; caratteri, dimensioni e colori sono scelti da chi legge.",
  },
};
