/** What the checks of EPUB, of web pages and of the archive's chapters say, and what their readers: English as it comes, and German. */
export const webProblemWords: Readonly<Record<string, string>> = {
  "{count} links, all lead somewhere.": "{count} Verweise, alle führen zu etwas.",
  "{path}: nothing is at {address}.": "{path}: Unter {address} ist nichts.",
  "{path} does not lead on to the next page.": "{path} führt nicht zur nächsten Seite weiter.",
  "{count} pages, each leads on to the next.": "{count} Seiten, jede führt zur nächsten weiter.",
  "All fits into the archive’s form.": "Alles passt in das Formular des Archivs.",
  "Too long for the archive: {what}.": "Zu lang für das Archiv: {what}.",
  "Only what the archive keeps.": "Nur, was das Archiv behält.",
  "The archive does not keep {tag}.": "Das Archiv behält {tag} nicht.",
  "Nothing is at {address}.": "Unter {address} ist nichts.",
  "Every note is led to and leads back.": "Zu jeder Anmerkung führt ein Verweis und einer zurück.",

  "This file has elements inside of each other deeper than any browser shows.":
    "In dieser Datei stecken mehr Elemente ineinander, als irgendein Browser zeigt.",
  "Open the page in a browser, select the text, and save it in a document of its own.":
    "Die Seite im Browser öffnen, den Text markieren und in einem eigenen Dokument speichern.",
  "1 script was left out.": "Ein Skript wurde weggelassen.",
  "{n} scripts were left out.": "{n} Skripte wurden weggelassen.",
  "1 image that is somewhere on the web was left out.": "Ein Bild, das irgendwo im Netz liegt, wurde weggelassen.",
  "{n} images that are somewhere on the web were left out.":
    "{n} Bilder, die irgendwo im Netz liegen, wurden weggelassen.",
  "1 film, sound or other page inside of this one was left out.":
    "Ein Film, ein Ton oder eine andere Seite in dieser wurde weggelassen.",
  "{n} films, sounds or other pages inside of this one were left out.":
    "{n} Filme, Töne oder andere Seiten in dieser wurden weggelassen.",
  "The words of tables stand as paragraphs, row by row.":
    "Die Worte aus Tabellen stehen Zeile für Zeile als Absätze da.",
};
