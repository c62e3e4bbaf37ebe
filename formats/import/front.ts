import { isTitleLine } from "./heads.ts";
import { endOfBlock, isBlank, joinTitle, nextFull } from "./lines.ts";
import type { SetAsideKind } from "./manuscript.ts";
import { tidyTitle, titleOfFile } from "./titles.ts";

/** Lines [from, to) that go into no chapter. */
export interface Aside {
  readonly kind: SetAsideKind;
  readonly from: number;
  readonly to: number;
}

/** What stands before the first heading. */
export interface Front {
  readonly asides: readonly Aside[];
  /** Prose long enough to be a chapter without a title. */
  readonly opening: { readonly from: number; readonly to: number } | null;
  readonly title: string;
  readonly author: string;
}

const producer =
  /^(?:produced by|transcribed (?:by|from)|e-?text prepared|this e-?(?:book|text) (?:was|is)|prepared by)\b/i;
const transcriber = /^(?:original )?transcriber['’]?s?['’]? notes?\b/i;
const authorNote = /^(?:author['’]?s?['’]? notes?|notes? (?:by|from) the author|a\/n)\s*(?::.*)?$/i;
const byAuthor = /^(?:written )?(?:by|von|par|por|di)\s+(\S.{1,60})$/i;
/** Words from which prose before the first heading is a chapter rather than an epigraph. */
const openingWords = 120;

/** Sorts out [from, to), which ends at the first heading, or at the end of a text that has none (`bare`). */
export function readFront(lines: readonly string[], from: number, to: number, bare: boolean, fileName: string): Front {
  const asides: Aside[] = [];
  let title = "";
  let author = "";
  let place = nextFull(lines, from, to);
  while (place !== null) {
    const end = endOfBlock(lines, place, to);
    const text = joinTitle(lines, place, end);
    if (transcriber.test(text)) {
      asides.push({ kind: "notes by the transcriber", from: place, to: bare ? end : to });
      place = bare ? nextFull(lines, end, to) : null;
      continue;
    }
    const noteEnd = authorNoteEnd(lines, place, to);
    const kind = noteEnd ? "notes by the author" : producer.test(text) ? "library header" : "title page";
    if (kind === "title page") {
      if (!isTitlePage(lines, place, end, bare)) break;
      if (bare && !opensBook(lines, place, to, fileName, title)) break;
      const named = readNames(lines, place, end);
      title ||= named.title;
      author ||= named.author;
    }
    asides.push({ kind, from: place, to: noteEnd ?? end });
    place = nextFull(lines, noteEnd ?? end, to);
  }
  const names = { title: tidyTitle(title), author };
  if (place === null) return { asides: merge(asides), opening: null, ...names };
  const words = joinTitle(lines, place, to).split(/\s+/).length;
  if (bare || words >= openingWords) return { asides: merge(asides), opening: { from: place, to }, ...names };
  return { asides: merge([...asides, { kind: "front matter", from: place, to }]), opening: null, ...names };
}

/** "Author's Notes:" and the paragraph below it, from `place`; null where none begins there. Returns the line past it. */
export function authorNoteEnd(lines: readonly string[], place: number, to: number): number | null {
  const line = (lines[place] ?? "").trim();
  if (!authorNote.test(line)) return null;
  const alone = /^[^:]*:?$/.test(line);
  if (!alone) return endOfNote(lines, place, to);
  const next = nextFull(lines, place + 1, to);
  return next === null ? place + 1 : endOfNote(lines, next, to);
}

/** A long line is a paragraph by itself; wrapped lines go on to the blank one. */
function endOfNote(lines: readonly string[], place: number, to: number): number {
  return (lines[place] ?? "").length > 130 ? place + 1 : endOfBlock(lines, place, to);
}

function isTitlePage(lines: readonly string[], place: number, end: number, bare: boolean): boolean {
  if (end - place > 5) return false;
  const block = lines.slice(place, end).map((line) => line.trim());
  if (block.some((line) => line.length > 100)) return false;
  if (block.every((line) => isTitleLine(line) || byAuthor.test(line))) return true;
  return (
    !bare && end - place <= 3 && !/[.!?]["”’']$/.test(block.at(-1) ?? "") && joinTitle(lines, place, end).length < 160
  );
}

/** In a text without headings only its own name and its author's are a title page; a short first line is prose. */
function opensBook(lines: readonly string[], place: number, to: number, fileName: string, title: string): boolean {
  const text = joinTitle(lines, place, endOfBlock(lines, place, to));
  if (byAuthor.test(text)) return title !== "";
  if (title !== "") return false;
  const same = (left: string, right: string) =>
    left.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") === right.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  if (same(text, titleOfFile(fileName))) return true;
  const next = nextFull(lines, endOfBlock(lines, place, to), to);
  const block = lines.slice(place, endOfBlock(lines, place, to));
  return (
    block.slice(1).some((line) => byAuthor.test(line.trim())) ||
    (next !== null && byAuthor.test((lines[next] ?? "").trim()))
  );
}

/** Whom the first block of [from, to) names as the author ("by Nora Quill"); empty where it does not. */
export function authorBelow(lines: readonly string[], from: number, to: number): string {
  const place = nextFull(lines, from, to);
  const author = place === null ? "" : readNames(lines, place, place + 1).author;
  // "By morning she was gone." is prose.
  return /^\p{Lu}/u.test(author) ? author : "";
}

function readNames(lines: readonly string[], place: number, end: number): { title: string; author: string } {
  const title: string[] = [];
  for (let at = place; at < end; at++) {
    const line = (lines[at] ?? "").trim();
    const match = byAuthor.exec(line);
    if (match) return { title: title.join(" "), author: tidyTitle(match[1] ?? "") };
    if (!isBlank(line)) title.push(line);
  }
  return { title: title.join(" "), author: "" };
}

/** Neighbours of one kind become one. */
function merge(asides: readonly Aside[]): Aside[] {
  const merged: Aside[] = [];
  for (const aside of asides) {
    const last = merged.at(-1);
    if (last?.kind === aside.kind) merged[merged.length - 1] = { ...last, to: aside.to };
    else merged.push(aside);
  }
  return merged;
}
