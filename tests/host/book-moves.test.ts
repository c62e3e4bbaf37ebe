import { expect, test } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import { printVersion } from "../../history/version.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { Comparison } from "../../host/contract/history.ts";
import { compareBooks, compareInBook } from "../../host/project/book-comparison.ts";
import type { Project } from "../../host/project/project.ts";
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
