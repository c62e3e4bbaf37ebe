import { expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { printVersion } from "../../history/version.ts";
import { Action } from "../../host/live/action.ts";
import { noteSeen, tellAway } from "../../host/project/away.ts";
import { compareBooks } from "../../host/project/book-comparison.ts";
import { takeChangesBack } from "../../host/project/changes-back.ts";
import { compareVersions } from "../../host/project/comparison.ts";
import { labelVersion, showVersion } from "../../host/project/history-actions.ts";
import { showOutline } from "../../host/project/past-outline.ts";
import type { Project } from "../../host/project/project.ts";
import { takeBackRecord } from "../../host/project/replacing.ts";
import { restoreBook } from "../../host/project/restore-book.ts";
import { createItem } from "../../host/project/text-actions.ts";
import { TimelineLedger } from "../../host/project/timeline-ledger.ts";
import { summariseTimeline } from "../../host/project/timeline-summary.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, TestClock, unwrap } from "./support.ts";

const hour = 3_600_000;

async function begin() {
  const disk = new ForgetfulDisk().session();
  const clock = new TestClock();
  const ada = await Installation.make(disk, "/ada", clock);
  await ada.create("/story", [
    ["One", "The tide came in at four.\n"],
    ["Two", "Nobody was surprised.\n"],
  ]);
  const project = await ada.open("/story");
  return { disk, clock, ada, project };
}

async function timelineOf(project: Project) {
  return summariseTimeline(project, await new TimelineLedger(project).read());
}

test("a sitting over two chapters is one line of the timeline, and says the book before and after it", async () => {
  const { clock, ada, project } = await begin();
  const [one, two] = chaptersOf(project);
  clock.pass(5 * hour);
  await ada.type(project, one!.id, 0, "It was Monday. ");
  clock.pass(60_000);
  await ada.type(project, two!.id, 0, "It was night. ");
  clock.pass(hour);
  await ada.type(project, one!.id, 0, "Well. ");
  const { sessions, done, total } = await timelineOf(project);
  expect([done, total]).toEqual([2, 2]);
  expect(sessions.map(({ chapters }) => chapters.map(({ title, added }) => [title, added]))).toEqual([
    [
      ["One", 6],
      ["Two", 3],
    ],
    [
      ["One", 3],
      ["Two", 3],
    ],
    [["One", 1]],
  ]);
  const sitting = sessions[1]!;
  const text = async (chapter: string, at: string) => unwrap(await showVersion(project, chapter as never, at)).text;
  expect(await text(one!.id, sitting.before)).toBe("The tide came in at four.\n");
  expect(await text(one!.id, sitting.after)).toBe("It was Monday. The tide came in at four.\n");
  expect(await text(two!.id, sitting.after)).toBe("It was night. Nobody was surprised.\n");
  await project.close({ seal: true });
});

test("a label of the whole book names its chapters, their order and their words for ever", async () => {
  const { clock, ada, project } = await begin();
  const [one, two] = chaptersOf(project);
  unwrap(await labelVersion(project, null, "now", "  Draft 1,\n as sent "));
  clock.pass(hour);
  await ada.type(project, one!.id, 0, "Later. ");
  const action = new Action("typed", null, null);
  project.act(action, () => {
    unwrap(applyOutlineEdit(project.outlineDocument.doc, { kind: "rename", item: two!.id, title: "Second" }, action));
    unwrap(
      applyOutlineEdit(
        project.outlineDocument.doc,
        { kind: "move", item: two!.id, parent: "book", after: null },
        action,
      ),
    );
  });
  const { labels } = await timelineOf(project);
  expect(labels.map(({ name }) => name)).toEqual(["Draft 1, as sent"]);
  const at = labels[0]!.version;
  expect(unwrap(await showOutline(project, at)).book.map(({ title }) => title)).toEqual(["One", "Two"]);
  expect(project.outline.book.map(({ title }) => title)).toEqual(["Second", "One"]);
  const page = unwrap(await compareBooks(project, { from: at, to: "now", next: 0 }));
  expect(page.next).toBeNull();
  expect(page.chapters.map(({ title, titleBefore, state, words }) => [title, titleBefore, state, words.added])).toEqual(
    [
      ["Second", "Two", "changed", 0],
      ["One", null, "changed", 1],
    ],
  );
  await project.close({ seal: true });
});

test("a chapter that was made or taken out in between is new, or gone", async () => {
  const { clock, project } = await begin();
  const [one] = chaptersOf(project);
  unwrap(await labelVersion(project, null, "now", "Before"));
  clock.pass(hour);
  const action = new Action("typed", null, null);
  project.act(action, () => {
    unwrap(applyOutlineEdit(project.outlineDocument.doc, { kind: "trash", item: one!.id }, action));
  });
  const forth = unwrap(await compareBooks(project, { from: "Before", to: "now", next: 0 }));
  expect(forth.chapters.map(({ title, state, words }) => [title, state, words.removed])).toEqual([
    ["One", "removed", 6],
  ]);
  const back = unwrap(await compareBooks(project, { from: "now", to: "Before", next: 0 }));
  expect(back.chapters.map(({ title, state, words }) => [title, state, words.added])).toEqual([["One", "added", 6]]);
  await project.close({ seal: true });
});

test("who was away is told what others wrote, not what they wrote themselves, and only once", async () => {
  const { disk, clock, ada, project } = await begin();
  const [one, two] = chaptersOf(project);
  expect(await tellAway(project)).toBeNull();
  await noteSeen(project);
  await ada.type(project, one!.id, 0, "Mine. ");
  await project.close({ seal: true });

  clock.pass(24 * hour);
  const ben = await Installation.make(disk, "/ben", clock);
  const theirs = await ben.open("/story");
  await ben.type(theirs, two!.id, 0, "Ben was here. ");
  await theirs.close({ seal: true });

  clock.pass(24 * hour);
  const again = await ada.open("/story");
  const digest = await tellAway(again);
  expect(digest?.chapters.map(({ title, added, removed }) => [title, added, removed])).toEqual([["Two", 3, 0]]);
  expect(digest?.people).toHaveLength(1);
  const page = unwrap(await compareBooks(again, { from: digest!.before, to: digest!.after, next: 0 }));
  expect(page.chapters.map(({ title }) => title)).toContain("Two");
  await noteSeen(again);
  expect(await tellAway(again)).toBeNull();
  await again.close({ seal: true });
});

test("what another program wrote meanwhile is told, too", async () => {
  const { disk, clock, ada, project } = await begin();
  await noteSeen(project);
  await project.close({ seal: true });
  clock.pass(hour);
  const file = await disk.create("/story/chapters/two.md.new");
  file.write(new TextEncoder().encode("Nobody was surprised. Except the cook.\n"));
  await file.flush();
  await file.close();
  await disk.rename("/story/chapters/two.md.new", "/story/chapters/two.md");
  const again = await ada.open("/story");
  const digest = await tellAway(again);
  expect(digest?.chapters.map(({ title, origins }) => [title, origins])).toEqual([["Two", ["outside"]]]);
  expect(digest?.people).toEqual([]);
  await again.close({ seal: true });
});

test("a version that is not here is refused by name", async () => {
  const { project } = await begin();
  const wrong = await compareBooks(project, { from: "@zzzzzzzzzzzzzzz.1:7", to: "now", next: 0 });
  expect(wrong).toMatchObject({ ok: false, problem: { code: "version-lost" } });
  await project.close({ seal: true });
});

test("one change of a comparison is taken back in the text as it stands, and undone again", async () => {
  const { clock, ada, project } = await begin();
  const [one] = chaptersOf(project);
  const then = (await timelineOf(project)).sessions[0]!.after;
  clock.pass(hour);
  await ada.edit(project, one!.id, 4, 4, "storm");
  await ada.type(project, one!.id, (await project.textOf(one!.id)).length - 1, " Nobody slept.");
  const compared = unwrap(await compareVersions(project, one!.id, then, "now"));
  expect(compared.changes.map(({ before, after }) => [before, after])).toEqual([
    ["tide", "storm"],
    ["", " Nobody slept."],
  ]);
  const order = { chapter: one!.id, from: then, to: "now", changes: [0], inBook: false };
  const { record } = unwrap(await takeChangesBack(project, order, null));
  expect(await project.textOf(one!.id)).toBe("The tide came in at four. Nobody slept.\n");
  const index = (await project.history(textDocument(one!.id)))!.index;
  const [whole] = index.attribution(index.latest(), 4, 8);
  expect(whole?.source?.record, "what comes back is the text that it was").toBe(0);
  unwrap(await takeBackRecord(project, record, [one!.id], null));
  expect(await project.textOf(one!.id)).toBe("The storm came in at four. Nobody slept.\n");
  await project.close({ seal: true });
});

test("an old change that was taken back once is not taken back twice", async () => {
  const { clock, ada, project } = await begin();
  const [one] = chaptersOf(project);
  const whole = printVersion(project.log!.version());
  clock.pass(hour);
  await ada.edit(project, one!.id, 0, 4, "");
  const cut = printVersion(project.log!.version());
  clock.pass(hour);
  await ada.type(project, one!.id, 0, "So: ");
  const order = { chapter: one!.id, from: whole, to: cut, changes: [0], inBook: false };
  unwrap(await takeChangesBack(project, order, null));
  const text = await project.textOf(one!.id);
  expect(text.match(/The /g)).toHaveLength(1);
  const again = await takeChangesBack(project, order, null);
  expect(again).toMatchObject({ ok: false, problem: { code: "change-gone" } });
  expect(await project.textOf(one!.id)).toBe(text);
  await project.close({ seal: true });
});

test("the book is restored as one record: texts, titles, order, and what was thrown away; what is newer stays", async () => {
  const { clock, ada, project } = await begin();
  const [one, two] = chaptersOf(project);
  const then = printVersion(project.log!.version());
  clock.pass(hour);
  await ada.edit(project, one!.id, 4, 4, "storm");
  const made = unwrap(
    await createItem(
      project,
      { kind: "chapter", title: "New", parent: "book", after: null, text: "New words.\n" },
      null,
    ),
  );
  const action = new Action("typed", null, null);
  project.act(action, () => {
    const { doc } = project.outlineDocument;
    unwrap(applyOutlineEdit(doc, { kind: "rename", item: one!.id, title: "First" }, action));
    unwrap(applyOutlineEdit(doc, { kind: "trash", item: two!.id }, action));
  });
  const restored = unwrap(await restoreBook(project, then, null));
  expect(project.outline.book.map(({ title }) => title).filter((title) => title !== "New")).toEqual(["One", "Two"]);
  expect(restored.newer).toEqual([made.item]);
  expect(await project.textOf(one!.id)).toBe("The tide came in at four.\n");
  expect(await project.textOf(made.item)).toBe("New words.\n");
  expect(unwrap(await restoreBook(project, then, null)).record).toBeNull();
  await project.close({ seal: true });
});
