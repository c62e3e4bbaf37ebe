import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlanEdit } from "../../host/contract/planning.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { stillPace, unwrap } from "./support.ts";

const home = mkdtempSync(join(tmpdir(), "redraft-planning-"));
const path = join(home, "book.md");
const source = { kind: "path" as const, path };
const split = { kind: "auto" as const };
const book = "# The Hen\n\nThe hen sat.\n\nIt sang.\n\n# The Fox\n\nHe came by.\n\n# The Wall\n\nIt stood.\n";
const edits: readonly PlanEdit[] = [
  { kind: "join", item: 1 },
  { kind: "split", item: 0, line: 2, title: null },
  { kind: "rename", item: 2, title: "Stones" },
];
let host: Host;

beforeAll(async () => {
  const dataFolder = join(home, "data");
  const libraryFolder = join(home, "library");
  host = await Host.start({ disk: nodeDisk, dataFolder, libraryFolder, pace: stillPace, watch: false });
});
afterAll(async () => {
  await host.stop({ seal: false });
  rmSync(home, { recursive: true, force: true });
});

test("a writer's changes are shown, and what is made is what was shown", async () => {
  writeFileSync(path, book);
  const first = unwrap(await host.call("import.plan", { source, split }));
  const seen = first.print;
  const plan = unwrap(await host.call("import.plan", { source, split, edits, seen }));
  expect(plan.items.map(({ title, words }) => [title, words])).toEqual([
    ["The Hen", 3],
    ["It sang.", 5],
    ["Stones", 2],
  ]);
  expect(plan.print).toBe(seen);
  const { source: all, chapters, titles, setAside } = plan.words;
  expect(chapters + titles + setAside).toBe(all);
  const whole = unwrap(await host.call("import.text", { source, split, edits, seen, of: "items", place: 1 }));
  expect(whole).toEqual({ title: "It sang.", text: "## The Fox\n\nHe came by.\n" });
  const made = unwrap(
    await host.call("import.accept", {
      source,
      split,
      edits,
      seen,
      title: null,
      author: null,
      language: null,
      job: "1",
    }),
  );
  expect(made.report.chapters.map(({ title }) => title)).toEqual(["The Hen", "It sang.", "Stones"]);
  const second = join(made.path, made.report.chapters[1]?.file ?? "");
  expect(readFileSync(second, "utf8")).toBe(whole.text);
});

test("a file that became another one under the changes is noticed, and nothing is made of it", async () => {
  writeFileSync(path, book);
  const { print: seen } = unwrap(await host.call("import.plan", { source, split }));
  writeFileSync(path, book.replace("It sang.", "It sings."));
  const order = { source, split, edits, seen };
  const changed = { problem: { code: "plan-changed" } };
  expect(await host.call("import.plan", order)).toMatchObject(changed);
  expect(await host.call("import.text", { ...order, of: "items", place: 0 })).toMatchObject(changed);
  const named = { title: "Other", author: null, language: null, job: "2" };
  expect(await host.call("import.accept", { ...order, ...named })).toMatchObject(changed);
  expect(await host.call("import.plan", { ...order, split: { kind: "none" } })).toMatchObject(changed);
  unwrap(await host.call("import.plan", { source, split }));
});
