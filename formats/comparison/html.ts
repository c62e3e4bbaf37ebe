import { directionOf } from "../../story/text-direction.ts";
import { escapeAttribute, escapeText } from "../markup/escape.ts";
import { languageTag } from "../markup/language.ts";
import type { ComparedBook, ComparedChange, ComparedChapter } from "./compared-book.ts";
import { comparisonStyle } from "./html-style.ts";
import { look } from "./inline-marks.ts";
import { type ComparedParagraph, type ComparedRun, comparedParagraphs, isChanged, tellsEnd } from "./paragraphs.ts";
import { sum } from "./text.ts";

/** More unchanged paragraphs than this in a row are folded, all but the first and the last. */
const mostShown = 3;

/** So much of a change stands in the list, UTF-16 units. */
const listedLength = 90;

/**
 * A comparison as one page that needs nothing else: the text with its changes, who made each and when where one points at
 * it and in a list, with no script. The same comparison gives the same bytes.
 */
export function writeComparedHtml(book: ComparedBook): Uint8Array {
  const title = `${book.title.trim() || "Untitled"}: what changed`;
  const language = languageTag(book.language);
  const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<title>${escapeText(title)}</title>
<style>
${comparisonStyle}</style>
</head>
<body>
<header>
<h1>${escapeText(book.title.trim() || "Untitled")}</h1>
<p class="about">What changed from ${escapeText(book.from)} to ${escapeText(book.to)}. ${escapeText(sum(book.words))}.</p>
<p class="key">Marked as <ins>come</ins>, <del>gone</del>, <del class="moved">moved from here</del> and <ins class="moved">moved to here</ins>.</p>
</header>
${navigation(book)}<main>
${book.chapters.map((chapter, place) => chapterSection(book, chapter, place, language)).join("")}</main>
</body>
</html>
`;
  return new TextEncoder().encode(page);
}

function navigation({ chapters }: ComparedBook): string {
  if (chapters.length < 2) return "";
  const items = chapters.map(
    (chapter, place) =>
      `<li><a href="#c${place}">${escapeText(chapter.title || "Untitled")}</a> <span class="sum">${escapeText(notes(chapter))}</span></li>\n`,
  );
  return `<nav aria-label="Chapters that changed">\n<ul>\n${items.join("")}</ul>\n</nav>\n`;
}

function notes({ state, titleBefore, isReordered, words }: ComparedChapter): string {
  return [
    state === "added" ? "new" : state === "removed" ? "gone" : "",
    titleBefore === null ? "" : `was “${titleBefore}”`,
    isReordered ? "stands elsewhere" : "",
    sum(words),
  ]
    .filter((note) => note !== "")
    .join("; ");
}

interface Section {
  readonly book: ComparedBook;
  readonly chapter: ComparedChapter;
  readonly place: number;
  /** Ids that stand in the page already: a link leads to the first piece of a change. */
  readonly named: Set<string>;
}

function chapterSection(book: ComparedBook, chapter: ComparedChapter, place: number, language: string): string {
  const section: Section = { book, chapter, place, named: new Set() };
  const paragraphs = comparedParagraphs(chapter);
  const direction = directionOf(language);
  return `<section id="c${place}" aria-labelledby="c${place}t">
<h2 id="c${place}t">${escapeText(chapter.title || "Untitled")}</h2>
<p class="sum">${escapeText(notes(chapter))}</p>
<div lang="${escapeAttribute(language)}" dir="${direction}">
${prose(section, paragraphs)}</div>
${changeList(section)}</section>
`;
}

function prose(section: Section, paragraphs: readonly ComparedParagraph[]): string {
  let html = "";
  for (let at = 0; at < paragraphs.length; ) {
    let end = at;
    while (end < paragraphs.length && !isChanged(paragraphs[end] as ComparedParagraph)) end++;
    const first = at === 0 ? at : at + 1;
    const last = end === paragraphs.length ? end : end - 1;
    if (end - at > mostShown && last > first) {
      const own = paragraphs.slice(first, last).map((paragraph) => block(section, paragraph));
      const count = last - first;
      if (first > at) html += block(section, paragraphs[at] as ComparedParagraph);
      html += `<details>\n<summary lang="en" dir="ltr">${count} unchanged ${count === 1 ? "paragraph" : "paragraphs"}</summary>\n${own.join("")}</details>\n`;
      at = last;
    }
    for (; at < Math.min(end + 1, paragraphs.length); at++) html += block(section, paragraphs[at] as ComparedParagraph);
  }
  return html;
}

function block(section: Section, paragraph: ComparedParagraph): string {
  const { level, runs, end } = paragraph;
  const tag = level === 0 ? "p" : `h${Math.min(6, Math.max(3, level + 1))}`;
  const inside = runs.map((run) => inline(section, run)).join("");
  const last = tellsEnd(paragraph) ? inline(section, { ...end, text: "¶", looks: 0 }) : "";
  const isBreak = /^[\s*#-]+$/.test(runs.map(({ text }) => text).join(""));
  return `<${tag}${isBreak ? ' class="break"' : ""}>${inside}${last}</${tag}>\n`;
}

function inline(section: Section, run: ComparedRun): string {
  let html = escapeText(run.text).replaceAll("\n", "<br/>");
  if (run.looks & look.italic) html = `<em>${html}</em>`;
  if (run.looks & look.bold) html = `<strong>${html}</strong>`;
  if (run.looks & look.struck) html = `<s>${html}</s>`;
  if (run.fate === "kept") return html;
  const isGone = run.fate === "deleted" || run.fate === "movedAway";
  const isMoved = run.fate === "movedAway" || run.fate === "movedHere";
  const tag = isGone ? "del" : "ins";
  const id = `${section.place}-${run.change}${isMoved ? (isGone ? "from" : "to") : ""}`;
  const isFirst = run.change !== null && !section.named.has(id);
  section.named.add(id);
  const attributes = [
    isMoved ? ' class="moved"' : "",
    isFirst ? ` id="x${id}"` : "",
    ` title="${escapeAttribute(said(run))}"`,
    validTime(run.time) ? ` datetime="${escapeAttribute(run.time)}"` : "",
  ].join("");
  const jump = isFirst && isMoved ? jumpFrom(section, run, isGone) : "";
  return `${jump}<${tag}${attributes}>${html}</${tag}>`;
}

/** From a passage to its other place. */
function jumpFrom({ book, chapter, place }: Section, { change }: ComparedRun, isGone: boolean): string {
  const of = change === null ? undefined : chapter.changes[change];
  if (!of) return "";
  const there = of.elsewhere ? book.chapters.findIndex(({ id }) => id === of.elsewhere?.chapter) : place;
  const word = isGone ? "↷ moved to" : "↶ moved from";
  const target = of.elsewhere ? `#c${there}` : `#x${place}-${change}${isGone ? "to" : "from"}`;
  const label = `${word} ${of.elsewhere ? `“${of.elsewhere.title}”` : isGone ? "there" : "here"}`;
  const text = escapeText(of.elsewhere ? label : isGone ? "↷ moved" : "↶ moved here");
  return there < 0
    ? `<span class="jump" lang="en">${text} </span>`
    : `<a class="jump" lang="en" href="${escapeAttribute(target)}">${text}</a> `;
}

function said({ fate, author, time }: ComparedRun): string {
  const verb = { kept: "", inserted: "Written", deleted: "Deleted", movedAway: "Moved away", movedHere: "Moved here" };
  return `${verb[fate]}${author === "" ? "" : ` by ${author}`}${validTime(time) ? `, ${shortTime(time)}` : ""}`;
}

function changeList(section: Section): string {
  const { chapter, place } = section;
  if (chapter.changes.length === 0) return "";
  const rows = chapter.changes.map((change, number) => changeRow(section, change, number));
  return `<details class="list">
<summary>${chapter.changes.length} ${chapter.changes.length === 1 ? "change" : "changes"}, by whom and when</summary>
<table aria-labelledby="c${place}t">
<thead><tr><th scope="col">Change</th><th scope="col">Who</th><th scope="col">When</th></tr></thead>
<tbody>
${rows.join("")}</tbody>
</table>
</details>
`;
}

function changeRow({ place, named }: Section, change: ComparedChange, number: number): string {
  const ids = [`${place}-${number}`, `${place}-${number}to`, `${place}-${number}from`];
  const id = ids.find((candidate) => named.has(candidate));
  const what = id === undefined ? described(change) : `<a href="#x${id}">${described(change)}</a>`;
  const when = validTime(change.time)
    ? `<time datetime="${escapeAttribute(change.time)}">${escapeText(shortTime(change.time))}</time>`
    : "";
  return `<tr><td>${what}</td><td>${escapeText(change.author)}</td><td class="when">${when}</td></tr>\n`;
}

function described({ kind, before, after, elsewhere }: ComparedChange): string {
  const was = escapeText(shortened(before));
  const is = escapeText(shortened(after));
  switch (kind) {
    case "inserted":
      return `<ins>${is}</ins>`;
    case "deleted":
      return `<del>${was}</del>`;
    case "replaced":
      return `<del>${was}</del> <ins>${is}</ins>`;
    case "moved": {
      const where = elsewhere ? ` ${elsewhere.goes === "away" ? "to" : "from"} “${elsewhere.title}”` : "";
      return `Moved${escapeText(where)}: <ins class="moved">${is}</ins>`;
    }
  }
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  if (line === "") return "¶";
  return line.length <= listedLength ? line : `${line.slice(0, listedLength - 1).trimEnd()}…`;
}

function validTime(time: string): boolean {
  return !Number.isNaN(Date.parse(time));
}

/** As everybody reads it, whatever their language: in universal time, for the page may be read anywhere. */
export function shortTime(time: string): string {
  return `${new Date(time).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
