/** What the host says where a manuscript comes into a story that is there, and goes out with what is said of it. */
export const importingProblemWords = {
  "Bringing it into the story": "Es kommt in die Geschichte",
  "The story has every chapter of this file already, word for word.":
    "Die Geschichte hat jedes Kapitel dieser Datei schon, Wort für Wort.",
  "Nothing was brought in. If it is to stand there twice, say so.":
    "Nichts wurde übernommen. Soll es zweimal da stehen, sag es.",
  "The chapters that were paired are not the ones of this file and this story.":
    "Die Kapitel, die zu Paaren gemacht wurden, sind nicht die dieser Datei und dieser Geschichte.",
  "Look at the pairs again: each chapter of the story once.":
    "Sieh dir die Paare noch einmal an: jedes Kapitel der Geschichte nur einmal.",
  "Comments and suggestions go out with the text as it stands, not with an earlier version.":
    "Kommentare und Vorschläge gehen mit dem Text hinaus, wie er dasteht, nicht mit einer früheren Fassung.",
  "Somebody writes in a chapter just now.": "Gerade schreibt jemand in einem Kapitel.",
  "Export it again in a moment.": "Exportiere es gleich noch einmal.",
  "Export one without the other.": "Exportiere das eine ohne das andere.",
};
