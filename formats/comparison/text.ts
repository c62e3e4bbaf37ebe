import type { ComparedBook, ComparedChapter, ComparedWords } from "./compared-book.ts";
import {
  type ComparedParagraph,
  type ComparedRun,
  comparedParagraphs,
  type Fate,
  isChanged,
  tellsEnd,
} from "./paragraphs.ts";

/** So much of an unchanged paragraph tells where one is, UTF-16 units. */
const contextLength = 72;

/** The changed paragraphs, as wdiff marks them, each between the lines that it stands between. */
export function writeComparedText(book: ComparedBook): string {
  const chapters = book.chapters.map(chapterText);
  return `${chapters.join("\n")}${chapters.length > 0 ? "\n" : ""}${sum(book.words)}\n`;
}

function chapterText(chapter: ComparedChapter): string {
  const paragraphs = comparedParagraphs(chapter);
  const lines: string[] = [heading(chapter), ""];
  let left = 0;
  paragraphs.forEach((paragraph, place) => {
    if (isChanged(paragraph)) {
      lines.push(marked(paragraph), "");
      left = 0;
      return;
    }
    const isBefore = place + 1 < paragraphs.length && isChanged(paragraphs[place + 1] as ComparedParagraph);
    const isAfter = place > 0 && isChanged(paragraphs[place - 1] as ComparedParagraph);
    if (!isBefore && !isAfter) {
      if (left++ === 0) lines.push("  …", "");
      return;
    }
    const text = paragraph.runs
      .map((run) => run.text)
      .join("")
      .trim();
    const isLong = text.length > contextLength;
    // What stands after a change is told by its beginning, what stands before one by its end.
    if (isAfter) lines.push(`  ${firstLine(isLong ? `${text.slice(0, contextLength).trimEnd()}…` : text)}`, "");
    else lines.push(`  ${firstLine(isLong ? `…${text.slice(-contextLength).trimStart()}` : text)}`, "");
  });
  return `${lines.join("\n").trimEnd()}\n`;
}

function firstLine(text: string): string {
  return text.replaceAll("\n", " ");
}

function heading({ title, titleBefore, state, isReordered, words }: ComparedChapter): string {
  const notes = [
    titleBefore === null ? "" : `was “${titleBefore}”`,
    state === "changed" ? "" : state === "added" ? "new" : "gone",
    isReordered ? "stands elsewhere" : "",
    state === "changed" ? sum(words) : "",
  ].filter((note) => note !== "");
  return `== ${title}${notes.length > 0 ? ` (${notes.join("; ")})` : ""}`;
}

function marked(paragraph: ComparedParagraph): string {
  const stretches = joinRuns(paragraph.runs).map(({ fate, text }) => mark(fate, text));
  return `${stretches.join("")}${tellsEnd(paragraph) ? mark(paragraph.end.fate, "¶") : ""}`;
}

function mark(fate: Fate, text: string): string {
  switch (fate) {
    case "kept":
      return text;
    case "deleted":
      return `[-${text}-]`;
    case "inserted":
      return `{+${text}+}`;
    case "movedAway":
      return `[>${text}<]`;
    case "movedHere":
      return `{>${text}<}`;
  }
}

function joinRuns(runs: readonly ComparedRun[]): ComparedRun[] {
  const joined: ComparedRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.fate === run.fate && last.change === run.change)
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

export function sum({ added, removed, moved }: ComparedWords): string {
  return `${added} ${added === 1 ? "word" : "words"} added, ${removed} removed, ${moved} moved`;
}
