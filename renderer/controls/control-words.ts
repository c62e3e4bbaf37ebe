import type { Texts } from "../language/language.ts";

const english = {
  cancel: "Cancel",
  close: "Close",
  done: "Done",
  save: "Save",
  undo: "Undo",
  later: "Later",
  chooseFolder: "Choose a folder…",
  yourName: "Your name",
  faultOf: (pane: string) => `${pane} met a fault of its own and stopped.`,
  notTouched: (fault: string) => `Your text is not touched by it. (${fault})`,
  showAgain: "Show it again",
};

/** What buttons and notes say everywhere. */
export const controlTexts = {
  english,
  german: {
    cancel: "Abbrechen",
    close: "Schließen",
    done: "Fertig",
    save: "Speichern",
    undo: "Rückgängig",
    later: "Später",
    chooseFolder: "Ordner wählen …",
    yourName: "Dein Name",
    faultOf: (pane) => `${pane}: Hier ist ein Fehler im Programm aufgetreten.`,
    notTouched: (fault) => `Dein Text ist davon nicht betroffen. (${fault})`,
    showAgain: "Wieder zeigen",
  },
} satisfies Texts<typeof english>;
