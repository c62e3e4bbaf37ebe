/** What importing and exporting say, with how far they are and what they checked: English as it comes, and German. */
export const bookProblemWords: Readonly<Record<string, string>> = {
  "The import would have changed the words near “{words}”.": "Der Import hätte die Worte bei „{words}“ verändert.",
  "The import would not have kept every word.": "Der Import hätte nicht jedes Wort behalten.",
  "Nothing was changed. Please report this with the file, or split it by another rule.":
    "Nichts wurde geändert. Bitte mit der Datei melden oder nach einer anderen Regel teilen.",
  "This folder has no Markdown with text in it.": "In diesem Ordner ist kein Markdown mit Text.",
  "Choose another folder.": "Einen anderen Ordner wählen.",
  "The pattern is longer than 500 characters.": "Das Muster ist länger als 500 Zeichen.",
  "The pattern is empty.": "Das Muster ist leer.",
  "The pattern repeats a repetition, which can take for ever.":
    "Das Muster wiederholt eine Wiederholung, und das kann ewig dauern.",
  "The pattern is not a regular expression.": "Das Muster ist kein regulärer Ausdruck.",
  "Write one like ^Chapter \\d+ and try again.": "Eines wie ^Kapitel \\d+ schreiben und noch einmal versuchen.",
  "This file has no text in it.": "In dieser Datei ist kein Text.",
  "Choose another file.": "Eine andere Datei wählen.",
  "The pattern takes too long on this text.": "Das Muster braucht für diesen Text zu lange.",
  "Write a simpler one and try again.": "Ein einfacheres schreiben und noch einmal versuchen.",
  "This file looks like {why}; it can't be read as plain text.":
    "Diese Datei sieht aus wie {why}; als einfacher Text lässt sie sich nicht lesen.",
  "This file holds data that no text has; it can't be read as plain text.":
    "Diese Datei enthält Daten, die kein Text hat; als einfacher Text lässt sie sich nicht lesen.",
  "Save it as text from the program that made it, or choose another file.":
    "Sie im Programm, aus dem sie stammt, als Text speichern oder eine andere Datei wählen.",
  "a PDF": "ein PDF",
  "a ZIP archive or an office document (DOCX, ODT, EPUB)": "ein ZIP-Archiv oder ein Office-Dokument (DOCX, ODT, EPUB)",
  "a PNG image": "ein PNG-Bild",
  "a JPEG image": "ein JPEG-Bild",
  "a GIF image": "ein GIF-Bild",
  "a program": "ein Programm",
  "an old Word document (DOC)": "ein altes Word-Dokument (DOC)",
  "a compressed archive": "ein komprimiertes Archiv",
  "There is no file at {path}.": "Unter {path} ist keine Datei.",
  "Check the name and the folder.": "Name und Ordner prüfen.",
  "“{name}” has {size}; a manuscript of more than {most} MB isn't read.":
    "„{name}“ hat {size}; ein Manuskript mit mehr als {most} MB wird nicht gelesen.",
  "“{name}” has more than {most} MB; a manuscript of that size isn't read.":
    "„{name}“ hat mehr als {most} MB; ein Manuskript dieser Größe wird nicht gelesen.",
  "Check that it is the manuscript, or divide it and import the parts one by one.":
    "Prüfen, ob es das Manuskript ist, oder es aufteilen und Stück für Stück importieren.",
  "The texts in “{folder}” have more than 64 MB.": "Die Texte in „{folder}“ haben mehr als 64 MB.",
  "Import its folders one by one.": "Seine Ordner einzeln importieren.",
  "There is no text or Markdown file in “{folder}”.": "In „{folder}“ ist keine Text- oder Markdown-Datei.",
  "Choose the folder that holds the chapters.": "Den Ordner wählen, in dem die Kapitel liegen.",
  "That was cancelled.": "Das wurde abgebrochen.",
  "Nothing was left behind; start it again whenever you like.":
    "Nichts blieb zurück; es lässt sich jederzeit neu beginnen.",

  "The book does not say when it was last changed.": "Das Buch sagt nicht, wann es zuletzt geändert wurde.",
  "Change a chapter and export again.": "Ein Kapitel ändern und noch einmal exportieren.",
  "There is no format “{format}”.": "Ein Format „{format}“ gibt es nicht.",
  "Choose of {formats}.": "Zur Wahl stehen {formats}.",
  "There is no chapter to export.": "Es gibt kein Kapitel zu exportieren.",
  "Choose at least one chapter that is included in the book.": "Mindestens ein Kapitel wählen, das zum Buch gehört.",
  "The {format} failed its check “{check}”: {reason}.": "{format} hat die Prüfung „{check}“ nicht bestanden: {reason}.",
  "No file was written. Export the other formats meanwhile, and please report this with the words that it names.":
    "Es wurde keine Datei geschrieben. Inzwischen die anderen Formate exportieren und dies bitte mit den genannten Worten melden.",

  "Reading “{chapter}”": "„{chapter}“ wird gelesen",
  "Writing {format}": "{format} wird geschrieben",
  "Reading the manuscript": "Das Manuskript wird gelesen",
  "Making the story’s folder": "Der Ordner der Geschichte entsteht",
  "Opening it": "Sie wird geöffnet",
  Done: "Fertig",

  "No line reads as a chapter heading; the text is one chapter.":
    "Keine Zeile liest sich wie eine Kapitelüberschrift; der Text ist ein Kapitel.",
  "Nothing in the text divides it; it is one chapter.": "Nichts im Text teilt ihn; er ist ein Kapitel.",
  "No line matches the pattern; the text is one chapter.": "Keine Zeile passt zum Muster; der Text ist ein Kapitel.",
  "One line matches the pattern; each begins a chapter.": "Eine Zeile passt zum Muster; sie beginnt ein Kapitel.",
  "{count} lines match the pattern; each begins a chapter.":
    "{count} Zeilen passen zum Muster; jede beginnt ein Kapitel.",
  "One Markdown heading of the same level; each begins a chapter.":
    "Eine Markdown-Überschrift; sie beginnt ein Kapitel.",
  "{count} Markdown headings of the same level; each begins a chapter.":
    "{count} Markdown-Überschriften derselben Ebene; jede beginnt ein Kapitel.",
  "One file, each a chapter.": "Eine Datei, ein Kapitel.",
  "{count} files, each a chapter.": "{count} Dateien, jede ein Kapitel.",
  "{count} lines end in “{tail}”; each begins a chapter.":
    "{count} Zeilen enden auf „{tail}“; jede beginnt ein Kapitel.",
  "{count} lines stand between “{marks}” marks; each begins a chapter.":
    "{count} Zeilen stehen zwischen den Zeichen „{marks}“; jede beginnt ein Kapitel.",
  "{count} titles count up from 1; each begins a chapter.": "{count} Titel zählen von 1 an; jeder beginnt ein Kapitel.",
  "{count} lines stand alone in capitals; each begins a chapter.":
    "{count} Zeilen stehen allein in Großbuchstaben; jede beginnt ein Kapitel.",
  "{count} pages begin with a form feed; each is a chapter.":
    "{count} Seiten beginnen mit einem Seitenvorschub; jede ist ein Kapitel.",
  "Everything is one chapter, as you asked.": "Alles ist ein Kapitel, wie gewünscht.",
  "One scene, each a chapter.": "Eine Szene, ein Kapitel.",
  "{count} scenes, each a chapter.": "{count} Szenen, jede ein Kapitel.",
  "One chapter in one part, by headings such as “{heading}”.":
    "Ein Kapitel in einem Teil, nach Überschriften wie „{heading}“.",
  "{count} chapters in one part, by headings such as “{heading}”.":
    "{count} Kapitel in einem Teil, nach Überschriften wie „{heading}“.",
  "{count} chapters in {parts} parts, by headings such as “{heading}”.":
    "{count} Kapitel in {parts} Teilen, nach Überschriften wie „{heading}“.",
  "One chapter, by headings such as “{heading}”.": "Ein Kapitel, nach Überschriften wie „{heading}“.",
  "{count} chapters, by headings such as “{heading}”.": "{count} Kapitel, nach Überschriften wie „{heading}“.",
  No: "Keine",
  Two: "Zwei",
  Three: "Drei",
  Four: "Vier",
  Five: "Fünf",
  Six: "Sechs",
  Seven: "Sieben",
  Eight: "Acht",
  Nine: "Neun",
  Ten: "Zehn",
  Eleven: "Elf",
  Twelve: "Zwölf",
  two: "zwei",
  three: "drei",
  four: "vier",
  five: "fünf",
  six: "sechs",
  seven: "sieben",
  eight: "acht",
  nine: "neun",
  ten: "zehn",
  eleven: "elf",
  twelve: "zwölf",
  "library header": "Vorspann der Bibliothek",
  "library footer": "Nachspann der Bibliothek",
  "front matter": "Titelei",
  "table of contents": "Inhaltsverzeichnis",
  "notes by the transcriber": "Anmerkungen der Abschrift",
  "notes by the author": "Anmerkungen des Autors",

  "All elements are closed.": "Alle Elemente sind geschlossen.",
  "{count} entries.": "{count} Einträge.",
  "The table of contents is not whole.": "Das Inhaltsverzeichnis ist nicht vollständig.",
  "Found {what}.": "Gefunden: {what}.",
  "No script, nothing loaded from elsewhere.": "Kein Skript, nichts wird von anderswo geladen.",
  "Missing from the file: “{words}”.": "In der Datei fehlt: „{words}“.",
  "{words} words, all there and in order.": "{words} Wörter, alle da und in Ordnung.",
  "The file can't be read back.": "Die Datei lässt sich nicht zurücklesen.",
  "{count} files.": "{count} Dateien.",
  "The mimetype is not first.": "Der Mimetype steht nicht an erster Stelle.",
  "{count} documents, all well-formed.": "{count} Dokumente, alle wohlgeformt.",
  "{count} items.": "{count} Einträge.",
  "Not as listed: {name}.": "Nicht wie aufgeführt: {name}.",
  "Not in the table of contents: {title}.": "Nicht im Inhaltsverzeichnis: {title}.",
};
