import { beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { DiskErrorCode } from "../../host/disk/disk.ts";
import { restoreVersion } from "../../host/project/history-actions.ts";
import type { Project } from "../../host/project/project.ts";
import { createItem, joinChapters, splitChapter } from "../../host/project/text-actions.ts";
import type { ItemId } from "../../story/ids.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, countTags, Installation, textsOf } from "./support.ts";

// Each action is tried with the first, the second… of its steps of writing refused, until it has no more steps. After that
// the disk takes everything again: every word is there, once, in the story as it goes on, when it is opened again, and in
// its files.

interface Scene {
  readonly disk: ForgetfulDisk;
  readonly installation: Installation;
  readonly project: Project;
  readonly one: ItemId;
  readonly two: ItemId;
}

const prepared = new ForgetfulDisk();

beforeAll(async () => {
  const installation = await Installation.make(prepared.session(), "/data");
  await installation.create("/story", [
    ["One", "~1 ~2 ~3\n\n~4 ~5 ~6\n"],
    ["Two", "~7 ~8 ~9\n"],
  ]);
  const project = await installation.open("/story");
  const [one] = chaptersOf(project);
  await installation.type(project, one?.id ?? ("" as ItemId), 0, "~10 ");
  expect(await project.close({ seal: false })).toBeNull();
});

async function open(): Promise<Scene> {
  const disk = prepared.copy();
  const installation = await Installation.make(disk.session(), "/data");
  const project = await installation.open("/story");
  const [one, two] = chaptersOf(project);
  if (!one || !two) throw new Error("The chapters are there.");
  return { disk, installation, project, one: one.id, two: two.id };
}

async function place(project: Project, chapter: ItemId, at: number): Promise<RelativePosition> {
  const { text } = await project.document(textDocument(chapter));
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) as RelativePosition;
}

interface Trial {
  readonly words: readonly number[];
  readonly act: (scene: Scene) => Promise<unknown>;
}

const trials: Readonly<Record<string, Trial>> = {
  "typing and publishing": {
    words: [11],
    act: async ({ installation, project, one }) => {
      await installation.type(project, one, 0, "~11 ");
      await project.storing.publish();
    },
  },
  "typing and sealing": {
    words: [11],
    act: async ({ installation, project, two }) => {
      await installation.type(project, two, 0, "~11 ");
      await project.storing.rest();
    },
  },
  splitting: {
    words: [],
    act: async ({ project, one }) => {
      await splitChapter(
        project,
        { chapter: one, at: await place(project, one, 12), title: "Later", into: null },
        null,
      );
      await project.storing.publish();
    },
  },
  joining: {
    words: [],
    act: async ({ project, one, two }) => {
      await joinChapters(project, { first: one, second: two, gap: null, remove: false }, null);
      await project.storing.publish();
    },
  },
  "making a chapter and writing in it": {
    words: [11],
    act: async ({ installation, project, one }) => {
      const made = await createItem(project, { kind: "chapter", title: "New", parent: "book", after: one }, null);
      if (made.ok) await installation.type(project, made.value.item, 0, "~11 ");
      await project.storing.publish();
    },
  },
  "restoring an earlier text": {
    words: [],
    act: async ({ installation, project, one }) => {
      await installation.edit(project, one, 0, 4, "");
      await restoreVersion(project, one, "2026-01-05T12:00:00Z");
      // Whatever became of it: the word that was taken away is written again, if it is not back.
      if (!(await project.textOf(one)).includes("~10 ")) await installation.type(project, one, 0, "~10 ");
      await project.storing.publish();
    },
  },
  closing: {
    words: [11],
    act: async ({ installation, project, one }) => {
      await installation.type(project, one, 0, "~11 ");
      return project.close({ seal: true });
    },
  },
};

const refusals: readonly DiskErrorCode[] = ["full", "failed", "busy", "refused"];

/** True where the action had that many steps. */
async function tryWith(
  name: string,
  trial: Trial,
  nth: number,
  code: DiskErrorCode,
  isLasting: boolean,
): Promise<boolean> {
  const scene = await open();
  const { disk, installation } = scene;
  let steps = 0;
  disk.refuse = (step) => {
    if (step === "look" || step === "read") return null;
    steps += 1;
    return steps === nth || (isLasting && steps > nth) ? code : null;
  };
  // A refusal that is told to the caller is as good as one that is tried again.
  const told = await trial.act(scene).catch((cause: unknown) => {
    if (!(cause instanceof Error && cause.name === "DiskError")) throw cause;
    return cause;
  });
  disk.refuse = () => null;
  const what = `${name}: “${code}” at step ${nth}${isLasting ? " and ever after" : ""}`;
  // A story that was closed while no byte could be written anywhere, and said so, has its last words in the window only.
  const typed = name === "closing" && told ? [] : trial.words;
  const words = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...typed].map((word) => `~${word}`);
  const counts = (texts: Iterable<string>) => Object.fromEntries([...countTags(texts)].sort());
  const expected = Object.fromEntries(words.map((word) => [word, 1] as const).sort());
  if (name !== "closing") {
    expect(await scene.project.storing.publish(), what).toBeNull();
    expect(counts((await textsOf(scene.project)).values()), what).toEqual(expected);
    expect(await scene.project.close({ seal: true }), what).toBeNull();
  }
  const again = await installation.open("/story");
  const found = counts((await textsOf(again)).values());
  if (found["~11"] === 1) expected["~11"] = 1;
  expect(found, `${what}, opened again`).toEqual(expected);
  expect(await again.storing.publish(), what).toBeNull();
  const files = [...disk.files("/story")].filter(([path]) => path.endsWith(".md"));
  const written = files.map(([, bytes]) => Buffer.from(bytes, "base64").toString());
  expect(counts(written), `${what}, in the files`).toEqual(expected);
  expect(await again.close({ seal: false }), what).toBeNull();
  // The sum of all is that the story is sound.
  expect(files.length, what).toBeGreaterThanOrEqual(2);
  return steps >= nth;
}

describe.each(Object.entries(trials))("a disk that refuses while %s", (name, trial) => {
  test.each(refusals)("at any step: “%s”", { timeout: 120_000 }, async (code) => {
    let nth = 1;
    while (await tryWith(name, trial, nth, code, false)) nth++;
    expect(nth).toBeGreaterThan(1);
  });

  test("from any step on, until there is room again", { timeout: 120_000 }, async () => {
    for (let nth = 1; await tryWith(name, trial, nth, "full", true); nth += 2);
  });
});
