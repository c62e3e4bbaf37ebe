import { fail, type Result, succeed } from "../../story/problem.ts";
import { countWords } from "../../story/words.ts";
import { accountForWords } from "./account.ts";
import type { OutlineEntry, ReadFlow } from "./flow.ts";
import type { ImportedItem, ImportedManuscript, SetAside, SplitRule } from "./manuscript.ts";
import { planImport } from "./plan.ts";
import { withoutLevel } from "./scene-headings.ts";

/**
 * Splits what a reader made of a file into chapters, and brings what is held at places of it to the chapters in which they are now.
 *
 * Problems: those of `planImport`, and "import-words-differ" where the reader lost a letter.
 */
export function planFlow(flow: ReadFlow, fileName: string, split: SplitRule): Result<ImportedManuscript> {
  const account = accountForWords(flow.pieces.map(({ source }) => source).join("\n"), flow.pieces);
  if (!account.ok) return account;
  if (!/\S/.test(flow.markdown)) {
    return fail("file-empty", "This file has no text in it.", "Choose another file.");
  }
  const outline = flow.outline ? withLines(flow.markdown, flow.outline) : undefined;
  const { title, hasTitlePage: isTitlePage = false, chapterLevel = null } = flow;
  const told = { title, isTitlePage, chapterLevel };
  const options = { fileName, split, format: "markdown" as const, told };
  const planned = planImport(flow.markdown, outline ? { ...options, outline } : options);
  if (!planned.ok) return planned;
  const { value } = planned;
  const places = findPlaces(flow.markdown, chaptersOf(value.items));
  const lost: string[] = [];
  const comments = flow.comments.map(({ from, to, ...said }) => {
    const start = places.of(from);
    const end = places.of(to);
    return start && end && start.chapter === end.chapter
      ? { ...said, chapter: start.chapter, from: start.at, to: Math.max(start.at, end.at) }
      : { ...said, ...places.near(from) };
  });
  const suggestions = flow.suggestions.flatMap(({ from, to, ...said }) => {
    const start = places.of(from);
    const end = places.of(to);
    if (start && end && start.chapter === end.chapter)
      return [{ ...said, chapter: start.chapter, from: start.at, to: end.at }];
    const last = places.endBefore(to);
    const insert = said.insert.trim();
    // What is changed at a chapter's end reaches to the next heading, which is in no chapter.
    if (last && !/\S/.test(flow.markdown.slice(last.place, to))) {
      if (from >= last.place && insert !== "")
        return [{ ...said, insert: `\n\n${insert}`, chapter: last.chapter, from: last.at, to: last.at }];
      if (start?.chapter === last.chapter)
        return [{ ...said, insert: said.insert.trimEnd(), chapter: last.chapter, from: start.at, to: last.at }];
    }
    lost.push(`${said.author}: “${flow.markdown.slice(from, to)}” → “${said.insert}”`);
    return [];
  });
  const unplaced: SetAside[] = lost.length === 0 ? [] : [{ kind: "what could not be placed", text: lost.join("\n\n") }];
  const asides = [...flow.setAside, ...unplaced];
  const words = asides.reduce((sum, { text }) => sum + countWords(text), 0);
  return succeed({
    ...value,
    author: flow.author || value.author,
    language: flow.language || value.language,
    setAside: [...value.setAside, ...asides],
    words: { ...value.words, source: value.words.source + words, setAside: value.words.setAside + words },
    images: flow.images,
    comments,
    suggestions,
    removed: flow.removed,
  });
}

function withLines(text: string, outline: readonly OutlineEntry[]) {
  let line = 0;
  let end = text.indexOf("\n");
  return outline.map(({ at, ...begins }) => {
    for (; end >= 0 && end < at; end = text.indexOf("\n", end + 1)) line++;
    return { ...begins, line };
  });
}

/** In reading order. */
export function chaptersOf(items: readonly ImportedItem[]): { readonly title: string; readonly text: string }[] {
  return items.flatMap((item) => (item.kind === "part" ? chaptersOf(item.children) : [item]));
}

interface Place {
  readonly chapter: number;
  readonly at: number;
}

interface PlacedLine extends Place {
  /** Characters that it lost at its beginning: a heading's marks. */
  readonly lost: number;
}

/** Chapters hold the lines of the flow, in order; those that became titles are in none. */
function findPlaces(markdown: string, chapters: readonly { readonly text: string }[]) {
  const lines = markdown.split("\n");
  const known = lines.map(withoutLevel);
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  const placed = new Map<number, PlacedLine>();
  let next = 0;
  chapters.forEach(({ text }, chapter) => {
    let at = 0;
    for (const line of text.split("\n")) {
      if (line !== "") {
        const found = known.indexOf(withoutLevel(line), next);
        if (found >= 0) {
          placed.set(found, { chapter, at, lost: (lines[found] ?? "").length - line.length });
          next = found + 1;
        }
      }
      at += line.length + 1;
    }
  });
  const lineAt = (place: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    of(place: number): Place | null {
      const line = lineAt(place);
      const found = placed.get(line);
      if (!found) return null;
      return { chapter: found.chapter, at: found.at + Math.max(0, place - (starts[line] ?? 0) - found.lost) };
    },
    /** The end of the last line of a chapter that ends before a place, and that place itself in the whole. */
    endBefore(place: number): (Place & { readonly place: number }) | null {
      for (let line = lineAt(place); line >= 0; line--) {
        const found = placed.get(line);
        const end = (starts[line] ?? 0) + (lines[line] ?? "").length;
        if (found && end <= place)
          return { chapter: found.chapter, at: found.at + (lines[line] ?? "").length - found.lost, place: end };
      }
      return null;
    },
    /** Where the next line of a chapter begins; the end of the last one behind all of them. */
    near(place: number): { readonly chapter: number; readonly from: number; readonly to: number } {
      for (let line = lineAt(place); line < lines.length; line++) {
        const found = placed.get(line);
        if (found) return { chapter: found.chapter, from: found.at, to: found.at };
      }
      const last = Math.max(0, chapters.length - 1);
      const end = chapters[last]?.text.length ?? 0;
      return { chapter: last, from: end, to: end };
    },
  };
}
