import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "./run-command.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-stats-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
const home = join(base, "home");
const story = join(base, "story");

async function stats(...options: readonly string[]) {
  const ran = await runCommand(home, "stats", story, "--json", ...options);
  expect(ran.err).toBe("");
  return JSON.parse(ran.out);
}

beforeAll(async () => {
  writeFileSync(join(base, "book.txt"), "Chapter 1\n\n“Words of one,” said Ann.\n\nChapter 2\n\nWords of two.\n");
  expect((await runCommand(home, "import", join(base, "book.txt"), "--into", story)).code).toBe(0);
});

test("tells lengths as ever, and nothing of what was imported", async () => {
  expect(await stats()).toMatchObject({
    words: 8,
    parts: 0,
    chapters: 2,
    scenes: 2,
    revisions: 2,
    pages: 1,
    today: { added: 0, removed: 0, net: 0 },
    week: { added: 0, removed: 0, net: 0 },
    goal: { words: null, by: null, daily: null, asked: { kind: "nothing" } },
    byChapter: [
      { title: "Chapter 1", words: 5, characters: 25, today: { net: 0 } },
      { title: "Chapter 2", words: 3, characters: 13, today: { net: 0 } },
    ],
  });
});

test("tells what another program wrote today, by chapter, and how it is written", async () => {
  appendFileSync(join(story, "chapters/chapter-2.md"), "\nAnd four more words.\n");
  const told = await stats("--prose", "--days", "--zone", "Pacific/Auckland");
  expect(told).toMatchObject({ words: 12, today: { added: 4, removed: 0, net: 4 }, week: { net: 4 } });
  expect(told.byChapter.map(({ today }: { today: { net: number } }) => today.net)).toEqual([0, 4]);
  expect(told.byChapter[0]).toMatchObject({ dialogue: 3 / 5, sentences: { count: 1, mean: 5 } });
  expect(told.days).toHaveLength(1);
  expect(told.book.at(-1)).toMatchObject({ words: 12 });
});

test("knows no zone that there is none of", async () => {
  const ran = await runCommand(home, "stats", story, "--zone", "Middle-earth/Shire");
  expect(ran.err).toContain("“Middle-earth/Shire” is no time zone.");
  expect(ran.code).toBe(2);
});
