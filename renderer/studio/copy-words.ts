import type { Texts } from "../language/language.ts";

const english = {
  name: "Save a copy…",
  heading: "Save a copy of the whole story",
  made: (size: string) => `The copy is made: ${size}.`,
  leftOut: (files: string) => `Too large for an archive, and not in the copy: ${files}.`,
  hint: "Chapters, notes, pictures and the whole history in one archive. “Import…” makes a story of it again, here or on another machine.",
  folder: "Folder for the copy",
  usualFolder: "“Exports” in your library",
  showInFolder: "Show in folder",
  copying: "Copying…",
  save: "Save the copy",
};

export const copyTexts = {
  english,
  german: {
    name: "Kopie speichern …",
    heading: "Die ganze Geschichte als Kopie speichern",
    made: (size) => `Die Kopie ist fertig: ${size}.`,
    leftOut: (files) => `Zu groß für ein Archiv und nicht in der Kopie: ${files}.`,
    hint: "Kapitel, Notizen, Bilder und der ganze Verlauf in einem Archiv. „Importieren …“ macht daraus wieder eine Geschichte, hier oder auf einem anderen Rechner.",
    folder: "Ordner für die Kopie",
    usualFolder: "„Exports“ in der Bibliothek",
    showInFolder: "Im Ordner zeigen",
    copying: "Wird kopiert …",
    save: "Kopie speichern",
  },
} satisfies Texts<typeof english>;
