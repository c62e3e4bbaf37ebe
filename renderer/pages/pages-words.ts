import type { Texts } from "../language/language.ts";

export interface PagesWords {
  readonly beginHere: string;
  readonly inTheTrash: (title: string) => string;
  readonly inDraft: (title: string, draft: string) => string;
  readonly joined: (from: string, into: string) => string;
  readonly close: string;
  readonly secondPage: string;
  readonly choose: string;
  readonly closeSecond: string;
  readonly exchange: string;
  readonly width: string;
  readonly noChapter: string;
  readonly back: string;
  readonly forward: string;
  readonly editor: string;
}

export const pagesTexts: Texts<PagesWords> = {
  english: {
    beginHere: "Begin here.",
    inTheTrash: (title) => `${title}, in the trash`,
    inDraft: (title, draft) => `${title}, in the draft “${draft}”`,
    joined: (from, into) => `“${from}” was joined to “${into}”. You are at the same words.`,
    close: "Close",
    secondPage: "Second page",
    choose: "Show another text here",
    closeSecond: "Close the second page",
    exchange: "Exchange the two pages",
    width: "Width of the first page",
    noChapter: "This story has no chapter yet. Begin one in the outline, on the left.",
    back: "Back",
    forward: "Forward",
    editor: "The editor",
  },
  german: {
    beginHere: "Hier beginnen.",
    inTheTrash: (title) => `${title}, im Papierkorb`,
    inDraft: (title, draft) => `${title}, im Entwurf „${draft}“`,
    joined: (from, into) => `„${from}“ wurde an „${into}“ angefügt. Dies sind dieselben Worte.`,
    close: "Schließen",
    secondPage: "Zweite Seite",
    choose: "Hier einen anderen Text zeigen",
    closeSecond: "Zweite Seite schließen",
    exchange: "Die beiden Seiten tauschen",
    width: "Breite der ersten Seite",
    noChapter: "Diese Geschichte hat noch kein Kapitel. Links in der Gliederung lässt sich eines beginnen.",
    back: "Zurück",
    forward: "Vor",
    editor: "Der Editor",
  },
};
