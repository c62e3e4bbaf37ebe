import type { Texts } from "../language/language.ts";
import { counted } from "../words.ts";

const english = {
  bar: "Suggestions",
  waiting: (count: number, names: string) => `${counted(count, "suggestion")} by ${names}`,
  one: (author: string, when: string) => `${author}, ${when}`,
  next: "Next suggestion",
  previous: "Previous suggestion",
  take: "Take",
  leave: "Leave",
  takeAllOf: (name: string) => `Take all of ${name}`,
  more: "More",
  taken: "Taken.",
  left: "Left as it was.",
  missed: "It was changed meanwhile: look at it again.",
  undo: "Undo",
  unknown: "somebody",
  ownDraft: (name: string) => `Suggestions by ${name}`,
};

export const suggestionsTexts = {
  english,
  german: {
    bar: "Vorschläge",
    waiting: (count, names) => `${count === 1 ? "1 Vorschlag" : `${count} Vorschläge`} von ${names}`,
    one: (author, when) => `${author}, ${when}`,
    next: "Nächster Vorschlag",
    previous: "Voriger Vorschlag",
    take: "Annehmen",
    leave: "Ablehnen",
    takeAllOf: (name) => `Alle von ${name} annehmen`,
    more: "Mehr",
    taken: "Angenommen.",
    left: "Bleibt, wie es war.",
    missed: "Er wurde inzwischen geändert: Sieh noch einmal hin.",
    undo: "Rückgängig",
    unknown: "jemandem",
    ownDraft: (name) => `Vorschläge von ${name}`,
  },
} satisfies Texts<typeof english>;
