import { expect, test } from "vitest";
import type { BookTimeline, SessionSummary } from "../../host/contract/timeline.ts";
import { filterSessions, foldDays, wholeTimeline } from "../../renderer/timeline/timeline-days.ts";
import type { ItemId } from "../../story/ids.ts";

const now = new Date(2026, 10, 27, 12);

function session(daysAgo: number, person = "ada", chapters: readonly string[] = ["one"]): SessionSummary {
  const time = new Date(2026, 10, 27 - daysAgo, 10).toISOString();
  return {
    id: `${person} ${daysAgo}`,
    started: time,
    time,
    person,
    author: person,
    isOutside: false,
    chapters: chapters.map((chapter) => ({
      chapter: chapter as ItemId,
      title: chapter,
      added: 10,
      removed: 2,
      origins: ["typed"],
    })),
    before: "@",
    after: "@",
  };
}

function timeline(sessions: readonly SessionSummary[]): BookTimeline {
  const label = { name: "Draft 1", time: new Date(2026, 10, 10).toISOString(), version: "@a.1:9" };
  return { sessions, labels: [label], done: 1, total: 1 };
}

test("a week is told day by day, what came before by weeks and months, with the words of each", () => {
  const ages = [0, 0, 6, 7, 8, 20, 59, 60, 90, 400];
  const folds = foldDays(filterSessions(timeline(ages.toReversed().map((age) => session(age))), wholeTimeline), now);
  expect(folds.map(({ kind, sessions, added, removed }) => [kind, sessions.length, added, removed])).toEqual([
    ["day", 2, 20, 4],
    ["day", 1, 10, 2],
    ["week", 2, 20, 4],
    ["week", 1, 10, 2],
    ["week", 1, 10, 2],
    ["month", 1, 10, 2],
    ["month", 1, 10, 2],
    ["month", 1, 10, 2],
  ]);
  expect(new Date(folds[2]?.start ?? "").getDay()).toBe(1);
});

test("one chapter, one person, or what came after a label", () => {
  const all = timeline([session(40), session(9, "ben", ["one", "two"]), session(1, "ada", ["two"])]);
  const of = (filter: Parameters<typeof filterSessions>[1]) => filterSessions(all, filter);
  expect(of(wholeTimeline).map(({ id }) => id)).toEqual(["ada 1", "ben 9", "ada 40"]);
  expect(of({ ...wholeTimeline, person: "ben" }).map(({ id }) => id)).toEqual(["ben 9"]);
  expect(of({ ...wholeTimeline, since: "@a.1:9" }).map(({ id }) => id)).toEqual(["ada 1", "ben 9"]);
  const two = of({ ...wholeTimeline, chapter: "two" as ItemId });
  expect(two.map(({ chapters }) => chapters.map(({ title }) => title))).toEqual([["two"], ["two"]]);
});
