import { textDocument } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { SearchHit } from "../contract/contract.ts";
import type { Project } from "./project.ts";

/** More hits than a person reads; a search that finds more says so by stopping. */
const mostHits = 10_000;
/** UTF-16 units shown on either side. */
const around = 60;

/** Finds a text, or what a regular expression matches within a line, without regard to case. */
export async function searchProject(
  project: Project,
  order: { readonly text: string; readonly regex: boolean; readonly past: boolean },
): Promise<Result<readonly SearchHit[]>> {
  const pattern = compile(order.text, order.regex);
  if (!pattern.ok) return pattern;
  const hits: SearchHit[] = [];
  for (const item of project.items) {
    if (item.file === null) continue;
    const text = await project.textOf(item.id);
    hits.push(...findIn(item, text, pattern.value, ""));
    if (order.past) hits.push(...(await findInPast(project, item, pattern.value)));
    if (hits.length >= mostHits) break;
  }
  return succeed(hits.slice(0, mostHits));
}

function compile(text: string, isRegex: boolean): Result<RegExp> {
  if (text === "") return fail("search-empty", "There is nothing to search for.", "Write a word or a phrase.");
  try {
    return succeed(new RegExp(isRegex ? text : text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "giu"));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/^.*: /, "") : "";
    return fail(
      "search-pattern",
      `That is not a regular expression: ${why}.`,
      "Mend it, or search for it as plain text.",
    );
  }
}

function findIn(item: OutlineItem, text: string, pattern: RegExp, revision: string): SearchHit[] {
  const hits: SearchHit[] = [];
  text.split("\n").forEach((line, place) => {
    for (const found of line.matchAll(pattern)) {
      if (found[0] === "") continue;
      const at = found.index;
      const end = at + found[0].length;
      hits.push({
        chapter: item.id,
        line: place + 1,
        before: line.slice(Math.max(0, at - around), at),
        match: found[0],
        after: line.slice(end, end + around),
        revision,
      });
    }
  });
  return hits;
}

/**
 * What stood in a chapter once: found in all text that ever stood there, where at least one of its characters is gone.
 * A hit names the last record before it went: at that version it can be read in its place.
 */
async function findInPast(project: Project, item: OutlineItem, pattern: RegExp): Promise<SearchHit[]> {
  const history = await project.history(textDocument(item.id));
  if (!history) return [];
  const { index } = history;
  const hits: SearchHit[] = [];
  for (const { match, row } of findDeleted(index, pattern)) {
    const revision = index.recordId(Math.max(0, row - 1));
    const text = index.textAt(index.versionOf(Math.max(0, row - 1)));
    const then = findIn(item, text, pattern, revision).filter((hit) => hit.match === match);
    for (const hit of then) if (!hits.some((known) => keyOf(known) === keyOf(hit))) hits.push(hit);
  }
  const now = new Set(findIn(item, index.textAt(index.latest()), pattern, "").map(keyOf));
  return hits.filter((hit) => !now.has(keyOf(hit)));
}

/** Matches in the whole life of a text of which a part was taken away, with the first record that took from them. */
function findDeleted(index: TextIndex, pattern: RegExp): { readonly match: string; readonly row: number }[] {
  const { text, offsets, deleted } = index.life;
  const found: { match: string; row: number }[] = [];
  let run = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === "") continue;
    const end = match.index + match[0].length;
    while (run + 1 < deleted.length && (offsets[run + 1] ?? end) <= match.index) run++;
    let row = -1;
    for (let at = run; at < deleted.length && (offsets[at] ?? end) < end; at++) {
      const taken = deleted[at] ?? -1;
      if (taken >= 0 && (row < 0 || taken < row)) row = taken;
    }
    if (row >= 0) found.push({ match: match[0], row });
  }
  return found;
}

function keyOf(hit: SearchHit): string {
  return `${hit.before.slice(-20)}|${hit.match}|${hit.after.slice(0, 20)}`;
}
