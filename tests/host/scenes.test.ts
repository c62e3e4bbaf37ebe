import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import { countTexts, noCounts } from "../../host/project/counts.ts";
import { duplicateItem } from "../../host/project/duplicate-items.ts";
import type { Project } from "../../host/project/project.ts";
import { holdScene, moveScene } from "../../host/project/scene-actions.ts";
import { joinChapters, restoreText, splitChapter } from "../../host/project/text-actions.ts";
import type { ItemId } from "../../story/ids.ts";
import { applyOutlineEdit, type OutlineEdit } from "../../story/outline-edits.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, textsOf, unwrap } from "./support.ts";

// Laws: what is said of a scene stays with its text wherever that goes; no word and no scene is lost or doubled; a move
// that is undone gives both texts back to the letter.

const one = "The boat left early.\n\n***\n\nThe boat came late.\n\n***\n\nNobody saw the boat.\n";
const two = "A letter came.\n\n* * *\n\nNobody read the letter.\n";

let writer: Installation;
let project: Project;
let first: ItemId;
let second: ItemId;

beforeEach(async () => {
  const disk = new ForgetfulDisk().session();
  writer = await Installation.make(disk, "/data");
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

async function scenesOf(chapter: ItemId) {
  return (await countTexts(project, noCounts())).items[chapter]?.scenes ?? [];
}

async function saidOf(chapter: ItemId): Promise<readonly (string | null)[]> {
  const said = new Map(project.outline.scenes.map(({ id, synopsis }) => [id, synopsis]));
  return (await scenesOf(chapter)).map(({ id }) => (id ? (said.get(id) ?? null) : null));
}

async function say(chapter: ItemId, scene: number, synopsis: string): Promise<ItemId> {
  const title = (await scenesOf(chapter))[scene]?.title ?? "";
  const held = unwrap(await holdScene(project, { chapter, scene, title }, null));
  edit({ kind: "setSynopsis", item: held.scene, synopsis });
  return held.scene;
}

async function move(chapter: ItemId, scene: number, to: ItemId, place: number, gap: string | null = null) {
  const title = (await scenesOf(chapter))[scene]?.title ?? "";
  return unwrap(await moveScene(project, { chapter, scene, title, to, place, gap }, null));
}

describe("what is said of a scene", () => {
  it("is held once, however often it is asked for", async () => {
    const id = await say(first, 1, "Late");
    expect(await say(first, 1, "Late again")).toBe(id);
    expect(await saidOf(first)).toEqual([null, "Late again", null]);
  });

  it("goes with the scene into another chapter and back, and the texts are again what they were", async () => {
    await say(first, 1, "Late");
    await say(second, 0, "Letter");
    const done = await move(first, 1, second, 1);
    expect(await saidOf(first)).toEqual([null, null]);
    expect(await saidOf(second)).toEqual(["Letter", "Late", null]);
    expect(await project.textOf(second)).toBe(
      "A letter came.\n\n* * *\n\nThe boat came late.\n\n* * *\n\nNobody read the letter.\n",
    );
    await move(second, 1, first, done.place, done.gap);
    expect([await project.textOf(first), await project.textOf(second)]).toEqual([one, two]);
    expect(await saidOf(first)).toEqual([null, "Late", null]);
  });

  it("goes with it within its chapter", async () => {
    for (const n of [0, 1, 2]) await say(first, n, `${n}`);
    await move(first, 0, first, 2);
    expect(await saidOf(first)).toEqual(["1", "2", "0"]);
  });

  it("goes along when a chapter is split and joined", async () => {
    await say(first, 0, "Early");
    await say(first, 2, "Nobody");
    const text = (await project.document(textDocument(first))).text;
    const at = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, one.indexOf("Nobody")));
    const split = unwrap(await splitChapter(project, { chapter: first, at, title: "Later", into: null }, null));
    expect(await saidOf(split.chapter)).toEqual(["Nobody"]);
    const order = { first, second: split.chapter, gap: split.gap, remove: true };
    unwrap(await joinChapters(project, order, null));
    expect(await saidOf(first)).toEqual(["Early", null, "Nobody"]);
    expect(project.outline.trash, "what an undone split had made is out of sight").toEqual([]);
    expect(project.removed.map(({ id }) => id)).toEqual([split.chapter]);
  });

  it("has no place while its text is deleted, and has it again when that is restored", async () => {
    await say(first, 1, "Late");
    const name = textDocument(first);
    const at = one.indexOf("The boat came");
    const before = await project.history(name);
    await writer.edit(project, first, at, "The boat came late.\n\n***\n\n".length, "");
    expect(await saidOf(first)).toEqual([null, null]);
    expect(project.outline.scenes).toHaveLength(1);
    const { index } = (await project.history(name))!;
    expect(await restoreText(project, first, index, before!.index.latest(), null)).toBe(true);
    expect(await saidOf(first)).toEqual([null, "Late", null]);
  });

  it("is said of the second one too when a chapter is duplicated", async () => {
    await say(first, 1, "Late");
    edit({ kind: "setStatus", item: first, status: "done" });
    const { item } = unwrap(await duplicateItem(project, { item: first, title: "One, again" }, null));
    expect(await saidOf(item)).toEqual([null, "Late", null]);
    expect(await saidOf(first)).toEqual([null, "Late", null]);
    expect(project.item(item)).toMatchObject({ title: "One, again", status: "done", file: "chapters/one-again.md" });
    expect(await project.textOf(item)).toBe(one);
  });

  it("is refused for a scene that has gone", async () => {
    const held = await holdScene(project, { chapter: first, scene: 1, title: "Something else" }, null);
    expect(held).toMatchObject({ ok: false, problem: { code: "scene-unknown" } });
  });
});

describe("scenes that are moved about", () => {
  it("are all there once, with what is said of them", async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = createRandom(seed);
      const chapters = [first, second];
      const all = async () => {
        const scenes: [string, string | null][] = [];
        for (const chapter of chapters) {
          const text = await project.textOf(chapter);
          const said = await saidOf(chapter);
          for (const [n, { from, title }] of (await scenesOf(chapter)).entries())
            scenes.push([text.slice(from).split("\n")[0] ?? title, said[n] ?? null]);
        }
        return scenes.sort();
      };
      const chapter = random.pick(chapters);
      const count = (await scenesOf(chapter)).length;
      if (count > 0) await say(chapter, random.below(count), `said ${seed}`);
      const before = await all();
      for (let step = 0; step < 6; step++) {
        const from = random.pick(chapters);
        const there = (await scenesOf(from)).length;
        if (there === 0) continue;
        const order = [from, random.below(there), random.pick(chapters), random.below(5)] as const;
        const texts = await textsOf(project);
        const done = await move(...order);
        expect(await all(), `seed ${seed} step ${step}`).toEqual(before);
        if (there === 1 || random.below(2) === 0) continue;
        const target = (await scenesOf(order[2])).length;
        const place = Math.min(order[3], target - 1);
        await move(order[2], place, from, done.place, done.gap);
        expect(await textsOf(project), `seed ${seed} step ${step}: undone`).toEqual(texts);
      }
    }
  });
});
