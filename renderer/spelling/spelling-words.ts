import type { Texts } from "../language/language.ts";

const english = {
  spellingOf: (word: string) => `Spelling of ${word}`,
  suggestions: "Suggestions",
  none: "No suggestion",
  learn: "Add to the story’s words",
};

export const spellingTexts = {
  english,
  german: {
    spellingOf: (word) => `Schreibung von ${word}`,
    suggestions: "Vorschläge",
    none: "Kein Vorschlag",
    learn: "Zu den Wörtern der Geschichte",
  },
} satisfies Texts<typeof english>;
