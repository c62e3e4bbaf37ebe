import type { Texts } from "../language/language.ts";
import { counted, grouped, wordCount } from "../words.ts";

const english = {
  name: "Import…",
  heading: "Import a manuscript",
  reading: "Reading the manuscript…",
  drop: "Drop the manuscript here",
  chooseFile: "Choose a file",
  hint: "Text or Markdown, or a whole story that Redraft has saved as a copy (.zip). Of a manuscript you see what becomes of it before anything is made, and your file is not touched.",
  making: "Making the story",
  beside: (title: string) => `An import makes a new story of its own. “${title}” stays as it is.`,
  make: (chapters: number) => `Make the story: ${counted(chapters, "chapter")}`,
  account: (source: number, chapters: number, titles: number, setAside: number) =>
    `${wordCount(source)}: ${[
      `${grouped(chapters)} in chapters`,
      ...(titles > 0 ? [`${grouped(titles)} in titles`] : []),
      ...(setAside > 0 ? [`${grouped(setAside)} set aside`] : []),
    ].join(", ")}`,
  chapters: "Chapters",
  scenes: (count: number) => counted(count, "scene"),
  setAside: "Set aside",
  setAsideHint: "Set aside: kept in a note, in no chapter",
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
};

export const importTexts = {
  english,
  german: {
    name: "Importieren …",
    heading: "Manuskript importieren",
    reading: "Das Manuskript wird gelesen …",
    drop: "Manuskript hierher ziehen",
    chooseFile: "Datei wählen",
    hint: "Text oder Markdown, oder eine ganze Geschichte, die Redraft als Kopie gespeichert hat (.zip). Was aus einem Manuskript wird, ist zu sehen, bevor etwas entsteht, und die Datei bleibt, wie sie ist.",
    making: "Die Geschichte entsteht",
    beside: (title) => `Aus einem Import wird eine eigene, neue Geschichte. „${title}“ bleibt, wie sie ist.`,
    make: (chapters) => `Geschichte anlegen: ${counted(chapters, "Kapitel", "Kapitel")}`,
    account: (source, chapters, titles, setAside) =>
      `${wordCount(source)}: ${[
        `${grouped(chapters)} in Kapiteln`,
        ...(titles > 0 ? [`${grouped(titles)} in Titeln`] : []),
        ...(setAside > 0 ? [`${grouped(setAside)} beiseitegelegt`] : []),
      ].join(", ")}`,
    chapters: "Kapitel",
    scenes: (count) => counted(count, "Szene", "Szenen"),
    setAside: "Beiseitegelegt",
    setAsideHint: "Beiseitegelegt: in einer Notiz, in keinem Kapitel",
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
  },
} satisfies Texts<typeof english>;
