import { fail, type Result, succeed } from "../../story/problem.ts";
import { chapterLevelName, readChapterLevel } from "../markup/chapter-level.ts";
import { accountForWords, type Piece, wordsDiffer } from "./account.ts";
import { type Choice, chooseHeads, matchHeads, type Source, takeOutline } from "./choose.ts";
import { findContents } from "./contents.ts";
import { markOrdinals } from "./escape.ts";
import { type Aside, type Front, readFront } from "./front.ts";
import { frontMatterEnd, readFields } from "./front-matter.ts";
import { guessLanguage } from "./language.ts";
import { closeHyphens, measureLayout } from "./layout.ts";
import { findLibraryFrame } from "./library.ts";
import { joinTitle, nextFull } from "./lines.ts";
import type { ImportedManuscript, ImportOptions, SetAside } from "./manuscript.ts";
import { readPattern } from "./pattern.ts";
import { sayRule } from "./rule.ts";
import { titleScenes } from "./scene-headings.ts";
import { buildItems, type Section } from "./sections.ts";
import { findSetOff } from "./set-off.ts";
import { tidyTitle, titleOfFile } from "./titles.ts";

/**
 * Plans the import of one text: what becomes a chapter, a title, a note. Changes nothing and reads nothing else.
 *
 * @param text decoded, as `decodeText` gives it
 *
 * Problems: "file-empty", "pattern-bad", "pattern-slow", "import-words-differ".
 */
export function planImport(text: string, options: ImportOptions): Result<ImportedManuscript> {
  const clean = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (!/\S/.test(clean)) return fail("file-empty", "This file has no text in it.", "Choose another file.");
  const { source, said, head } = readSource(clean, options);
  const chosen = choose(source, withSaid(options, said));
  if (!chosen.ok) return chosen;
  const choice = chosen.value;
  const first = choice.bookTitle ?? choice.heads[0];
  const front = readFrontMatter(source, choice, first?.from ?? source.to, options);
  const asides = [...head, ...front.asides].sort((left, right) => left.from - right.from);
  const title = titleOf(said.title, choice, front, options);
  const built = buildItems(source, choice, front.opening, options, title);
  if (!coverAll(source.lines, [...asides, ...built.sections])) return wordsDiffer("");
  const account = accountForWords(source.lines.join("\n"), piecesOf(source, asides, built.sections));
  if (!account.ok) return account;
  const body = source.lines.slice(source.from, source.to).join("\n");
  return succeed({
    title,
    author: said.author || choice.author || front.author,
    language: said.language || guessLanguage(body),
    rule: sayRule(choice, built.items, options.split),
    items: options.format === "markdown" ? titleScenes(built.items) : built.items,
    setAside: gatherAsides(source, asides, built.sections),
    words: account.value,
  });
}

interface Opened {
  readonly source: Source;
  /** What a library's header or YAML front matter says of the book; empty where it does not. */
  readonly said: {
    readonly title: string;
    readonly author: string;
    readonly language: string;
    readonly chapterLevel: number | null;
  };
  readonly head: readonly Aside[];
}

function readSource(text: string, options: ImportOptions): Opened {
  const { lines, pageBreaks, layout } = readLines(text, options.format);
  const frame = findLibraryFrame(lines);
  const head: Aside[] = [];
  let from = frame?.from ?? 0;
  const to = frame?.to ?? lines.length;
  if (from > 0) head.push({ kind: "library header", from: 0, to: from });
  const meta = options.format === "markdown" ? frontMatterEnd(lines, from, to) : from;
  if (meta > from) head.push({ kind: "front matter", from, to: meta });
  const fields = readFields(lines.slice(from, meta));
  const said = {
    title: frame?.title || fields.get("title") || "",
    author: frame?.author || fields.get("author") || "",
    chapterLevel: readChapterLevel(fields.get(chapterLevelName) ?? ""),
    language: frame?.language || fields.get("lang") || fields.get("language") || "",
  };
  from = meta;
  if (to < lines.length) head.push({ kind: "library footer", from: to, to: lines.length });
  const asksForWords = options.split.kind === "pattern" || options.split.kind === "headings";
  const setOff = options.format === "markdown" || asksForWords ? null : findSetOff(lines, from, to);
  const hasContents = options.split.kind !== "pattern" && !options.outline && setOff === null;
  const contents = hasContents ? findContents(lines, from, to) : null;
  return { source: { lines, from, to, layout, contents, setOff, pageBreaks, format: options.format }, said, head };
}

function readLines(text: string, format: ImportOptions["format"]) {
  const pageBreaks = new Set<number>();
  const fed = text.includes("\f") ? text.replace(/(?<=[^\n])\f/g, "\n\f") : text;
  let lines: readonly string[] = fed.split("\n");
  const layout = measureLayout(lines);
  if (format === "text" && layout.wrapped) lines = closeHyphens(lines);
  if (format === "text" && text.includes("_")) lines = lines.map(markOrdinals);
  if (fed !== text || text.includes("\f")) {
    lines.forEach((line, place) => {
      if (line.startsWith("\f")) pageBreaks.add(place);
    });
    lines = lines.map((line) => line.replace(/^\f+/, ""));
  }
  return { lines, pageBreaks, layout };
}

function withSaid(options: ImportOptions, said: Opened["said"]): ImportOptions {
  if (options.format !== "markdown" || (said.title === "" && said.chapterLevel === null)) return options;
  return { ...options, told: { title: said.title, isTitlePage: said.title !== "", chapterLevel: said.chapterLevel } };
}

function choose(source: Source, { split, outline, told }: ImportOptions): Result<Choice> {
  if (split.kind !== "pattern" && outline) return succeed(takeOutline(source.lines, outline));
  if (split.kind !== "pattern") return succeed(chooseHeads(source, split.kind, told));
  const pattern = readPattern(split.pattern);
  if (!pattern.ok) return pattern;
  const choice = matchHeads(source, pattern.value);
  if (choice) return succeed(choice);
  return fail("pattern-slow", "The pattern takes too long on this text.", "Write a simpler one and try again.");
}

function readFrontMatter(source: Source, choice: Choice, end: number, options: ImportOptions): Front {
  const { lines, contents } = source;
  const bare = choice.heads.length === 0 && choice.bookTitle === null;
  if (options.format === "markdown" || options.split.kind === "pattern") {
    const opening = joinTitle(lines, source.from, end) === "" ? null : { from: source.from, to: end };
    if (!contents || contents.from >= end) return { asides: [], opening, title: "", author: "" };
  }
  if (!contents || contents.from >= end) return readFront(lines, source.from, end, bare, options.fileName);
  const before = readFront(lines, source.from, contents.from, false, options.fileName);
  const after = readFront(lines, contents.to, end, bare, options.fileName);
  const early = before.opening ? [{ kind: "front matter" as const, ...before.opening }] : [];
  return {
    asides: [
      ...before.asides,
      ...early,
      { kind: "table of contents", from: contents.from, to: contents.to },
      ...after.asides,
    ],
    opening: after.opening,
    title: before.title || after.title,
    author: before.author || after.author,
  };
}

/** A heading that is the book's title is in no chapter: what a file's properties say does not take its place. */
function titleOf(said: string, { bookTitle }: Choice, front: Front, { told, fileName }: ImportOptions): string {
  if (said !== "") return said;
  if (told?.isTitlePage) return told.title;
  if (bookTitle) return tidyTitle(bookTitle.text);
  return told?.title || front.title || titleOfFile(fileName);
}

/** The source in order: what was set aside, and the sections' own pieces. */
function piecesOf(source: Source, asides: readonly Aside[], sections: readonly Section[]): Piece[] {
  const placed = [
    ...asides.map((aside) => {
      const text = source.lines.slice(aside.from, aside.to).join("\n");
      return { from: aside.from, piece: { use: "setAside" as const, source: text, made: text } };
    }),
    ...sections.map((section) => ({
      from: section.from,
      piece: {
        use: section.use,
        source: source.lines.slice(section.from, section.to).join("\n"),
        made: section.made,
      },
    })),
  ];
  return placed.sort((left, right) => left.from - right.from).map(({ piece }) => piece);
}

/** No line with anything on it is in no piece, or in two. */
function coverAll(
  lines: readonly string[],
  pieces: readonly { readonly from: number; readonly to: number }[],
): boolean {
  let at = 0;
  for (const piece of [...pieces].sort((left, right) => left.from - right.from || left.to - right.to)) {
    if (piece.from < at || nextFull(lines, at, piece.from) !== null) return false;
    at = piece.to;
  }
  return nextFull(lines, at, lines.length) === null;
}

function gatherAsides(source: Source, asides: readonly Aside[], sections: readonly Section[]): SetAside[] {
  const noted = sections.flatMap((section) =>
    section.use === "setAside" ? [{ kind: "notes by the author" as const, from: section.from, to: section.to }] : [],
  );
  return [...asides, ...noted]
    .sort((left, right) => left.from - right.from)
    .map((aside) => ({
      kind: aside.kind,
      text: source.lines
        .slice(aside.from, aside.to)
        .join("\n")
        .replace(/^\s*\n|\s+$/g, ""),
    }));
}
