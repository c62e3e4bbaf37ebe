import type { Texts } from "../language/language.ts";
import { counted } from "../words.ts";

const english = {
  empty: "Empty the trash…",
  texts: (count: number) => counted(count, "text"),
  what: (texts: string, count: string) =>
    `This takes ${texts} with ${count} out of the trash and out of the story’s folder:`,
  kept: "Nothing of it is lost: all that was ever written stays in the history, and “Bring back…” at the trash puts it back where it was.",
  cancel: "Cancel",
  remove: "Empty the trash",
  bringBack: "Bring back…",
  removed: "This was removed from the trash. It comes back to where it was in the story, with all its words.",
  nothing: "Nothing has been removed from the trash.",
  back: "Bring back",
  bringBackItem: (title: string) => `Bring back ${title}`,
  done: "Done",
};

export const trashTexts = {
  english,
  german: {
    empty: "Papierkorb leeren …",
    texts: (count) => counted(count, "Text", "Texte"),
    what: (texts: string, count: string) =>
      `Aus dem Papierkorb und aus dem Ordner der Geschichte verschwinden ${texts} mit ${count}:`,
    kept: "Davon geht nichts verloren: Alles, was je geschrieben wurde, bleibt im Verlauf, und „Zurückholen …“ am Papierkorb stellt es an seinen Platz zurück.",
    cancel: "Abbrechen",
    remove: "Papierkorb leeren",
    bringBack: "Zurückholen …",
    removed: "Das wurde aus dem Papierkorb entfernt. Es kommt an seinen alten Platz zurück, mit allen Wörtern.",
    nothing: "Aus dem Papierkorb wurde nichts entfernt.",
    back: "Zurückholen",
    bringBackItem: (title: string) => `${title} zurückholen`,
    done: "Fertig",
  },
} satisfies Texts<typeof english>;
