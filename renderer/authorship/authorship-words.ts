import type { AuthorshipPerson } from "../../host/contract/authorship.ts";
import type { Texts } from "../language/language.ts";
import { grouped, shortDay, shortDayAndTime } from "../words.ts";
import type { AgeBand } from "./authorship-kinds.ts";

const english = {
  title: "Who wrote what",
  by: "Colour by",
  person: "By person",
  age: "By age",
  words: "Words",
  share: "Share",
  close: "Close",
  reading: "Reading the history…",
  nothing: "Nothing has been written here yet.",
  outside: "Another program",
  imported: "Imported",
  unknown: "Not known",
  noDate: "not dated",
  written: (who: string, when: string) => `${who}, ${when}`,
  atCursor: (who: string) => `At the cursor: ${who}`,
  within: (days: number): string =>
    days === 1 ? "The last 24 hours" : days === 7 ? "The last week" : days === 31 ? "The last month" : "The last year",
  older: "Older than a year",
  between: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
  percent: (share: number) => `${share < 0.5 && share > 0 ? "< 1" : grouped(Math.round(share))} %`,
};

export const authorshipTexts = {
  english,
  german: {
    title: "Wer was schrieb",
    by: "Farbe nach",
    person: "Nach Person",
    age: "Nach Alter",
    words: "Wörter",
    share: "Anteil",
    close: "Schließen",
    reading: "Der Verlauf wird gelesen …",
    nothing: "Hier ist noch nichts geschrieben.",
    outside: "Anderes Programm",
    imported: "Importiert",
    unknown: "Nicht bekannt",
    noDate: "ohne Datum",
    written: (who, when) => `${who}, ${when}`,
    atCursor: (who) => `Am Cursor: ${who}`,
    within: (days) =>
      days === 1
        ? "Die letzten 24 Stunden"
        : days === 7
          ? "Die letzte Woche"
          : days === 31
            ? "Der letzte Monat"
            : "Das letzte Jahr",
    older: "Älter als ein Jahr",
    between: (from, to) => (from === to ? from : `${from} – ${to}`),
    percent: (share) => `${share < 0.5 && share > 0 ? "< 1" : grouped(Math.round(share))} %`,
  },
} satisfies Texts<typeof english>;

type AuthorshipWords = typeof english;

export function personName(person: AuthorshipPerson | undefined, words: AuthorshipWords): string {
  if (person?.kind === "outside") return words.outside;
  if (person?.kind === "imported") return words.imported;
  return person?.name || words.unknown;
}

/** @param seconds since 1970; 0 where nobody knows */
export function writtenWhen(seconds: number, words: AuthorshipWords): string {
  return seconds > 0 ? shortDayAndTime(new Date(seconds * 1000).toISOString()) : words.noDate;
}

export function ageName(band: AgeBand, words: AuthorshipWords): string {
  switch (band.kind) {
    case "within":
      return words.within(band.days);
    case "older":
      return words.older;
    case "undated":
      return words.noDate;
    case "between": {
      // Days tell five times apart only where they are long enough.
      const nameOf = band.to - band.from > 86_400 ? shortDay : shortDayAndTime;
      const name = (seconds: number) => nameOf(new Date(seconds * 1000).toISOString());
      return words.between(name(band.from), name(band.to));
    }
  }
}
