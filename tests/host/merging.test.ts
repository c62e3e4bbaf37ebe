import { expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { decideMerge, type SegmentFile } from "../../host/log/segment-files.ts";
import { checkProject } from "../../host/project/check.ts";
import type { Project } from "../../host/project/project.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation } from "./support.ts";

function files(...sizes: readonly number[]): readonly SegmentFile[] {
  return sizes.map((bytes, place) => ({ name: `${place}`, from: place * 10 + 1, to: place * 10 + 9, bytes }));
}

const much = 1e9;
const names = (decision: ReturnType<typeof decideMerge>) =>
  decision.kind === "merge" ? decision.files.map(({ name }) => name).join(" ") : decision.kind;

test("eight neighbours of one level, or lower ones, are made one, the newest first", () => {
  expect(names(decideMerge(files(...Array(7).fill(500)), much))).toBe("nothing");
  expect(names(decideMerge(files(...Array(8).fill(500)), much))).toBe("0 1 2 3 4 5 6 7");
  expect(names(decideMerge(files(9000, ...Array(8).fill(500)), much))).toBe("1 2 3 4 5 6 7 8");
  expect(names(decideMerge(files(9000, 500, ...Array(7).fill(9000)), much))).toBe("0 1 2 3 4 5 6 7 8");
  expect(names(decideMerge(files(...Array(9).fill(5_000_000)), much))).toBe("nothing");
});

test("a merge reads no more than it may, and what an interrupted one left is known", () => {
  expect(names(decideMerge(files(...Array(20).fill(1000)), 9000))).toBe("11 12 13 14 15 16 17 18 19");
  expect(names(decideMerge(files(...Array(20).fill(1000)), 5000))).toBe("nothing");
  const whole = { name: "whole", from: 1, to: 99, bytes: 4000 };
  const part = { name: "part", from: 11, to: 19, bytes: 500 };
  expect(decideMerge([part, whole], much)).toEqual({ kind: "leftover", part, whole });
  const across = { name: "across", from: 90, to: 120, bytes: 500 };
  expect(decideMerge([whole, across], much)).toEqual({ kind: "nothing" });
});

/** Many sittings in one chapter, each sealed. */
async function write(installation: Installation, project: Project, sittings: number, seed: number): Promise<string> {
  const random = createRandom(seed);
  const [chapter] = chaptersOf(project);
  for (let sitting = 0; sitting < sittings; sitting++) {
    for (let edit = 0; edit < 4; edit++) {
      const { length } = await project.textOf(chapter!.id);
      installation.clock.pass(2000 + random.below(90_000));
      if (random.next() < 0.7 || length < 20)
        await installation.type(project, chapter!.id, random.below(length), `word${sitting}.${edit} `);
      else await installation.edit(project, chapter!.id, random.below(length - 12), 1 + random.below(10), "");
    }
    await project.storing.rest();
  }
  return project.textOf(chapter!.id);
}

async function segmentsOf(disk: ForgetfulDisk, project: Project): Promise<readonly string[]> {
  const path = `/story/.history/${project.log!.key}/text/${chaptersOf(project)[0]!.id}`;
  return (await disk.session().list(path)).map(({ name }) => name);
}

/** Every version that was ever told, as it reads. */
async function versionsOf(project: Project): Promise<readonly string[]> {
  const history = await project.history(textDocument(chaptersOf(project)[0]!.id));
  const { index } = history!;
  return Array.from({ length: index.records.count }, (_, row) => index.textAt(index.versionOf(row)));
}

test("sixty sittings lie in a few files, and every version reads as before", async () => {
  const disk = new ForgetfulDisk();
  const ada = await Installation.make(disk.session(), "/ada");
  await ada.create("/story", [["One", "It begins.\n"]]);
  const project = await ada.open("/story");
  const text = await write(ada, project, 60, 1);
  const before = await versionsOf(project);
  expect((await segmentsOf(disk, project)).length).toBeLessThanOrEqual(16);
  const lists = (await disk.session().list(`/story/.history/${project.log!.key}`)).filter(({ name }) =>
    /^seal/.test(name),
  );
  expect(lists.length).toBeLessThanOrEqual(16);
  await project.close({ seal: true });
  const again = await ada.open("/story");
  expect(await again.textOf(chaptersOf(again)[0]!.id)).toBe(text);
  expect(await versionsOf(again)).toEqual(before);
  expect(await checkProject(again, false)).toEqual({ ok: true, problems: [] });
  await again.close({ seal: true });
});

test("another computer reads the merged history as it read the single parts", async () => {
  const disk = new ForgetfulDisk();
  const ada = await Installation.make(disk.session(), "/ada");
  await ada.create("/story", [["One", "It begins.\n"]]);
  const project = await ada.open("/story");
  const ben = await Installation.make(disk.session(), "/ben", ada.clock);
  await write(ada, project, 7, 2);
  const theirs = await ben.open("/story");
  const text = await write(ada, project, 12, 3);
  await theirs.mirroring.takeIn();
  expect(await theirs.textOf(chaptersOf(theirs)[0]!.id)).toBe(text);
  expect(await versionsOf(theirs)).toEqual(await versionsOf(project));
  await theirs.close({ seal: true });
  await project.close({ seal: true });
});

test("a power loss at any point of sealing and merging leaves the one state or the other", {
  timeout: 60_000,
}, async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const disk = new ForgetfulDisk();
    let ada = await Installation.make(disk.session(), "/ada");
    await ada.create("/story", [["One", "It begins.\n"]]);
    const project = await ada.open("/story");
    await write(ada, project, 7, seed);
    const [chapter] = chaptersOf(project);
    await ada.type(project, chapter!.id, 0, "The last words. ");
    await project.storing.stored(true);
    const text = await project.textOf(chapter!.id);
    const before = await versionsOf(project);
    const dark = disk.loseAfter(seed * 2);
    await Promise.race([dark, project.storing.rest()]);
    void project.storing.stop();
    disk.powerLoss(seed);
    ada = await Installation.make(disk.session(), "/ada", ada.clock);
    const again = await ada.open("/story");
    expect(await again.textOf(chapter!.id), `seed ${seed}`).toBe(text);
    expect((await versionsOf(again)).slice(0, before.length), `seed ${seed}`).toEqual(before);
    await again.storing.rest();
    expect((await checkProject(again, false)).problems, `seed ${seed}`).toEqual([]);
    await again.close({ seal: true });
  }
});

test("a damaged part is left as it is, and is not merged over", async () => {
  const disk = new ForgetfulDisk();
  const ada = await Installation.make(disk.session(), "/ada");
  await ada.create("/story", [["One", "It begins.\n"]]);
  const project = await ada.open("/story");
  await write(ada, project, 6, 5);
  const [name] = await segmentsOf(disk, project);
  const path = `/story/.history/${project.log!.key}/text/${chaptersOf(project)[0]!.id}/${name}`;
  const bytes = Uint8Array.from(await disk.session().read(path));
  bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 0xff;
  await disk.session().remove(path);
  const file = await disk.session().create(path);
  file.write(bytes);
  await file.flush();
  await file.close();
  await write(ada, project, 6, 6);
  expect(await segmentsOf(disk, project)).toContain(name);
  expect(await disk.session().read(path)).toEqual(bytes);
  await project.close({ seal: true });
});
