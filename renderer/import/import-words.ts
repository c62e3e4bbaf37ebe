import type { Texts } from "../language/language.ts";
import { counted, grouped, wordCount } from "../words.ts";

const english = {
  name: "Import…",
  heading: "Import a manuscript",
  reading: "Reading the manuscript…",
  drop: "Drop the manuscript here",
  chooseFile: "Choose a file",
  chooseFolder: "or a folder",
  otherFile: "Another file",
  hint: "You see what becomes of it before anything is made, and your file is not touched. A whole story that Redraft has saved as a copy (.zip) comes back in the same way, and so does what a reviewer sends back (.redraft-review).",
  making: "Making the story",
  make: (chapters: number) => `Make the story: ${counted(chapters, "chapter")}`,
  account: (source: number, inChapters: number, chapters: number, titles: number, setAside: number) =>
    `${wordCount(source)}: ${[
      `${grouped(inChapters)} in ${counted(chapters, "chapter")}`,
      ...(titles > 0 ? [`${grouped(titles)} in titles`] : []),
      ...(setAside > 0 ? [`${grouped(setAside)} set aside`] : []),
    ].join(", ")}. None lost.`,
  splitRules: {
    auto: "As the text suggests",
    headings: "At headings",
    scenes: "At scene breaks",
    pattern: "At lines that match a pattern",
    none: "Not at all: one chapter",
  },
  chaptersBegin: "Chapters begin",
  pattern: "Regular expression, matched against each line",
  patternSample: "^Chapter \\d+",
  title: "Title",
  author: "Author",
  language: "Language",
  besides: "Besides the words",
  comments: (count: number) => counted(count, "comment"),
  suggestions: (count: number) => counted(count, "suggested change"),
  images: (count: number) => counted(count, "image"),
  notes: (count: number) => counted(count, "note"),
  leftOut: "Not taken along",
};

/** Where a manuscript is chosen, and what is asked about the whole of it. */
export const importTexts = {
  english,
  german: {
    name: "Import …",
    heading: "Manuskript importieren",
    reading: "Das Manuskript wird gelesen …",
    drop: "Manuskript hierher ziehen",
    chooseFile: "Datei wählen",
    chooseFolder: "oder einen Ordner",
    otherFile: "Andere Datei",
    hint: "Was daraus wird, ist zu sehen, bevor etwas entsteht, und die Datei bleibt, wie sie ist. Eine ganze Geschichte, die Redraft als Kopie gespeichert hat (.zip), kommt auf demselben Weg zurück, und was Testleser zurückschicken (.redraft-review), auch.",
    making: "Die Geschichte entsteht",
    make: (chapters) => `Geschichte anlegen: ${counted(chapters, "Kapitel", "Kapitel")}`,
    account: (source, inChapters, chapters, titles, setAside) =>
      `${wordCount(source)}: ${[
        `${grouped(inChapters)} in ${counted(chapters, "Kapitel", "Kapiteln")}`,
        ...(titles > 0 ? [`${grouped(titles)} in Titeln`] : []),
        ...(setAside > 0 ? [`${grouped(setAside)} beiseitegelegt`] : []),
      ].join(", ")}. Keines verloren.`,
    splitRules: {
      auto: "Wie der Text es nahelegt",
      headings: "Bei Überschriften",
      scenes: "Bei Szenenwechseln",
      pattern: "Bei Zeilen nach einem Muster",
      none: "Gar nicht: ein Kapitel",
    },
    chaptersBegin: "Kapitel beginnen",
    pattern: "Regulärer Ausdruck, mit jeder Zeile verglichen",
    patternSample: "^Kapitel \\d+",
    title: "Titel",
    author: "Autor",
    language: "Sprache",
    besides: "Außer den Wörtern",
    comments: (count) => counted(count, "Kommentar", "Kommentare"),
    suggestions: (count) => counted(count, "vorgeschlagene Änderung", "vorgeschlagene Änderungen"),
    images: (count) => counted(count, "Bild", "Bilder"),
    notes: (count) => counted(count, "Notiz", "Notizen"),
    leftOut: "Nicht übernommen",
  },
} satisfies Texts<typeof english>;
