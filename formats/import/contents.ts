import { readHeading } from "./heading.ts";
import { endOfBlock, isBlank, joinTitle } from "./lines.ts";

/** A table of contents at the front: lines [from, to), and the keys of its entries in order. */
export interface Contents {
  readonly from: number;
  readonly to: number;
  readonly entries: readonly string[];
}

export const contentsLine =
  /^(?:table of contents|contents|inhalt|inhaltsverzeichnis|table des matières|sommaire|índice|indice|contenido|sommario|inhoud|inhoudsopgave|содержание|оглавление|spis treści|obsah|目次|目录)\s*[.:]?$/iu;
const furthest = 2500;

/** What a title is compared by: its letters and digits, without a page number after dots. */
export function titleKey(text: string): string {
  return withoutPage(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

function withoutPage(text: string): string {
  return /[.·…_]\s*[\divxlc]+$/iu.test(text) ? text.replace(/(?:\s*[.·…_]\s*){2,}\s*[\divxlc]+$/iu, "") : text;
}

/**
 * Finds a table of contents: a line that says so, or the first headings of the file where at least three follow one
 * another with no prose between. Its entries must come again later; it ends before the first that comes again.
 */
export function findContents(lines: readonly string[], from: number, to: number): Contents | null {
  const limit = Math.min(to, from + furthest);
  const later = laterKeys(lines, from, to);
  for (let place = from; place < limit; place++) {
    const line = (lines[place] ?? "").trim();
    if (line === "") continue;
    const said = contentsLine.test(line.replace(/^#+\s*|[_*]+/g, ""));
    if (!said && (!readHeading(line) || !isBlank(place > from ? lines[place - 1] : undefined))) continue;
    const run = readEntries(lines, said ? place + 1 : place, limit, later);
    const enough = said
      ? run.entries.length >= 2
      : run.entries.length >= 3 && titleKey(line).startsWith(run.entries[0] ?? "-");
    if (enough) return { from: place, to: run.to, entries: run.entries };
    if (!said) return null;
  }
  return null;
}

function readEntries(lines: readonly string[], from: number, limit: number, later: ReadonlyMap<string, number>) {
  const entries: string[] = [];
  const paths = new Set<string>();
  let division = "";
  let to = from;
  let strangers = 0;
  let place = from;
  while (place < limit) {
    if (isBlank(lines[place])) {
      place++;
      continue;
    }
    const end = endOfBlock(lines, place, limit);
    const found = blockEntries(lines, place, end, later);
    if (found.length === 0) {
      const long = end - place > 2 || joinTitle(lines, place, end).length > 160;
      if (long || ++strangers > 3) break;
      place = end;
      continue;
    }
    for (const entry of found) {
      const key = titleKey(entry.text);
      const shape = readHeading(entry.text);
      if (shape?.family === "division" || (shape?.family === "named" && shape.number !== null)) division = key;
      const path = division === key ? key : `${division}/${key}`;
      if (paths.has(path)) return { entries, to };
      paths.add(path);
      entries.push(key);
      to = entry.to;
    }
    strangers = 0;
    place = end;
  }
  return { entries, to };
}

interface Entry {
  readonly text: string;
  readonly to: number;
}

/** The block as one entry, or its lines as one each; nothing where most of it does not come again. */
function blockEntries(
  lines: readonly string[],
  from: number,
  end: number,
  later: ReadonlyMap<string, number>,
): Entry[] {
  const whole = joinTitle(lines, from, end);
  if (end - from <= 3 && recurs(whole, end, later)) return [{ text: whole, to: end }];
  const entries: Entry[] = [];
  for (let place = from; place < end; place++) {
    const line = (lines[place] ?? "").trim();
    if (recurs(line, end, later)) entries.push({ text: line, to: place + 1 });
  }
  return entries.length * 10 >= (end - from) * 6 ? entries : [];
}

function recurs(text: string, after: number, later: ReadonlyMap<string, number>): boolean {
  const key = titleKey(text);
  if (key === "") return false;
  if ((later.get(key) ?? -1) >= after) return true;
  const bare = headingKey(text);
  return bare !== null && (later.get(bare) ?? -1) >= after;
}

/** "Chapter 1. Loomings" in the table, "CHAPTER I" in the text: the same by word and number. */
function headingKey(text: string): string | null {
  const shape = readHeading(withoutPage(text));
  return shape?.number ? `#${shape.word}${shape.number}` : null;
}

/** Key of every short block and of its first line → the last line where it stands. */
function laterKeys(lines: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  for (let place = from; place < to; place++) {
    const line = lines[place] ?? "";
    if (isBlank(line) || line.length > 130) continue;
    if (place > from && !isBlank(lines[place - 1])) continue;
    const bare = headingKey(line.trim());
    if (bare) keys.set(bare, place);
    const end = endOfBlock(lines, place, Math.min(to, place + 4));
    if (end - place > 3) continue;
    keys.set(titleKey(line), place);
    if (end - place > 1) keys.set(titleKey(joinTitle(lines, place, end)), place);
  }
  return keys;
}
