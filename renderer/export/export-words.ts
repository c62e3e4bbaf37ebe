import type { ExportFormat } from "../../host/contract/contract.ts";
import type { Texts } from "../language/language.ts";

type FormatWords = { readonly [Format in ExportFormat]: { readonly name: string; readonly about: string } };

const english = {
  name: "Export…",
  heading: (title: string) => `Export ${title}`,
  exported: "Exported",
  formats: "Formats",
  format: {
    epub: { name: "EPUB", about: "for every e-reader" },
    html: { name: "HTML", about: "one page that any browser shows" },
    markdown: { name: "Markdown", about: "plain text with its emphasis" },
    text: { name: "Text", about: "plain words, _emphasis_ between underscores" },
  } as FormatWords,
  what: "What",
  whole: "The whole book",
  some: "Only some chapters",
  chapters: "Chapters to export",
  folder: "Folder to write to",
  usualFolder: "“Exports” in your library",
  making: "Making the book",
  more: "Export more",
  export: "Export",
  passed: "Passed",
  failed: "Failed",
  open: "Open",
  openFile: (file: string) => `Open ${file}`,
  download: "Download",
  downloadFile: (file: string) => `Download ${file}`,
  show: "Show in folder",
  showFile: (file: string) => `Show ${file} in its folder`,
  /** What each check looked at, as a writer would call it. */
  checks: {
    archive: "The book's parts",
    markup: "Its pages",
    manifest: "Its list of parts",
    navigation: "Its contents",
    safe: "Nothing hidden",
    words: "Its words",
  } as Readonly<Record<string, string>>,
};

export const exportTexts = {
  english,
  german: {
    name: "Exportieren …",
    heading: (title) => `${title} exportieren`,
    exported: "Exportiert",
    formats: "Formate",
    format: {
      epub: { name: "EPUB", about: "für jedes Lesegerät" },
      html: { name: "HTML", about: "eine Seite, die jeder Browser zeigt" },
      markdown: { name: "Markdown", about: "einfacher Text mit seinen Hervorhebungen" },
      text: { name: "Text", about: "nur Wörter, _Betontes_ zwischen Unterstrichen" },
    },
    what: "Was",
    whole: "Das ganze Buch",
    some: "Nur einige Kapitel",
    chapters: "Kapitel, die exportiert werden",
    folder: "Zielordner",
    usualFolder: "„Exports“ in der Bibliothek",
    making: "Das Buch entsteht",
    more: "Mehr exportieren",
    export: "Exportieren",
    passed: "Bestanden",
    failed: "Nicht bestanden",
    open: "Öffnen",
    openFile: (file) => `${file} öffnen`,
    download: "Herunterladen",
    downloadFile: (file) => `${file} herunterladen`,
    show: "Im Ordner zeigen",
    showFile: (file) => `${file} im Ordner zeigen`,
    checks: {
      archive: "Die Teile des Buchs",
      markup: "Seine Seiten",
      manifest: "Seine Teileliste",
      navigation: "Sein Inhaltsverzeichnis",
      safe: "Nichts verborgen",
      words: "Seine Wörter",
    },
  },
} satisfies Texts<typeof english>;
