import { expect, test } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import { printVersion } from "../../history/version.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { Comparison } from "../../host/contract/history.ts";
import { compareBooks, compareInBook } from "../../host/project/book-comparison.ts";
import { takeChangesBack } from "../../host/project/changes-back.ts";
import type { Project } from "../../host/project/project.ts";
import { takeBackRecord } from "../../host/project/replacing.ts";
import { joinChapters, splitChapter } from "../../host/project/text-actions.ts";
import type { ItemId } from "../../story/ids.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, unwrap } from "./support.ts";

const ben = { id: "ben", name: "Ben" };
const tide = "The tide came in at four, and with it the boats.\n\n";
const no = "“No.”\n\n";
const lamp = "Nobody spoke of the lamp that burned in the window.\n";

async function begin(chapters: readonly (readonly [string, string])[]) {
  const installation = await Installation.make(new ForgetfulDisk().session(), "/data");
  await installation.create("/story", chapters);
  const project = await installation.open("/story");
  installation.clock.pass(3_600_000);
  return { installation, project, before: printVersion(project.log!.version()) };
}

async function placeIn(project: Project, chapter: ItemId, at: number): Promise<RelativePosition> {
  const { text } = await project.document(textDocument(chapter));
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) as RelativePosition;
}

function shown({ pieces, changes }: Comparison): string {
  return pieces
    .map(({ kind, text, change }) => {
      const moved = change !== null && changes[change]?.kind === "moved" ? ">" : "";
      return kind === "kept" ? text : kind === "deleted" ? `[-${moved}${text}-]` : `{+${moved}${text}+}`;
    })
    .join("");
}

test("what a split took to a new chapter is moved there, with what was changed in it since, by whom and from whom", async () => {
  const { installation, project, before } = await begin([["One", tide + no + lamp]]);
  const [one] = chaptersOf(project);
  const at = await placeIn(project, one!.id, tide.length);
  const split = unwrap(await splitChapter(project, { chapter: one!.id, at, title: "Two", into: null }, ben));
  installation.clock.pass(60_000);
  await installation.edit(project, split.chapter, no.length + 20, 4, "candle");
  const page = unwrap(await compareBooks(project, { from: before, to: "now", next: 0 }));
  expect(page.words).toEqual({ added: 1, removed: 1, moved: 10 });
  expect(page.moves.map(({ from, to, words }) => [from, to, words])).toEqual([[one!.id, split.chapter, 11]]);
  const first = unwrap(await compareInBook(project, { chapter: one!.id, from: before, to: "now" }));
  const second = unwrap(await compareInBook(project, { chapter: split.chapter, from: before, to: "now" }));
  expect(shown(first)).toBe(
    `${tide.trimEnd()}[->\n\n-][->${no}Nobody spoke of the -][-lamp-][-> that burned in the window.\n-]{+>\n+}`,
  );
  expect(shown(second)).toBe(`{+>${no}Nobody spoke of the +}{+candle+}{+> that burned in the window.\n+}`);
  const move = second.changes.find(({ kind }) => kind === "moved");
  expect(move).toMatchObject({ author: "Ben", elsewhere: { chapter: one!.id, title: "One", goes: "here" } });
  await project.close({ seal: false });
});

test("a chapter that was joined with another is moved into it, and is nobody's new words", async () => {
  const { project, before } = await begin([
    ["One", tide],
    ["Two", no + lamp],
  ]);
  const [one, two] = chaptersOf(project);
  unwrap(await joinChapters(project, { first: one!.id, second: two!.id, gap: null, remove: false }, ben));
  const page = unwrap(await compareBooks(project, { from: before, to: "now", next: 0 }));
  expect(page.words).toEqual({ added: 0, removed: 0, moved: 11 });
  expect(page.chapters.map(({ title, state }) => [title, state])).toEqual([
    ["One", "changed"],
    ["Two", "removed"],
  ]);
  const joined = unwrap(await compareInBook(project, { chapter: one!.id, from: before, to: "now" }));
  expect(shown(joined)).toBe(`${tide}{+>${no}${lamp}+}`);
  await project.close({ seal: false });
});

test("chapters that stand elsewhere are named, and those that nobody touched are not read", async () => {
  const { project, before } = await begin(["A", "B", "C", "D"].map((title) => [title, `${title}.\n`] as const));
  const read: string[] = [];
  const history = project.history.bind(project);
  project.history = (name) => {
    read.push(name);
    return history(name);
  };
  const chapters = chaptersOf(project);
  const page = unwrap(await compareBooks(project, { from: before, to: "now", next: 0 }));
  expect(page.chapters).toEqual([]);
  expect(read.filter((name) => name !== "outline")).toEqual([]);
  expect([page.done, page.total]).toEqual([chapters.length, chapters.length]);
  await project.close({ seal: false });
});

test("a passage that went to another chapter goes back in both, without what was changed in it, and is undone in both", async () => {
  const boats = "She counted the boats again, and again there was one too few of them in the bay.\n\n";
  const { installation, project, before } = await begin([
    ["One", tide + boats + lamp],
    ["Two", `First.\n\n${no}Last.\n`],
  ]);
  const [one, two] = chaptersOf(project);
  await installation.edit(project, one!.id, tide.length, boats.length, "");
  await installation.type(project, two!.id, 8, boats.replace("too few", "too many"));
  const inTwo = `First.\n\n${boats.replace("too few", "too many")}${no}Last.\n`;
  const order = { from: before, to: "now", inBook: true };
  const { changes } = unwrap(await compareInBook(project, { chapter: two!.id, ...order }));
  const move = changes.findIndex(({ kind }) => kind === "moved");
  const few = changes.findIndex(({ within }) => within === move);
  const back = unwrap(await takeChangesBack(project, { ...order, chapter: two!.id, changes: [move] }, null));
  expect(new Set(back.chapters)).toEqual(new Set([one!.id, two!.id]));
  expect(await project.textOf(one!.id)).toBe(tide + boats.replace("too few", "too many") + lamp);
  expect(await project.textOf(two!.id)).toBe(`First.\n\n${no}Last.\n`);
  unwrap(await takeBackRecord(project, back.record, back.chapters, null));
  expect(await project.textOf(one!.id)).toBe(tide + lamp);
  expect(await project.textOf(two!.id)).toBe(inTwo);
  expect(few).toBeGreaterThan(-1);
  const again = unwrap(await compareInBook(project, { chapter: one!.id, ...order }));
  const there = again.changes.findIndex(({ before: was }) => was === "few");
  unwrap(await takeChangesBack(project, { ...order, chapter: one!.id, changes: [there] }, null));
  expect(await project.textOf(two!.id), "what was changed in it is taken back where it is now").toBe(
    inTwo.replace("too many", "too few"),
  );
  expect(await project.textOf(one!.id)).toBe(tide + lamp);
  await project.close({ seal: false });
});

test("nothing is taken back into a chapter in the trash", async () => {
  const { project, before } = await begin([
    ["One", tide],
    ["Two", no + lamp],
  ]);
  const [one, two] = chaptersOf(project);
  unwrap(await joinChapters(project, { first: one!.id, second: two!.id, gap: null, remove: false }, ben));
  const order = { chapter: one!.id, from: before, to: "now" };
  const { changes } = unwrap(await compareInBook(project, order));
  const move = changes.findIndex(({ kind }) => kind === "moved");
  const refused = await takeChangesBack(project, { ...order, changes: [move], inBook: true }, null);
  expect(refused).toMatchObject({ ok: false, problem: { code: "chapter-in-trash" } });
  expect(await project.textOf(one!.id)).toBe(tide + no + lamp);
  await project.close({ seal: false });
});
