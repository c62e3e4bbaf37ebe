import type { Texts } from "../language/language.ts";

export interface ManuscriptWords {
  readonly pane: string;
  readonly scope: string;
  readonly book: string;
  readonly part: (title: string) => string;
  readonly chosen: (count: number) => string;
  readonly empty: string;
  readonly tooFar: string;
  readonly editor: string;
}

export const manuscriptTexts: Texts<ManuscriptWords> = {
  english: {
    pane: "Manuscript",
    scope: "Show as one text",
    book: "The whole book",
    part: (title) => `“${title}”`,
    chosen: (count) => `${count} chosen in the outline`,
    empty: "There is no text here yet.",
    tooFar:
      "What is selected reaches over chapters that are not on the screen. Take it away chapter by chapter, or move whole chapters to the trash in the outline.",
    editor: "The editor",
  },
  german: {
    pane: "Manuskript",
    scope: "Als einen Text zeigen",
    book: "Das ganze Buch",
    part: (title) => `„${title}“`,
    chosen: (count) => `${count} in der Gliederung gewählt`,
    empty: "Hier steht noch kein Text.",
    tooFar:
      "Die Auswahl reicht über Kapitel, die nicht auf dem Bildschirm sind. Sie lassen sich Kapitel für Kapitel leeren oder als Ganzes in der Gliederung in den Papierkorb legen.",
    editor: "Der Editor",
  },
};
