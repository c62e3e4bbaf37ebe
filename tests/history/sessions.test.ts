import { expect, test } from "vitest";
import type { Origin, ReplicaKey } from "../../history/record.ts";
import { groupSessions, type TextRevision } from "../../history/sessions.ts";
import { parseVersion, printVersion, versionToObject } from "../../history/version.ts";

const a = "a.1" as ReplicaKey;
const b = "b.1" as ReplicaKey;

function revision(
  text: string,
  person: string,
  [start, end]: readonly [number, number],
  [replica, first, last]: readonly [ReplicaKey, number, number],
  more: { readonly seen?: readonly (readonly [ReplicaKey, number])[]; readonly origin?: Origin } = {},
): TextRevision<string> {
  return {
    text,
    person,
    start,
    end,
    began: { seconds: start, counter: 0 },
    ended: { seconds: end, counter: 0 },
    id: `${replica}:${last}`,
    origin: more.origin ?? "typed",
    added: 10,
    removed: 1,
    version: new Map([[replica, last], ...(more.seen ?? [])]),
    first: new Map([[replica, first]]),
  };
}

test("what one person does in several chapters without a long pause is one sitting", () => {
  const [only, ...others] = groupSessions([
    revision("one", "ada", [0, 300], [a, 1, 5]),
    revision("two", "ada", [400, 900], [a, 6, 9]),
    revision("one", "ada", [1000, 1100], [a, 10, 12], { origin: "restored" }),
  ]);
  expect(others).toEqual([]);
  expect(only).toMatchObject({ id: "a.1:12", start: 0, end: 1100, person: "ada" });
  expect(only?.texts).toEqual([
    { text: "one", added: 20, removed: 2, origins: ["typed", "restored"] },
    { text: "two", added: 10, removed: 1, origins: ["typed"] },
  ]);
});

test("half an hour of something else ends it, and a minute less does not", () => {
  const sessions = groupSessions([
    revision("one", "ada", [0, 100], [a, 1, 2]),
    revision("one", "ada", [1900, 2000], [a, 3, 4]),
    revision("one", "ada", [3801, 3900], [a, 5, 6]),
  ]);
  expect(sessions.map(({ start, end }) => [start, end])).toEqual([
    [0, 2000],
    [3801, 3900],
  ]);
});

test("two who write at the same time have a sitting each, and neither's shows the other's words", () => {
  const sessions = groupSessions([
    revision("one", "ada", [0, 100], [a, 1, 4], { seen: [[b, 2]] }),
    revision("one", "ben", [50, 200], [b, 1, 7], { seen: [[a, 4]] }),
  ]);
  expect(
    sessions.map(({ person, before, after }) => [person, versionToObject(before), versionToObject(after)]),
  ).toEqual([
    ["ada", { "a.1": 0, "b.1": 2 }, { "a.1": 4, "b.1": 2 }],
    ["ben", { "a.1": 4, "b.1": 0 }, { "a.1": 4, "b.1": 7 }],
  ]);
});

test("a version has a name that says it again", () => {
  const version = new Map([
    [b, 7],
    [a, 12],
  ]);
  expect(printVersion(version)).toBe("@a.1:12+b.1:7");
  expect(parseVersion("@a.1:12+b.1:7")).toEqual(new Map([...version].reverse()));
  expect(parseVersion(printVersion(new Map()))).toEqual(new Map());
});

test.each(["a.1:12", "@a.1", "@a.1:-1", "@a.1:x", "@A.1:2", "@a.1:1+b", "now", ""])("%j names no version", (name) => {
  expect(parseVersion(name)).toBeNull();
});

test("a clock that was a year ahead for a sitting, or behind, changes neither the order nor what is one sitting", () => {
  const year = 365 * 24 * 3600;
  // As a hybrid clock tells it: never back.
  const told = (began: number, list: TextRevision<string>): TextRevision<string> => ({
    ...list,
    began: { seconds: began, counter: began === year ? list.version.get(a)! : 0 },
    ended: { seconds: began, counter: began === year ? list.version.get(a)! : 0 },
  });
  const sessions = groupSessions([
    told(year, revision("one", "ada", [7300, 7400], [a, 5, 6])),
    told(0, revision("one", "ada", [0, 100], [a, 1, 2])),
    told(year, revision("one", "ada", [year, year + 60], [a, 3, 4])),
    told(year, revision("two", "ada", [7450, 7500], [a, 7, 8])),
    told(year, revision("one", "ada", [-year, 50 - year], [a, 9, 10])),
  ]);
  expect(sessions.map(({ id, start, end }) => [id, start, end])).toEqual([
    ["a.1:2", 0, 100],
    ["a.1:4", year, year + 60],
    ["a.1:8", 7300, 7500],
    ["a.1:10", -year, 50 - year],
  ]);
});
