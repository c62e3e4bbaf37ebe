/** What is said of web pages and e-books that are read: English as it comes, and German. */
export const pageProblemWords: Readonly<Record<string, string>> = {
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

  "This file is protected by a shop: its text can't be read.":
    "Diese Datei ist von einem Shop geschützt: Ihr Text ist nicht lesbar.",
  "Ask the shop for a copy without protection, or import the manuscript that it was made from.":
    "Den Shop um eine Kopie ohne Schutz bitten oder das Manuskript importieren, aus dem sie entstanden ist.",
  "This file is no EPUB, or it is damaged: nothing in it says where its text is.":
    "Diese Datei ist kein EPUB, oder sie ist beschädigt: Nichts in ihr sagt, wo ihr Text steht.",
  "Take another copy of it, or import the manuscript that it was made from.":
    "Eine andere Kopie nehmen oder das Manuskript importieren, aus dem sie entstanden ist.",
  "None of the pages that this EPUB lists is in it.": "Keine der Seiten, die dieses EPUB nennt, ist in ihm.",
  "Take another copy of it.": "Eine andere Kopie nehmen.",
  "1 page that this EPUB lists is missing or damaged: {names}.":
    "Eine Seite, die dieses EPUB nennt, fehlt oder ist beschädigt: {names}.",
  "{n} pages that this EPUB lists are missing or damaged: {names}.":
    "{n} Seiten, die dieses EPUB nennt, fehlen oder sind beschädigt: {names}.",
  "Some of this file's bytes are no letters in its encoding; “�” stands for them.":
    "Einige Bytes dieser Datei sind in ihrer Kodierung keine Buchstaben; „�“ steht für sie.",
  "1 page is not in this EPUB's reading order, and was left out: {names}.":
    "Eine Seite steht nicht in der Lesereihenfolge dieses EPUB und wurde weggelassen: {names}.",
  "{n} pages are not in this EPUB's reading order, and were left out: {names}.":
    "{n} Seiten stehen nicht in der Lesereihenfolge dieses EPUB und wurden weggelassen: {names}.",

  "Files that end in {ending} are read through Pandoc, which is not installed here.":
    "Dateien mit der Endung {ending} werden mit Pandoc gelesen, das hier nicht installiert ist.",
  "Install Pandoc from pandoc.org and import the file again, or save it as DOCX, EPUB or HTML.":
    "Pandoc von pandoc.org installieren und die Datei noch einmal importieren oder sie als DOCX, EPUB oder HTML speichern.",
  "The Pandoc that is installed here can't read files that end in {ending}.":
    "Das Pandoc, das hier installiert ist, kann Dateien mit der Endung {ending} nicht lesen.",
  "Install a newer Pandoc from pandoc.org, or save the file as DOCX, EPUB or HTML.":
    "Ein neueres Pandoc von pandoc.org installieren oder die Datei als DOCX, EPUB oder HTML speichern.",
  "Pandoc could not read “{name}”.": "Pandoc konnte „{name}“ nicht lesen.",
  "Check that the file is whole, or save it as DOCX, EPUB or HTML in the program that made it.":
    "Prüfen, ob die Datei ganz ist, oder sie in ihrem Programm als DOCX, EPUB oder HTML speichern.",
  "This file was read through Pandoc.": "Diese Datei wurde mit Pandoc gelesen.",
};
