import { type Contents, titleKey } from "./contents.ts";
import { authorBelow } from "./front.ts";
import { findHeads, type Head, joinTitleLines, keepSequence } from "./heads.ts";
import type { Layout } from "./layout.ts";
import { takeLevels } from "./leveled.ts";
import { endOfBlock, isBlank, joinTitle } from "./lines.ts";
import type { ImportOptions, SplitRule, Told } from "./manuscript.ts";
import { findMarkdownHeadings, type MarkdownHeading, plainHeading } from "./markdown-headings.ts";
import { longestTestedLine } from "./pattern.ts";
import { findCapitals, findPages, findShape, sayCount } from "./shapes.ts";
import { dropEchoes } from "./tree.ts";

/** The headings that a manuscript is cut at, and why. */
export interface Choice {
  readonly heads: readonly Head[];
  /** For the writer; empty where it is said once the tree is known. */
  readonly rule: string;
  /** Where the headings' own shape, or the line below the book's title, names one. */
  readonly author: string;
  /** A single first-level heading that is the book's own title; it is among no chapter's. */
  readonly bookTitle: Head | null;
}

/** A book's lines [from, to) with what was measured of them. */
export interface Source {
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly layout: Layout;
  readonly contents: Contents | null;
  readonly pageBreaks: ReadonlySet<number>;
  /** Titles that the blank lines say. */
  readonly setOff: readonly Head[] | null;
  readonly format: "text" | "markdown";
}

/** Milliseconds after which a pattern is given up: it was slow on every line so far. */
const patternPatience = 3000;

export function chooseHeads(source: Source, split: SplitRule["kind"], told?: Told): Choice {
  const markdown = outsideContents(findMarkdownHeadings(source.lines, source.from, source.to), source.contents);
  if (told?.chapterLevel) {
    const plain = markdown.map((heading) => ({ ...heading, text: plainHeading(heading.text) }));
    const heads = takeLevels(plain, source.lines, told.chapterLevel);
    if (heads.length > 0) return { ...none, heads };
  }
  if (markdown.length >= (source.format === "markdown" ? 1 : 2)) return chooseMarkdown(markdown, source, told);
  const found = findHeadings(source);
  const { setOff } = source;
  const worded = found.filter(({ family }) => family === "chapter" || family === "division");
  if (setOff && setOff.length > worded.length && areAmong(worded, setOff)) return { ...none, heads: setOff };
  if (found.length > 0) return { ...none, heads: found };
  if (split === "headings") return { ...none, rule: "No line reads as a chapter heading; the text is one chapter." };
  const { lines, from, to } = source;
  const start = source.contents?.to ?? from;
  const shape =
    findShape(lines, start, to) ?? findPages(lines, start, to, source.pageBreaks) ?? findCapitals(lines, start, to);
  if (shape) return { ...none, heads: shape.heads, author: shape.author, rule: shape.rule };
  return { ...none, rule: "Nothing in the text divides it; it is one chapter." };
}

function areAmong(found: readonly Head[], heads: readonly Head[]): boolean {
  const lines = new Set(heads.map(({ from }) => from));
  return found.every(({ from }) => lines.has(from));
}

/** Null where the pattern took too long. */
export function matchHeads(source: Source, pattern: RegExp): Choice | null {
  const heads: Head[] = [];
  const begun = performance.now();
  for (let place = source.from; place < source.to; place++) {
    const line = (source.lines[place] ?? "").trim();
    if (line === "" || !pattern.test(line.slice(0, longestTestedLine))) continue;
    heads.push({ from: place, to: place + 1, family: "matched", word: "", number: null, bare: false, text: line });
    if (performance.now() - begun > patternPatience) return null;
  }
  const rule =
    heads.length === 0
      ? "No line matches the pattern; the text is one chapter."
      : `${sayCount(heads.length)} ${heads.length === 1 ? "line matches" : "lines match"} the pattern; each begins a chapter.`;
  return { ...none, heads, rule };
}

/** As the file's own outline has it: the headings of its text that are in it, and chapters whose titles stand only there. */
export function takeOutline(lines: readonly string[], outline: NonNullable<ImportOptions["outline"]>): Choice {
  let taken = 0;
  const heads = outline.map(({ kind, depth, title, matter, line }): Head => {
    const own = title === null ? (/^#{1,6}[ \t]+(\S.*)$/.exec(lines[line] ?? "")?.[1] ?? null) : null;
    // Two may begin at one place, and only one of them has its title there.
    const from = Math.max(line, taken);
    taken = own === null || from > line ? from : line + 1;
    return {
      from,
      to: taken,
      family: kind === "part" ? "division" : "markdown",
      word: kind === "part" ? "#".repeat(depth + 1) : "",
      number: null,
      bare: false,
      text: own === null ? (title ?? "") : plainHeading(own.replace(/[ \t]+#+[ \t]*$/, "")),
      outer: kind === "chapter" && depth === 0,
      matter,
    };
  });
  return { ...none, heads };
}

const none: Choice = { heads: [], rule: "", author: "", bookTitle: null };

function chooseMarkdown(headings: readonly MarkdownHeading[], source: Source, told: Told | undefined): Choice {
  const text = (heading: MarkdownHeading): Head => ({ ...heading, text: plainHeading(heading.text) });
  const levels = [...new Set(headings.map((heading) => heading.level))].sort();
  const top = headings.filter((heading) => heading.level === levels[0]);
  const below = headings.filter((heading) => heading.level === levels[1]);
  const [first] = top;
  const rule = (count: number) =>
    `${sayCount(count)} Markdown ${count === 1 ? "heading" : "headings"} of the same level; each begins a chapter.`;
  const mayBeTitle = first && (!told?.isTitlePage || titleKey(told.title) === titleKey(plainHeading(first.text)));
  if (mayBeTitle && top.length === 1 && below.length >= 2 && headings[0] === first && isBare(source, first, below[0])) {
    const author = authorBelow(source.lines, first.to, below[0]?.from ?? source.to);
    return { ...none, heads: below.map(text), author, bookTitle: text(first), rule: rule(below.length) };
  }
  const holders = top.filter((heading) => holdsChapters(source, heading, headings));
  const others = top.filter((heading) => !holders.includes(heading) && !hasBelow(heading, headings));
  const whole = holders.length > 0 && holders.length + others.length === top.length;
  const parts = whole && below.length >= 2 * holders.length;
  if (!parts) return { ...none, heads: top.map(text), rule: rule(top.length) };
  const heads = headings
    .filter((heading) => heading.level === levels[0] || heading.level === levels[1])
    .map((heading): Head => {
      const part = holders.includes(heading);
      return {
        ...text(heading),
        family: part ? "division" : "markdown",
        word: part ? "#" : "",
        outer: others.includes(heading),
      };
    });
  return { ...none, heads };
}

/** No prose between a heading and the next. */
function isBare(source: Source, heading: Head, next: Head | undefined): boolean {
  const words = joinTitle(source.lines, heading.to, next?.from ?? source.to).split(/\s+/).length;
  return words < 60;
}

function hasBelow(heading: MarkdownHeading, headings: readonly MarkdownHeading[]): boolean {
  return (headings[headings.indexOf(heading) + 1]?.level ?? 0) > heading.level;
}

function holdsChapters(source: Source, heading: MarkdownHeading, headings: readonly MarkdownHeading[]): boolean {
  const next = headings[headings.indexOf(heading) + 1];
  return next !== undefined && next.level > heading.level && joinTitle(source.lines, heading.to, next.from) === "";
}

/** Chapter words, divisions, names, numerals in order, and what the table of contents lists. */
function findHeadings(source: Source): Head[] {
  const { lines, from, to, layout, contents } = source;
  const found = contents
    ? [...findHeads(lines, from, contents.from, layout), ...findHeads(lines, contents.to, to, layout)]
    : findHeads(lines, from, to, layout);
  const worded = found.filter((head) => head.family === "chapter" || head.family === "division");
  const hasChapters = worded.some((head) => head.family === "chapter");
  const numerals = hasChapters ? [] : keepSequence(found.filter((head) => head.family === "numeral"));
  const listed = contents ? findListed(source, contents, found) : [];
  const named = found.filter((head) => head.family === "named");
  const firm = [...worded, ...numerals, ...listed];
  if (firm.length === 0 && named.length < 2) return [];
  if (!hasChapters && numerals.length === 0 && listed.length === 0 && worded.length < 2 && named.length < 1) return [];
  const heads = [...firm, ...named].sort((left, right) => left.from - right.from);
  const taken = new Set(heads.map((head) => head.from));
  return dropEchoes(joinTitleLines(heads, lines, to, taken));
}

/** Blocks after the table of contents that are one of its entries and read as no heading by themselves. */
function findListed(source: Source, contents: Contents, found: readonly Head[]): Head[] {
  const { lines, to } = source;
  const waiting = new Set(contents.entries);
  for (const head of found) if (head.from >= contents.to) waiting.delete(titleKey(head.text));
  const taken = new Set(found.map((head) => head.from));
  const heads: Head[] = [];
  let titleUsed = 0;
  for (let place = contents.to; place < to && waiting.size > 0; place++) {
    const line = lines[place] ?? "";
    if (isBlank(line) || line.length > 130 || taken.has(place) || !isBlank(lines[place - 1])) continue;
    const end = endOfBlock(lines, place, Math.min(to, place + 4));
    if (end - place > 3) continue;
    const text = joinTitle(lines, place, end);
    if (!waiting.delete(titleKey(text))) continue;
    // "Loomings" in the table and below "CHAPTER 1" in the text is that chapter's title.
    const above = found.findLast((head) => head.to <= place);
    if (above?.bare && above.family === "chapter" && isTitleOf(lines, above, place)) titleUsed++;
    else heads.push({ from: place, to: end, family: "listed", word: "", number: null, bare: false, text });
  }
  return titleUsed > heads.length ? [] : heads;
}

function isTitleOf(lines: readonly string[], head: Head, place: number): boolean {
  for (let between = head.to; between < place; between++) if (!isBlank(lines[between])) return false;
  return true;
}

function outsideContents(headings: readonly MarkdownHeading[], contents: Contents | null): MarkdownHeading[] {
  if (!contents) return [...headings];
  return headings.filter((heading) => heading.from < contents.from || heading.from >= contents.to);
}
