/** What is said of other writing programs' projects: English as it comes, and German. */
export const projectProblemWords: Readonly<Record<string, string>> = {
  "There is no project in it.": "Darin ist kein Projekt.",
  "Choose the project's own folder.": "Den Ordner des Projekts selbst wählen.",
  "The outline of this Scrivener project is damaged: its .scrivx file can't be read.":
    "Die Gliederung dieses Scrivener-Projekts ist beschädigt: Seine .scrivx-Datei ist nicht lesbar.",
  "Open the project in Scrivener, save a copy of it, and choose that.":
    "Das Projekt in Scrivener öffnen, eine Kopie davon sichern und diese wählen.",
  "The outline of this Scrivener project is missing: there is no .scrivx file in it.":
    "Die Gliederung dieses Scrivener-Projekts fehlt: Es ist keine .scrivx-Datei darin.",
  "Choose the whole project's folder, or restore it from a backup of Scrivener's.":
    "Den Ordner des ganzen Projekts wählen oder es aus einer Sicherung von Scrivener wiederherstellen.",
  "This file is only the outline of a Scrivener project; the texts are beside it.":
    "Diese Datei ist nur die Gliederung eines Scrivener-Projekts; die Texte liegen daneben.",
  "Choose the project's folder, whose name ends in .scriv, or a ZIP archive of it.":
    "Den Ordner des Projekts wählen, dessen Name auf .scriv endet, oder ein ZIP-Archiv davon.",
  "This project is from Scrivener 1, which kept its outline in another form.":
    "Dieses Projekt ist aus Scrivener 1, das seine Gliederung in anderer Form aufbewahrte.",
  "Open it in Scrivener 2 or 3, which brings it up to date, and choose it again.":
    "In Scrivener 2 oder 3 öffnen, das es auf den neuen Stand bringt, und noch einmal wählen.",
  "This Scrivener project has no text in it, or its texts are missing.":
    "In diesem Scrivener-Projekt ist kein Text, oder seine Texte fehlen.",
  "Choose the whole project's folder, with its “Files” inside.":
    "Den Ordner des ganzen Projekts wählen, mit seinem Ordner „Files“ darin.",
  "One chapter, as the Scrivener project has them.": "Ein Kapitel, wie das Scrivener-Projekt es hat.",
  "{count} chapters, as the Scrivener project has them.": "{count} Kapitel, wie das Scrivener-Projekt sie hat.",
  "Underlined passages are not underlined any more; their words are all there.":
    "Unterstrichene Stellen sind nicht mehr unterstrichen; ihre Worte sind alle da.",
  "“{title}” was left out: it is no text and no image that Redraft can keep, or it is missing.":
    "„{title}“ wurde weggelassen: Es ist kein Text und kein Bild, das Redraft behalten kann, oder es fehlt.",
  "“{path}” is damaged and was left out.": "„{path}“ ist beschädigt und wurde weggelassen.",
  "The files of “{title}” were not read: the outline names a place where they can't be.":
    "Die Dateien von „{title}“ wurden nicht gelesen: Die Gliederung nennt einen Ort, an dem sie nicht sein können.",
  "This file is only one piece of a novelWriter project; the others are beside it.":
    "Diese Datei ist nur ein Stück eines novelWriter-Projekts; die anderen liegen daneben.",
  "Choose the project's folder, in which nwProject.nwx is, or a ZIP archive of it.":
    "Den Ordner des Projekts wählen, in dem nwProject.nwx liegt, oder ein ZIP-Archiv davon.",
  "The outline of this novelWriter project is damaged: its nwProject.nwx can't be read.":
    "Die Gliederung dieses novelWriter-Projekts ist beschädigt: Seine nwProject.nwx ist nicht lesbar.",
  "Open the project in novelWriter, which can mend it, or choose a backup of it.":
    "Das Projekt in novelWriter öffnen, das es heilen kann, oder eine Sicherung davon wählen.",
  "This project is from a novelWriter before version 2.": "Dieses Projekt ist aus einem novelWriter vor Version 2.",
  "Open it in novelWriter 2, which brings it up to date, and choose it again.":
    "In novelWriter 2 öffnen, das es auf den neuen Stand bringt, und noch einmal wählen.",
  "This novelWriter project has no text in it, or its texts are missing.":
    "In diesem novelWriter-Projekt ist kein Text, oder seine Texte fehlen.",
  "Choose the whole project's folder, with its “content” inside.":
    "Den Ordner des ganzen Projekts wählen, mit seinem Ordner „content“ darin.",
  "One chapter, as the novelWriter project has them.": "Ein Kapitel, wie das novelWriter-Projekt es hat.",
  "{count} chapters, as the novelWriter project has them.": "{count} Kapitel, wie das novelWriter-Projekt sie hat.",
  "The text of “{title}” is missing or damaged; the others are all there.":
    "Der Text von „{title}“ fehlt oder ist beschädigt; die anderen sind alle da.",
  "Underlined, highlighted, raised and lowered letters are plain now; the words are all there.":
    "Unterstrichene, hervorgehobene, hoch- und tiefgestellte Buchstaben sind jetzt gewöhnliche; die Worte sind alle da.",
  "One chapter, in the order of Longform's list.": "Ein Kapitel, in der Reihenfolge der Liste von Longform.",
  "{count} chapters, in the order of Longform's list.": "{count} Kapitel, in der Reihenfolge der Liste von Longform.",
  "1 file was left out that is neither a text nor an image that a book can have.":
    "Eine Datei wurde weggelassen, die weder ein Text ist noch ein Bild, das ein Buch haben kann.",
  "{n} files were left out that are neither texts nor images that a book can have.":
    "{n} Dateien wurden weggelassen, die weder Texte sind noch Bilder, die ein Buch haben kann.",
};
