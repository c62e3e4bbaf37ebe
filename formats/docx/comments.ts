import type { ReviewedChapter } from "../../story/reviewed-chapter.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { authorName, type By, who } from "./authorship.ts";
import { type Part, wordNamespace, wordPart, xml } from "./package.ts";

interface Said extends By {
  readonly id: number;
  readonly text: string;
  readonly isResolved: boolean;
  /** Of a reply: the comment that it is one to. */
  readonly parent: number | null;
}

/** Where in a text comments begin and end; a reply is anchored like its comment, as Word does it. */
export interface CommentAnchors {
  /** What stands at a mark of the chapter that is written. */
  at(mark: number): string;
  /** What stands around something that these marks are in. */
  around(marks: readonly number[], inside: string): string;
}

export const noAnchors: CommentAnchors = { at: () => "", around: (_, inside) => inside };

/** All that is said in the book, from chapter to chapter. */
export class Comments {
  readonly #said: Said[] = [];

  get isEmpty(): boolean {
    return this.#said.length === 0;
  }

  /** A chapter's comments, of which each mark tells its edges. */
  open(chapter: ReviewedChapter): ChapterComments {
    return new ChapterComments(chapter, (said) => this.#said.push({ ...said, id: this.#said.length }) - 1);
  }

  parts(): Part[] {
    if (this.isEmpty) return [];
    const comments = this.#said.map(writeComment);
    const extended = this.#said.map(({ id, isResolved, parent }) => {
      const under = parent === null ? "" : ` w15:paraIdParent="${paragraphId(parent)}"`;
      return `<w15:commentEx w15:paraId="${paragraphId(id)}"${under} w15:done="${isResolved ? 1 : 0}"/>`;
    });
    return [
      wordPart(
        "rIdComments",
        "comments",
        `<w:comments ${wordNamespace} ${ignorable}>${comments.join("")}</w:comments>`,
      ),
      {
        path: "word/commentsExtended.xml",
        content: xml(
          `<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">${extended.join("")}</w15:commentsEx>`,
        ),
        relation: {
          id: "rIdCommentsExtended",
          type: "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        },
        contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
      },
    ];
  }
}

/** The comments of one chapter while it is written. */
class ChapterComments implements CommentAnchors {
  readonly #starts = new Map<number, number[]>();
  readonly #ends = new Map<number, number[]>();
  readonly #open = new Set<number>();
  readonly #unseen = new Set<number>();

  constructor({ comments }: ReviewedChapter, add: (said: Omit<Said, "id">) => number) {
    for (const { from, to, author, time, text, resolved: isResolved, replies } of comments) {
      const parent = add({ author, time, text, isResolved, parent: null });
      const answers = replies.map((reply) => add({ ...reply, isResolved, parent }));
      this.#starts.set(from, [parent, ...answers]);
      this.#ends.set(to, [parent, ...answers]);
      for (const id of [parent, ...answers]) this.#unseen.add(id);
    }
  }

  at(mark: number): string {
    return this.#begin(mark) + this.#end(mark);
  }

  around(marks: readonly number[], inside: string): string {
    return marks.map((mark) => this.#begin(mark)).join("") + inside + marks.map((mark) => this.#end(mark)).join("");
  }

  /** What is still open where the text ends, and what stood where nothing is printed. */
  rest(): string {
    const open = [...this.#open];
    const unseen = [...this.#unseen];
    this.#unseen.clear();
    return this.#close(open) + unseen.map((id) => rangeStart(id) + rangeEnd(id)).join("");
  }

  #begin(mark: number): string {
    const starts = this.#starts.get(mark) ?? [];
    for (const id of starts) {
      this.#unseen.delete(id);
      this.#open.add(id);
    }
    return starts.map(rangeStart).join("");
  }

  #end(mark: number): string {
    return this.#close((this.#ends.get(mark) ?? []).filter((id) => this.#open.has(id)));
  }

  #close(ids: readonly number[]): string {
    for (const id of ids) this.#open.delete(id);
    return ids.map(rangeEnd).join("");
  }
}

export type { ChapterComments };

function rangeStart(id: number): string {
  return `<w:commentRangeStart w:id="${id}"/>`;
}

function rangeEnd(id: number): string {
  return `<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`;
}

const ignorable =
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"';

/** Eight hexadecimal digits below 80000000 (MS-DOCX, section 2.6.2.3), of the comment's last paragraph. */
function paragraphId(id: number): string {
  return (0x10000000 + id).toString(16).toUpperCase();
}

function writeComment({ id, author, time, text }: Said): string {
  const initials = authorName(author)
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .join("");
  const lines = text.split(/\r?\n/);
  const paragraphs = lines.map((line, place) => {
    const own = place + 1 === lines.length ? ` w14:paraId="${paragraphId(id)}"` : "";
    const mark = place === 0 ? '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>' : "";
    return `<w:p${own}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>${mark}<w:r><w:t xml:space="preserve">${escapeText(line)}</w:t></w:r></w:p>`;
  });
  return `<w:comment w:id="${id}"${who({ author, time })} w:initials="${escapeAttribute(initials.slice(0, 9))}">${paragraphs.join("")}</w:comment>`;
}
