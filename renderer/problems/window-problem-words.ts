/** What the window finds by itself, and the program that carries it: English as it comes, and German. */
export const windowProblemWords: Readonly<Record<string, string>> = {
  "This Redraft can’t join a story that somebody shares.":
    "Dieses Redraft kann sich keiner Geschichte anschließen, die jemand teilt.",
  "Ask for the story’s folder, or a copy of it, and open that.":
    "Um den Ordner der Geschichte oder eine Kopie bitten und die öffnen.",
  "Redraft has stopped, so this could not be done.": "Redraft läuft nicht mehr, deshalb ging das nicht.",
  "Start it again: this window finds it by itself. Your words are kept in this window.":
    "Es wieder starten: Dieses Fenster findet es von selbst. Dein Text bleibt in diesem Fenster.",
  "Redraft has stopped. Your words are kept in this window: start it again and they are saved.":
    "Redraft läuft nicht mehr. Dein Text bleibt in diesem Fenster: Sobald es wieder läuft, wird er gespeichert.",
  "Leave this window open.": "Dieses Fenster offen lassen.",
  "This browser has not come into this story yet.": "Dieser Browser war noch nicht in dieser Geschichte.",
  "Open the link that you were sent, in the browser that you came in with, or ask for a new one.":
    "Den Link öffnen, den du bekommen hast, in dem Browser, mit dem du hereinkamst, oder um einen neuen bitten.",
  "The story can’t be reached just now. What you wrote is kept in this browser and not sent yet.":
    "Die Geschichte ist gerade nicht zu erreichen. Was du geschrieben hast, liegt in diesem Browser und ist noch nicht gesendet.",
  "You can go on: it is sent when the story is there again.":
    "Du kannst weiterschreiben: Sobald sie wieder da ist, wird es gesendet.",
  "The host did not let this window write here.": "Der Host ließ dieses Fenster hier nicht schreiben.",
  "Copy what is not saved, and open this story again.":
    "Kopieren, was nicht gespeichert ist, und die Geschichte neu öffnen.",
  "Nothing has been written here yet.": "Hier ist noch nichts geschrieben.",
  "Write something; then it can be played back.": "Etwas schreiben; dann lässt es sich abspielen.",
  "No word is selected, and the cursor is in no paragraph.":
    "Kein Wort ist ausgewählt, und der Cursor steht in keinem Absatz.",
  "Put the cursor into the paragraph that is to be forgotten, or select the words.":
    "Den Cursor in den Absatz setzen, der vergessen werden soll, oder die Wörter auswählen.",
  "Put the cursor into the passage whose history you want, or select it.":
    "Den Cursor in die Stelle setzen, deren Verlauf du willst, oder sie auswählen.",
  "The file could not be read from the host.": "Die Datei ließ sich nicht vom Host lesen.",
  "Export it again, or open it in its folder.": "Sie noch einmal exportieren oder in ihrem Ordner öffnen.",
  "A chapter is split in the main text, not in a draft.":
    "Geteilt wird ein Kapitel im Haupttext, nicht in einem Entwurf.",
  "Take what you want of the draft first, or go back to the main text.":
    "Erst übernehmen, was vom Entwurf bleiben soll, oder zum Haupttext zurückgehen.",
  "This window was opened without the key to your stories.":
    "Dieses Fenster wurde ohne den Schlüssel zu deinen Geschichten geöffnet.",
  "Start Redraft again (npm start): it opens the studio with its key.":
    "Redraft noch einmal starten (npm start): Es öffnet das Studio mit seinem Schlüssel.",
  "“{address}” could not be read.": "„{address}“ ließ sich nicht lesen.",
  "See that Redraft is running, and open the chapter again.":
    "Nachsehen, ob Redraft läuft, und das Kapitel noch einmal öffnen.",
  "“{file}” did not reach Redraft’s host.": "„{file}“ kam bei Redraft nicht an.",
  "See that Redraft is running, and try again.": "Nachsehen, ob Redraft läuft, und noch einmal versuchen.",
};
