import { escapeAttribute } from "../markup/escape.ts";

/** Who changes something or says something, and when; ISO 8601 or empty. */
export interface By {
  readonly author: string;
  readonly time: string;
}

/** Who is named where nobody is known. */
const nobody = "Redraft";

export function authorName(author: string): string {
  return author.trim() || nobody;
}

/** As attributes of a change or a comment: who, and when if that is known. */
export function who(by: By | null): string {
  const date = Date.parse(by?.time ?? "");
  const said = Number.isNaN(date) ? "" : ` w:date="${new Date(date).toISOString().slice(0, 19)}Z"`;
  return ` w:author="${escapeAttribute(authorName(by?.author ?? ""))}"${said}`;
}
