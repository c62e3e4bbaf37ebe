import { expect, test } from "vitest";
import { Action } from "../../host/live/action.ts";
import { noteSeen, tellAway } from "../../host/project/away.ts";
import { compareBooks } from "../../host/project/book-comparison.ts";
import { labelVersion, showVersion } from "../../host/project/history-actions.ts";
import { showOutline } from "../../host/project/past-outline.ts";
import type { Project } from "../../host/project/project.ts";
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
