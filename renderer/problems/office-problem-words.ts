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
};
