import { previewBook } from "../../formats/preview-book.ts";
import type { BookNode } from "../../story/book.ts";
import type { BookPreview } from "../../story/book-preview.ts";
import { compileBook } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Result } from "../../story/problem.ts";
import { withEbookFont } from "./ebook-font.ts";
import type { BookMaterial } from "./write-book.ts";

/** The whole book is compiled, so that numbers are what they will be; only what is shown is written. */
export async function makePreview({ format, texts, ...source }: BookMaterial): Promise<Result<BookPreview>> {
  const book = compileBook({ ...source, texts: (id) => texts.get(id) ?? "" });
  const whole = await withEbookFont(format, { ...book, body: only(book.body, texts) });
  return whole.ok ? previewBook(format, whole.value) : whole;
}

function only(nodes: readonly BookNode[], shown: ReadonlyMap<ItemId, string>): readonly BookNode[] {
  return nodes.flatMap((node): readonly BookNode[] => {
    if (node.kind === "chapter") return shown.has(node.id) ? [node] : [];
    const children = only(node.children, shown);
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}
