import type { ComparedBook } from "../../formats/comparison/compared-book.ts";
import { writeComparedDocx } from "../../formats/comparison/docx.ts";
import { writeComparedHtml } from "../../formats/comparison/html.ts";
import { writeComparedText } from "../../formats/comparison/text.ts";
import { assertNever } from "../../story/problem.ts";
import type { ComparisonFormat } from "../contract/history.ts";

export function writeComparison(format: ComparisonFormat, book: ComparedBook): Uint8Array {
  switch (format) {
    case "html":
      return writeComparedHtml(book);
    case "docx":
      return writeComparedDocx(book);
    case "text":
      return new TextEncoder().encode(writeComparedText(book));
    default:
      return assertNever(format);
  }
}
