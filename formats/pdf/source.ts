import type { Block, Book, BookChapter, BookHeading } from "../../story/book.ts";
import { assertNever } from "../../story/problem.ts";
import { directionOf } from "../../story/text-direction.ts";
import { sayChapter } from "./blocks.ts";
import { pageGeometry } from "./geometry.ts";
import { typstText } from "./markup.ts";
import { sayOpening } from "./opening.ts";
import { planRuns, type Run } from "./plan.ts";
import { basis, bookParts, shown } from "./template.ts";
import { contentsTitle } from "./words.ts";

export interface SourceOptions {
  /** How many pages the book is thought to have: the gutter follows them. */
  readonly pages: number;
  /** The file that an image's address leads to; null where its description stands instead. */
  readonly imageFile: (address: string) => string | null;
}

/** The book as Typst's markup, set as the preset says. */
export function bookSource(book: Book, { pages, imageFile }: SourceOptions): string {
  const geometry = pageGeometry(book.preset.page, book.preset.prose, pages);
  const runs = planRuns(book);
  const firstOfBody = runs.find(({ zone }) => zone === "body")?.name;
  const writing: Writing = { book, runs, imageFile, direction: directionOf(book.language) };
  const said = runs.map((run) => sayRun(run, run.name === firstOfBody, writing));
  // A printer's sheet has two sides.
  const end = "#new-page(true)\n";
  return `${basis(book, geometry, book.preset.prose)}${bookParts(book.preset, geometry)}${said.join("\n")}\n${end}`;
}

interface Writing {
  readonly book: Book;
  readonly runs: readonly Run[];
  readonly imageFile: SourceOptions["imageFile"];
  readonly direction: "ltr" | "rtl";
}

function sayRun(run: Run, restart: boolean, writing: Writing): string {
  const { book } = writing;
  switch (run.kind) {
    case "half title":
      return pages(run, "", `#standing(0.3, centred[#text(size: 1.3em)[${typstText(shown(book.title))}]])`);
    case "title page":
      return pages(run, "", sayTitlePage(book));
    case "contents":
      return pages(run, 'pattern: "i"', sayContents(run, writing));
    case "display":
      return pages(run, "", sayDisplay(run.chapter, writing));
    case "part":
      return pages(
        run,
        restart ? "restart: true" : "",
        `#opener(${sayHeading(run.part.title, run.part.heading)}, level: 1, sink: ${partSink(writing)})`,
      );
    case "text": {
      const pattern = run.zone === "front" ? "i" : "1";
      const head = run.zone === "front" ? "" : `, head: ${runningHead(run.chapter, book)}`;
      const restarts = restart ? ", restart: true" : "";
      return pages(run, `pattern: "${pattern}"${restarts}${head}`, sayText(run.chapter, run.inPart ? 2 : 1, writing));
    }
    default:
      return assertNever(run);
  }
}

function pages(run: Run, options: string, body: string): string {
  const right = run.right ? ", right: true" : "";
  return `#pages("${run.name}"${right}${options === "" ? "" : `, ${options}`})[\n${body}\n]`;
}

function partSink({ book }: Writing): number {
  return Math.round(pageGeometry(book.preset.page, book.preset.prose, 0).lines * 0.28);
}

function sayHeading(line: string, { label, title }: BookHeading): string {
  const content = (text: string | null) => (text === null ? "none" : `[${typstText(text)}]`);
  return `[${typstText(shown(line))}], ${content(label)}, ${content(label === null ? shown(title ?? line) : title)}`;
}

/** A chapter with its heading: the first paragraph opens it, its scenes are parted by breaks. */
function sayText(chapter: BookChapter, level: number, writing: Writing): string {
  const { book, imageFile, direction } = writing;
  const say = sayChapter(chapter, { direction, imageFile, titleLevel: level });
  const opener =
    chapter.heading === null ? "" : `#opener(${sayHeading(chapter.title, chapter.heading)}, level: ${level})\n\n`;
  const scenes = chapter.scenes.map(({ blocks }, place) => {
    const [first, ...rest] = blocks;
    const titled = place > 0 && first?.kind === "heading";
    const broken = place > 0 && !titled ? "#scene-break()\n\n" : "";
    const opens =
      place === 0 && first?.kind === "paragraph" && !first.children.some(({ kind }) => kind === "lineBreak");
    if (!opens) return broken + say.blocks(blocks);
    return `${sayOpening(first.children, book.preset.prose, say.inlines)}\n\n${say.blocks(rest)}`;
  });
  return opener + scenes.join("\n\n");
}

function sayTitlePage({ title, author, details }: Book): string {
  const lines = [
    `#text(size: 2.2em, hyphenate: false)[#par(leading: 0.35em)[${typstText(shown(title))}]]`,
    details.subtitle === ""
      ? ""
      : `#block(above: blank-line)[#text(size: 1.2em)[#emph[${typstText(details.subtitle)}]]]`,
    author.trim() === ""
      ? ""
      : `#block(above: 2 * line-pitch)[#text(size: 1.2em)[#in-small-capitals[${typstText(author)}]]]`,
  ];
  const series = [details.series, details.volume].filter((part) => part !== "").join(" ");
  const above = series === "" ? "" : `#block(below: 2 * line-pitch)[#emph[${typstText(series)}]]`;
  const foot = [details.publisher, details.year].filter((line) => line !== "").map(typstText);
  return `#standing(0.32, centred[${above}${lines.join("")}])\n#centred[${foot.join("#linebreak()")}]`;
}

/** Pages that have one thing to say: small and at the foot, or alone in the middle. */
function sayDisplay(chapter: BookChapter, { direction, imageFile }: Writing): string {
  const say = sayChapter(chapter, { direction, imageFile, titleLevel: 0 });
  const blocks: Block[] = chapter.scenes.flatMap((scene) => scene.blocks);
  const text = say.blocks(blocks);
  switch (chapter.matter) {
    case "copyright":
      return `#v(1fr)\n#[#set text(size: 0.8em, hyphenate: false)\n#set par(justify: false, first-line-indent: 0em, leading: 0.4em, spacing: 1em)\n${text}\n\n]`;
    case "title page":
      return `#standing(0.32, centred[#set text(size: 1.2em)\n#set par(spacing: 1.5em)\n${text}\n])`;
    default:
      return `#standing(0.3, centred[#block(width: 80%)[\n#set text(style: "italic")\n#set par(spacing: body-leading + line-pitch / 2)\n${text}\n\n]])`;
  }
}

function sayContents({ chapter }: Extract<Run, { kind: "contents" }>, writing: Writing): string {
  const { book, runs, direction, imageFile } = writing;
  const title = chapter?.title ?? contentsTitle(book.language);
  const own =
    chapter === null
      ? ""
      : sayChapter(chapter, { direction, imageFile, titleLevel: 1 }).blocks(
          chapter.scenes.flatMap(({ blocks }) => blocks),
        );
  const lines = runs.flatMap((run) => {
    const node = run.kind === "part" ? run.part : run.kind === "text" ? run.chapter : null;
    if (node === null || node.heading === null) return [];
    const pattern = run.zone === "front" ? "i" : "1";
    const level = run.kind === "part" ? 0 : run.kind === "text" && run.inPart ? 2 : 1;
    return [`#contents-line("${run.name}", "${pattern}", ${level})[${typstText(shown(node.title))}]`];
  });
  return `#opener([${typstText(title)}], none, [${typstText(title)}], sink: 2)\n${own}\n\n${lines.join("\n")}`;
}

/** Left and right, as one opens the book. */
function runningHead(chapter: BookChapter, { title, author, preset }: Book): string {
  const own = chapter.heading?.title ?? chapter.heading?.label ?? chapter.title;
  const [left, right] =
    preset.page.runningHeads === "title and chapter" ? [title, own] : [author.trim() === "" ? title : author, title];
  return `([${typstText(short(left))}], [${typstText(short(right))}])`;
}

/** A running head stands in one line. */
function short(text: string): string {
  const words = shown(text).split(/\s+/);
  let line = "";
  for (const word of words) {
    if (line.length + word.length > 42) return `${line === "" ? word.slice(0, 42) : line} …`;
    line = line === "" ? word : `${line} ${word}`;
  }
  return line;
}
