import { fail, type Result, succeed } from "../../story/problem.ts";
import { countWords } from "../../story/words.ts";
import { wordsDiffer } from "../import/account.ts";
import type { ManuscriptReader, ManuscriptSource } from "../import/flow.ts";
import { guessLanguage } from "../import/language.ts";
import type {
  ImportedChapter,
  ImportedComment,
  ImportedItem,
  ImportedManuscript,
  SaidOfChapter,
  SaidOfScene,
  SetAside,
} from "../import/manuscript.ts";
import { type DraftNode, structureOf } from "../import/outlined.ts";
import { findProject, holdsFile, type ProjectFiles } from "../import/project-files.ts";
import { sumWords, textsOf, titleWords } from "../import/project-words.ts";
import { sayCount } from "../import/shapes.ts";
import {
  type AssembledChapter,
  assembleChapter,
  emptyText,
  isBlankDocument,
  type ProjectText,
  type SceneDocument,
  withRemarks,
} from "../import/styled/chapter.ts";
import { sayRemoved } from "../import/styled/removed.ts";
import { type Binder, type BinderItem, readBinder } from "./binder.ts";
import { DocumentReader } from "./document.ts";
import { EarlierTexts } from "./earlier.ts";
import { saidOf } from "./said.ts";

const binderFile = /(?:^|\/)[^/]+\.scrivx$/i;
const oldBinder = /(?:^|\/)binder\.scrivproj$/i;

export const scrivener: ManuscriptReader = {
  name: "a Scrivener project",
  fits: (source) =>
    /\.(?:scrivx|scrivproj|scriv|scriv\.zip)$/i.test(source.name) ||
    holdsFile(source, binderFile) ||
    holdsFile(source, oldBinder),
  plan: (source) => readScrivener(source),
};

/**
 * Reads a project of Scrivener 3, and of 2, whose files have numbers: a folder or an archive of it. The draft becomes the book, what
 * stands beside it notes, the trash is set aside, and snapshots are what a chapter was earlier.
 *
 * Problems: "scrivener-file", "scrivener-old", "scrivener-damaged", "scrivener-empty", "import-words-differ".
 */
export function readScrivener(source: ManuscriptSource): Result<ImportedManuscript> {
  if (/\.(?:scrivx|scrivproj)$/i.test(source.name) && !source.isFolder) {
    return fail(
      "scrivener-file",
      "This file is only the outline of a Scrivener project; the texts are beside it.",
      "Choose the project's folder, whose name ends in .scriv, or a ZIP archive of it.",
    );
  }
  if (!holdsFile(source, binderFile) && holdsFile(source, oldBinder)) {
    return fail(
      "scrivener-old",
      "This project is from Scrivener 1, which kept its outline in another form.",
      "Open it in Scrivener 2 or 3, which brings it up to date, and choose it again.",
    );
  }
  const found = findProject(source, binderFile);
  if (!found.ok && found.problem.code === "project-absent") {
    return fail(
      "scrivener-damaged",
      "The outline of this Scrivener project is missing: there is no .scrivx file in it.",
      "Choose the whole project's folder, or restore it from a backup of Scrivener's.",
    );
  }
  if (!found.ok) return found;
  const { files, main } = found.value;
  const binder = readBinder(files.read(main) ?? new Uint8Array());
  return binder.ok ? new Importer(binder.value, files).import() : binder;
}

class Importer {
  readonly #binder: Binder;
  readonly #files: ProjectFiles;
  readonly #reader: DocumentReader;
  readonly #titles = new Map<string, string>();
  readonly #earlierTexts: EarlierTexts;
  /** Keys of the binder, in small letters. */
  readonly #known = new Set<string>();
  readonly #setAside: SetAside[] = [];
  readonly #comments: ImportedComment[] = [];
  readonly #besideTexts: ImportedChapter[] = [];
  #problem: Result<never> | null = null;
  #chapters = 0;
  #isUnderlined = false;
  /** Words of all documents by themselves, which must be those of what they became. */
  #words = 0;

  constructor(binder: Binder, files: ProjectFiles) {
    this.#binder = binder;
    this.#files = files;
    this.#reader = new DocumentReader(files);
    this.#earlierTexts = new EarlierTexts(files, this.#reader, this.#titles);
    const name = (item: BinderItem) => {
      this.#known.add(item.key.toLowerCase());
      if (item.key !== "" && item.title !== "" && !/[[\]|]/.test(item.title))
        this.#titles.set(item.key.toLowerCase(), item.title);
      item.children.forEach(name);
    };
    binder.items.forEach(name);
  }

  import(): Result<ImportedManuscript> {
    const { items } = this.#binder;
    const drafts = items.filter(({ type }) => type === "DraftFolder");
    const trash = items.filter(({ type }) => type === "TrashFolder");
    const book = structureOf(drafts.flatMap(({ children }) => children)).map((node) => this.#toItem(node));
    // A draft can have a text of its own.
    const own = drafts.flatMap((draft) => this.#ownChapter(draft));
    const notes = items
      .filter((item) => !drafts.includes(item) && !trash.includes(item))
      .flatMap((item) => this.#toNote(item));
    for (const item of trash.flatMap(({ children }) => children)) this.#setTrashAside(item);
    if (this.#besideTexts.length > 0)
      notes.push({ kind: "part", title: "Notes on the chapters", children: this.#besideTexts });
    this.#placeStrays(notes);
    if (this.#problem) return this.#problem;
    const all = [...own, ...book];
    if (textsOf(all).length + textsOf(notes).length + this.#setAside.length === 0) {
      return fail(
        "scrivener-empty",
        "This Scrivener project has no text in it, or its texts are missing.",
        "Choose the whole project's folder, with its “Files” inside.",
      );
    }
    return this.#manuscript(all, notes, drafts[0]?.title ?? "");
  }

  #manuscript(items: ImportedItem[], notes: ImportedItem[], draft: string): Result<ImportedManuscript> {
    const texts = textsOf(items).map(({ text }) => text);
    const chapters = sumWords(texts);
    const setAside =
      sumWords(textsOf(notes).map(({ text }) => text)) + sumWords(this.#setAside.map(({ text }) => text));
    if (chapters + setAside !== this.#words) return wordsDiffer("");
    const titles = titleWords(items) + titleWords(notes);
    const usualName =
      /^(?:draft|manuscript|manuskript|entwurf|manuscrit|manuscrito|manoscritto|brouillon|borrador|bozza)$/i;
    const count = textsOf(items).length;
    return succeed({
      title: this.#binder.title || (usualName.test(draft) ? "" : draft) || this.#files.name,
      author: this.#binder.author,
      language: guessLanguage(texts.join("\n")),
      rule: `${sayCount(count)} ${count === 1 ? "chapter" : "chapters"}, as the Scrivener project has them.`,
      items,
      setAside: this.#setAside,
      words: { source: chapters + titles + setAside, chapters, titles, setAside },
      notes,
      images: this.#reader.images.images,
      comments: this.#comments,
      removed: this.#sayRemoved(),
    });
  }

  #toItem(node: DraftNode<BinderItem>): ImportedItem {
    const { item } = node;
    if (node.kind === "part") {
      const children = node.children.flatMap((child) =>
        child.item === item && child.kind === "chapter" ? this.#ownChapter(item) : [this.#toItem(child)],
      );
      return { kind: "part", title: item.title || "Untitled", children };
    }
    return this.#chapter(item, node.documents, node.inBook);
  }

  /** A part has no text here: what a folder of chapters says itself is a chapter before them. */
  #ownChapter(item: BinderItem): ImportedChapter[] {
    const synopsis = this.#reader.readSynopsis(item);
    const isSaid = synopsis !== "" || !isBlankDocument(this.#reader.readContent(item)) || this.#earlierTexts.has(item);
    if (isSaid) return [{ ...this.#chapter(item, [item], item.inCompile), isTitleMade: true }];
    this.#noteBeside(item);
    return [];
  }

  #chapter(item: BinderItem, documents: readonly BinderItem[], inBook: boolean): ImportedChapter {
    const current = documents.map((document) => this.#reader.readContent(document));
    const scenes = documents.map((document, place) => this.#scene(item, document, current[place] ?? emptyText));
    const assembled = this.#assemble(scenes);
    const chapter = this.#chapters++;
    for (const comment of assembled.comments) this.#comments.push({ ...comment, chapter });
    for (const document of documents) this.#noteBeside(document);
    const said: SaidOfChapter = {
      ...this.#said(item),
      ...(inBook ? {} : { inBook: false }),
      ...this.#scenesSaid(item, documents, assembled),
      ...this.#earlier(item, documents, current),
    };
    const title = item.title || firstWords(assembled.text) || "Untitled";
    return {
      kind: "chapter",
      title,
      ...(item.title === "" ? { isTitleMade: true } : {}),
      text: assembled.text,
      ...(Object.keys(said).length > 0 ? { said } : {}),
    };
  }

  #scene(chapter: BinderItem, item: BinderItem, document: ProjectText): SceneDocument {
    if (item === chapter) return { title: "", document };
    // A card without a title or a text can say what is to come: it needs a place where that is said.
    const isCard = item.title === "" && isBlankDocument(document) && Object.keys(this.#said(item)).length > 0;
    return { title: isCard ? "Untitled" : item.title, document };
  }

  #scenesSaid(chapter: BinderItem, documents: readonly BinderItem[], { starts }: AssembledChapter): SaidOfChapter {
    const scenes = documents.flatMap((document, place): SaidOfScene[] => {
      const at = starts[place] ?? null;
      if (document === chapter || at === null) return [];
      const said = this.#said(document);
      return Object.keys(said).length === 0 ? [] : [{ at, ...said }];
    });
    return scenes.length === 0 ? {} : { scenes };
  }

  #said(item: BinderItem): SaidOfChapter {
    return saidOf(item, this.#reader.readSynopsis(item), this.#binder.labelName);
  }

  #earlier(item: BinderItem, documents: readonly BinderItem[], current: readonly ProjectText[]): SaidOfChapter {
    const found = this.#earlierTexts.of(documents, current, (document, text) => this.#scene(item, document, text));
    if (!found.ok) {
      this.#problem ??= found;
      return {};
    }
    const { earlier, beside } = found.value;
    this.#besideTexts.push(...beside);
    this.#words += sumWords(beside.map(({ text }) => text));
    return earlier.length === 0 ? {} : { earlier };
  }

  /** What Scrivener keeps beside a document is a note of its own here. */
  #noteBeside(item: BinderItem): void {
    const document = this.#reader.readNotes(item);
    if (document.paragraphs.length === 0) return;
    const text = this.#noteOf(document);
    if (text === "") return;
    this.#besideTexts.push({ kind: "chapter", title: item.title || "Untitled", isTitleMade: true, text });
  }

  #toNote(item: BinderItem): ImportedItem[] {
    const text = this.#noteText(item);
    const said = { ...this.#said(item), ...this.#earlier(item, [item], [this.#reader.readContent(item)]) };
    const title = item.title || firstWords(text) || "Untitled";
    const isFull = text !== "" || Object.keys(said).length > 0;
    const own = (isMade: boolean): ImportedChapter => ({
      kind: "chapter",
      title,
      ...(isMade ? { isTitleMade: true } : {}),
      text,
      ...(Object.keys(said).length > 0 ? { said } : {}),
    });
    const isUnreadFile = !isFull && item.type !== "Text" && !item.type.endsWith("Folder");
    if (item.children.length === 0 && !item.type.endsWith("Folder"))
      return isUnreadFile ? [] : [own(item.title === "")];
    const children = item.children.flatMap((child) => this.#toNote(child));
    if (children.length === 0 && !isFull) return [];
    return [{ kind: "part", title, children: isFull ? [own(true), ...children] : children }];
  }

  #noteText(item: BinderItem): string {
    const pieces = [this.#reader.readContent(item), this.#reader.readNotes(item)].map((each) => this.#noteOf(each));
    return pieces.filter((text) => text !== "").join("\n***\n\n");
  }

  /** With the title, which stands nowhere else. */
  #setTrashAside(item: BinderItem): void {
    const text = this.#noteText(item);
    const said = { ...this.#said(item), ...this.#earlier(item, [item], [this.#reader.readContent(item)]) };
    if (text !== "" || item.title !== "" || Object.keys(said).length > 0) {
      this.#words += countWords(item.title);
      this.#setAside.push({
        kind: "what is not in the book",
        text: [item.title === "" ? "" : `${item.title}\n`, text].filter((piece) => piece !== "").join("\n"),
        title: item.title || firstWords(text) || "Untitled",
        ...(Object.keys(said).length > 0 ? { said } : {}),
      });
    }
    for (const child of item.children) this.#setTrashAside(child);
  }

  /** Texts of which the binder knows nothing are set aside; notes on the whole project are notes. */
  #placeStrays(notes: ImportedItem[]): void {
    for (const { path, key, isProjectNote } of this.#reader.strays(this.#known)) {
      const text = this.#noteOf(this.#reader.readStray(path, key));
      if (text === "") continue;
      const title = firstWords(text) || "Untitled";
      if (isProjectNote) notes.push({ kind: "chapter", title, isTitleMade: true, text });
      else this.#setAside.push({ kind: "what could not be placed", title, text });
    }
  }

  #assemble(scenes: readonly SceneDocument[]): AssembledChapter {
    const made = assembleChapter(scenes, this.#titles);
    if (!made.ok) {
      this.#problem ??= made;
      return { text: "", starts: [], comments: [], setAside: [], isUnderlined: false };
    }
    const { text, setAside, isUnderlined } = made.value;
    this.#setAside.push(...setAside);
    this.#isUnderlined ||= isUnderlined;
    this.#words += countWords(text) + sumWords(setAside.map((aside) => aside.text));
    return made.value;
  }

  #noteOf(document: ProjectText): string {
    const made = this.#assemble([{ title: "", document }]);
    const text = withRemarks(made);
    this.#words += countWords(text) - countWords(made.text);
    return text;
  }

  #sayRemoved(): string[] {
    const said = sayRemoved(this.#reader.unkept);
    if (this.#isUnderlined) said.push("Underlined passages are not underlined any more; their words are all there.");
    for (const title of new Set(this.#reader.unread))
      said.push(`“${title}” was left out: it is no text and no image that Redraft can keep, or it is missing.`);
    for (const path of this.#files.damaged) said.push(`“${path}” is damaged and was left out.`);
    for (const title of this.#binder.unsafe)
      said.push(`The files of “${title}” were not read: the outline names a place where they can't be.`);
    return said;
  }
}

/** What Scrivener shows of a document without a title. */
function firstWords(text: string): string {
  const words = text
    .replace(/%%.*?%%/gs, " ")
    .replace(/\[\^\d+\]:?/g, " ")
    .replace(/!\[[^\]]*\]\([^)]*\)/g, " ")
    .replace(/[*_`\\#>[\]]/g, "")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 6).join(" ").slice(0, 80);
}
