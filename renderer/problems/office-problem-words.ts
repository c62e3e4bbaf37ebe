/** What is said of manuscripts from word processors and of archives: English as it comes, and German. */
export const officeProblemWords: Readonly<Record<string, string>> = {
  "This file is damaged: part of it is missing or was changed.":
    "Diese Datei ist beschädigt: Ein Teil von ihr fehlt oder wurde verändert.",
  "Take another copy of it, or save it anew in the program that made it.":
    "Eine andere Kopie nehmen oder sie in ihrem Programm neu speichern.",
  "This file is locked with a password.": "Diese Datei ist mit einem Passwort geschützt.",
  "Save it without a password.": "Ohne Passwort speichern.",
  "This file unpacks to far more than a manuscript has.":
    "In dieser Datei ist weit mehr verpackt, als ein Manuskript haben kann.",
  "Check that it is the manuscript, and save it without videos and large images.":
    "Prüfen, ob es das Manuskript ist, und es ohne Videos und große Bilder speichern.",
  "This file is packed as only archives of more than 4 GB need to be.":
    "Diese Datei ist so gepackt, wie es nur Archive über 4 GB brauchen.",
  "Save it anew in the program that made it.": "Sie in ihrem Programm neu speichern.",
  "This file is damaged: what is inside of it can't be read.":
    "Diese Datei ist beschädigt: Was in ihr steht, ist nicht lesbar.",
  "This file is no Word document: the part that holds the text is missing.":
    "Diese Datei ist kein Word-Dokument: Der Teil, in dem der Text steht, fehlt.",
  "Open it in the program that made it, and save it as DOCX.": "In ihrem Programm öffnen und als DOCX speichern.",
  "This file is a Word document of the old kind (.doc).": "Diese Datei ist ein Word-Dokument der alten Art (.doc).",
  "Open it in Word or LibreOffice, and save it as DOCX.": "In Word oder LibreOffice öffnen und als DOCX speichern.",
  "This file is a PDF, whatever its name says.": "Diese Datei ist ein PDF, wie immer sie heißt.",
  "Choose the document that the PDF was made from.": "Das Dokument wählen, aus dem das PDF entstanden ist.",
  "This file is a web page, whatever its name says.": "Diese Datei ist eine Webseite, wie immer sie heißt.",
  "Change its ending to .html, and choose it again.": "Ihre Endung in .html ändern und sie noch einmal wählen.",
  "This file is no Word document, or it is damaged.": "Diese Datei ist kein Word-Dokument, oder sie ist beschädigt.",
  "This file is no RTF, whatever its name says.": "Diese Datei ist kein RTF, wie immer sie heißt.",
  "Open it in the program that made it, and save it as RTF or DOCX.":
    "In ihrem Programm öffnen und als RTF oder DOCX speichern.",
  "This file is no OpenDocument text: the part that holds the text is missing.":
    "Diese Datei ist kein OpenDocument-Text: Der Teil, in dem der Text steht, fehlt.",
  "Open it in the program that made it, and save it as ODT or DOCX.":
    "In ihrem Programm öffnen und als ODT oder DOCX speichern.",
  "This file is no OpenDocument text, or it is damaged.":
    "Diese Datei ist kein OpenDocument-Text, oder sie ist beschädigt.",

  "The words of 1 table stand as paragraphs, row by row.":
    "Die Worte einer Tabelle stehen Zeile für Zeile als Absätze da.",
  "The words of {n} tables stand as paragraphs, row by row.":
    "Die Worte von {n} Tabellen stehen Zeile für Zeile als Absätze da.",
  "The words of 1 text box stand behind the paragraph that it was at.":
    "Die Worte eines Textfelds stehen hinter dem Absatz, bei dem es war.",
  "The words of {n} text boxes stand behind the paragraphs that they were at.":
    "Die Worte von {n} Textfeldern stehen hinter den Absätzen, bei denen sie waren.",
  "1 sign of a special font became a bullet.": "Ein Zeichen aus einer Sonderschrift wurde ein Punkt (•).",
  "{n} signs of special fonts became bullets.": "{n} Zeichen aus Sonderschriften wurden Punkte (•).",
  "1 image was left out: it is missing, or of a kind that no book can have.":
    "Ein Bild wurde weggelassen: Es fehlt oder ist von einer Art, die kein Buch haben kann.",
  "{n} images were left out: they are missing, or of a kind that no book can have.":
    "{n} Bilder wurden weggelassen: Sie fehlen oder sind von einer Art, die kein Buch haben kann.",
  "1 document inside of this one was left out.": "Ein Dokument in diesem wurde weggelassen.",
  "{n} documents inside of this one were left out.": "{n} Dokumente in diesem wurden weggelassen.",
  "All of the text is a tracked insertion: it was taken as the text.":
    "Der ganze Text ist eine nachverfolgte Einfügung: Er wurde als der Text übernommen.",
  "1 underlined passage is not underlined any more; its words are all there.":
    "Eine unterstrichene Stelle ist nicht mehr unterstrichen; ihre Worte sind alle da.",
  "{n} underlined passages are not underlined any more; their words are all there.":
    "{n} unterstrichene Stellen sind nicht mehr unterstrichen; ihre Worte sind alle da.",
};
