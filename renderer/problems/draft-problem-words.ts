/** What the host says of drafts. */
export const draftProblemWords = {
  "Begin the draft with another chapter.": "Beginne den Entwurf mit einem anderen Kapitel.",
  "Look at the list of drafts.": "Sieh in der Liste der Entwürfe nach.",
  "There is no such draft.": "Diesen Entwurf gibt es nicht.",
  "Look at the list of drafts: it may have been thrown away.":
    "In der Liste der Entwürfe nachsehen: Vielleicht wurde er verworfen.",
  "A draft has a name.": "Ein Entwurf hat einen Namen.",
  "Give it a name of at least one letter.": "Gib ihm einen Namen aus mindestens einem Buchstaben.",
  "“{name}” names something else already.": "„{name}“ heißt schon etwas anderes.",
  "Give the draft another name.": "Gib dem Entwurf einen anderen Namen.",
  "“{name}” is a draft, not a version of the main text.": "„{name}“ ist ein Entwurf, keine Fassung des Haupttexts.",
  "Take from the draft what you want of it, or name a version of the main text.":
    "Nimm aus dem Entwurf, was du daraus willst, oder nenne eine Fassung des Haupttexts.",
  "This chapter is not part of the draft.": "Dieses Kapitel gehört nicht zum Entwurf.",
  "Choose a chapter of the draft, or begin a draft of this one.":
    "Wähle ein Kapitel des Entwurfs, oder beginne einen Entwurf von diesem.",
};
