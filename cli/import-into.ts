import { randomUUID } from "node:crypto";
import type { ImportSource, SplitRule, Studio, WordAccount } from "../host/contract/contract.ts";
import type { ChapterMatch, ImportedInto } from "../host/contract/importing.ts";
import type { ItemId } from "../story/ids.ts";
import { type Result, succeed } from "../story/problem.ts";
import { findChapter } from "./find-chapter.ts";
import { type Output, print, tell } from "./output.ts";

/** As chapters of their own; or, of those that match, as suggestions or as a new revision. */
export const importWays = ["chapters", "suggestions", "revision"] as const;
export type ImportWay = (typeof importWays)[number];

/** Brings a manuscript into a story that is there. */
export async function importInto(
  studio: Studio,
  order: {
    readonly story: string;
    readonly source: ImportSource;
    readonly split: SplitRule;
    readonly as: ImportWay;
    /** A chapter as a command names it. */
    readonly after: string | null;
    readonly again: boolean;
    readonly isDry: boolean;
  },
  output: Output,
): Promise<Result<null>> {
  const { source, split, as, again } = order;
  const opened = await studio.call("project.open", { path: order.story });
  if (!opened.ok) return opened;
  const { project, path } = opened.value;
  const found = order.after === null ? null : await findChapter(studio, project, order.after);
  if (found && !found.ok) return found;
  const place = { after: found?.value.id ?? null };
  const matches =
    as === "chapters" && !order.isDry ? null : await studio.call("import.match", { project, source, split });
  if (matches && !matches.ok) return matches;
  if (order.isDry && matches) {
    print(output, { project: path, matches: matches.value }, () => `${matches.value.map(sayMatch).join("\n")}\n`);
    return succeed(null);
  }
  const stop = studio.on("job.progress", ({ what }) => tell(what));
  const job = randomUUID();
  const plan = { project, source, split, place, job };
  const done =
    as === "chapters"
      ? await studio.call("import.into", { ...plan, again })
      : await studio.call("import.revise", { ...plan, as, pairs: matches?.value.map(({ own }) => own) ?? [] });
  stop();
  if (!done.ok) return done;
  const titles = new Map(matches?.value.map(({ own, ownTitle }) => [own, ownTitle]));
  print(output, { project: path, ...asJson(done.value, titles) }, () => say(done.value, titles));
  return succeed(null);
}

type Titles = ReadonlyMap<ItemId | null, string>;

function asJson({ report, revised, unchanged, ...others }: ImportedInto, titles: Titles): Record<string, unknown> {
  const name = (id: ItemId) => ({ id, title: titles.get(id) ?? "" });
  return { ...report, ...others, revised: revised.map(name), unchanged: unchanged.map(name) };
}

function say({ report, revised, unchanged, draft, comments, removed }: ImportedInto, titles: Titles): string {
  const list = (ids: readonly ItemId[]) => ids.map((id) => titles.get(id)).join(", ");
  const lines = [
    ...report.chapters.map(({ title, file }) => `new: ${title}  ${file}`),
    ...(revised.length > 0 ? [`different: ${list(revised)}`] : []),
    ...(unchanged.length > 0 ? [`nothing new in: ${list(unchanged)}`] : []),
    ...(draft ? [`suggestions wait in the draft “${draft.name}”`] : []),
    ...(comments > 0 ? [comments === 1 ? "1 comment" : `${comments} comments`] : []),
    ...removed,
    account(report.words),
  ];
  return `${lines.join("\n")}\n`;
}

function sayMatch({ title, ownTitle, own, added, removed, waitsIn }: ChapterMatch): string {
  if (own === null) return `${title.padEnd(40)}  new, ${added} words`;
  const difference = added + removed === 0 ? "no difference" : `+${added}  −${removed} words`;
  return `${title.padEnd(40)}  “${ownTitle}”: ${difference}${waitsIn ? `, in the draft “${waitsIn}” already` : ""}`;
}

export function account({ source, chapters, titles, setAside }: WordAccount): string {
  return `${source} words: ${chapters} in chapters, ${titles} in titles, ${setAside} set aside`;
}
