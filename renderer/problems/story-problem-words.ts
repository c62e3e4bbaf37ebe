/** What the story, its outline, its texts and its history say: English as it comes, and German. */
export const storyProblemWords: Readonly<Record<string, string>> = {
  "There is nothing to search for.": "Es gibt nichts, wonach zu suchen wäre.",
  "Write a word or a phrase.": "Ein Wort oder eine Wendung eingeben.",
  "That is not a regular expression: {reason}.": "Das ist kein regulärer Ausdruck: {reason}.",
  "Mend it, or search for it as plain text.": "Ihn verbessern oder als einfachen Text suchen.",
  "This regular expression would have searched without end and was stopped.":
    "Dieser reguläre Ausdruck hätte ohne Ende gesucht und wurde angehalten.",
  "Make it simpler: a repetition within a repetition, such as (a+)+, is what usually does it.":
    "Ihn vereinfachen: Meist liegt es an einer Wiederholung in einer Wiederholung wie (a+)+.",
  "Search in the whole book.": "Im ganzen Buch suchen.",

  "“{title}” is listed twice.": "„{title}“ steht zweimal in der Liste.",
  "The first is used; remove the other line.": "Es gilt die erste; die andere Zeile entfernen.",
  "“{title}” names a file that another item has.": "„{title}“ nennt eine Datei, die schon zu etwas anderem gehört.",
  "Give it a file of its own.": "Eine eigene Datei dafür angeben.",
  "“{title}” is inside itself.": "„{title}“ steht in sich selbst.",
  "Correct its parent in the file.": "In der Datei berichtigen, worin es steht.",
  "“{title}” is nested deeper than {depth} levels.": "„{title}“ ist tiefer als {depth} Ebenen verschachtelt.",
  "Move it further up.": "Weiter nach oben verschieben.",
  "“{title}” has no usable id.": "„{title}“ hat keine brauchbare Kennung.",
  "Import its file instead.": "Stattdessen die Datei importieren.",
  "“{title}” is of no kind that Redraft knows.": "„{title}“ ist von einer Art, die Redraft nicht kennt.",
  "Import its file.": "Die Datei importieren.",
  "“{title}” names the file “{file}”, which is not a text inside the project's chapters or notes.":
    "„{title}“ nennt die Datei „{file}“, die kein Text in den Kapiteln oder Notizen der Geschichte ist.",
  "Move the file into the project's chapters folder and import it.":
    "Die Datei in den Ordner „chapters“ der Geschichte legen und importieren.",
  "This story was last saved by a newer Redraft (format {theirs}; this one reads up to {ours}).":
    "Diese Geschichte hat zuletzt ein neueres Redraft gespeichert (Format {theirs}; dieses liest bis {ours}).",
  "Update Redraft to write in it. Until then it opens read-only.":
    "Zum Schreiben Redraft aktualisieren. Bis dahin lässt sie sich nur lesen.",
  "The file {file} can't be read. {why}": "Die Datei {file} ist nicht lesbar. {why}",
  "Redraft can write it again from the story's history; the chapters are not touched.":
    "Redraft kann sie aus dem Verlauf der Geschichte neu schreiben; die Kapitel bleiben unberührt.",
  "It is no JSON object.": "Sie ist kein JSON-Objekt.",
  "It doesn't say which format it has.": "Sie sagt nicht, welches Format sie hat.",
  "The story's id is missing or damaged.": "Die Kennung der Geschichte fehlt oder ist beschädigt.",
  "Its list of chapters is missing.": "Die Liste der Kapitel fehlt.",
  "Its settings are nested too deeply.": "Ihre Einstellungen sind zu tief verschachtelt.",
  "Its list of chapters holds something that is no chapter.": "In der Liste der Kapitel steht etwas, das keines ist.",

  "That was not removed.": "Das war nicht entfernt.",
  "Look for it in the outline.": "In der Gliederung danach suchen.",
  "A title can't be empty.": "Ein Titel darf nicht leer sein.",
  "Give it a word or two.": "Ein, zwei Wörter genügen.",
  "A target is a number of words above zero.": "Ein Ziel ist eine Zahl von Wörtern über null.",
  "Type a whole number, or none.": "Eine ganze Zahl eingeben oder keine.",
  "Notes are never part of the book.": "Notizen gehören nie zum Buch.",
  "Make a chapter of it first.": "Erst ein Kapitel daraus machen.",
  "A column needs a name.": "Eine Spalte braucht einen Namen.",
  "This item is in the story already.": "Das ist schon in der Geschichte.",
  "Reload the outline.": "Das Fenster neu laden.",
  "“{language}” names no language.": "„{language}“ bezeichnet keine Sprache.",
  "Use a code like “en” or “pt-BR”.": "Ein Kürzel wie „de“ oder „pt-BR“ angeben.",
  "A goal is a number of words above zero, and a day.": "Ein Ziel ist eine Zahl von Wörtern über null und ein Tag.",
  "Type a whole number and a date.": "Eine ganze Zahl und ein Datum eingeben.",
  "The place it should go to is not in this story.": "Die Stelle, an die es soll, gibt es in dieser Geschichte nicht.",
  "A part can't be moved into itself.": "Ein Teil kann nicht in sich selbst stehen.",
  "Choose a place outside of it.": "Eine Stelle außerhalb wählen.",
  "A chapter or note can't hold other items.": "Ein Kapitel oder eine Notiz kann nichts anderes enthalten.",
  "Parts and chapters belong to the book, not to the notes.":
    "Teile und Kapitel gehören ins Buch, nicht zu den Notizen.",
  "Notes and folders stand beside the book, not in it.": "Notizen und Ordner stehen neben dem Buch, nicht darin.",
  "Choose a part or the book for chapters, a folder or the notes for notes.":
    "Für Kapitel einen Teil oder das Buch wählen, für Notizen einen Ordner oder die Notizen.",
  "Items nest at most {depth} deep.": "Tiefer als {depth} Ebenen geht es nicht.",
  "Choose a place further up.": "Eine Stelle weiter oben wählen.",

  "This item is not in the trash.": "Das liegt nicht im Papierkorb.",
  "It is in the book or the notes; look for it there.": "Es steht im Buch oder bei den Notizen; dort danach suchen.",
  "“{file}” is no place for this text inside the project.": "„{file}“ ist kein Ort für diesen Text in der Geschichte.",
  "Use a name in chapters/ or notes/ that ends in .md; parts and folders have none.":
    "Einen Namen in chapters/ oder notes/ nehmen, der auf .md endet; Teile und Ordner haben keinen.",

  "There is no such chapter in this story.": "Dieses Kapitel gibt es in der Geschichte nicht.",
  "Look at the outline: it may have been moved or renamed.":
    "In der Gliederung nachsehen: Vielleicht wurde es verschoben oder umbenannt.",
  "There is no text “{document}” in this story.": "In dieser Geschichte gibt es keinen Text „{document}“.",
  "Look at the outline: it may have been removed.": "In der Gliederung nachsehen: Vielleicht wurde er entfernt.",
  "That part of the outline is not in this story.": "Diesen Teil der Gliederung gibt es in der Geschichte nicht.",
  "That could not be duplicated.": "Das ließ sich nicht verdoppeln.",
  "Try again.": "Noch einmal versuchen.",
  "That place in the chapter is not known.": "Diese Stelle im Kapitel ist nicht bekannt.",
  "Put the cursor there and try again.": "Die Schreibmarke dorthin setzen und noch einmal versuchen.",
  "A chapter can't be joined with itself.": "Ein Kapitel lässt sich nicht mit sich selbst verbinden.",
  "Choose the one after it.": "Das folgende wählen.",
  "One of the two chapters is in the trash.": "Eines der beiden Kapitel liegt im Papierkorb.",
  "Put it back first.": "Es erst zurücklegen.",
  "No break would part this scene from the one after it.":
    "Kein Szenenwechsel würde diese Szene von der nächsten trennen.",
  "Close the code that it begins with three backticks, and move it then.":
    "Den Codeblock schließen, den sie mit drei Backticks beginnt, und sie dann verschieben.",
  "That scene is not there any more: somebody has changed it.":
    "Diese Szene gibt es nicht mehr: Jemand hat sie geändert.",
  "Look at the chapter, and try again.": "Das Kapitel ansehen und noch einmal versuchen.",
  "Somebody writes in these chapters just now.": "In diesen Kapiteln schreibt gerade jemand.",
  "Undo it again in a moment.": "Gleich noch einmal rückgängig machen.",
  "There is nothing left to undo of it.": "Davon ist nichts mehr rückgängig zu machen.",
  "History has every earlier text.": "Im Verlauf steht jeder frühere Text.",

  "A file of the history is damaged.": "Eine Datei des Verlaufs ist beschädigt.",
  "Bring it back from a backup, or from another computer that has this project; nothing else is affected.":
    "Sie aus einer Sicherung holen oder von einem anderen Rechner, der diese Geschichte hat; sonst ist nichts betroffen.",
  "A file of the history was written by a newer version of Redraft.":
    "Eine Datei des Verlaufs hat ein neueres Redraft geschrieben.",
  "Update Redraft on this computer; the file is left as it is.":
    "Redraft auf diesem Rechner aktualisieren; die Datei bleibt, wie sie ist.",
  "The history of this story was written by a newer Redraft (format {theirs}; this one knows {ours}).":
    "Den Verlauf dieser Geschichte hat ein neueres Redraft geschrieben (Format {theirs}; dieses kennt {ours}).",
  "Update Redraft to write in it. Until then it can be read.":
    "Zum Schreiben Redraft aktualisieren. Bis dahin lässt sie sich lesen.",
  "A file of the history breaks off: the last {bytes} bytes of {file} can't be read.":
    "Eine Datei des Verlaufs bricht ab: Die letzten {bytes} Bytes von {file} sind nicht lesbar.",
  "If a sync program is still at work, let it finish. Otherwise copy that file back from a backup of the project, if you have one.":
    "Arbeitet noch ein Sync-Programm, es fertig werden lassen. Sonst die Datei aus einer Sicherung der Geschichte zurückholen, falls es eine gibt.",
  "A file of the history is damaged: {bytes} bytes of {file} can't be read.":
    "Eine Datei des Verlaufs ist beschädigt: {bytes} Bytes von {file} sind nicht lesbar.",
  "Everything before that place is here. If you have a backup of the project, copy that file back from it.":
    "Alles vor dieser Stelle ist da. Gibt es eine Sicherung der Geschichte, die Datei von dort zurückholen.",
  "The project's folder was older than what was written here last; what it lacked was put back.":
    "Der Ordner der Geschichte war älter als das, was hier zuletzt geschrieben wurde; was fehlte, ist wieder darin.",
  "Look at the newest revisions. If you meant to go back to the older state, restore it from History.":
    "Die neuesten Fassungen ansehen. War der ältere Stand gemeint, lässt er sich im Verlauf wiederherstellen.",
  "Waiting for changes from another computer that have not arrived in the folder yet.":
    "Änderungen von einem anderen Rechner sind noch nicht im Ordner angekommen.",
  "Waiting for changes from {device} that have not arrived in the folder yet.":
    "Änderungen von {device} sind noch nicht im Ordner angekommen.",
  "Let the sync program finish. Until then the files of the chapters that they may be about are left as they are; nothing that you write is held up.":
    "Das Sync-Programm fertig werden lassen. Bis dahin bleiben die Dateien der Kapitel, um die es gehen kann, wie sie sind; nichts, was du schreibst, wird aufgehalten.",
  "They won't come: go on with what the files show": "Sie kommen nicht mehr: mit dem weiter, was die Dateien zeigen",
  "A file of the history was written by a newer Redraft, and can't be read here: {path}.":
    "Eine Datei des Verlaufs hat ein neueres Redraft geschrieben; hier ist sie nicht lesbar: {path}.",
  "Update Redraft on this computer: then all that it says is here again. Until then it is left as it is.":
    "Redraft auf diesem Rechner aktualisieren: Dann ist alles wieder da, was sie sagt. Bis dahin bleibt sie, wie sie ist.",
  "A folder of the history lies there under another name, as a copy does, and was left out: {path}.":
    "Ein Ordner des Verlaufs liegt dort unter anderem Namen, wie eine Kopie, und wurde ausgelassen: {path}.",
  "If it is a copy, move it out of the story's folder. If it was renamed, give it back the name that its info.json says: replica, full stop, epoch.":
    "Ist er eine Kopie, ihn aus dem Ordner der Geschichte nehmen. Wurde er umbenannt, ihm den Namen zurückgeben, den seine info.json nennt: Replik, Punkt, Epoche.",
  "Changes of “{title}” from {device} are not here, or can't be read.":
    "Änderungen an „{title}“ von {device} fehlen hier oder sind nicht lesbar.",
  "Changes of “{title}” from another computer are not here, or can't be read.":
    "Änderungen an „{title}“ von einem anderen Rechner fehlen hier oder sind nicht lesbar.",
  "Let the sync program finish, or copy the file of the history back from a backup. Until then the chapter's file is left as it is; nothing that you write is held up.":
    "Das Sync-Programm fertig werden lassen oder die Datei des Verlaufs aus einer Sicherung zurückholen. Bis dahin bleibt die Datei des Kapitels, wie sie ist; nichts, was du schreibst, wird aufgehalten.",
  "A part of the history of “{title}” is not in the folder any more.":
    "Ein Teil des Verlaufs von „{title}“ ist nicht mehr im Ordner.",
  "If you have a backup of the story, copy the files that are missing from its .history folder back.":
    "Gibt es eine Sicherung der Geschichte, die fehlenden Dateien ihres Ordners .history von dort zurückholen.",
  "A label has at least one letter.": "Ein Name hat mindestens einen Buchstaben.",
  "Write a name for this version.": "Einen Namen für diese Fassung eingeben.",
  "That passage is not in the history yet.": "Diese Stelle ist noch nicht im Verlauf.",
  "Wait until the story is saved, and ask again.":
    "Warten, bis die Geschichte gespeichert ist, und noch einmal fragen.",
  "This chapter has no history yet.": "Dieses Kapitel hat noch keinen Verlauf.",
  "Write in it first.": "Erst etwas hineinschreiben.",
  "What “{name}” named is not in this folder any more: its history went back to an older state.":
    "Was „{name}“ bezeichnet, ist nicht mehr in diesem Ordner: Sein Verlauf ist auf einen älteren Stand zurückgegangen.",
  "Choose a revision from the history, or bring the folder's .history back from a backup.":
    "Eine Fassung aus dem Verlauf wählen oder den Ordner .history aus einer Sicherung holen.",
  "There is no version called “{name}”.": "Keine Fassung heißt „{name}“.",
  "Name a revision by its id, a label, a draft, or a time such as 2026-03-01T20:00; “redraft history” lists them.":
    "Eine Fassung mit ihrer Kennung, ihrem Namen, einem Entwurf oder einer Zeit wie 2026-03-01T20:00 nennen; „redraft history“ zählt sie auf.",
  "There is no revision {id} here.": "Eine Fassung {id} gibt es hier nicht.",
  "“redraft history” lists the revisions that are.": "„redraft history“ zählt auf, welche es gibt.",
};
