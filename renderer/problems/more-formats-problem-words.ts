/** What is said of books as OpenDocument, RTF and LaTeX: English as it comes, and German. */
export const moreFormatsProblemWords: Readonly<Record<string, string>> = {
  "There is no style “{name}”.": "Es gibt keine Formatvorlage „{name}“.",
};
