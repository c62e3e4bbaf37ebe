import type { Book } from "../story/book.ts";
import type { Result } from "../story/problem.ts";
import type { Check } from "./markup/book-text.ts";
import type { PageReading } from "./pdf/page-words.ts";

export interface MadeFile {
  /** Under the folder of the export, with "/": "missing-him.epub", or "missing-him-site/index.html". */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A format that a book is written in. The same book gives the same bytes. */
export interface BookWriter {
  /** At least one file; the first is the one that a reader opens. */
  write(book: Book): Result<readonly MadeFile[]> | Promise<Result<readonly MadeFile[]>>;
  /**
   * Reads what was written back and holds it against the book. A check that is not ok stops the export.
   *
   * @param elsewhere reads pages in another thread, for what takes long to read
   */
  check(files: readonly MadeFile[], book: Book, elsewhere?: PageReading): readonly Check[] | Promise<readonly Check[]>;
}
