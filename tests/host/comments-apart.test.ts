import { expect, test } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { Project } from "../../host/project/project.ts";
import { threadsOfBook, threadsOfChapter } from "../../host/project/reviews/chapter-reviews.ts";
import { addComment, resolveComment } from "../../host/project/reviews/write-review.ts";
import { splitChapter } from "../../host/project/text-actions.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { anchorAt } from "../../story/scene-places.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, unwrap } from "./support.ts";
import { conflictNames, SyncClient } from "./sync-client.ts";

const prose = "It begins here.\n\nAnd a second paragraph of it.\n";

/** Two machines with one synced folder. */
async function pair() {
  const disk = new ForgetfulDisk().session();
  const random = createRandom(5);
  const sync = new SyncClient(disk, "/a/story", "/b/story", conflictNames[0]!);
  const a = await Installation.make(disk, "/data-a");
  const b = await Installation.make(disk, "/data-b", a.clock);
  await a.create("/a/story", [["One", prose]]);
  const one = await a.open("/a/story");
  const meet = async (...projects: readonly Project[]) => {
    for (const project of projects) expect(await project.storing.publish()).toBeNull();
    await sync.bring("any", random, 1000);
    for (const project of projects) await project.mirroring.takeIn();
  };
  await meet(one);
  const two = await b.open("/b/story");
  return { a, b, one, two, meet: () => meet(one, two) };
}

test("what one machine said of a passage is at its words after the other one has split the chapter meanwhile", async () => {
  const { a, b, one, two, meet } = await pair();
  const chapter = chaptersOf(one)[0]!.id;
  const say = async ({ project, by }: { project: Project; by: Installation }, words: string): Promise<ItemId> => {
    const { text } = await project.document(textDocument(chapter));
    const at = text.toString().indexOf(words);
    const id = createItemId(project.now(), Math.random);
    const reviewer = { person: by.person, author: null, isOwner: true };
    const anchor = anchorAt(text, chapter, at, at + words.length);
    unwrap(await addComment(project, reviewer, { id, home: chapter, anchor, text: words }));
    return id;
  };
  const early = await say({ project: one, by: a }, "begins");
  const late = await say({ project: one, by: a }, "second");
  const { text } = await two.document(textDocument(chapter));
  const place = Y.createRelativePositionFromTypeIndex(text, prose.indexOf("And"));
  const at = Y.relativePositionToJSON(place) as RelativePosition;
  const split = unwrap(await splitChapter(two, { chapter, at, title: "Two", into: null }, null));
  await meet();
  for (const project of [one, two]) {
    const saidIn = async (of: ItemId) => (await threadsOfChapter(project, of)).map(({ thread }) => thread.id);
    expect(await saidIn(chapter)).toEqual([early]);
    expect(await saidIn(split.chapter)).toEqual([late]);
    const [there] = await threadsOfChapter(project, split.chapter);
    expect(there?.at?.stretch).toEqual({ from: 6, to: 12 });
  }
  const reviewer = { person: b.person, author: null, isOwner: true };
  const order = { call: createItemId(0, Math.random), home: chapter, comment: late, resolved: true };
  unwrap(await resolveComment(two, reviewer, order));
  await meet();
  const all = await threadsOfBook(one);
  expect(all.map(({ thread }) => [thread.id, thread.resolved])).toEqual([
    [early, false],
    [late, true],
  ]);
  for (const project of [one, two]) expect(await project.close({ seal: true })).toBeNull();
});
