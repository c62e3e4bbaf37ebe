/** What the check of a Word document says: English as it comes, and German. */
export const wordProblemWords: Readonly<Record<string, string>> = {
  "{count} parts, all well-formed.": "{count} Teile, alle wohlgeformt.",
  "{count} parts, all of them led to.": "{count} Teile, zu allen führt etwas.",
  "{path} can't be read back.": "{path} lässt sich nicht zurücklesen.",
  "The document has no text.": "Das Dokument hat keinen Text.",
  "Everything stands where Word wants it.": "Alles steht, wo Word es haben will.",
  "{count} headings.": "{count} Überschriften.",
  "Not among the headings: {title}.": "Nicht unter den Überschriften: {title}.",
  "A note is missing: “{words}”.": "Eine Fußnote fehlt: „{words}“.",
  "A comment is missing: “{words}”.": "Ein Kommentar fehlt: „{words}“.",
  "{count} suggestions, {comments} comments and answers.": "{count} Vorschläge, {comments} Kommentare und Antworten.",
  "There is no {name}.": "Es fehlt: {name}.",
  "Nothing leads to {name}.": "Nichts führt zu {name}.",
  "Comment {name} has no place.": "Kommentar {name} hat keine Stelle.",
  "{name} is there twice.": "{name} steht zweimal da.",
};
