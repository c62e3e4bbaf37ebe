/** What is said of comments that can't be taken. */
export const reviewProblemWords: Readonly<Record<string, string>> = {
  "A comment has at least one letter.": "Ein Kommentar hat mindestens einen Buchstaben.",
  "Write what you want to say.": "Schreib, was du sagen willst.",
  "A comment has at most 10,000 characters.": "Ein Kommentar hat höchstens 10.000 Zeichen.",
  "Say it in two.": "Sag es in zweien.",
  "There are characters in this comment that no text has.":
    "In diesem Kommentar stehen Zeichen, die es in keinem Text gibt.",
  "Write it again without them.": "Schreib ihn noch einmal ohne sie.",
  "The words of this comment are not known here.":
    "Die Wörter, an denen dieser Kommentar steht, sind hier nicht bekannt.",
  "Select them again, and comment on what you see.": "Wähle sie noch einmal aus und kommentiere, was du siehst.",
  "Another comment has this id.": "Ein anderer Kommentar hat diese Kennung.",
  "Write it again.": "Schreib ihn noch einmal.",
  "Only whoever wrote a comment may change it.": "Nur wer einen Kommentar geschrieben hat, darf ihn ändern.",
  "Answer it instead.": "Antworte stattdessen darauf.",
  "This comment is not there any more.": "Diesen Kommentar gibt es nicht mehr.",
  "Somebody may have removed it: say it in a comment of your own.":
    "Vielleicht hat ihn jemand entfernt: Sag es in einem eigenen Kommentar.",
  "A comment’s id can't be read.": "Die Kennung eines Kommentars ist nicht lesbar.",
  "Reload the window and write it again.": "Lade das Fenster neu und schreib ihn noch einmal.",
};
