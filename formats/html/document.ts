import type { Book } from "../../story/book.ts";
import { writesRightToLeft } from "../../story/text-direction.ts";
import { escapeAttribute, escapeText, isBlank } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";

/** One document of a book on the web, around its body. @param head lines of its head, each with its end */
export function renderDocument(book: Book, title: string, head: string, body: string): string {
  const language = languageTag(book.language);
  const direction = writesRightToLeft(language) ? ' dir="rtl"' : "";
  const meta = (name: string, content: string): string =>
    isBlank(content) ? "" : `<meta name="${name}" content="${escapeAttribute(content)}"/>\n`;
  return withoutSlashes(`<!DOCTYPE html>
<html lang="${language}"${direction}>
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
${meta("author", book.author)}${meta("description", book.details.description)}<title>${escapeText(title)}</title>
${head}</head>
<body>
${body}</body>
</html>
`);
}

/** HTML's void elements as HTML writes them (HTML Living Standard, section 13.1.2.1); text and values have no ">". */
function withoutSlashes(markup: string): string {
  return markup.replaceAll("/>", ">");
}

/** The way back, so that it can be proven that all is closed. */
export function withSlashes(markup: string): string {
  return markup.replace(/<((?:meta|link|br|hr|img)\b[^>]*)>/g, "<$1/>");
}
