/** What the host says to guests, and of them: English as it comes, and German. */
export const sharingProblemWords: Readonly<Record<string, string>> = {
  "Guests suggest by a link.": "Gäste schlagen mit einem Link etwas vor.",
  "Write in a draft of your own that suggests.": "In einen eigenen Entwurf schreiben, der Vorschläge macht.",
  "This chapter is not in the book any more.": "Dieses Kapitel ist nicht mehr im Buch.",
  "This link leads to no story that is open.": "Dieser Link führt zu keiner Geschichte, die offen ist.",
  "Look whether it was copied whole; otherwise try again when whoever sent it is there.":
    "Nachsehen, ob er ganz kopiert ist; sonst noch einmal versuchen, wenn da ist, wer ihn geschickt hat.",
  "The story was closed where it is kept.": "Die Geschichte wurde dort geschlossen, wo sie liegt.",
  "You are connected again when it is opened. What you have not sent yet stays here.":
    "Sobald sie wieder offen ist, bist du verbunden. Was noch nicht gesendet ist, bleibt hier.",
  "Somebody has come in by this link already, and it was made for one person.":
    "Mit diesem Link ist schon jemand hereingekommen, und er gilt für eine Person.",
  "If that was you, open it in the browser that you used then; otherwise ask for a link of your own.":
    "Warst du das, dann in dem Browser öffnen, mit dem du damals da warst; sonst um einen eigenen Link bitten.",
  "Too many browsers have come in by this link.": "Mit diesem Link sind zu viele Browser hereingekommen.",
  "Ask for a link of your own.": "Um einen eigenen Link bitten.",
  "Ask whoever sent it for a new one. What you have not sent yet stays in this browser.":
    "Um einen neuen bitten, wer ihn geschickt hat, kann ihn machen. Was noch nicht gesendet ist, bleibt in diesem Browser.",
  "This link has ended.": "Dieser Link gilt nicht mehr.",
  "This link was taken back.": "Dieser Link wurde zurückgenommen.",
  "This link leads nowhere.": "Dieser Link führt nirgends hin.",
  "Look whether it was copied whole, or ask for a new one.":
    "Nachsehen, ob er ganz kopiert ist, oder um einen neuen bitten.",
  "This link would have ended before it begins.": "Dieser Link wäre zu Ende, bevor er beginnt.",
  "Choose a day that is still to come.": "Einen Tag wählen, der noch kommt.",
  "A guest has a name.": "Ein Gast hat einen Namen.",
  "Write at least one letter.": "Mindestens einen Buchstaben schreiben.",
  "The link that you came in by doesn't let you do this.": "Der Link, mit dem du hereinkamst, erlaubt das nicht.",
  "Ask whoever sent it for one that does.": "Um einen bitten, der es erlaubt.",
  "The link that you came in by is of another story.":
    "Der Link, mit dem du hereinkamst, gehört zu einer anderen Geschichte.",
  "Ask for a link of this one.": "Um einen Link zu dieser bitten.",
  "Look at the outline.": "In der Gliederung nachsehen.",
  "Too many windows are here by this link.": "Mit diesem Link sind zu viele Fenster hier.",
  "Close one of them, or ask for a link of your own.": "Eines davon schließen oder um einen eigenen Link bitten.",
  "This window sends a part of what it wrote.": "Dieses Fenster schickt nur einen Teil dessen, was es geschrieben hat.",
  "Too many texts are open at once.": "Zu viele Texte sind gleichzeitig offen.",
  "This text is not open any more.": "Dieser Text ist nicht mehr offen.",
  "This text can only be read.": "Dieser Text lässt sich nur lesen.",
  "Too many connections that nobody came in by.": "Zu viele Verbindungen, mit denen niemand hereinkam.",
  "Redraft is being restarted.": "Redraft wird neu gestartet.",
  "Nobody came in by this connection.": "Mit dieser Verbindung kam niemand herein.",
  "This message is too large.": "Diese Nachricht ist zu groß.",
  "Too many messages came at once.": "Zu viele Nachrichten kamen auf einmal.",
  "Somebody writes in this chapter just now.": "In diesem Kapitel schreibt gerade jemand.",
  "Look again in a moment.": "Gleich noch einmal nachsehen.",
};
