/** What is said of books as OpenDocument, RTF and LaTeX: English as it comes, and German. */
export const moreFormatsProblemWords: Readonly<Record<string, string>> = {
  "There is no style “{name}”.": "Es gibt keine Formatvorlage „{name}“.",
  "All groups are closed.": "Alle Gruppen sind geschlossen.",
  "It does not begin as RTF.": "Es beginnt nicht wie RTF.",
  "Can’t be read from character {place} on.": "Ab dem Zeichen {place} nicht lesbar.",
  "A group is closed that was never open.": "Eine Gruppe wird geschlossen, die nie offen war.",
  "Text stands behind the end.": "Hinter dem Ende steht noch Text.",
  "A group is never closed.": "Eine Gruppe wird nie geschlossen.",
  "It breaks off.": "Es bricht ab.",
  "The files are not in order.": "Die Dateien sind nicht in Ordnung.",
  "There is no document in it.": "Es ist kein Dokument darin.",
  "“{mark}” closes what is not open.": "„{mark}“ schließt, was nicht offen ist.",
  "“{mark}” is missing.": "„{mark}“ fehlt.",
  "{format} is written through Pandoc, which is not installed here.":
    "{format} wird über Pandoc geschrieben, das hier nicht installiert ist.",
  "Install Pandoc from pandoc.org and export again, or export EPUB, which nearly every e-reader takes.":
    "Pandoc von pandoc.org installieren und noch einmal exportieren, oder EPUB nehmen, das fast jedes Lesegerät kennt.",
  "Pandoc could not write this book as {format}.": "Pandoc konnte dieses Buch nicht als {format} schreiben.",
  "Install a newer Pandoc from pandoc.org, or export EPUB, which nearly every e-reader takes.":
    "Ein neueres Pandoc von pandoc.org installieren oder EPUB nehmen, das fast jedes Lesegerät kennt.",
};
