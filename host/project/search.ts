import type { OutlineItem } from "../../story/outline.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { SearchHit } from "../contract/contract.ts";
import type { Project } from "./project.ts";
import { readRevisions } from "./versions.ts";

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
 * What stood in a chapter once: after every revision that removed something its text is searched, and a hit counts
 * where the present text has none with the same words around it. Each passage is named once, with its last revision.
 */
async function findInPast(project: Project, item: OutlineItem, pattern: RegExp): Promise<SearchHit[]> {
  const read = await readRevisions(project, item.id);
  if (!read) return [];
  const { index, revisions } = read;
  const known = new Set(findIn(item, index.textAt(index.latest()), pattern, "").map(keyOf));
  const hits: SearchHit[] = [];
  for (let place = revisions.length - 2; place >= 0; place--) {
    const revision = revisions[place];
    if (!revision || (revisions[place + 1]?.removed ?? 0) === 0) continue;
    for (const hit of findIn(item, index.textAt(revision.version), pattern, revision.id)) {
      if (known.has(keyOf(hit))) continue;
      known.add(keyOf(hit));
      hits.push(hit);
    }
  }
  return hits;
}

function keyOf(hit: SearchHit): string {
  return `${hit.before.slice(-20)}|${hit.match}|${hit.after.slice(0, 20)}`;
}
