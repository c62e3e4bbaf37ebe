import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import { countTexts, noCounts } from "../../host/project/counts.ts";
import type { Project } from "../../host/project/project.ts";
import { moveScene } from "../../host/project/scene-actions.ts";
import { joinChapters, restoreText, splitChapter } from "../../host/project/text-actions.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { anchorAt } from "../../story/scene-places.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, unwrap } from "./support.ts";

// Law: a bookmark stands at its words wherever they go; none is lost or doubled.

const one = "The boat left early.\n\n***\n\nThe boat came late.\n\n***\n\nNobody saw the boat.\n";
const two = "A letter came.\n\n***\n\nNobody read the letter.\n";

let writer: Installation;
let project: Project;
let first: ItemId;
let second: ItemId;
let made = 0;

beforeEach(async () => {
  writer = await Installation.make(new ForgetfulDisk().session(), "/data");
  const folder = await writer.create("/story", [
    ["One", one],
    ["Two", two],
  ]);
  project = await writer.open(folder);
  [first, second] = chaptersOf(project).map(({ id }) => id) as [ItemId, ItemId];
});

function edit(edit: OutlineEdit): OutlineEdit {
  return unwrap(applyOutlineEdit(project.outlineDocument.doc, edit, writer.sender)).inverse;
}

async function mark(chapter: ItemId, words: string, name = ""): Promise<ItemId> {
  const { text } = await project.document(textDocument(chapter));
  const from = text.toString().indexOf(words);
  const anchor = anchorAt(text, chapter, from, from + words.length);
  const bookmark = createItemId(made++ * 1000, () => 0.5);
  if (anchor) edit({ kind: "setBookmark", bookmark, anchor, name });
  return bookmark;
}

async function marksOf(chapter: ItemId): Promise<readonly string[]> {
  const bookmarks = (await countTexts(project, noCounts())).items[chapter]?.bookmarks ?? [];
  const placed = bookmarks.flatMap(({ from, words }) => (from === null ? [] : [{ from, words }]));
  return placed.sort((a, b) => a.from - b.from).map(({ words }) => words);
}

describe("a bookmark", () => {
  it("goes with its words when the chapter is split and joined, and with their scene to another chapter", async () => {
    await mark(first, "left early.");
    await mark(first, "saw the boat.", "The witness");
    const { text } = await project.document(textDocument(first));
    const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, one.indexOf("Nobody")));
    const split = unwrap(await splitChapter(project, { chapter: first, at, title: "Later", into: null }, null));
    expect([await marksOf(first), await marksOf(split.chapter)]).toEqual([["left early."], ["saw the boat."]]);
    const order = { first, second: split.chapter, gap: split.gap, remove: true };
    unwrap(await joinChapters(project, order, null));
    expect(await marksOf(first)).toEqual(["left early.", "saw the boat."]);
    const scene = { chapter: first, scene: 2, title: "Nobody saw the boat.", to: second, place: 0, gap: null };
    unwrap(await moveScene(project, scene, null));
    expect([await marksOf(first), await marksOf(second)]).toEqual([["left early."], ["saw the boat."]]);
    expect(project.outline.bookmarks.map(({ name }) => name)).toEqual(["", "The witness"]);
  });

  it("has no place while its words are deleted, and has it again when they are restored", async () => {
    await mark(first, "came late.");
    const before = await project.history(textDocument(first));
    await writer.edit(project, first, one.indexOf("The boat came"), "The boat came late.".length, "");
    expect(await marksOf(first)).toEqual([]);
    const { index } = (await project.history(textDocument(first)))!;
    expect(await restoreText(project, first, index, before!.index.latest(), null)).toBe(true);
    expect(await marksOf(first)).toEqual(["came late."]);
  });

  it("is taken away, given another name, and given back by the inverse of each", async () => {
    const bookmark = await mark(first, "came late.");
    const unname = edit({ kind: "setBookmark", bookmark, name: "Late" });
    const back = edit({ kind: "setBookmark", bookmark, removed: true });
    expect(project.outline.bookmarks).toEqual([]);
    edit(back);
    expect(project.outline.bookmarks).toMatchObject([{ id: bookmark, name: "Late" }]);
    edit(unname);
    expect(project.outline.bookmarks).toMatchObject([{ id: bookmark, name: "" }]);
  });

  it("stays at its words whatever is written around them", async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = createRandom(seed);
      const word = `word${seed}`;
      const start = await project.textOf(second);
      await writer.edit(project, second, random.below(start.length), 0, `\n\n${word} stands here\n\n`);
      const bookmark = await mark(second, word);
      for (let step = 0; step < 8; step++) {
        const text = await project.textOf(second);
        const from = text.indexOf(word);
        const at =
          random.below(2) === 0
            ? random.below(from + 1)
            : from + word.length + random.below(text.length - from - word.length);
        const most = at <= from ? from - at : text.length - at;
        await writer.edit(
          project,
          second,
          at,
          random.below(Math.min(6, most + 1)),
          random.pick(["", "x", "\n", "more "]),
        );
      }
      const text = await project.textOf(second);
      const counted = (await countTexts(project, noCounts())).items[second]?.bookmarks ?? [];
      expect(counted.find(({ id }) => id === bookmark)?.from, `seed ${seed}: ${JSON.stringify(text)}`).toBe(
        text.indexOf(word),
      );
      edit({ kind: "setBookmark", bookmark, removed: true });
    }
  });
});
