import type { Result } from "../../story/problem.ts";
import { nextFence } from "../../story/scenes.ts";
import type { ImportedItem, ImportedManuscript } from "../import/manuscript.ts";

/** The level right below a chapter's title. */
const highest = 2;

/** Headings inside of chapters stand right below the title, at whatever depth the page had them: only marks change. */
export function raiseHeadings(planned: Result<ImportedManuscript>): Result<ImportedManuscript> {
  if (!planned.ok) return planned;
  return { ok: true, value: { ...planned.value, items: planned.value.items.map(raise) } };
}

function raise(item: ImportedItem): ImportedItem {
  return item.kind === "part" ? { ...item, children: item.children.map(raise) } : { ...item, text: raiseIn(item.text) };
}

function raiseIn(text: string): string {
  const lines = text.split("\n");
  let fenced: string | null = null;
  const levels = lines.map((line) => {
    fenced = nextFence(line, fenced);
    return fenced !== null ? 0 : (/^(#{1,6}) /.exec(line)?.[1]?.length ?? 0);
  });
  const top = Math.min(...levels.filter((level) => level > 0));
  if (!Number.isFinite(top) || top <= highest) return text;
  return lines.map((line, place) => ((levels[place] ?? 0) > 0 ? line.slice(top - highest) : line)).join("\n");
}
