import { resolve } from "node:path";
import type { ProjectCounts, Studio } from "../../host/contract/contract.ts";
import type { WrittenNumbers } from "../../host/contract/numbers.ts";
import type { ProjectId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { isTimeZone, weekStart } from "../../story/statistics/days.ts";
import { askPerDay } from "../../story/statistics/goal.ts";
import { pagesOf, readingMinutes } from "../../story/statistics/measure.ts";
import type { BookProse } from "../../story/statistics/prose.ts";
import { addUp, byItem, type Change, changesBetween, netOf, unchanged } from "../../story/statistics/written.ts";
import { print, table } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const statsVerb: Verb = {
  shape: {
    name: "stats",
    takes: "PROJECT",
    least: 1,
    most: 1,
    options: [
      { name: "zone", value: "ZONE", help: "time zone in which days begin, as Europe/Berlin; this machine's" },
      { name: "days", value: null, help: "every day on which something was written, and the book's words over time" },
      { name: "prose", value: null, help: "of each chapter sentences, dialogue, overused words; characters" },
    ],
    summary: [
      "Words, pages (of 250 words), reading time, what was written today and this week, goals, and all of it by chapter.",
      "Written is what stands in the evening and did not in the morning: typed, pasted or written by another program;",
      "importing, moving, renaming, splitting, joining and restoring count as nothing.",
    ].join("\n"),
  },
  run: ({ words, values, switches }, output) =>
    withProject(resolve(words[0] ?? ""), async (studio, project) => {
      const zone = values.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
      if (!isTimeZone(zone))
        return fail("called-wrongly", `“${zone}” is no time zone.`, "Name one like Europe/Berlin.");
      const outline = await studio.call("project.outline", { project });
      if (!outline.ok) return outline;
      const counts = await studio.call("project.counts", { project });
      if (!counts.ok) return counts;
      const revisions = await countRevisions(studio, project, outline.value);
      if (!revisions.ok) return revisions;
      const written = await studio.call("numbers.written", { project, zone, since: null });
      if (!written.ok) return written;
      const prose = switches.has("prose") ? await studio.call("numbers.prose", { project }) : null;
      if (prose && !prose.ok) return prose;
      const stats = {
        ...sizes(outline.value, counts.value),
        revisions: revisions.value,
        ...tellWritten(written.value),
        byChapter: byChapter(outline.value, counts.value, written.value, prose?.value ?? null),
        ...(switches.has("days") ? { days: written.value.days, book: written.value.book } : {}),
        ...(prose ? { names: prose.value.characters.map(({ name, count }) => ({ name, count })) } : {}),
      };
      print(output, stats, () => printStats(stats, written.value));
      return succeed(null);
    }),
};

function sizes(outline: Outline, counts: ProjectCounts) {
  const items = [...walkOutline(outline.book)];
  const chapters = items.filter(({ kind }) => kind === "chapter");
  return {
    words: counts.words,
    characters: chapters.reduce((sum, { id, inBook }) => sum + (inBook ? (counts.items[id]?.characters ?? 0) : 0), 0),
    parts: items.filter(({ kind }) => kind === "part").length,
    chapters: chapters.length,
    scenes: chapters.reduce((sum, { id }) => sum + (counts.items[id]?.scenes.length ?? 0), 0),
    pages: pagesOf(counts.words),
    readingMinutes: readingMinutes(counts.words),
  };
}

async function countRevisions(studio: Studio, project: ProjectId, outline: Outline): Promise<Result<number>> {
  let revisions = 0;
  for (const { id, kind } of walkOutline(outline.book)) {
    if (kind !== "chapter") continue;
    const read = await studio.call("history.revisions", { project, chapter: id });
    if (!read.ok) return read;
    revisions += read.value.length;
  }
  return succeed(revisions);
}

const withNet = (change: Change) => ({ ...change, net: netOf(change) });

function tellWritten({ today, person, days, goals, book }: WrittenNumbers) {
  const daily = goals.daily[person] ?? null;
  const own = addUp(changesBetween(days, today, today));
  const asked = askPerDay(goals.book, { today, words: book.at(-1)?.words ?? 0, net: netOf(own) });
  return {
    day: today,
    today: withNet(own),
    week: withNet(addUp(changesBetween(days, weekStart(today), today))),
    goal: { ...goals.book, daily, asked },
  };
}

function byChapter(outline: Outline, counts: ProjectCounts, written: WrittenNumbers, prose: BookProse | null) {
  const { today, days } = written;
  const ofToday = byItem(changesBetween(days, today, today));
  const ofWeek = byItem(changesBetween(days, weekStart(today), today));
  const proseOf = new Map(prose?.chapters.map(({ item, words: _, ...chapter }) => [item, chapter]));
  const isChapter = (item: OutlineItem) => item.kind === "chapter";
  return [...walkOutline(outline.book)].filter(isChapter).map(({ id, title, target, inBook }) => {
    const { words, characters, scenes } = counts.items[id] ?? { words: 0, characters: 0, scenes: [] };
    return {
      id,
      title,
      inBook,
      words,
      characters,
      target,
      scenes: scenes.map((scene) => ({ title: scene.title, words: scene.words })),
      today: withNet(ofToday.get(id) ?? unchanged),
      week: withNet(ofWeek.get(id) ?? unchanged),
      ...(proseOf.get(id) ?? {}),
    };
  });
}

type Told = ReturnType<typeof sizes> &
  ReturnType<typeof tellWritten> & {
    readonly revisions: number;
    readonly byChapter: ReturnType<typeof byChapter>;
    readonly names?: readonly { readonly name: string; readonly count: number }[];
  };

function printStats(stats: Told, written: WrittenNumbers): string {
  const {
    words,
    characters,
    parts,
    chapters,
    scenes,
    pages,
    readingMinutes: minutes,
    revisions,
    today,
    week,
    goal,
  } = stats;
  const change = ({ added, removed, net }: Told["today"]) => `${net} (+${added} −${removed})`;
  const blocks = [
    table([
      ...Object.entries({ words, characters, parts, chapters, scenes, revisions, pages, "reading, minutes": minutes }),
      ["today", change(today)],
      ["this week", change(week)],
      ...(goal.daily === null ? [] : [["your day’s target", goal.daily]]),
      ...(goal.words === null
        ? []
        : [["the book’s goal", goal.by === null ? goal.words : `${goal.words} by ${goal.by}`]]),
      ...(goal.asked.kind === "a day" ? [["that is a day", `${goal.asked.perDay}, for ${goal.asked.days} days`]] : []),
    ]),
    table([
      ["chapter", "words", "today", "week"],
      ...stats.byChapter.map((chapter) => [chapter.title, chapter.words, chapter.today.net, chapter.week.net]),
    ]),
    ...(stats.names
      ? [
          table([
            ["chapter", "sentence", "dialogue", "overused"],
            ...stats.byChapter.map(({ title, sentences, dialogue, overused }) => [
              title,
              sentences?.mean.toFixed(1) ?? "",
              `${Math.round(100 * (dialogue ?? 0))} %`,
              overused
                ?.slice(0, 5)
                .map(({ text }) => text)
                .join(", ") ?? "",
            ]),
          ]),
          table(stats.names.map(({ name, count }) => [name, count])),
        ]
      : []),
    ...("days" in stats ? [table(written.days.map(({ day, changes }) => [day, change(withNet(addUp(changes)))]))] : []),
  ];
  return blocks.join("\n");
}
