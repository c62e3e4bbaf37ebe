import { fail, type Result, succeed } from "../../story/problem.ts";
import { accountForWords } from "../import/account.ts";
import type { ManuscriptReader, ManuscriptSource } from "../import/flow.ts";
import { guessLanguage } from "../import/language.ts";
import type {
  ImportedChapter,
  ImportedItem,
  ImportedManuscript,
  SaidOfChapter,
  SaidOfScene,
  SetAside,
} from "../import/manuscript.ts";
import { type DraftNode, structureOf } from "../import/outlined.ts";
import { sumWords, textsOf } from "../import/project-words.ts";
import { sayCount } from "../import/shapes.ts";
import { ImageShelf } from "../import/styled/image-shelf.ts";
import { sayRemoved } from "../import/styled/removed.ts";
import { titleOfFile } from "../import/titles.ts";
import { decodeText } from "../text/decode.ts";
import { joinScenes } from "./join-scenes.ts";
import { foldPath, type LinkTargets, linkName, rewriteLinks, splitComments } from "./links.ts";
import { type LongformIndex, readLongform } from "./longform.ts";
import { baseName, type NoteFile, readNoteFile, valuesOf } from "./note-file.ts";
import { inOrder, longformNotes, type OutlinedNote, sortNotes, treeOf } from "./sorting.ts";

const note = /\.(?:md|markdown|mdown|txt)$/i;
const image = /\.(?:png|jpe?g|gif|webp|svg)$/i;

export const vault: ManuscriptReader = {
  name: "a folder of Markdown",
  fits: ({ isFolder }) => isFolder,
  plan: (source) => readVault(source),
};

/**
 * Plans the import of a folder of Markdown, or a vault of Obsidian: a file is a chapter, a sub-folder a part, in the order that
 * Longform's index, their properties or their names say. A first-level heading on top is the chapter's title; properties say what
 * they say in an outline, and are set aside as they stand.
 *
 * Problems: "folder-empty", "file-empty", "import-words-differ". A file that is no text is left out, and that is said.
 */
export function readVault({ name, files }: ManuscriptSource): Result<ImportedManuscript> {
  const notes: NoteFile[] = [];
  const unread: string[] = [];
  for (const { path, bytes } of files) {
    if (!note.test(path)) continue;
    const decoded = decodeText(bytes);
    if (!decoded.ok && decoded.problem.code !== "file-empty") unread.push(path);
    // One that is empty has its place in the outline all the same.
    else notes.push(readNoteFile(path, decoded.ok ? decoded.value.text : ""));
  }
  if (notes.length === 0) {
    return fail(
      "folder-empty",
      `There is no text or Markdown file in “${name}”.`,
      "Choose the folder that holds the chapters.",
    );
  }
  if (!notes.some(({ text }) => text !== "")) {
    return fail("file-empty", "This folder has no Markdown with text in it.", "Choose another folder.");
  }
  const pieces = notes.flatMap((each) => each.pieces);
  const account = accountForWords(pieces.map(({ source }) => source).join("\n"), pieces);
  return account.ok ? succeed(new Planner(name, files, notes, unread).plan(account.value)) : account;
}

interface Index {
  readonly path: string;
  readonly longform: LongformIndex;
}

class Planner {
  readonly #name: string;
  readonly #notes: readonly NoteFile[];
  readonly #shelf = new ImageShelf();
  readonly #targets: LinkTargets;
  readonly #removed: string[] = [];
  #lost = 0;

  constructor(name: string, files: ManuscriptSource["files"], notes: readonly NoteFile[], unread: readonly string[]) {
    for (const path of unread)
      this.#removed.push(`“${path}” was left out: it is no text and no image that Redraft can keep, or it is missing.`);
    this.#name = name;
    this.#notes = inOrder(notes);
    const images = new Map<string, string>();
    let others = 0;
    for (const { path, bytes } of files) {
      if (note.test(path)) continue;
      const address = image.test(path) ? this.#shelf.place(path, () => bytes) : null;
      if (address === null) others++;
      else {
        images.set(foldPath(path), address);
        const own = foldPath(path.slice(path.lastIndexOf("/") + 1));
        if (!images.has(own)) images.set(own, address);
      }
    }
    if (others > 0) this.#removed.push(sayOthers(others));
    const titles = new Map<string, string>();
    for (const { path, title } of this.#notes) {
      const own = baseName(path);
      titles.set(foldPath(path.replace(note, "")), linkName(title, own));
      if (!titles.has(foldPath(own))) titles.set(foldPath(own), linkName(title, own));
    }
    this.#targets = { notes: titles, images };
  }

  plan(words: ImportedManuscript["words"]): ImportedManuscript {
    const index = this.#findIndex();
    const { items, beside, rule } = index ? this.#longform(index) : this.#folders();
    const notes = treeOf(beside, 0, (file) => this.#chapter(file));
    const field = (...names: string[]) =>
      this.#notes.map(({ fields }) => valuesOf(fields, names)[0] ?? "").find((value) => value !== "") ?? "";
    const setAside = this.#properties();
    // What stands beside the book is counted as set aside, and so is where each file's properties were.
    const inNotes = sumWords(beside.map(({ text }) => text));
    const places = sumWords(setAside.map(({ text }) => text)) - sumWords(this.#notes.map(({ matter }) => matter));
    const language = field("lang", "language");
    if (this.#lost > 0)
      this.#removed.push(...sayRemoved({ tables: 0, textBoxes: 0, symbols: 0, images: this.#lost, embedded: 0 }));
    return {
      title: index?.longform.title || field("book") || titleOfFile(this.#name),
      author: field("author"),
      language:
        language ||
        guessLanguage(
          textsOf(items)
            .map(({ text }) => text)
            .join("\n"),
        ),
      rule,
      items,
      setAside,
      words: {
        source: words.source + places,
        chapters: words.chapters - inNotes,
        titles: words.titles,
        setAside: words.setAside + inNotes + places,
      },
      ...(notes.length === 0 ? {} : { notes }),
      images: this.#shelf.images,
      removed: this.#removed,
    };
  }

  /** The one with the most scenes: a vault can have several projects, and drafts of one. */
  #findIndex(): Index | null {
    const found = this.#notes.flatMap(({ path, matter }): Index[] => {
      const longform = matter === "" ? null : readLongform(matter.split("\n"));
      return longform && longform.scenes.length > 0 ? [{ path, longform }] : [];
    });
    return found.sort((left, right) => right.longform.scenes.length - left.longform.scenes.length)[0] ?? null;
  }

  #longform(index: Index) {
    const { scenes, missing } = longformNotes(this.#notes, index);
    const used = new Set<NoteFile>();
    const visit = ({ file, children }: OutlinedNote) => {
      used.add(file);
      children.forEach(visit);
    };
    scenes.forEach(visit);
    for (const name of missing)
      this.#removed.push(`The text of “${name}” is missing or damaged; the others are all there.`);
    const items = structureOf<OutlinedNote>(scenes).map((node) => this.#node(node));
    const count = textsOf(items).length;
    return {
      items,
      beside: this.#notes.filter((file) => !used.has(file)),
      rule: `${sayCount(count)} ${count === 1 ? "chapter" : "chapters"}, in the order of Longform's list.`,
    };
  }

  #folders() {
    const { book, beside, depth } = sortNotes(this.#notes);
    return {
      items: treeOf(book, depth, (file) => this.#chapter(file)),
      beside,
      rule: `${sayCount(book.length)} ${book.length === 1 ? "file" : "files"}, each a chapter.`,
    };
  }

  #node(node: DraftNode<OutlinedNote>): ImportedItem {
    const { file } = node.item;
    if (node.kind === "part") {
      const children = node.children.flatMap((child) =>
        child.item === node.item && child.kind === "chapter" && file.text === "" ? [] : [this.#node(child)],
      );
      return { kind: "part", title: file.title, children: withoutTitleTwice(children, file.title) };
    }
    if (node.documents.length === 1) return this.#chapter(file);
    const scenes = node.documents.map((document) => ({
      title: document === node.item ? "" : document.title,
      text: this.#textOf(document.file),
    }));
    const { text, starts } = joinScenes(scenes);
    const said = node.documents.flatMap((document, place): SaidOfScene[] => {
      const at = starts[place] ?? null;
      if (document === node.item || at === null || Object.keys(document.file.said).length === 0) return [];
      return [{ at, ...document.file.said }];
    });
    return chapterOf(file, text, said);
  }

  #chapter(file: NoteFile): ImportedChapter {
    return chapterOf(file, this.#textOf(file), []);
  }

  #textOf(file: NoteFile): string {
    const { text, lost } = rewriteLinks(file.text, file.path, this.#targets);
    this.#lost += lost;
    return splitComments(text);
  }

  /** All in one note: they are the machinery of a vault more often than words of its writer. */
  #properties(): SetAside[] {
    const said = this.#notes.flatMap(({ path, matter }) => (matter === "" ? [] : [`${path}\n\n${matter}`]));
    const [only] = this.#notes.flatMap(({ matter }) => (matter === "" ? [] : [matter]));
    if (only === undefined) return [];
    return [{ kind: "front matter", text: said.length === 1 ? only : said.join("\n\n") }];
  }
}

function chapterOf(file: NoteFile, text: string, scenes: readonly SaidOfScene[]): ImportedChapter {
  const said: SaidOfChapter = { ...file.said, ...(scenes.length === 0 ? {} : { scenes }) };
  return {
    kind: "chapter",
    title: file.title,
    text,
    ...(file.isTitleMade ? { isTitleMade: true } : {}),
    ...(Object.keys(said).length === 0 ? {} : { said }),
  };
}

/** The words of a part's title are in its first chapter's as well, where that is the part's own text. */
function withoutTitleTwice(children: readonly ImportedItem[], title: string): readonly ImportedItem[] {
  return children.map((child) =>
    child.kind === "chapter" && child.title === title ? { ...child, isTitleMade: true } : child,
  );
}

function sayOthers(count: number): string {
  return count === 1
    ? "1 file was left out that is neither a text nor an image that a book can have."
    : `${count} files were left out that are neither texts nor images that a book can have.`;
}
