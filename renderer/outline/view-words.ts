import type { Texts } from "../language/language.ts";

export interface ViewWords {
  readonly views: string;
  readonly text: string;
  readonly manuscript: string;
  readonly grid: string;
  readonly corkboard: string;
  readonly book: string;
}

export const viewTexts: Texts<ViewWords> = {
  english: {
    views: "View",
    text: "Text",
    manuscript: "Manuscript",
    grid: "Grid",
    corkboard: "Corkboard",
    book: "Book",
  },
  german: {
    views: "Ansicht",
    text: "Text",
    manuscript: "Manuskript",
    grid: "Tabelle",
    corkboard: "Pinnwand",
    book: "Buch",
  },
};
