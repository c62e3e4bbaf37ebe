import type { Book, BookHeading } from "../../story/book.ts";
import { nameOfFile } from "../../story/file-names.ts";
import { assertNever } from "../../story/problem.ts";
import type { MadeFile } from "../book-writer.ts";
import { type Layout, layOut } from "../docx/layout.ts";
import { wordsOfBook } from "../docx/words.ts";
import { shownTitle } from "../markup/sections.ts";
import { type TitleLine, titleLines } from "../office/front.ts";
import { documentRuns } from "../office/runs.ts";
import type { Run } from "../pdf/plan.ts";
import { contentsTitle } from "../pdf/words.ts";
import { ChapterText } from "./blocks.ts";
import { type LatexImage, latexImages } from "./images.ts";
import { preamble } from "./preamble.ts";
import { latexText } from "./text.ts";

/**
 * A book as a LaTeX document of the class memoir, with its pictures in a folder beside it. The same book gives the same bytes.
 */
export function writeLatex(book: Book): readonly MadeFile[] {
  const name = nameOfFile(book.title);
  const layout = layOut(book);
  const { page } = layout;
  const images = latexImages(book, `${name}-images`, {
    width: (page.width - page.inside - page.outside) / 20,
    height: ((page.height - page.top - page.bottom) / 20) * 0.85,
  });
  const runs = documentRuns(book);
  const text = runs.map(
    (run, place) => divide(run.zone, runs[place - 1]?.zone ?? null) + sayRun(run, { book, layout, images }),
  );
  const end = layout.isManuscript
    ? `\\begin{center}\n${latexText(wordsOfBook(book.language).end)}\n\\end{center}\n`
    : "";
  const source = `${preamble(book, layout)}\n\\begin{document}\n\n${text.join("")}${text.length === 0 ? "\\null\n" : ""}${end}\\end{document}\n`;
  return [
    { path: `${name}.tex`, bytes: new TextEncoder().encode(source) },
    ...[...images.values()].map(({ path, bytes }) => ({ path, bytes })),
  ];
}

interface Writing {
  readonly book: Book;
  readonly layout: Layout;
  readonly images: ReadonlyMap<string, LatexImage>;
}

/** Pages are counted in roman numbers before the story, and go on behind it. */
function divide(zone: Run["zone"], before: Run["zone"] | null): string {
  if (zone === before) return "";
  return { front: "\\frontmatter\n\n", body: "\\mainmatter\n\n", back: "\\backmatter\n\n" }[zone];
}

function sayRun(run: Run, writing: Writing): string {
  switch (run.kind) {
    case "half title":
      return "";
    case "title page":
      return sayTitlePage(writing);
    case "contents": {
      const name = `\\renewcommand{\\contentsname}{${latexText(contentsTitle(writing.book.language))}}\n`;
      const own = run.chapter === null ? "" : sayChapter(run.chapter, writing);
      return own === ""
        ? `${name}\\tableofcontents*\n\n`
        : `${own}\\begin{KeepFromToc}\n\\renewcommand{\\contentsname}{}\\tableofcontents*\n\\end{KeepFromToc}\n\n`;
    }
    case "part":
      return sayHeading("part", run.part.title, run.part.heading);
    case "display":
    case "text":
      return sayChapter(run.chapter, writing);
    default:
      return assertNever(run);
  }
}

function sayChapter(chapter: Extract<Run, { kind: "text" }>["chapter"], { images }: Writing): string {
  const opening =
    chapter.heading === null ? "\\plainopening\n\n" : sayHeading("chapter", chapter.title, chapter.heading);
  const text = new ChapterText(chapter, images).scenes(chapter.scenes);
  switch (chapter.heading === null ? chapter.matter : null) {
    case "copyright":
      return `${opening}\\vspace*{\\fill}\n{\\small\\raggedright\\setlength{\\parindent}{0pt}\n\n${text}}\n\n`;
    case "title page":
    case "dedication":
      return `${opening}\\vspace*{0.25\\textheight}\n{\\centering\n\n${text}}\n\n`;
    case "epigraph":
      return `${opening}\\vspace*{0.25\\textheight}\n\n${text}`;
    default:
      return opening + text;
  }
}

/** In the table of contents all stands in one line. */
function sayHeading(kind: "part" | "chapter", line: string, { label, title }: BookHeading): string {
  const lines = [label, title].filter((one) => one !== null).map((one) => latexText(shownTitle(one)));
  const option = lines.length > 1 ? `[${latexText(shownTitle(line))}]` : "";
  return `\\${kind}${option}{${lines.join(" \\\\\n")}}\n\n`;
}

const looks: { readonly [role in TitleLine["role"]]: string } = {
  contact: "",
  series: "\\large",
  title: "\\Huge",
  subtitle: "\\Large",
  author: "\\Large",
  imprint: "",
};

function sayTitlePage({ book, layout }: Writing): string {
  const lines = titleLines(book, layout);
  const contact = lines.filter(({ role, text }) => role === "contact" && text !== "");
  const said = lines
    .filter(({ role }) => role !== "contact")
    .map(({ role, text }) => {
      const above = role === "imprint" ? "\\vspace{\\fill}" : "\\vspace{2\\baselineskip}";
      const shown = text.split("\n").map(latexText).join(" \\\\\n");
      return `${above}\n{${layout.isManuscript ? "" : looks[role]}${looks[role] === "" || layout.isManuscript ? "" : " "}${shown}\\par}\n`;
    });
  const address = contact.map(({ text }) => text.split("\t").map(latexText).join("\\hfill{}")).join("\\\\\n");
  const head = address === "" ? "" : `{\\raggedright\\noindent{}${address}\\par}\n`;
  return `\\begin{titlingpage}\n${head}\\vspace*{0.25\\textheight}\n{\\centering\n${said.join("")}}\n\\end{titlingpage}\n\n`;
}
