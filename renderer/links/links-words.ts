import type { Texts } from "../language/language.ts";

const english = {
  leadsTo: (title: string) => `Leads to “${title}”: Ctrl+click or Alt+Enter`,
  leadsNowhere: (title: string) => `“${title}” isn’t in this story yet: Ctrl+click or Alt+Enter makes a note`,
  note: "Note",
  trashed: "Trash",
  make: "Make a note",
  unknown: (title: string) => `No chapter or note is called “${title}”. Make a note of that name?`,
  cancel: "Cancel",
  linksHere: "What links here",
  none: "Nothing links here. Type [[ in any text to make a link.",
  searching: "Looking…",
  place: (chapter: string) => `In ${chapter}`,
};

export const linksWords = {
  english,
  german: {
    leadsTo: (title) => `Führt zu „${title}“: Strg+Klick oder Alt+Eingabe`,
    leadsNowhere: (title) => `„${title}“ gibt es noch nicht: Strg+Klick oder Alt+Eingabe legt eine Notiz an`,
    note: "Notiz",
    trashed: "Papierkorb",
    make: "Notiz anlegen",
    unknown: (title) => `Kein Kapitel und keine Notiz heißt „${title}“. Eine Notiz mit diesem Namen anlegen?`,
    cancel: "Abbrechen",
    linksHere: "Was hierher führt",
    none: "Nichts führt hierher. [[ in einem Text beginnt einen Link.",
    searching: "Wird gesucht …",
    place: (chapter) => `In ${chapter}`,
  },
} satisfies Texts<typeof english>;
