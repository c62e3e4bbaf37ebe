import type { Texts } from "../language/language.ts";
import { counted, grouped } from "../words.ts";

const english = {
  name: "Forget for good…",
  heading: "Forget this passage for good?",
  looking: "Looking for every form and copy of it…",
  explanation:
    "Redraft keeps everything that was ever written. This is the one exception: the passage, each form that it has had, and all its copies are removed from the text and from the whole history on this computer. In earlier versions blocks stand in its place.",
  shared: "Others have a copy of this story. Their Redraft removes the passage, too, when it learns of this.",
  notTouched: "Backups, exported files and what other programs have copied are not touched.",
  place: (title: string, words: number, standing: number) =>
    standing === 0
      ? `${title}: ${counted(words, "word")}, only in the history`
      : `${title}: ${counted(words, "word")}, ${grouped(standing)} of them in the text now`,
  inDraft: (title: string, draft: string) => `${title}, in the draft “${draft}”`,
  understood: "I know that this can’t be undone, not even by Redraft.",
  forget: "Forget for good",
  forgetting: "Removing it from every file…",
  done: "The passage is forgotten",
  doneHint: "No file of this story’s history on this computer has it any more.",
  left: "Its words still stand in these files, or may stand there, where Redraft can’t read them. They are left to you:",
  close: "Close",
};

export const forgetTexts = {
  english,
  german: {
    name: "Für immer vergessen …",
    heading: "Diese Stelle für immer vergessen?",
    looking: "Jede Form und jede Kopie davon wird gesucht …",
    explanation:
      "Redraft behält alles, was je geschrieben wurde. Dies ist die eine Ausnahme: Die Stelle, jede Form, die sie hatte, und alle Kopien davon werden aus dem Text und aus dem ganzen Verlauf auf diesem Rechner entfernt. In früheren Fassungen stehen Blöcke an ihrem Platz.",
    shared:
      "Andere haben eine Kopie dieser Geschichte. Ihr Redraft entfernt die Stelle ebenfalls, sobald es davon erfährt.",
    notTouched: "Sicherungen, exportierte Dateien und was andere Programme kopiert haben, bleiben unberührt.",
    place: (title, words, standing) =>
      standing === 0
        ? `${title}: ${counted(words, "Wort", "Wörter")}, nur im Verlauf`
        : `${title}: ${counted(words, "Wort", "Wörter")}, davon ${grouped(standing)} jetzt im Text`,
    inDraft: (title, draft) => `${title}, im Entwurf „${draft}“`,
    understood: "Ich weiß, dass sich das nicht rückgängig machen lässt, auch nicht von Redraft.",
    forget: "Für immer vergessen",
    forgetting: "Wird aus jeder Datei entfernt …",
    done: "Die Stelle ist vergessen",
    doneHint: "Keine Datei im Verlauf dieser Geschichte auf diesem Rechner hat sie noch.",
    left: "Ihre Wörter stehen noch in diesen Dateien oder können dort stehen, wo Redraft sie nicht lesen kann. Sie bleiben dir überlassen:",
    close: "Schließen",
  },
} satisfies Texts<typeof english>;
