import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { Action } from "../../host/live/action.ts";
import { createProject } from "../../host/project/create-project.ts";
import type { Project } from "../../host/project/project.ts";
import type { ItemId } from "../../story/ids.ts";

let place = "";
let host: Host;

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), "redraft-hostile-"));
  host = await Host.start({ disk: nodeDisk, dataFolder: join(place, "data"), libraryFolder: place, watch: false });
});

afterEach(async () => {
  await host.stop({ seal: false });
  rmSync(place, { recursive: true, force: true });
});

async function openStory(
  text: string,
): Promise<{ readonly project: Project; readonly chapter: ItemId; readonly file: string }> {
  const chapter = { kind: "chapter" as const, title: "One", text, children: [] };
  const story = { title: "Story", author: "", language: "en", book: [chapter], notes: [] };
  const made = await createProject(
    join(place, "Story"),
    story,
    host.openOptions(() => null),
  );
  if (!made.ok) throw new Error(made.problem.sentence);
  const opened = await host.open(made.value);
  if (!opened.ok) throw new Error(opened.problem.sentence);
  const project = host.project(opened.value.project);
  if (!project.ok) throw new Error(project.problem.sentence);
  const item = project.value.outline.book[0]!;
  return { project: project.value, chapter: item.id, file: join(made.value, item.file!) };
}

test("a call that no contract names is refused, whatever objects have by that name", async () => {
  for (const name of ["constructor", "toString", "__proto__"] as never[]) {
    const answer = await host.call(name, {} as never);
    expect(answer).toMatchObject({ ok: false, problem: { code: "call-unknown" } });
  }
});

test("a split between the halves of a character moves the whole character", async () => {
  const { project, chapter } = await openStory("Anna laughed 😀 and left.\n");
  const { text } = await project.document(textDocument(chapter));
  const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, "Anna laughed 😀".length - 1));
  const split = await host.call("text.split", { project: project.id, chapter, at, title: "Two" });
  if (!split.ok) throw new Error(split.problem.sentence);
  expect(await project.textOf(chapter)).toBe("Anna laughed");
  expect(await project.textOf(split.value.chapter)).toBe("😀 and left.\n");
});

test("a chapter in the trash is joined with nothing", async () => {
  const { project, chapter } = await openStory("One.\n");
  const made = await host.call("text.create", {
    project: project.id,
    kind: "chapter",
    title: "Two",
    parent: "book",
    after: chapter,
  });
  if (!made.ok) throw new Error(made.problem.sentence);
  const join = { project: project.id, first: chapter, second: made.value.item };
  expect(await host.call("text.join", join)).toMatchObject({ ok: true });
  expect(await host.call("text.join", join)).toMatchObject({ ok: false, problem: { code: "join-trashed" } });
});

test("another program's words of the same length, with the time kept, are taken in before the file is written", async () => {
  const { project, chapter, file } = await openStory("The cat sat.\n");
  const { atime, mtime } = statSync(file);
  writeFileSync(file, "The dog sat.\n");
  utimesSync(file, atime, mtime);
  await host.call("text.create", {
    project: project.id,
    kind: "chapter",
    title: "Two",
    parent: "book",
    after: chapter,
  });
  const { text, doc } = await project.document(textDocument(chapter));
  const action = new Action("typed", null, null);
  project.act(action, () => doc.transact(() => text.insert(0, "Now. "), action));
  await project.storing.publish();
  await expect.poll(() => readFileSync(file, "utf8")).toBe("Now. The dog sat.\n");
});

test("a part of the history that a list names and that is gone is said by check", async () => {
  const { project } = await openStory("One.\n");
  await project.storing.rest();
  rmSync(join(project.folder.history, project.log!.key, "text"), { recursive: true });
  const report = await host.call("project.check", { project: project.id, repair: false });
  expect(report).toMatchObject({ ok: true, value: { ok: false } });
  if (report.ok) expect(report.value.problems.map(({ code }) => code)).toContain("history-missing");
});
