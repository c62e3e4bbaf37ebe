import { packDocument, wordNamespace } from "../docx/package.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import type { ComparedBook, ComparedChapter } from "./compared-book.ts";
import { comparisonParts } from "./docx-parts.ts";
import { look } from "./inline-marks.ts";
import { type ComparedRun, comparedParagraphs, type Fate, type ParagraphEnd } from "./paragraphs.ts";
import { sum } from "./text.ts";

/** Who is named where nobody is known: a title has no author. */
const nobody = "Redraft";

/**
 * A comparison as a Word document with Word's own tracked changes: who, when, what came, went and moved, also the ends of
 * paragraphs. With all of them accepted it is the later text, with none the earlier one.
 */
export function writeComparedDocx(book: ComparedBook): Uint8Array {
  const body = new Body(book);
  const document = `<w:document ${wordNamespace}><w:body>${body.xml()}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const about = { title: book.title, description: `${book.from} – ${book.to}: ${sum(book.words)}` };
  return packDocument(document, comparisonParts(languageTag(book.language)), about);
}

class Body {
  readonly #book: ComparedBook;
  #ids = 0;
  /** Moves that are open: their names, with the id of the range. */
  readonly #ranges = new Map<string, number>();

  constructor(book: ComparedBook) {
    this.#book = book;
  }

  xml(): string {
    return this.#book.chapters.map((chapter) => this.#chapter(chapter)).join("");
  }

  #chapter(chapter: ComparedChapter): string {
    const paragraphs = comparedParagraphs(chapter).map(({ level, runs, end }) => ({
      level: level === 0 ? 0 : Math.max(2, level),
      runs,
      end,
    }));
    const whole = [titleOf(chapter), ...paragraphs];
    // Where each passage begins and ends: its range is around all of it.
    const last = new Map<string, ComparedRun>();
    for (const { runs } of whole) {
      for (const run of runs) {
        const name = this.#moveName(chapter, run);
        if (name !== null) last.set(name, run);
      }
    }
    return whole
      .map(({ level, runs, end }) => {
        const inside = runs.map((run) => {
          const name = this.#moveName(chapter, run);
          return name === null ? this.#run(run, run.fate, false) : this.#movedRun(run, name, last.get(name) === run);
        });
        const mark = this.#mark(end, this.#moveName(chapter, end) !== null);
        const style = level === 0 ? "" : `<w:pStyle w:val="Heading${Math.min(6, level)}"/>`;
        const properties = style + mark === "" ? "" : `<w:pPr>${style}${mark}</w:pPr>`;
        return `<w:p>${properties}${inside.join("")}</w:p>`;
      })
      .join("");
  }

  /** A name that both places of a passage have; null where the other one is not in this document. */
  #moveName(chapter: ComparedChapter, { fate, change }: ParagraphEnd): string | null {
    if ((fate !== "movedAway" && fate !== "movedHere") || change === null) return null;
    const other = chapter.changes[change]?.elsewhere;
    const isAway = fate === "movedAway";
    if (!other) return `${isAway ? "from" : "to"} ${chapter.id} ${change}`;
    if (!this.#book.chapters.some(({ id }) => id === other.chapter)) return null;
    return isAway ? `from ${other.chapter} ${other.change}` : `to ${chapter.id} ${change}`;
  }

  #movedRun(run: ComparedRun, name: string, isLast: boolean): string {
    const kind = run.fate === "movedAway" ? "moveFrom" : "moveTo";
    let range = this.#ranges.get(name);
    let start = "";
    if (range === undefined) {
      range = ++this.#ids;
      this.#ranges.set(name, range);
      // The same for both places.
      const pair = name.slice(name.indexOf(" ") + 1);
      start = `<w:${kind}RangeStart w:id="${range}"${this.#who(run)} w:name="${escapeAttribute(`move ${pair}`)}"/>`;
    }
    const end = isLast ? `<w:${kind}RangeEnd w:id="${range}"/>` : "";
    return `${start}${this.#run(run, run.fate, true)}${end}`;
  }

  #run(run: ComparedRun, fate: Fate, isPaired: boolean): string {
    const tag = tagOf(fate, isPaired);
    const text = tag === "del" ? "delText" : "t";
    const properties = [
      run.looks & look.bold ? "<w:b/>" : "",
      run.looks & look.italic ? "<w:i/>" : "",
      run.looks & look.struck ? "<w:strike/>" : "",
    ].join("");
    const parts = run.text
      .split(/([\n\t])/)
      .filter((part) => part !== "")
      .map((part) => {
        if (part === "\n") return "<w:br/>";
        if (part === "\t") return "<w:tab/>";
        return `<w:${text} xml:space="preserve">${escapeText(part)}</w:${text}>`;
      });
    const own = `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${parts.join("")}</w:r>`;
    return tag === null ? own : `<w:${tag} w:id="${++this.#ids}"${this.#who(run)}>${own}</w:${tag}>`;
  }

  /** What became of the end of a paragraph. */
  #mark(end: ParagraphEnd, isPaired: boolean): string {
    const tag = tagOf(end.fate, isPaired);
    return tag === null ? "" : `<w:rPr><w:${tag} w:id="${++this.#ids}"${this.#who(end)}/></w:rPr>`;
  }

  #who({ author, time }: ParagraphEnd): string {
    const date = Number.isNaN(Date.parse(time)) ? "" : ` w:date="${new Date(time).toISOString().slice(0, 19)}Z"`;
    return ` w:author="${escapeAttribute(author || nobody)}"${date}`;
  }
}

function tagOf(fate: Fate, isPaired: boolean): "ins" | "del" | "moveFrom" | "moveTo" | null {
  switch (fate) {
    case "kept":
      return null;
    case "inserted":
      return "ins";
    case "deleted":
      return "del";
    case "movedAway":
      return isPaired ? "moveFrom" : "del";
    case "movedHere":
      return isPaired ? "moveTo" : "ins";
  }
}

/** The chapter's heading; of one that came or went it did so too, and a name that was changed is a change. */
function titleOf({ title, titleBefore, state, changes }: ComparedChapter): {
  readonly level: number;
  readonly runs: readonly ComparedRun[];
  readonly end: ParagraphEnd;
} {
  const [first] = changes;
  const by = { change: null, author: first?.author ?? "", time: first?.time ?? "" };
  const fate: Fate = state === "added" ? "inserted" : state === "removed" ? "deleted" : "kept";
  const run = (own: Fate, text: string): ComparedRun => ({
    ...by,
    author: own === fate ? by.author : "",
    fate: own,
    text,
    looks: 0,
  });
  const isRenamed = titleBefore !== null && titleBefore !== title;
  const runs = isRenamed ? [run("deleted", titleBefore), run("inserted", title)] : [run(fate, title)];
  return { level: 1, runs, end: { ...by, fate } };
}
