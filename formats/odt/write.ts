import type { Book, BookChapter, BookHeading } from "../../story/book.ts";
import type { MatterRole } from "../../story/matter.ts";
import { assertNever } from "../../story/problem.ts";
import { directionOf } from "../../story/text-direction.ts";
import { type Layout, layOut } from "../docx/layout.ts";
import { sceneBreakText } from "../docx/matter-styles.ts";
import { wordsOfBook } from "../docx/words.ts";
import { shownTitle } from "../markup/sections.ts";
import { titleLines, titleStyles } from "../office/front.ts";
import { contentsLines, deepestLevel, documentRuns, levelOf } from "../office/runs.ts";
import type { Run } from "../pdf/plan.ts";
import { contentsTitle } from "../pdf/words.ts";
import { AutomaticStyles, type ParagraphFacts } from "./automatic-styles.ts";
import { Pictures } from "./pictures.ts";
import { ChapterText, type ProseStyles, type Writing } from "./write-blocks.ts";
import { metaPart, packText, part } from "./write-package.ts";
import type { MasterPage } from "./write-pages.ts";
import { type OdtStyle, stylesPart } from "./write-styles.ts";
import { odtText } from "./write-text.ts";

/** A book as an OpenDocument text (OASIS OpenDocument 1.3). The same book gives the same bytes. */
export function writeOdt(book: Book): Uint8Array {
  const layout = layOut(book);
  const runs = documentRuns(book);
  const deepestOpener = deepestLevel(runs);
  const { page } = layout;
  const pictures = new Pictures(book, {
    width: page.width - page.inside - page.outside,
    height: (page.height - page.top - page.bottom) * 0.9,
  });
  const writing: Writing = {
    styles: new AutomaticStyles(),
    pictures,
    direction: directionOf(book.language),
    deepestOpener,
    sceneBreak: sceneBreakText(book.preset.sceneBreak),
    isTyped: layout.isTyped,
    counted: { notes: 0 },
  };
  const body = new OdtBody(book, layout, runs, writing).render();
  const content = part(
    "content",
    `${writing.styles.render()}<office:body><office:text>${body || '<text:p text:style-name="Text_20_body"/>'}</office:text></office:body>`,
  );
  const opensPages = !layout.isManuscript || layout.isNovel;
  const styles = stylesPart({ book, layout, deepestOpener, opensPages });
  return packText({ content, styles, meta: metaPart(book, deepestOpener) }, pictures.packed);
}

/** What stands alone on its page. */
const displayed: { readonly [role in MatterRole]?: OdtStyle } = {
  "title page": "Author",
  copyright: "Copyright",
  epigraph: "Epigraph",
};

class OdtBody {
  readonly #book: Book;
  readonly #layout: Layout;
  readonly #runs: readonly Run[];
  readonly #writing: Writing;

  constructor(book: Book, layout: Layout, runs: readonly Run[], writing: Writing) {
    this.#book = book;
    this.#layout = layout;
    this.#runs = runs;
    this.#writing = writing;
  }

  render(): string {
    const numbered =
      this.#layout.isManuscript && !this.#layout.isNovel ? null : this.#runs.find(({ zone }) => zone === "body");
    const runs = this.#runs.map((run) => this.#run(run, run === numbered ? 1 : null));
    const end = this.#layout.isManuscript ? this.#line("The_20_End", wordsOfBook(this.#book.language).end) : "";
    return runs.join("") + end;
  }

  #run(run: Run, pageNumber: number | null): string {
    const { isManuscript, isNovel } = this.#layout;
    // Only what begins with another kind of page, or counts anew, says so; headings have theirs in their style.
    const facts = (page: MasterPage): ParagraphFacts => ({ page, pageNumber });
    switch (run.kind) {
      case "half title":
        return "";
      case "title page":
        return this.#titlePage();
      case "contents":
        return this.#contents(run);
      case "display":
        return this.#chapter(run, run.chapter, this.#displayStyles(run.chapter), facts("Front"));
      case "part":
        return this.#heading(run, run.part.heading, pageNumber === null ? {} : facts("Opening"));
      case "text": {
        const body = { first: "Text_20_body", next: "First_20_line_20_indent" } as const;
        if (isManuscript && !isNovel) return this.#chapter(run, run.chapter, body, {});
        const isFront = run.zone === "front" && !isManuscript;
        const own = isFront ? facts("Front") : pageNumber === null && run.chapter.heading ? {} : facts("Opening");
        return this.#chapter(run, run.chapter, body, own);
      }
      default:
        return assertNever(run);
    }
  }

  #chapter(run: Run, chapter: BookChapter, prose: ProseStyles, facts: ParagraphFacts): string {
    const heading = chapter.heading === null ? "" : this.#heading(run, chapter.heading, facts);
    const lead = chapter.heading === null ? { ...facts, mark: mark(run, "page") } : null;
    return heading + new ChapterText(chapter, prose, this.#writing, lead).scenes(chapter.scenes);
  }

  #heading(run: Run, { label, title }: BookHeading, facts: ParagraphFacts): string {
    const level = Math.max(1, levelOf(run));
    const style = this.#writing.styles.named(`Heading_20_${level}`, facts);
    const lines = [label, title].filter((line) => line !== null).map((line) => odtText(shownTitle(line)));
    return `<text:h text:style-name="${style}" text:outline-level="${level}">${mark(run)}${lines.join("<text:line-break/>")}</text:h>`;
  }

  #titlePage(): string {
    return titleLines(this.#book, this.#layout)
      .map(({ role, text }, place) => this.#line(titleStyles[role], text, place === 0 ? "Front" : null))
      .join("");
  }

  /** Each line leads to its chapter and refers to its page, which an office program counts when it opens the text. */
  #contents(run: Extract<Run, { kind: "contents" }>): string {
    const { language } = this.#book;
    const { styles, deepestOpener } = this.#writing;
    const heading = odtText(run.chapter?.title ?? contentsTitle(language));
    const own =
      run.chapter === null
        ? ""
        : this.#chapter(run, run.chapter, { first: "Text_20_body", next: "Text_20_body" }, { page: "Front" });
    const template = Array.from(
      { length: 10 },
      (_, place) =>
        `<text:table-of-content-entry-template text:outline-level="${place + 1}" text:style-name="Contents_20_${Math.min(3, place + 1)}"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right"/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`,
    );
    const title =
      run.chapter === null
        ? `<text:index-title text:name="Contents heading"><text:p text:style-name="${styles.named("Contents_20_Heading", { page: "Front" })}">${heading}</text:p></text:index-title>`
        : "";
    const lines = contentsLines(this.#runs).map(
      ({ run: { name }, title, level }) =>
        `<text:p text:style-name="Contents_20_${level}"><text:a xlink:type="simple" xlink:href="#${name}" text:style-name="Index_20_Link">${odtText(title)}<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="${name}"/></text:a></text:p>`,
    );
    return `${own}<text:table-of-content text:name="Contents" text:protected="false"><text:table-of-content-source text:outline-level="${deepestOpener}" text:use-outline-level="true" text:use-index-marks="false">${template.join("")}</text:table-of-content-source><text:index-body>${title}${lines.join("")}</text:index-body></text:table-of-content>`;
  }

  #displayStyles({ matter }: BookChapter): ProseStyles {
    const style = displayed[matter ?? "other"] ?? "Dedication";
    return { first: style, next: style };
  }

  #line(style: OdtStyle, text: string, page: MasterPage | null = null): string {
    return `<text:p text:style-name="${this.#writing.styles.named(style, { page })}">${odtText(text)}</text:p>`;
  }
}

/** Where a run begins: a table of contents leads to titles. */
function mark({ name }: Run, kind: "run" | "page" = "run"): string {
  return `<text:bookmark text:name="${name.replace("run", kind)}"/>`;
}
