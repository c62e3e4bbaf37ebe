import type { Texts } from "../language/language.ts";

/** What CodeMirror says by itself, by its own words for it. */
export const editorPhrases = {
  english: {
    Completions: "Completions",
    "Control character": "Control character",
    "Selection deleted": "Selection deleted",
  },
  german: {
    Completions: "Vorschläge",
    "Control character": "Steuerzeichen",
    "Selection deleted": "Auswahl gelöscht",
  },
} satisfies Texts<Readonly<Record<string, string>>>;
