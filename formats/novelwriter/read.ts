import { fail, type Result, succeed } from "../../story/problem.ts";
import { countWords } from "../../story/words.ts";
import { wordsDiffer } from "../import/account.ts";
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
import { findProject, holdsFile, type ProjectFiles } from "../import/project-files.ts";
import { sumWords, textsOf, titleWords } from "../import/project-words.ts";
import { sayCount } from "../import/shapes.ts";
import { type AssembledChapter, assembleChapter, plainParagraph } from "../import/styled/chapter.ts";
import { decodeText } from "../text/decode.ts";
import { type NwdDocument, readNwd } from "./blocks.ts";
import { type ChapterDraft, NovelDraft, newChapter, ParagraphWriter, type PartDraft, sayBlock } from "./draft.ts";
import { type NovelWriterProject, type ProjectItem, readProject } from "./project.ts";

const projectFile = /(?:^|\/)nwProject\.nwx$/i;

export const novelWriter: ManuscriptReader = {
  name: "a novelWriter project",
  fits: (source) => (!source.isFolder && /\.nw[xd]$/i.test(source.name)) || holdsFile(source, projectFile),
  plan: (source) => readNovelWriter(source),
};

/**
 * Reads a project of novelWriter 2: a folder or an archive of it. Its novels become the book, its other roots notes; what is in the
 * archive and the trash is set aside.
 *
 * Problems: "novelwriter-file", "novelwriter-damaged", "novelwriter-old", "novelwriter-empty", "import-words-differ".
 */
export function readNovelWriter(source: ManuscriptSource): Result<ImportedManuscript> {
  if (!source.isFolder && /\.nw[xd]$/i.test(source.name)) {
    return fail(
      "novelwriter-file",
      "This file is only one piece of a novelWriter project; the others are beside it.",
      "Choose the project's folder, in which nwProject.nwx is, or a ZIP archive of it.",
    );
  }
  const found = findProject(source, projectFile);
  if (!found.ok) return found;
  const { files, main } = found.value;
  const project = readProject(files.read(main) ?? new Uint8Array());
  return project.ok ? new Importer(project.value, files).import() : project;
}

class Importer {
  readonly #project: NovelWriterProject;
  readonly #files: ProjectFiles;
  readonly #setAside: SetAside[] = [];
  readonly #read = new Set<string>();
  readonly #missing: string[] = [];
  #problem: Result<never> | null = null;
  #hasOtherLooks = false;
  #words = 0;

  constructor(project: NovelWriterProject, files: ProjectFiles) {
    this.#project = project;
    this.#files = files;
  }

  import(): Result<ImportedManuscript> {
    const { roots } = this.#project;
    const novels = roots.filter(({ kind }) => kind === "NOVEL");
    const notes: ImportedItem[] = [];
    const books = novels.map((root) => ({ root, items: this.#novel(root, notes) }));
    const items = books.flatMap(({ root, items: own }): ImportedItem[] =>
      books.length === 1 || own.length === 0 ? own : [{ kind: "part", title: root.name || "Untitled", children: own }],
    );
    for (const root of roots) {
      if (root.kind === "ARCHIVE" || root.kind === "TRASH") this.#setItemAside(root);
      else if (root.kind !== "NOVEL") notes.push(...this.#note(root));
    }
    this.#setStraysAside();
    if (this.#problem) return this.#problem;
    const texts = textsOf(items).map(({ text }) => text);
    if (textsOf(items).length + textsOf(notes).length + this.#setAside.length === 0) {
      return fail(
        "novelwriter-empty",
        "This novelWriter project has no text in it, or its texts are missing.",
        "Choose the whole project's folder, with its “content” inside.",
      );
    }
    const chapters = sumWords(texts);
    const setAside =
      sumWords(textsOf(notes).map(({ text }) => text)) + sumWords(this.#setAside.map(({ text }) => text));
    if (chapters + setAside !== this.#words) return wordsDiffer("");
    const titles = titleWords(items) + titleWords(notes);
    const count = texts.length;
    return succeed({
      title: this.#project.name || this.#files.name,
      author: this.#project.author,
      language: this.#project.language || guessLanguage(texts.join("\n")),
      rule: `${sayCount(count)} ${count === 1 ? "chapter" : "chapters"}, as the novelWriter project has them.`,
      items,
      setAside: this.#setAside,
      words: { source: chapters + titles + setAside, chapters, titles, setAside },
      notes,
      removed: this.#sayRemoved(),
    });
  }

  #novel(root: ProjectItem, notes: ImportedItem[]): ImportedItem[] {
    const draft = new NovelDraft();
    const beside: ImportedItem[] = [];
    const visit = (item: ProjectItem) => {
      if (item.type === "FILE" && item.isDocument) {
        const document = this.#document(item);
        if (document) draft.addDocument(item, document);
      } else if (item.type === "FILE") beside.push(...this.#note({ ...item, children: [] }));
      item.children.forEach(visit);
    };
    visit(root);
    for (const aside of draft.setAside) this.#put(aside);
    this.#hasOtherLooks ||= draft.hasOtherLooks;
    if (beside.length > 0) notes.push({ kind: "part", title: root.name || "Untitled", children: beside });
    return draft.nodes.map((node) => this.#item(node));
  }

  #item(node: ChapterDraft | PartDraft): ImportedItem {
    if (node.kind === "chapter") return this.#chapter(node);
    return { kind: "part", title: node.title, children: node.children.map((child) => this.#item(child)) };
  }

  #chapter({ title, isTitleMade, inBook, remarks, texts }: ChapterDraft): ImportedChapter {
    const assembled = this.#assemble(
      texts.map((text) => ({
        title: text.title,
        document: { paragraphs: text.paragraphs, notes: text.notes, comments: new Map(), setAside: [] },
      })),
      remarks,
    );
    const scenes = texts.flatMap((text, place): SaidOfScene[] => {
      const at = assembled.starts[place] ?? null;
      return place === 0 || at === null || Object.keys(text.said).length === 0 ? [] : [{ at, ...text.said }];
    });
    const said: SaidOfChapter = {
      ...texts[0]?.said,
      ...(inBook ? {} : { inBook: false }),
      ...(scenes.length === 0 ? {} : { scenes }),
    };
    return {
      kind: "chapter",
      title: title || "Untitled",
      ...(isTitleMade || title === "" ? { isTitleMade: true } : {}),
      text: assembled.text,
      ...(Object.keys(said).length === 0 ? {} : { said }),
    };
  }

  /** A note's first heading is its title, the others stay in its text. */
  #note(item: ProjectItem): ImportedItem[] {
    const document = item.type === "FILE" ? this.#document(item) : null;
    const children = item.children.flatMap((child) => this.#note(child));
    const own = document ? [this.#noteText(item, document)] : [];
    if (item.type === "FILE" && children.length === 0) return own;
    if (own.length + children.length === 0) return [];
    return [{ kind: "part", title: item.name || "Untitled", children: [...own, ...children] }];
  }

  #noteText(item: ProjectItem, { blocks }: NwdDocument): ImportedChapter {
    const title = blocks.find(({ kind }) => kind !== "space" && kind !== "comment");
    const isTitled = title?.kind === "heading" && title.text !== "";
    const chapter = newChapter(isTitled ? title.text : item.name, !isTitled, true);
    const [text] = chapter.texts;
    const writer = new ParagraphWriter(item.handle, blocks);
    if (text) {
      text.begin(item);
      for (const block of blocks) {
        if (block === title && isTitled) continue;
        writer.write(block, text, chapter.remarks);
        const last = text.paragraphs.at(-1);
        // In the book a section's heading is a note to oneself; in a note it is a heading.
        if (block.kind === "heading" && last) {
          const role = { kind: "heading" as const, level: block.level };
          text.paragraphs[text.paragraphs.length - 1] = { ...plainParagraph(block.text), role };
        }
      }
      writer.finish(text);
    }
    this.#hasOtherLooks ||= writer.hasOtherLooks;
    return this.#chapter(chapter);
  }

  #setItemAside(item: ProjectItem): void {
    const document = item.type === "FILE" ? this.#document(item) : null;
    if (document) this.#setDocumentAside("what is not in the book", item.name || document.name, document);
    for (const child of item.children) this.#setItemAside(child);
  }

  /** Texts of which the outline knows nothing. */
  #setStraysAside(): void {
    for (const path of this.#files.paths) {
      const handle = /^content\/([\da-f]{13})\.nwd$/i.exec(path)?.[1]?.toLowerCase();
      if (handle === undefined || this.#read.has(handle)) continue;
      const document = this.#open(handle);
      if (document) this.#setDocumentAside("what could not be placed", document.name, document);
    }
  }

  #setDocumentAside(kind: SetAside["kind"], title: string, { blocks }: NwdDocument): void {
    const text = blocks
      .map(sayBlock)
      .filter((said) => said !== "")
      .join("\n\n");
    if (text !== "") this.#put({ kind, title: title || "Untitled", text: `${text}\n` });
  }

  #put(aside: SetAside): void {
    this.#setAside.push(aside);
    this.#words += countWords(aside.text);
  }

  #document(item: ProjectItem): NwdDocument | null {
    const document = this.#open(item.handle);
    if (document === null) this.#missing.push(item.name || "Untitled");
    return document;
  }

  /** Null where the file is missing or is no text; an empty one is a document without blocks. */
  #open(handle: string): NwdDocument | null {
    this.#read.add(handle);
    const bytes = this.#files.read(`content/${handle}.nwd`);
    if (bytes === null) return null;
    if (bytes.length === 0) return { name: "", blocks: [] };
    const decoded = decodeText(bytes);
    if (decoded.ok) return readNwd(decoded.value.text);
    return decoded.problem.code === "file-empty" ? { name: "", blocks: [] } : null;
  }

  #assemble(...[scenes, remarks]: [Parameters<typeof assembleChapter>[0], ChapterDraft["remarks"]]): AssembledChapter {
    const made = assembleChapter(scenes, new Map(), remarks);
    if (!made.ok) {
      this.#problem ??= made;
      return { text: "", starts: [], comments: [], setAside: [], isUnderlined: false };
    }
    this.#words += countWords(made.value.text);
    for (const aside of made.value.setAside) this.#put(aside);
    return made.value;
  }

  #sayRemoved(): string[] {
    const said = this.#missing.map((name) => `The text of “${name}” is missing or damaged; the others are all there.`);
    if (this.#hasOtherLooks)
      said.push("Underlined, highlighted, raised and lowered letters are plain now; the words are all there.");
    return said;
  }
}
