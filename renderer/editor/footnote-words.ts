import type { Texts } from "../language/language.ts";

export interface FootnoteWords {
  readonly reference: (label: string) => string;
  readonly missing: (label: string) => string;
}

export const footnoteTexts: Texts<FootnoteWords> = {
  english: {
    reference: (label) => `Footnote ${label}`,
    missing: (label) => `There is no footnote ${label} in this chapter.`,
  },
  german: {
    reference: (label) => `Fußnote ${label}`,
    missing: (label) => `In diesem Kapitel gibt es keine Fußnote ${label}.`,
  },
};
