import type { Texts } from "../language/language.ts";

const english = {
  motto: "A quiet place to write long stories, and to rewrite them.",
  begin: "Begin",
  newStory: "New story",
  import: "Import…",
  openFolder: "Open folder…",
  openSample: "Open the sample story",
  yourStories: "Your stories",
  empty:
    "Nothing here yet. Begin a new story, bring in a manuscript that you have, or look around in the sample first: whatever you try there, nothing can be lost.",
  takenOff: (title: string, path: string | null) =>
    `“${title}” is off this list. Its folder stays where it is${path === null ? "" : `: ${path}`}.`,
  absent: (path: string) => `${path} – not found. Connect its disk, or open it where it is now.`,
  backups: "Backups",
  backupsOf: (title: string) => `Backups of “${title}”`,
  takeOff: "Take off this list",
  takeOffItem: (title: string) => `Take “${title}” off this list`,
  backupsHeading: (title: string) => `Backups of ${title}`,
  noBackups:
    "There is no copy of this story yet. One is made a moment after you leave a story that was written in, and once a day.",
  backupsHint: "A copy is brought back as a story of its own, with its whole history. The present one stays as it is.",
  bringBackOf: (time: string) => `Bring back the copy of ${time}`,
  bringingBack: "Bringing it back…",
  bringBack: "Bring back",
  title: "Title",
  untitled: "Untitled",
  author: "Author",
  language: "Language",
  languageSample: "en",
  becomesFolder: (library: string) => `It becomes a folder of plain Markdown files in ${library}.`,
  beginIt: "Begin",
  storyFolder: "Folder of the story, or its project.redraft",
  folderSample: "/home/you/Stories/Missing Him",
  open: "Open",
};

export const libraryTexts = {
  english,
  german: {
    motto: "Ein ruhiger Ort, um lange Geschichten zu schreiben und umzuschreiben.",
    begin: "Beginnen",
    newStory: "Neue Geschichte",
    import: "Importieren …",
    openFolder: "Ordner öffnen …",
    openSample: "Beispielgeschichte öffnen",
    yourStories: "Deine Geschichten",
    empty:
      "Hier ist noch nichts. Eine neue Geschichte beginnen, ein fertiges Manuskript hereinholen oder sich erst im Beispiel umsehen: Was immer du dort versuchst, verloren geht nichts.",
    takenOff: (title, path) =>
      `„${title}“ steht nicht mehr auf der Liste. Der Ordner bleibt, wo er ist${path === null ? "" : `: ${path}`}.`,
    absent: (path) =>
      `${path} – nicht gefunden. Den Datenträger anschließen oder die Geschichte dort öffnen, wo sie jetzt ist.`,
    backups: "Sicherungen",
    backupsOf: (title) => `Sicherungen von „${title}“`,
    takeOff: "Von der Liste nehmen",
    takeOffItem: (title) => `„${title}“ von der Liste nehmen`,
    backupsHeading: (title) => `Sicherungen von ${title}`,
    noBackups:
      "Von dieser Geschichte gibt es noch keine Kopie. Eine entsteht kurz nach dem Verlassen einer Geschichte, an der geschrieben wurde, und einmal am Tag.",
    backupsHint:
      "Eine Kopie kommt als eigene Geschichte zurück, mit ihrem ganzen Verlauf. Die jetzige bleibt, wie sie ist.",
    bringBackOf: (time) => `Kopie zurückholen: ${time}`,
    bringingBack: "Wird zurückgeholt …",
    bringBack: "Zurückholen",
    title: "Titel",
    untitled: "Ohne Titel",
    author: "Autor",
    language: "Sprache",
    languageSample: "de",
    becomesFolder: (library) => `Daraus wird ein Ordner mit einfachen Markdown-Dateien in ${library}.`,
    beginIt: "Beginnen",
    storyFolder: "Ordner der Geschichte oder ihre project.redraft",
    folderSample: "/home/du/Geschichten/Der Vermisste",
    open: "Öffnen",
  },
} satisfies Texts<typeof english>;
