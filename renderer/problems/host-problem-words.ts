/** What the host says of disks, folders, backups, and of itself: English as it comes, and German. */
export const hostProblemWords: Readonly<Record<string, string>> = {
  "The disk is full.": "Die Festplatte ist voll.",
  "Make room on it: what you wrote is kept here and saved by itself when there is room.":
    "Platz schaffen: Was du geschrieben hast, bleibt hier und wird von selbst gespeichert, sobald Platz ist.",
  "Make room on it, and try again: nothing was made, and nothing was lost.":
    "Platz schaffen und noch einmal versuchen: Es wurde nichts angelegt, und nichts ging verloren.",
  "Check the disk, and try again: nothing was made, and nothing was lost.":
    "Die Festplatte prüfen und noch einmal versuchen: Es wurde nichts angelegt, und nichts ging verloren.",
  "“{name}” can't be read or written: this account has no permission for it.":
    "„{name}“ lässt sich nicht lesen oder schreiben: Diesem Konto fehlt das Recht dazu.",
  "Close other programs that may have it open, change its permissions, or choose another folder.":
    "Programme schließen, die es offen haben könnten, die Rechte ändern oder einen anderen Ordner wählen.",
  "Another program holds “{name}”.": "Ein anderes Programm hält „{name}“ fest.",
  "Close that program; Redraft tries again by itself.":
    "Das Programm schließen; Redraft versucht es von selbst wieder.",
  "There is no “{name}” at {path}.": "Unter {path} gibt es kein „{name}“.",
  "Check the place: it may have been moved, or its disk may not be connected.":
    "Nachsehen: Vielleicht wurde es verschoben, oder der Datenträger ist nicht angeschlossen.",
  "There is already a “{name}”.": "„{name}“ gibt es schon.",
  "Choose another name or folder.": "Einen anderen Namen oder Ordner wählen.",
  "“{name}” is a folder.": "„{name}“ ist ein Ordner.",
  "Choose a file.": "Eine Datei wählen.",
  "The disk reports an error at “{name}”.": "Die Festplatte meldet einen Fehler bei „{name}“.",
  "Check the disk; what you wrote is kept here as long as Redraft runs.":
    "Die Festplatte prüfen; was du geschrieben hast, bleibt hier, solange Redraft läuft.",

  "The history in this folder (.history) belongs to another story. Nothing is written, so that neither is lost.":
    "Der Verlauf in diesem Ordner (.history) gehört zu einer anderen Geschichte. Geschrieben wird nichts, damit keine von beiden etwas verliert.",
  "Bring this story's own .history folder back, or move this one out of the folder: the history then begins with the chapters as they are.":
    "Den eigenen Ordner .history dieser Geschichte zurückholen oder diesen aus dem Ordner nehmen: Dann beginnt der Verlauf mit den Kapiteln, wie sie sind.",
  "A part of another story's history lies in this story's folder and was left out: {path}.":
    "Ein Teil des Verlaufs einer anderen Geschichte liegt im Ordner dieser Geschichte und wurde ausgelassen: {path}.",
  "Move it out of the folder; it is changed by nothing that you do here.":
    "Ihn aus dem Ordner nehmen; nichts, was du hier tust, ändert ihn.",
  "The passage is not what it was a moment ago.": "Die Stelle ist nicht mehr, was sie eben noch war.",
  "Select it again.": "Wähle sie noch einmal aus.",
  "Somebody writes in these chapters just now.": "In diesen Kapiteln schreibt gerade jemand.",
  "Try it again in a moment.": "Versuch es gleich noch einmal.",
  "Somebody who writes in this story has had a passage forgotten for good; it was removed here, too.":
    "Jemand, der an dieser Geschichte schreibt, hat eine Stelle für immer vergessen lassen; sie wurde auch hier entfernt.",
  "Backups and exported files may still have it.": "Sicherungen und exportierte Dateien können sie noch haben.",
  "There is nothing left to take back: this place has been written anew since.":
    "Hier ist nichts mehr zurückzunehmen: Die Stelle wurde seither neu geschrieben.",
  "Compare with the text as it is now.": "Mit dem Text vergleichen, wie er jetzt ist.",
  "There is no story at {folder}.": "Unter {folder} ist keine Geschichte.",
  "Check the place: the folder may have been moved or renamed, or its disk may not be connected.":
    "Nachsehen, ob der Ordner verschoben oder umbenannt wurde oder sein Datenträger nicht angeschlossen ist.",
  "{folder} is not a story's folder.": "{folder} ist kein Ordner einer Geschichte.",
  "Open the folder that holds project.redraft, or import the file.":
    "Den Ordner öffnen, in dem project.redraft liegt, oder die Datei importieren.",
  "{folder} holds no story: there is no {file} in it.": "In {folder} ist keine Geschichte: {file} fehlt.",
  "Open a folder that Redraft made, or import what is in this one.":
    "Einen Ordner öffnen, den Redraft angelegt hat, oder importieren, was in diesem ist.",
  "{folder} has neither a readable project.redraft nor a history.":
    "{folder} hat weder eine lesbare project.redraft noch einen Verlauf.",
  "Put project.redraft back from a backup, or import the chapters folder as a new story.":
    "project.redraft aus einer Sicherung holen oder den Ordner „chapters“ als neue Geschichte importieren.",
  "This story can only be read: {clause}": "Diese Geschichte lässt sich nur lesen: {clause}",
  "“{file}” is not a place inside the project's folder.": "„{file}“ ist kein Ort im Ordner der Geschichte.",
  "That item is left out; everything else can be used. Correct its path in project.redraft.":
    "Das bleibt weg, alles andere ist benutzbar. Den Pfad in project.redraft berichtigen.",
  "There are files in {folder} already.": "In {folder} liegen schon Dateien.",
  "Choose another folder, or an empty one; “{name}” would do.":
    "Einen anderen oder leeren Ordner wählen; „{name}“ ginge.",
  "Redraft has no “{name}”.": "Redraft kennt „{name}“ nicht.",
  "Update Redraft.": "Redraft aktualisieren.",
  "This story is not open any more.": "Diese Geschichte ist nicht mehr offen.",
  "Open it again from the library.": "Sie in der Bibliothek wieder öffnen.",
  "A copy of this story is open already, from {path}.": "Eine Kopie dieser Geschichte ist schon offen, aus {path}.",
  "Close that one first.": "Erst die andere schließen.",
  "Another Redraft command (process {process}) is at work.":
    "Ein anderer Redraft-Befehl (Prozess {process}) arbeitet gerade.",
  "Wait until it has finished, then try again.": "Warten, bis er fertig ist, dann noch einmal versuchen.",
  "The Redraft that runs on this machine does not answer.":
    "Das Redraft, das auf diesem Rechner läuft, antwortet nicht.",
  "Close it, or restart it, and try again.": "Es schließen oder neu starten und noch einmal versuchen.",
  "Something went wrong inside Redraft.": "In Redraft selbst ist etwas schiefgegangen.",
  "Your text is safe. Try again; if it happens again, please report it with the host's output.":
    "Dein Text ist sicher. Noch einmal versuchen; kommt es wieder vor, bitte mit der Ausgabe des Hosts melden.",
  "Your preferences could not be read; the usual ones hold. The old file is kept as {file}.":
    "Deine Einstellungen waren nicht lesbar; es gelten die üblichen. Die alte Datei bleibt als {file}.",
  "Set them again, or mend the old file in {folder}.": "Sie neu setzen oder die alte Datei in {folder} reparieren.",
  "That can’t be a preference: {reason}.": "Das kann keine Einstellung sein: {reason}.",
  "Choose another value.": "Einen anderen Wert wählen.",
  "“{zone}” is no time zone.": "„{zone}“ ist keine Zeitzone.",
  "Name one like “Europe/Berlin”.": "Eine wie „Europe/Berlin“ angeben.",
  "A name has at least one letter.": "Ein Name hat mindestens einen Buchstaben.",
  "Write the name that others should see.": "Den Namen eingeben, den andere sehen sollen.",
  "“{name}” has more than {size} MB.": "„{name}“ hat mehr als {size} MB.",
  "Save it in a smaller size, and drop it here again.": "Das Bild kleiner speichern und noch einmal hier ablegen.",
  "“{name}” is no image that a book can have.": "„{name}“ ist kein Bild, das ein Buch haben kann.",
  "Save it as PNG, JPEG, GIF or WebP, or as an SVG without scripts, and drop it here again.":
    "Es als PNG, JPEG, GIF oder WebP speichern, oder als SVG ohne Skripte, und noch einmal hier ablegen.",
  "There is no “{name}” in the story’s folder.": "Im Ordner der Geschichte gibt es kein „{name}“.",
  "Put the file there, or drop the image here again.":
    "Die Datei dorthin legen oder das Bild noch einmal hier ablegen.",
  "That file is not here any more.": "Diese Datei ist nicht mehr hier.",
  "Choose the file again.": "Die Datei noch einmal wählen.",

  "There is something in {folder} already.": "In {folder} ist schon etwas.",
  "Name another folder, or an empty one.": "Einen anderen oder leeren Ordner angeben.",
  "The backup of “{title}” was made without {files}: too large for an archive.":
    "Die Sicherung von „{title}“ entstand ohne {files}: zu groß für ein Archiv.",
  "Copy large files yourself, or keep them outside the story's folder.":
    "Große Dateien selbst kopieren oder außerhalb des Ordners der Geschichte aufbewahren.",
  "No backup could be made: {why}": "Keine Sicherung war möglich: {why}",
  "This archive says that it is larger than any story.": "Dieses Archiv gibt sich größer als jede Geschichte.",
  "Choose the backup of a story.": "Die Sicherung einer Geschichte wählen.",
  "There is no story in this archive.": "In diesem Archiv ist keine Geschichte.",
  "Choose an archive that Redraft has made: it holds a project.redraft.":
    "Ein Archiv wählen, das Redraft gemacht hat: Darin liegt eine project.redraft.",
  "This archive holds “{name}”, which is no place in a story’s folder.":
    "Dieses Archiv enthält „{name}“, und das ist kein Ort im Ordner einer Geschichte.",
  "Nothing was unpacked. Choose an archive that Redraft has made.":
    "Nichts wurde ausgepackt. Ein Archiv wählen, das Redraft gemacht hat.",
  "This archive is damaged, or none: {reason}.": "Dieses Archiv ist beschädigt oder keines: {reason}.",
  "Choose another backup of the story.": "Eine andere Sicherung der Geschichte wählen.",

  "“{file}” is in the story's folder, but not in its outline.":
    "„{file}“ liegt im Ordner der Geschichte, steht aber nicht in ihrer Gliederung.",
  "Add it to the story, or leave it: Redraft won't touch it.":
    "In die Geschichte aufnehmen oder liegen lassen: Redraft rührt sie nicht an.",
  "Add it": "Aufnehmen",
  "Leave it": "Liegen lassen",
  "The file of “{title}” is gone from the folder; its text and its history are here.":
    "Die Datei von „{title}“ ist aus dem Ordner verschwunden; Text und Verlauf sind hier.",
  "Bring it back, or put the chapter into the trash.": "Sie zurückholen oder das Kapitel in den Papierkorb legen.",
  "Bring it back": "Zurückholen",
  "Put it into the trash": "In den Papierkorb",
  "The file of “{title}” was not looked at. {why}": "Die Datei von „{title}“ wurde nicht angesehen. {why}",
  "Look again": "Noch einmal nachsehen",
  "All right": "In Ordnung",
  "Another program put an older text into the file of “{title}”; the newer one was written again.":
    "Ein anderes Programm hat einen älteren Text in die Datei von „{title}“ gelegt; der neuere wurde wieder geschrieben.",
  "If you meant to go back to the older text, restore it from History.":
    "War der ältere Text gemeint, lässt er sich im Verlauf wiederherstellen.",
  "A part of the history of “{title}” is damaged; its words were brought back from the chapter's file.":
    "Ein Teil des Verlaufs von „{title}“ ist beschädigt; die Worte kamen aus der Datei des Kapitels zurück.",
  "Read through the end of the chapter. The revision “from outside” shows what came back.":
    "Das Ende des Kapitels durchlesen. Die Fassung „Von außen“ zeigt, was zurückkam.",
  "Another program changed the file of “{title}”: {why}. It was not taken in.":
    "Ein anderes Programm hat die Datei von „{title}“ geändert: {why}. Übernommen wurde das nicht.",
  "its bytes are not text in UTF-8": "Ihre Bytes sind kein Text in UTF-8",
  "it is empty": "Sie ist leer",
  "it breaks off, and its last {count} words are missing": "Sie bricht ab, und die letzten {count} Wörter fehlen",
  "Keep the text as it is here, or take the file's as the chapter's new text. Either way the other stays in reach.":
    "Den Text hier behalten oder den der Datei als neuen Text des Kapitels nehmen. Der andere bleibt in jedem Fall erreichbar.",
  "Keep the text here": "Den Text hier behalten",
  "Take the file's text": "Den Text der Datei nehmen",
  "{file} could not be read; it was made again from the chapters and the history.":
    "{file} war nicht lesbar und wurde aus den Kapiteln und dem Verlauf neu gemacht.",
  "What stood in it is kept as {name}. Look through the outline, then delete that file.":
    "Was darin stand, bleibt als {name}. Die Gliederung durchsehen, dann diese Datei löschen.",

  "The link to this studio is not valid any more.": "Der Link zu diesem Studio gilt nicht mehr.",
  "This window was not given leave to write here.": "Dieses Fenster darf hier nicht schreiben.",
  "What this window sent can't be read.": "Was dieses Fenster geschickt hat, ist nicht lesbar.",
  "This window sends text without its history.": "Dieses Fenster schickt Text ohne seinen Verlauf.",
  "This window sends what another one has written.": "Dieses Fenster schickt, was ein anderes geschrieben hat.",
  "This window is connected anew.": "Dieses Fenster ist neu verbunden.",

  "Redraft is being closed.": "Redraft wird geschlossen.",
  "Start it again.": "Es wieder starten.",
  "The part of Redraft that keeps your stories could not be started.":
    "Der Teil von Redraft, der deine Geschichten hält, ließ sich nicht starten.",
  "Start Redraft again. Your stories are safe; if it happens again, see Help, Crash reports.":
    "Redraft noch einmal starten. Deine Geschichten sind sicher; kommt es wieder vor, hilft Hilfe, Absturzberichte.",
  "A part of Redraft stopped and was started again. What you wrote meanwhile is kept in the window and saved.":
    "Ein Teil von Redraft ist stehen geblieben und neu gestartet. Was du inzwischen geschrieben hast, ist im Fenster und wird gespeichert.",
  "Only a finished book is opened from here.": "Von hier wird nur ein fertiges Buch geöffnet.",
  "Look at the file in its folder.": "Die Datei in ihrem Ordner ansehen.",
  "This system has no program for that file.": "Für diese Datei gibt es auf diesem System kein Programm.",
  "The printer did not take it: {reason}.": "Der Drucker nahm es nicht an: {reason}.",
  "See to the printer and try again.": "Nach dem Drucker sehen und noch einmal versuchen.",
  "Nothing has crashed on this machine.": "Auf diesem Rechner ist nichts abgestürzt.",
  "There is no report to show.": "Es gibt keinen Bericht zu zeigen.",
  "There is nothing at {path} any more.": "Unter {path} ist nichts mehr.",
  "It may have been moved or renamed.": "Vielleicht wurde es verschoben oder umbenannt.",
  "The window does not answer.": "Das Fenster antwortet nicht.",
  "The window can’t tell.": "Das Fenster kann es nicht sagen.",
};
