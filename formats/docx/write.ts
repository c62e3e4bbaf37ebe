import type { Book } from "../../story/book.ts";
import { manuscriptFacts } from "../../story/manuscript-facts.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { chapterLevelOf } from "../markup/chapter-level.ts";
import { languageTag } from "../markup/language.ts";
import { drawingNamespaces } from "./footnotes.ts";
import { contactLines } from "./front.ts";
import { furnish } from "./furniture.ts";
import { layOut } from "./layout.ts";
import { numberingParts } from "./numbering.ts";
import { packDocument, wordNamespace, wordPart } from "./package.ts";
import { settingsPart } from "./settings.ts";
import { renderStyles } from "./styles.ts";
import { Text } from "./text.ts";

/**
 * A book as a Word document (ECMA-376, transitional; Word 2010 and later, LibreOffice), with what is said of its chapters as Word's own
 * tracked changes and comments where `book.reviewed` has it. The same book gives the same bytes.
 *
 * Problem: "book-date-bad", where `book.modified` is no time.
 */
export function writeDocx(book: Book): Result<Uint8Array> {
  const time = Date.parse(book.modified);
  if (Number.isNaN(time)) {
    return fail(
      "book-date-bad",
      "The book does not say when it was last changed.",
      "Change a chapter and export again.",
    );
  }
  const layout = layOut(book);
  const text = new Text(book, layout);
  const body = text.render();
  const head = layout.isManuscript ? manuscriptFacts(book).runningHead : "";
  const { section, parts: bands } = furnish(book, layout, head, text.hasTitlePage);
  const document = `<w:document ${wordNamespace} ${drawingNamespaces}><w:body>${body}${section}</w:body></w:document>`;
  const language = languageTag(book.language);
  const styles = renderStyles({
    layout,
    prose: book.preset.prose,
    language,
    contactLines: layout.isManuscript && text.hasTitlePage ? contactLines(book).length : 0,
    deepestOpener: text.openerLevel,
  });
  const parts = [
    wordPart("rIdStyles", "styles", styles),
    settingsPart(layout, {
      hyphenate: book.preset.prose.hyphenate,
      hasNotes: !text.footnotes.isEmpty,
      chapterLevel: chapterLevelOf(book.body),
    }),
    ...numberingParts(text.lists.values()),
    ...text.footnotes.parts(),
    ...text.comments.parts(),
    ...bands,
    ...text.pictures.parts,
  ];
  const about = {
    title: book.title.trim(),
    description: book.details.description,
    author: book.author.trim(),
    language,
    modified: `${new Date(time).toISOString().slice(0, 19)}Z`,
  };
  return succeed(packDocument(document, parts, about, text.links(), text.footnotes.relations(text.pictures.parts)));
}
