import type { Role } from "../../host/contract/sharing.ts";
import type { Texts } from "../language/language.ts";
import { counted } from "../words.ts";

/** What a link is to. */
const roles: Texts<{ readonly [R in Role]: string }> = {
  english: { write: "write", suggest: "suggest", comment: "comment", read: "read" },
  german: { write: "Schreiben", suggest: "Vorschlagen", comment: "Kommentieren", read: "Lesen" },
};

const english = {
  contents: "Contents",
  showContents: "Show the contents",
  showSide: "Show the side panel",
  youAre: (name: string, role: Role) => `You are here as ${name}, by a link to ${roles.english[role]}`,
  by: (author: string) => `by ${author}`,
  chapters: "Chapters",
  previous: (title: string) => `Previous: ${title}`,
  next: (title: string) => `Next: ${title}`,
  notConnected: "Not connected: this is the text as it was last.",
  looking: "Opening the story…",
  empty: "There is no chapter to read yet.",
  aside: "About the chapter",
  suggestions: "Suggestions",
  yours: "Your suggestions",
  noneYet: "Write in the text: what you change is shown here and to the author, who takes it or leaves it.",
  count: (count: number) => counted(count, "suggestion"),
  adds: "New",
  removes: "Goes",
  replaces: "Instead",
  moves: "Moved",
  undo: "Undo",
  undoOf: (words: string) => `Undo: ${words}`,
  show: (words: string) => `Show: ${words}`,
  refusedTitle: "You can’t come in",
  endedTitle: "You are not in this story any more",
  keepUnsent: "Save what was not sent",
  unsentHint: "Some of what you wrote did not arrive. Save it as a file: it is gone when this window is closed.",
  waiting: "This page tries again by itself.",
};

export const guestTexts = {
  english,
  german: {
    contents: "Inhalt",
    showContents: "Inhalt zeigen",
    showSide: "Seitenleiste zeigen",
    youAre: (name, role) => `Du bist hier als ${name}, mit einem Link zum ${roles.german[role]}`,
    by: (author) => `von ${author}`,
    chapters: "Kapitel",
    previous: (title) => `Zurück: ${title}`,
    next: (title) => `Weiter: ${title}`,
    notConnected: "Nicht verbunden: Das ist der Text, wie er zuletzt war.",
    looking: "Die Geschichte wird geöffnet …",
    empty: "Es gibt noch kein Kapitel zu lesen.",
    aside: "Zum Kapitel",
    suggestions: "Vorschläge",
    yours: "Deine Vorschläge",
    noneYet:
      "Schreib in den Text: Was du änderst, steht hier und bei der Autorin oder dem Autor, zum Übernehmen oder Lassen.",
    count: (count) => counted(count, "Vorschlag", "Vorschläge"),
    adds: "Neu",
    removes: "Fällt weg",
    replaces: "Stattdessen",
    moves: "Verschoben",
    undo: "Rückgängig",
    undoOf: (words) => `Rückgängig: ${words}`,
    show: (words) => `Zeigen: ${words}`,
    refusedTitle: "Hier kommst du nicht hinein",
    endedTitle: "Du bist nicht mehr in dieser Geschichte",
    keepUnsent: "Nicht Gesendetes sichern",
    unsentHint:
      "Nicht alles, was du geschrieben hast, ist angekommen. Sichere es als Datei: Wird dieses Fenster geschlossen, ist es weg.",
    waiting: "Diese Seite versucht es von selbst wieder.",
  },
} satisfies Texts<typeof english>;
