import { cleanText } from "../../markup/escape.ts";

const programs =
  /^(?:un-named|unknown|user|admin|administrator|microsoft.*|libreoffice.*|openoffice.*|python-docx|docx|owner|windows user|apache poi|word|author)$/i;
const noTitle = /^(?:microsoft word\b.*|untitled.*|document\d*|word document)$/i;

/** A title that a file's properties say; empty where a program made it up. */
export function titleSaid(text: string): string {
  const title = oneLine(text);
  return noTitle.test(title) ? "" : title;
}

/** What a program says of itself is nobody's name. */
export function authorSaid(text: string): string {
  const author = oneLine(text);
  return programs.test(author) ? "" : author;
}

export function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}
