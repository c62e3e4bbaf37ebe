import type { Texts } from "../language/language.ts";

export interface ReadingWords {
  readonly book: string;
  readonly pageOf: (page: number, total: number, isCounted: boolean) => string;
  readonly page: string;
  readonly previous: string;
  readonly next: string;
  readonly writeHere: string;
  readonly contents: string;
  readonly scope: string;
  readonly wholeBook: string;
  readonly thisPart: string;
  readonly thisChapter: string;
  readonly nothing: string;
  readonly help: string;
}

const english = new Intl.NumberFormat("en");
const german = new Intl.NumberFormat("de");

export const readingTexts = {
  english: {
    book: "Book",
    pageOf: (page, total, isCounted) =>
      `Page ${english.format(page)} of ${isCounted ? "" : "about "}${english.format(total)}`,
    page: "Page",
    previous: "Previous page",
    next: "Next page",
    writeHere: "Write here",
    contents: "Contents",
    scope: "Read",
    wholeBook: "The whole book",
    thisPart: "This part",
    thisChapter: "This chapter",
    nothing: "There is nothing in the book yet.",
    help: "Arrow keys turn the page. Enter, or a double click on a word, goes to that place in the text.",
  },
  german: {
    book: "Buch",
    pageOf: (page, total, isCounted) =>
      `Seite ${german.format(page)} von ${isCounted ? "" : "etwa "}${german.format(total)}`,
    page: "Seite",
    previous: "Vorige Seite",
    next: "Nächste Seite",
    writeHere: "Hier schreiben",
    contents: "Inhalt",
    scope: "Lesen",
    wholeBook: "Das ganze Buch",
    thisPart: "Diesen Teil",
    thisChapter: "Dieses Kapitel",
    nothing: "Noch steht nichts im Buch.",
    help: "Pfeiltasten blättern. Eingabe oder ein Doppelklick auf ein Wort führt zu dieser Stelle im Text.",
  },
} satisfies Texts<ReadingWords>;
