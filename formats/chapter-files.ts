import type { Book, BookNode } from "../story/book.ts";
import { folderNameFor, foldPath, nameOfFile } from "../story/file-names.ts";
import { type Result, succeed } from "../story/problem.ts";
import type { BookWriter, MadeFile } from "./book-writer.ts";
import { bookPieces, type Check, checkWords } from "./markup/book-text.ts";

/** How one format writes a stretch of a book, and what can be read of it again. */
export interface ChapterFormat {
  /** In the name of the folder: "Markdown". */
  readonly name: string;
  /** Of a file, without the dot. */
  readonly ending: string;
  readonly write: (nodes: readonly BookNode[], book: Book) => string;
  readonly read: (text: string) => string;
}

/**
 * A file a chapter, in a folder that is named as the book: "02-the-weir.md". The numbers keep them in order in any list, and
 * two chapters of one title apart. What begins a part has its title over its own.
 */
export function chapterFiles(format: ChapterFormat): BookWriter {
  const { name, ending, write } = format;
  return {
    write(book): Result<readonly MadeFile[]> {
      const folder = `${folderNameFor(book.title)} (${name})`;
      const cut = cutAtChapters(book.body);
      const stretches = cut.length > 0 ? cut : [{ title: book.title, nodes: [] }];
      const width = Math.max(2, String(stretches.length).length);
      const files = stretches.map(({ title, nodes }, place) => ({
        path: `${folder}/${String(place + 1).padStart(width, "0")}-${nameOfFile(title)}.${ending}`,
        bytes: new TextEncoder().encode(write(nodes, book)),
      }));
      return succeed(files);
    },
    check: (files, book) => [checkNames(files, book), checkText(files, book, format)],
  };
}

interface Stretch {
  readonly title: string;
  /** A chapter, in the parts that begin with it; or a part without any. */
  readonly nodes: readonly BookNode[];
}

function cutAtChapters(nodes: readonly BookNode[]): Stretch[] {
  return nodes.flatMap((node): Stretch[] => {
    if (node.kind === "chapter") return [{ title: node.title, nodes: [node] }];
    const [first, ...rest] = cutAtChapters(node.children);
    const opening = { title: first?.title ?? node.title, nodes: [{ ...node, children: first?.nodes ?? [] }] };
    return [opening, ...rest];
  });
}

/** As many as there are chapters, in an order that every list of files has, each with a name of its own on every disk. */
function checkNames(files: readonly MadeFile[], book: Book): Check {
  const paths = files.map(({ path }) => foldPath(path));
  const inOrder = paths.every((path, place) => place === 0 || (paths[place - 1] ?? "") < path);
  const ok = inOrder && files.length === Math.max(1, cutAtChapters(book.body).length);
  return { name: "manifest", ok, detail: ok ? `${files.length} files.` : "The files are not in order." };
}

function checkText(files: readonly MadeFile[], book: Book, { read }: ChapterFormat): Check {
  const text = files.map(({ bytes }) => read(new TextDecoder().decode(bytes)));
  return checkWords(bookPieces(book), text.join("\n"));
}
