import type { Book, BookChapter, BookHeading } from "../../story/book.ts";
import { manuscriptFacts } from "../../story/manuscript-facts.ts";
import { assertNever } from "../../story/problem.ts";
import { directionOf } from "../../story/text-direction.ts";
import { type Layout, layOut } from "../docx/layout.ts";
import { proseStyles, sceneBreakText } from "../docx/matter-styles.ts";
import { wordsOfBook } from "../docx/words.ts";
import { chapterLevelName } from "../markup/chapter-level.ts";
import { languageTag } from "../markup/language.ts";
import { shownTitle } from "../markup/sections.ts";
import { titleLines, titleStyles } from "../office/front.ts";
import { contentsLines, deepestLevel, documentRuns, levelOf } from "../office/runs.ts";
import type { Run } from "../pdf/plan.ts";
import { contentsTitle } from "../pdf/words.ts";
import { ChapterText, paragraph, type Writing } from "./write-body.ts";
import { Lists } from "./write-lists.ts";
import { rtfPictures } from "./write-pictures.ts";
import { type RtfStyle, renderStyleSheet, rtfStyles } from "./write-styles.ts";
import { rtfText } from "./write-text.ts";

/**
 * A book in the Rich Text Format (Microsoft, RTF Specification 1.9.1), which every word processor reads. The same book gives the
 * same bytes.
 */
export function writeRtf(book: Book): Uint8Array {
  const layout = layOut(book);
  const { page } = layout;
  const runs = documentRuns(book);
  const deepest = deepestLevel(runs);
  const writing: Writing = {
    styles: rtfStyles({ layout, prose: book.preset.prose, deepestOpener: deepest, opening: openingOf(layout) }),
    lists: new Lists(),
    picture: rtfPictures(book, {
      width: page.width - page.inside - page.outside,
      height: (page.height - page.top - page.bottom) * 0.9,
    }),
    direction: directionOf(book.language),
    deepestOpener: deepest,
    sceneBreak: sceneBreakText(book.preset.sceneBreak),
    isTyped: layout.isTyped,
    counted: { notes: 0, lists: 0 },
  };
  const body = new RtfBody(book, layout, runs, writing).render();
  const language = languageCodes[languageTag(book.language).toLowerCase().split("-")[0] ?? ""] ?? 1024;
  const letters = `\\f0\\fs${Math.round(layout.size * 2)}`;
  const document = [
    `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0\\deflang${language}`,
    `{\\fonttbl{\\f0\\froman\\fcharset0 ${rtfText(layout.font)};}{\\f1\\fmodern\\fcharset0 Courier New;}}`,
    "{\\colortbl;\\red5\\green99\\blue193;}",
    renderStyleSheet(writing.styles, letters),
    `${writing.lists.render()}${info(book)}{\\*\\generator Redraft;}{\\*\\docvar {${chapterLevelName}}{${deepest}}}`,
    `\\paperw${page.width}\\paperh${page.height}\\margl${page.inside}\\margr${page.outside}\\margt${page.top}\\margb${page.bottom}${page.isMirrored ? "\\facingp\\margmirror" : ""}`,
    `\\widowctrl\\ftnbj\\hyphauto${book.preset.prose.hyphenate && !layout.isManuscript ? 1 : 0}\\lang${language}`,
    `${body}}`,
  ];
  // All of it is ASCII.
  return new TextEncoder().encode(`${document.join("\n")}\n`);
}

function openingOf({ kind, isManuscript, isNovel }: Layout): "page" | "section" | "text" {
  if (kind === "book") return "section";
  return isManuscript && !isNovel ? "text" : "page";
}

/** Windows' numbers of languages (MS-LCID); a program spells in its own where there is none. */
const languageCodes: Readonly<Record<string, number>> = {
  en: 1033,
  de: 1031,
  fr: 1036,
  es: 3082,
  it: 1040,
  pt: 2070,
  nl: 1043,
  sv: 1053,
  da: 1030,
  nb: 1044,
  no: 1044,
  fi: 1035,
  pl: 1045,
  cs: 1029,
  ru: 1049,
  uk: 1058,
  el: 1032,
  tr: 1055,
  hu: 1038,
  he: 1037,
  ar: 1025,
  ja: 1041,
  ko: 1042,
  zh: 2052,
};

function info({ title, author, details, modified }: Book): string {
  const date = new Date(modified);
  const time = Number.isNaN(date.getTime())
    ? ""
    : `\\yr${date.getUTCFullYear()}\\mo${date.getUTCMonth() + 1}\\dy${date.getUTCDate()}\\hr${date.getUTCHours()}\\min${date.getUTCMinutes()}`;
  const said = [
    `{\\title ${rtfText(title)}}`,
    author.trim() === "" ? "" : `{\\author ${rtfText(author)}}`,
    details.description === "" ? "" : `{\\doccomm ${rtfText(details.description)}}`,
    time === "" ? "" : `{\\creatim${time}}{\\revtim${time}}`,
  ];
  return `{\\info${said.join("")}}`;
}

class RtfBody {
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

  /** What stands before the story, and from there on with running heads and page numbers from 1. */
  render(): string {
    const { isManuscript } = this.#layout;
    const opening = openingOf(this.#layout);
    const first = this.#runs.findIndex(({ zone, kind }) =>
      opening === "text" ? kind !== "title page" : zone !== "front",
    );
    const front = first < 0 ? this.#runs : this.#runs.slice(0, first);
    const body = first < 0 ? [] : this.#runs.slice(first);
    const parts: string[] = [];
    if (front.length > 0) parts.push(`\\sectd\\sbkpage ${this.#all(front)}`);
    if (body.length > 0) parts.push(this.#body(body, front.length > 0));
    if (isManuscript) parts.push(this.#line("TheEnd", wordsOfBook(this.#book.language).end));
    if (parts.length === 0) parts.push(this.#line("BodyFirst", ""));
    return parts.join("");
  }

  /** @param isFollowing whether something stands before it */
  #body(runs: readonly Run[], isFollowing: boolean): string {
    if (openingOf(this.#layout) !== "section") return this.#section(isFollowing, true) + this.#all(runs);
    return runs
      .map((run, place) => this.#section(isFollowing || place > 0, place === 0) + this.#run(run, false))
      .join("");
  }

  #all(runs: readonly Run[]): string {
    return runs.map((run, place) => this.#run(run, place > 0)).join("");
  }

  /** A short manuscript goes on below its title; all else begins a page, of a book one without a running head. */
  #section(isFollowing: boolean, isFirst: boolean): string {
    const opening = openingOf(this.#layout);
    const opensRight = opening === "section" && (isFirst || this.#book.preset.page.openers === "right");
    const begins = opening === "text" ? "\\sbknone" : opensRight ? "\\sbkodd" : "\\sbkpage";
    const restarts = isFirst && opening !== "text" ? "\\pgnrestart\\pgnstarts1" : "";
    const first = opening === "section" ? "\\titlepg" : "";
    return `${isFollowing ? "\\sect" : ""}\\sectd${begins}${restarts}${first} ${this.#furniture()}`;
  }

  #furniture(): string {
    const { preset, title, author } = this.#book;
    const { page, isManuscript } = this.#layout;
    const number = "{\\field{\\*\\fldinst{PAGE}}{\\fldrslt 1}}";
    const line = (kind: string, style: RtfStyle, own: string, inside: string): string =>
      `{\\${kind} ${paragraph(this.#writing.styles, style, inside, { own })}}\n`;
    if (isManuscript)
      return line("header", "Header", "", `${rtfText(`${manuscriptFacts(this.#book).runningHead} / `)}${number}`);
    const { runningHeads, folios } = preset.page;
    const hasSides = page.isMirrored;
    const both = (
      kind: "header" | "footer",
      style: RtfStyle,
      left: [string, string],
      right: [string, string],
    ): string =>
      hasSides ? line(`${kind}l`, style, ...left) + line(`${kind}r`, style, ...right) : line(kind, style, ...right);
    const chapter = "{\\field{\\*\\fldinst{STYLEREF 1}}{\\fldrslt }}";
    const [left, right] =
      runningHeads === "title and chapter"
        ? [rtfText(title), chapter]
        : [rtfText(author.trim() || title), rtfText(title)];
    const heads = runningHeads === "none" ? "" : both("header", "Header", ["", left], ["", right]);
    const outside = folios === "outside";
    const feet =
      folios === "none"
        ? ""
        : both("footer", "Footer", [outside ? "\\ql" : "", number], [outside ? "\\qr" : "", number]);
    // The first page of a section has a foot only.
    const first =
      openingOf(this.#layout) === "section" && folios !== "none"
        ? line("footerf", "Footer", outside ? "\\qr" : "", number)
        : "";
    return heads + feet + first;
  }

  /** @param breaks whether something stands before it, of which a page without a heading is parted */
  #run(run: Run, breaks: boolean): string {
    switch (run.kind) {
      case "half title":
        return "";
      case "title page":
        return titleLines(this.#book, this.#layout)
          .map(({ role, text }) => this.#line(titleStyles[role], text))
          .join("");
      case "contents":
        return this.#contents(run);
      case "display":
      case "text":
        return this.#chapter(run, run.chapter, breaks);
      case "part":
        return this.#heading(run, run.part.heading);
      default:
        return assertNever(run);
    }
  }

  #chapter(run: Run, chapter: BookChapter, breaks: boolean): string {
    const prose = proseStyles(chapter.matter);
    const text = new ChapterText(chapter, this.#writing);
    if (chapter.heading !== null) return this.#heading(run, chapter.heading) + text.scenes(prose);
    return (breaks ? "\\page " : "") + text.scenes(prose, mark(run, "Page"));
  }

  #heading(run: Run, { label, title }: BookHeading): string {
    const lines = [label, title].filter((line) => line !== null).map((line) => rtfText(shownTitle(line)));
    const style = `Heading${Math.max(1, levelOf(run))}` as RtfStyle;
    return paragraph(this.#writing.styles, style, lines.join("\\line "), { mark: mark(run), own: this.#turned() });
  }

  /** A field that Word and LibreOffice can make anew; its pages are as in DOCX (`docx/contents.ts`). */
  #contents({ chapter, ...run }: Extract<Run, { kind: "contents" }>): string {
    const own =
      chapter === null
        ? this.#line("ContentsHeading", contentsTitle(this.#book.language))
        : this.#chapter({ chapter, ...run }, chapter, true);
    const lines = contentsLines(this.#runs).map(({ run: to, title, level }) => {
      const page = `{\\field{\\*\\fldinst{PAGEREF ${bookmark(to)} \\\\h}}{\\fldrslt }}`;
      const link = `{\\field{\\*\\fldinst{HYPERLINK \\\\l "${bookmark(to)}"}}{\\fldrslt ${rtfText(title)}\\tab ${page}}}`;
      return paragraph(this.#writing.styles, `Contents${level}` as RtfStyle, link, { own: this.#turned() });
    });
    const field = `{\\field{\\*\\fldinst{TOC \\\\o "1-${this.#writing.deepestOpener}" \\\\h}}{\\fldrslt\n`;
    return lines.length === 0 ? own : `${own}${field}${lines.join("")}}}`;
  }

  #line(style: RtfStyle, text: string): string {
    return paragraph(this.#writing.styles, style, rtfText(text), { own: this.#turned() });
  }

  #turned(): string {
    return this.#writing.direction === "rtl" ? "\\rtlpar" : "";
  }
}

/** Where a run begins: a table of contents leads to titles. */
function mark(run: Run, kind: "Run" | "Page" = "Run"): string {
  const name = bookmark(run).replace("Run", kind);
  return `{\\*\\bkmkstart ${name}}{\\*\\bkmkend ${name}}`;
}

function bookmark({ name }: Run): string {
  return `_${name.replace("run-", "Run")}`;
}
