import type { SaidOfChapter, SetAside } from "../import/manuscript.ts";
import { statusOf } from "../import/said-status.ts";
import { blankParagraph, Remarks } from "../import/styled/chapter.ts";
import type { StyledParagraph } from "../import/styled/document.ts";
import type { NwdBlock, NwdDocument } from "./blocks.ts";
import { readInlines } from "./inlines.ts";
import type { ProjectItem } from "./project.ts";

/** A scene, a chapter's own beginning, or a note, while its lines come in. */
export class TextDraft {
  /** Empty for what stands before a chapter's first scene. */
  readonly title: string;
  readonly paragraphs: StyledParagraph[] = [];
  readonly notes = new Map<string, readonly StyledParagraph[]>();
  readonly #synopses: string[] = [];
  readonly #tags: string[] = [];
  readonly #views: string[] = [];
  #status: SaidOfChapter["status"];

  constructor(title: string) {
    this.title = title;
  }

  /** The status and the importance of the document that it begins in. */
  begin({ status, importance }: ProjectItem): void {
    const known = statusOf(status);
    if (known !== null) this.#status = known;
    else if (status !== "") this.#tags.push(status);
    if (importance !== "") this.#tags.push(importance);
  }

  addTag(tag: string, values: readonly string[]): void {
    (tag === "pov" ? this.#views : this.#tags).push(...values);
  }

  addSynopsis(text: string): void {
    this.#synopses.push(text);
  }

  get said(): SaidOfChapter {
    const tags = [...new Set(this.#tags)];
    return {
      ...(this.#synopses.length === 0 ? {} : { synopsis: this.#synopses.join("\n") }),
      ...(this.#status === undefined ? {} : { status: this.#status }),
      ...(tags.length === 0 ? {} : { tags }),
      ...(this.#views.length === 0 ? {} : { pointOfView: [...new Set(this.#views)].join(", ") }),
    };
  }

  get isEmpty(): boolean {
    return this.paragraphs.length === 0 && this.notes.size === 0;
  }
}

export interface ChapterDraft {
  readonly kind: "chapter";
  readonly title: string;
  readonly isTitleMade: boolean;
  readonly inBook: boolean;
  readonly remarks: Remarks;
  /** The first is what stands before the first scene. */
  readonly texts: TextDraft[];
}

export interface PartDraft {
  readonly kind: "part";
  readonly title: string;
  readonly children: (ChapterDraft | PartDraft)[];
}

/** The chapters of one novel of the project, document after document: headings say what begins, whichever document they are in. */
export class NovelDraft {
  readonly nodes: (ChapterDraft | PartDraft)[] = [];
  readonly setAside: SetAside[] = [];
  hasOtherLooks = false;
  #part: PartDraft | null = null;
  #chapter: ChapterDraft | null = null;

  /** A document that is not for the manuscript has chapters of its own, which the book leaves out. */
  addDocument(item: ProjectItem, document: NwdDocument): void {
    if (item.isActive) {
      this.#add(item, document, true);
      return;
    }
    const before = this.#chapter;
    this.#chapter = null;
    this.#add(item, document, false);
    this.#chapter = before;
  }

  #add(item: ProjectItem, { blocks }: NwdDocument, inBook: boolean): void {
    const writer = new ParagraphWriter(item.handle, blocks);
    const front = inBook ? endOfTitlePage(blocks) : 0;
    if (front > 0) {
      this.setAside.push({ kind: "title page", text: `${blocks.slice(0, front).map(sayBlock).join("\n\n")}\n` });
      this.#chapter = null;
    }
    let text = this.#chapter?.texts.at(-1) ?? null;
    let last: TextDraft | null = null;
    const begin = (title: string, isTitleMade: boolean) => {
      const chapter = newChapter(title, isTitleMade, inBook);
      (this.#part?.children ?? this.nodes).push(chapter);
      this.#chapter = chapter;
      const own = chapter.texts[0] ?? new TextDraft("");
      own.begin(item);
      return own;
    };
    for (const block of blocks.slice(front)) {
      if (block.kind === "heading" && block.level === 1 && inBook) {
        this.#part = { kind: "part", title: block.text || "Untitled", children: [] };
        this.nodes.push(this.#part);
        this.#chapter = null;
        text = null;
      } else if (block.kind === "heading" && block.level <= 2) text = begin(block.text, false);
      else if (block.kind === "heading" && block.level === 3) {
        if (this.#chapter === null) text = begin(block.text, false);
        else {
          text = new TextDraft(block.text);
          text.begin(item);
          this.#chapter.texts.push(text);
        }
      } else {
        // What stands below a part's heading, or in a document without any, needs a chapter all the same.
        const isOfPart = this.#part !== null && this.#part.children.length === 0 && blocks.some(isPartHeading);
        text ??= begin(isOfPart ? (this.#part?.title ?? "") : item.name, true);
        const chapter = this.#chapter as ChapterDraft | null;
        if (chapter) writer.write(block, text, chapter.remarks);
        last = text;
      }
    }
    if (last) writer.finish(last);
    this.hasOtherLooks ||= writer.hasOtherLooks;
  }
}

export function newChapter(title: string, isTitleMade: boolean, inBook: boolean): ChapterDraft {
  return { kind: "chapter", title, isTitleMade, inBook, remarks: new Remarks(), texts: [new TextDraft("")] };
}

/** Writes the blocks of one document into texts, with its footnotes. */
export class ParagraphWriter {
  hasOtherLooks = false;
  readonly #handle: string;
  readonly #footnotes = new Map<string, string>();
  readonly #used = new Set<string>();

  constructor(handle: string, blocks: readonly NwdBlock[]) {
    this.#handle = handle;
    for (const block of blocks)
      if (block.kind === "footnote" && !this.#footnotes.has(block.key)) this.#footnotes.set(block.key, block.text);
  }

  write(block: NwdBlock, text: TextDraft, remarks: Remarks): void {
    switch (block.kind) {
      case "heading":
        text.paragraphs.push(remarks.paragraph(block.text));
        break;
      case "paragraph":
        text.paragraphs.push({
          ...this.#paragraph(block.text, text),
          role: block.isIndented ? { kind: "quote" } : { kind: "body" },
        });
        break;
      case "space":
        text.paragraphs.push({ ...blankParagraph, role: { kind: "scene break" } });
        break;
      case "synopsis":
        text.addSynopsis(block.text);
        break;
      case "comment":
        text.paragraphs.push(remarks.paragraph(block.text));
        break;
      case "tag":
        text.addTag(block.tag, block.values);
        break;
      case "footnote":
        // One whose name another has stays where it stands.
        if (this.#footnotes.get(block.key) !== block.text) text.paragraphs.push(remarks.paragraph(block.text));
    }
  }

  /** Footnotes that nothing refers to: they are set aside when the chapter is put together. */
  finish(text: TextDraft): void {
    for (const [key, said] of this.#footnotes)
      if (!this.#used.has(key)) text.notes.set(this.#keyOf(key), [this.#paragraph(said, null)]);
  }

  #keyOf(key: string): string {
    return `${this.#handle} ${key}`;
  }

  /** @param text null inside of a footnote, where no other is referred to */
  #paragraph(source: string, text: TextDraft | null): StyledParagraph {
    const { parts, raw, hasOtherLooks } = readInlines(source, (key) => {
      const said = text === null ? undefined : this.#footnotes.get(key);
      if (said === undefined) return null;
      this.#used.add(key);
      text?.notes.set(this.#keyOf(key), [this.#paragraph(said, null)]);
      return this.#keyOf(key);
    });
    this.hasOtherLooks ||= hasOtherLooks;
    return { ...blankParagraph, parts, raw };
  }
}

function isPartHeading(block: NwdBlock): boolean {
  return block.kind === "heading" && block.level === 1 && !block.isTitle;
}

/** Up to the heading after the book's title; 0 where there is none. */
function endOfTitlePage(blocks: readonly NwdBlock[]): number {
  const title = blocks.findIndex((block) => block.kind === "heading" && block.isTitle);
  if (title < 0 || blocks.slice(0, title).some(({ kind }) => kind === "heading")) return 0;
  const next = blocks.findIndex(({ kind }, place) => place > title && kind === "heading");
  return next < 0 ? blocks.length : next;
}

/** As it stands in a note of what was set aside. */
export function sayBlock(block: NwdBlock): string {
  switch (block.kind) {
    case "tag":
      return `@${block.tag}: ${block.values.join(", ")}`;
    case "space":
      return "";
    case "footnote":
      return `${block.key}: ${block.text}`;
    default:
      return block.text;
  }
}
