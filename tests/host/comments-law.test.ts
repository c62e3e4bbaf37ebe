import { afterAll, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import { restoreVersion } from "../../host/project/history-actions.ts";
import type { Project } from "../../host/project/project.ts";
import { threadsOfBook, threadsOfChapter } from "../../host/project/reviews/chapter-reviews.ts";
import { addComment } from "../../host/project/reviews/write-review.ts";
import { moveScene } from "../../host/project/scene-actions.ts";
import { joinChapters, splitChapter } from "../../host/project/text-actions.ts";
import { readRevisions } from "../../host/project/versions.ts";
import { createItemId, type ItemId } from "../../story/ids.ts";
import { anchorAt } from "../../story/scene-places.ts";
import { findScenes } from "../../story/scenes.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { seedChance } from "./seeded-chance.ts";
import { Installation } from "./support.ts";

// Whatever is written, split, joined, moved and restored: each comment is in exactly one chapter's list, and at its words if they stand
// anywhere. A comment stands on three signs that nobody writes a second time.

vi.mock("node:crypto", async (original) => {
  const { randomBytes } = await import("./seeded-chance.ts");
  return { ...(await original<typeof import("node:crypto")>()), randomBytes };
});

const chance = Math.random;
afterAll(() => {
  Math.random = chance;
});

const person = { id: "0123456789abcde", name: "W" };
const reviewer = { person, author: null, isOwner: true };

test.each(Array.from({ length: Number(process.env.ROUNDS ?? 12) }, (_, at) => Number(process.env.SEED ?? 1) + at))(
  "seed %d",
  async (seed) => {
    seedChance(seed);
    const random = createRandom(seed);
    const installation = await Installation.make(new ForgetfulDisk().session(), "/data");
    await installation.create("/story", [
      ["One", "The rain came early.\n\n***\n\nNobody went out.\n"],
      ["Two", "It was cold in the house.\n\n***\n\nThe lamp burned.\n"],
    ]);
    const project = await installation.open("/story");
    const comments = new Map<ItemId, string>();
    let sign = 0x4e00;
    const texts = () => project.items.filter(({ file, kind }) => file !== null && kind === "chapter");
    const standing = () => texts().filter((item) => !project.mirroring.isTrashed(item));
    const textOf = async (id: ItemId) => (await project.document(textDocument(id))).text;

    const comment = async (chapter: ItemId) => {
      const signs = String.fromCharCode(sign++, sign++, sign++);
      const text = await textOf(chapter);
      const at = random.below(text.length + 1);
      await installation.type(project, chapter, at, signs);
      const anchor = anchorAt(text, chapter, at, at + 3);
      const id = createItemId(project.now(), Math.random);
      expect((await addComment(project, reviewer, { id, home: chapter, anchor, text: "?" })).ok).toBe(true);
      comments.set(id, signs);
    };
    const act = async () => {
      const chapters = standing();
      const { id: chapter } = random.pick(chapters);
      const text = await textOf(chapter);
      const at = random.below(text.length + 1);
      installation.clock.pass(random.below(400_000));
      switch (random.below(8)) {
        case 0:
          return comment(chapter);
        case 1:
          return installation.type(project, chapter, at, random.pick([" and then", "\n\n***\n\nLater.", ", rain,"]));
        case 2:
        case 3:
          return installation.edit(project, chapter, at, Math.min(random.below(12), text.length - at), "");
        case 4: {
          if (chapters.length > 5) return;
          const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) as RelativePosition;
          const trashed = texts().filter((item) => project.mirroring.isTrashed(item));
          const into = trashed.length > 0 && random.below(2) === 0 ? random.pick(trashed).id : null;
          await splitChapter(project, { chapter, at: place, title: "Split", into }, null);
          return;
        }
        case 5: {
          const other = random.pick(chapters).id;
          if (other !== chapter)
            await joinChapters(
              project,
              { first: chapter, second: other, gap: null, remove: random.below(3) === 0 },
              null,
            );
          return;
        }
        case 6: {
          const revisions = (await readRevisions(project, chapter))?.revisions ?? [];
          if (revisions.length > 0) await restoreVersion(project, chapter, random.pick(revisions).id);
          return;
        }
        default: {
          const scenes = findScenes(text.toString());
          const scene = random.below(Math.max(1, scenes.length));
          const to = random.pick(chapters).id;
          const order = { chapter, scene, title: scenes[scene]?.title ?? "", to, place: random.below(3), gap: null };
          await moveScene(project, order, null);
        }
      }
    };

    await comment(random.pick(standing()).id);
    for (let step = 0; step < 40; step++) {
      await act();
      if (step % 8 === 7) await expectLaw(project, comments, `seed ${seed}, step ${step}`);
    }
    await expectLaw(project, comments, `seed ${seed}`);
    await project.close({ seal: true });
  },
);

async function expectLaw(project: Project, comments: ReadonlyMap<ItemId, string>, where: string): Promise<void> {
  const lists = new Map<ItemId, ItemId[]>();
  const items = [...project.items, ...project.removed].filter(({ file }) => file !== null);
  const texts = new Map<ItemId, string>();
  for (const { id } of items) texts.set(id, (await project.document(textDocument(id))).text.toString());
  for (const { id } of items) {
    for (const { thread, at } of await threadsOfChapter(project, id)) {
      lists.set(thread.id, [...(lists.get(thread.id) ?? []), id]);
      const signs = [...(comments.get(thread.id) ?? "")];
      const shown = texts.get(id)?.slice(at?.stretch?.from, at?.stretch?.to) ?? "";
      const stand = [...texts.values()].some((text) => signs.some((sign) => text.includes(sign)));
      const isAtThem = signs.some((sign) => shown.includes(sign));
      if (isAtThem !== stand) {
        const held = JSON.stringify([...texts].map(([item, text]) => [item, text, item === id]));
        expect.fail(`${where}: ${signs.join("")} at “${shown}” in ${id}: ${held}`);
      }
    }
  }
  for (const id of comments.keys()) expect(lists.get(id), `${where}: ${id}`).toHaveLength(1);
  const all = (await threadsOfBook(project)).map(({ thread, at }) => [thread.id, at?.chapter]);
  expect(new Map(all as [ItemId, ItemId][])).toEqual(new Map([...lists].map(([id, [chapter]]) => [id, chapter])));
}
