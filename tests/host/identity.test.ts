import { beforeEach, describe, expect, test } from "vitest";
import { outlineDocument, textDocument } from "../../history/record.ts";
import { uniteSlices } from "../../history/union.ts";
import { checkProject } from "../../host/project/check.ts";
import type { Project } from "../../host/project/project.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, countTags, Installation, noticeCodes, textsOf } from "./support.ts";
import { conflictNames, SyncClient } from "./sync-client.ts";

const disk = { current: new ForgetfulDisk() };
let installation: Installation;
let project: Project;
let count = 0;
const written = new Set<string>();

beforeEach(async () => {
  disk.current = new ForgetfulDisk();
  written.clear();
  installation = await Installation.make(disk.current.session(), "/data");
  await installation.create("/story", [["One", "It begins.\n"]]);
  project = await installation.open("/story");
});

async function write(into = project, by = installation): Promise<string> {
  const word = `~w${count++}`;
  written.add(word);
  by.clock.pass(2000);
  const { id } = chaptersOf(into)[0]!;
  await by.type(into, id, (await into.textOf(id)).length, `${word} `);
  return word;
}

async function writeAndPublish(times = 3): Promise<void> {
  for (let n = 0; n < times; n++) {
    await write();
    await project.storing.publish();
  }
}

/** Every word once, no two records with different text under one id, and nothing unexplained. */
async function assertWhole(of = project, explained: readonly string[] = []): Promise<void> {
  const counts = countTags((await textsOf(of)).values());
  expect(Object.fromEntries(counts)).toEqual(Object.fromEntries([...written].map((word) => [word, 1])));
  for (const name of [outlineDocument, ...of.items.filter(({ file }) => file).map(({ id }) => textDocument(id))]) {
    const { conflicts, waiting } = uniteSlices(await of.slices(name));
    expect(conflicts).toEqual([]);
    expect(waiting).toEqual([]);
  }
  await of.storing.publish();
  const codes = (await checkProject(of, false)).problems.map(({ code }) => code);
  expect(codes.filter((code) => !explained.includes(code))).toEqual([]);
}

async function copyFolder(from: string, to: string): Promise<void> {
  const files = [...disk.current.files(from)].map(
    ([path, bytes]) => [`${to}${path.slice(from.length)}`, bytes] as const,
  );
  await disk.current.restore(to, new Map(files));
}

describe("a folder", () => {
  test("that was copied is another replica's, and both can be written in", async () => {
    await writeAndPublish();
    await project.close({ seal: false });
    await copyFolder("/story", "/copy");
    project = await installation.open("/story");
    const copy = await installation.open("/copy");
    expect(copy.log!.key.split(".")[0]).not.toBe(project.log!.key.split(".")[0]);
    const before = new Set(written);
    const own = await write();
    await assertWhole();
    written.clear();
    for (const word of before) written.add(word);
    await write(copy);
    await assertWhole(copy);
    expect((await textsOf(copy)).values().next().value).not.toContain(own);
  });

  test("that is copied while it is open, in the middle of writing, gives two stories of which neither takes from the other", async () => {
    for (let moment = 0; moment < 4; moment++) {
      await write();
      if (moment === 1) await project.storing.publish();
      if (moment === 2) await project.storing.rest();
      // What only the write-ahead log has is not in the copy; what is half way is.
      const published = moment === 3 ? project.storing.publish() : null;
      await copyFolder("/story", `/copy-${moment}`);
      await published;
      const before = new Set(written);
      const copy = await installation.open(`/copy-${moment}`);
      expect(copy.log!.key).not.toBe(project.log!.key);
      const there = countTags((await textsOf(copy)).values());
      expect([...there].filter(([word, count]) => count !== 1 || !before.has(word))).toEqual([]);
      await write();
      written.clear();
      for (const word of there.keys()) written.add(word);
      await write(copy);
      await assertWhole(copy);
      expect(await copy.close({ seal: moment % 2 === 0 })).toBeNull();
      written.clear();
      for (const word of [...before, `~w${count - 2}`]) written.add(word);
      await assertWhole();
    }
    expect(noticeCodes(project)).toEqual([]);
    await project.close({ seal: true });
    project = await installation.open("/story");
    await assertWhole();
  });

  test.each(["renamed", "moved to another disk"])(
    "that was %s after a crash takes its unpublished words along",
    async (how) => {
      await writeAndPublish();
      await write();
      await project.storing.stored(true);
      void project.storing.stop();
      disk.current.powerLoss(3);
      installation = await Installation.make(disk.current.session(), "/data", installation.clock);
      await copyFolder(how === "renamed" ? "/none" : "/story", "/elsewhere");
      if (how === "renamed") await installation.disk.rename("/story", "/elsewhere");
      else await installation.disk.removeFolder("/story");
      project = await installation.open("/elsewhere");
      await assertWhole(project, ["history-brought-back"]);
      await project.close({ seal: true });
      project = await installation.open("/elsewhere");
      await assertWhole();
      expect(noticeCodes(project)).toEqual([]);
    },
  );

  test("that was rolled back while it was closed begins a new epoch, and gets back what it lacks", async () => {
    await writeAndPublish();
    const older = disk.current.files("/story");
    const { key } = project.log!;
    await writeAndPublish();
    await project.close({ seal: true });
    await disk.current.restore("/story", older);
    project = await installation.open("/story");
    expect(project.log!.key).toBe(`${key.split(".")[0]}.2`);
    expect(noticeCodes(project)).toContain("history-brought-back");
    await write();
    await assertWhole(project, ["history-brought-back", "file-older"]);
    await project.close({ seal: true });
    project = await installation.open("/story");
    expect(project.log!.key).toBe(`${key.split(".")[0]}.2`);
    await assertWhole();
  });

  test("that was rolled back twice has three epochs and every word once", async () => {
    for (let turn = 0; turn < 2; turn++) {
      await writeAndPublish(2);
      const older = disk.current.files("/story");
      await writeAndPublish(2);
      await project.close({ seal: turn === 0 });
      await disk.current.restore("/story", older);
      project = await installation.open("/story");
    }
    expect(project.log!.key.endsWith(".3")).toBe(true);
    await write();
    await assertWhole(project, ["history-brought-back", "file-older"]);
  });

  test("whose tail is replaced while it is open keeps what is written into it", async () => {
    await writeAndPublish();
    const [path, bytes] = [...disk.current.files("/story/.history")].find(([name]) => /tail-\d+\.log$/.test(name))!;
    await writeAndPublish();
    await disk.current.restore(path, new Map([[path, bytes]]));
    await writeAndPublish();
    await assertWhole();
    await project.close({ seal: false });
    project = await installation.open("/story");
    await assertWhole();
  });

  test("whose tail is removed while it is open keeps what was written into it", async () => {
    await writeAndPublish();
    const path = [...disk.current.files("/story/.history").keys()].find((name) => /tail-\d+\.log$/.test(name))!;
    await installation.disk.remove(path);
    await writeAndPublish();
    await project.close({ seal: false });
    project = await installation.open("/story");
    await assertWhole();
  });
});

test("a conflicted copy of the own tail, and of another's, is read and changes nothing", async () => {
  await writeAndPublish(5);
  const [path, bytes] = [...disk.current.files("/story/.history")]
    .filter(([name]) => /tail-\d+\.log$/.test(name))
    .at(-1)!;
  await writeAndPublish();
  const { key } = project.log!;
  await project.close({ seal: false });
  const copy = path.replace(".log", " (conflicted copy 2026-01-05).log");
  await disk.current.restore(copy, new Map([[copy, bytes]]));
  project = await installation.open("/story");
  await assertWhole();
  await project.close({ seal: true });
  project = await installation.open("/story");
  expect(project.log!.key).toBe(key);
  await assertWhole();
  expect(noticeCodes(project)).toEqual([]);
});

test("a machine restored from an image, of which another replica has seen more, begins a new epoch", async () => {
  const other = await Installation.make(disk.current.session(), "/other", installation.clock);
  const sync = new SyncClient(disk.current.session(), "/story", "/there", conflictNames[0]!);
  const random = createRandom(1);
  await writeAndPublish();
  await project.close({ seal: false });
  const image = [disk.current.files("/story"), disk.current.files("/data")] as const;
  project = await installation.open("/story");
  await writeAndPublish();
  await sync.bring("any", random, 1000);
  const there = await other.open("/there");
  await write(there, other);
  await there.storing.publish();
  const { key } = project.log!;
  await project.close({ seal: false });
  await disk.current.restore("/story", image[0]);
  await disk.current.restore("/data", image[1]);
  await copyFolder("/there/.history", "/story/.history.there");
  // What the other machine knows arrives before it is opened; the own log stays as the image has it.
  const foreign = [...disk.current.files("/there/.history")].filter(([path]) =>
    path.includes(there.log!.key.split(".")[0]!),
  );
  const own = [...disk.current.files("/story")].filter(([path]) => !path.includes(".history.there"));
  await disk.current.restore(
    "/story",
    new Map([...own, ...foreign.map(([path, bytes]) => [`/story${path.slice("/there".length)}`, bytes] as const)]),
  );
  project = await installation.open("/story");
  expect(project.log!.key).toBe(`${key.split(".")[0]}.2`);
  await write();
  await project.storing.publish();
  // The old epoch's rest comes back from the other machine.
  const rest = [...disk.current.files("/there/.history")].filter(([path]) => path.includes(`/${key}/`));
  const now = disk.current.files("/story");
  await disk.current.restore(
    "/story",
    new Map([...now, ...rest.map(([path, bytes]) => [`/story${path.slice("/there".length)}`, bytes] as const)]),
  );
  await project.mirroring.takeIn();
  await assertWhole(project, ["history-brought-back", "history-waiting", "file-older"]);
});
