import { beforeEach, describe, expect, test } from "vitest";
import { writeWhole } from "../../host/disk/write-whole.ts";
import { openProject } from "../../host/project/open-project.ts";
import { rebaseEdits } from "../../host/project/outside-text.ts";
import type { Project } from "../../host/project/project.ts";
import { summariseRevisions } from "../../host/project/versions.ts";
import { wordEdits } from "../../story/compare.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, noticeCodes, readText, stillPace, unwrap } from "./support.ts";
import { conflictNames, SyncClient } from "./sync-client.ts";

const file = "chapters/one.md";
const begin = `It begins here.\n\n${"Word after word. ".repeat(200)}\n\nIt ends here.\n`;

describe("a chapter's file that another program changes", () => {
  const disk = { current: new ForgetfulDisk() };
  let installation: Installation;
  let project: Project;
  const path = `/story/${file}`;
  const save = (content: string | Uint8Array) =>
    writeWhole(installation.disk, path, typeof content === "string" ? new TextEncoder().encode(content) : content);
  const text = () => project.textOf(chaptersOf(project)[0]!.id);
  const look = async () => {
    await project.mirroring.takeIn();
    await project.storing.publish();
  };
  const reopen = async () => {
    await project.close({ seal: false });
    project = await installation.open("/story");
  };
  const origins = async () =>
    (await summariseRevisions(project, chaptersOf(project)[0]!.id)).map(({ origin }) => origin);

  beforeEach(async () => {
    disk.current = new ForgetfulDisk();
    installation = await Installation.make(disk.current.session(), "/data");
    await installation.create("/story", [["One", begin]]);
    project = await installation.open("/story");
    await project.storing.publish();
  });

  test("comes in while Redraft runs, as a revision of its own", async () => {
    await save(begin.replace("ends", "~ends"));
    await look();
    expect(await text()).toBe(begin.replace("ends", "~ends"));
    expect((await origins()).at(-1)).toBe("outside");
    expect(noticeCodes(project)).toEqual([]);
  });

  test("comes in when Redraft starts", async () => {
    await project.close({ seal: true });
    await save(begin.replace("ends", "~ends"));
    project = await installation.open("/story");
    expect(await text()).toBe(begin.replace("ends", "~ends"));
    expect((await origins()).at(-1)).toBe("outside");
  });

  test("is merged with what was written here meanwhile", async () => {
    const id = chaptersOf(project)[0]!.id;
    await installation.type(project, id, 0, "~mine ");
    await save(begin.replace("ends", "~theirs"));
    await project.storing.publish();
    await look();
    expect(await text()).toBe(`~mine ${begin.replace("ends", "~theirs")}`);
    expect(await readText(installation.disk, path)).toBe(await text());
  });

  test("keeps what Redraft wrote after the state that the other program had loaded", async () => {
    const id = chaptersOf(project)[0]!.id;
    await installation.type(project, id, 0, "~newer ");
    await project.storing.publish();
    expect(await readText(installation.disk, path)).toBe(`~newer ${begin}`);
    await save(begin.replace("ends", "~theirs"));
    await look();
    expect(await text()).toBe(`~newer ${begin.replace("ends", "~theirs")}`);
  });

  test("keeps what Redraft wrote since the other program saved, which saves again without having looked", async () => {
    const id = chaptersOf(project)[0]!.id;
    await installation.type(project, id, 0, "~newer ");
    const saved = begin.replace("ends", "~theirs");
    await save(saved);
    await look();
    expect(await readText(installation.disk, path)).toBe(`~newer ${saved}`);
    await save(`${saved}~more.\n`);
    await look();
    expect(await text()).toBe(`~newer ${saved}~more.\n`);
  });

  test.each([0.2, 0.5, 0.9])(
    "and that is looked at half written loses nothing when the rest is there (%d)",
    async (part) => {
      const id = chaptersOf(project)[0]!.id;
      const short = "It begins.\n\nIt goes on with ~some words.\n\nIt ends.\n";
      await installation.edit(project, id, 0, begin.length, short);
      await look();
      const whole = short.replace("some", "~theirs and some");
      await save(whole.slice(0, Math.floor(whole.length * part)));
      await look();
      await installation.type(project, id, 0, "~mine ");
      await look();
      await save(whole);
      await look();
      expect(await text()).toBe(`~mine ${whole}`);
      expect(noticeCodes(project)).toEqual([]);
    },
  );

  test("whose end is deleted and written anew there is changed like that", async () => {
    const cut = begin.slice(0, begin.indexOf("It ends"));
    await save(cut);
    await look();
    expect(await text()).toBe(cut);
    await save(`${cut}And then it was over, in another way than before.\n`);
    await look();
    expect(await text()).toBe(`${cut}And then it was over, in another way than before.\n`);
  });

  test("whose end is deleted there, and brought back by the other program's own undo, is whole", async () => {
    await save(begin.slice(0, begin.indexOf("It ends")));
    await look();
    await save(begin);
    await look();
    expect(await text()).toBe(begin);
  });

  test("that is put back to an older text is written again, and said", async () => {
    const id = chaptersOf(project)[0]!.id;
    await installation.type(project, id, 0, "~newer ");
    await project.storing.publish();
    await save(begin);
    await look();
    expect(await text()).toBe(`~newer ${begin}`);
    expect(await readText(installation.disk, path)).toBe(`~newer ${begin}`);
    expect(noticeCodes(project)).toEqual(["file-older"]);
  });

  test.each([
    ["empty", new Uint8Array(0)],
    ["of zeros", new Uint8Array(4096)],
    ["no UTF-8", Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0xe9])],
    ["cut off", new TextEncoder().encode(begin.slice(0, 300))],
  ])("that is %s is asked about, not taken in, and not written over", async (_name, bytes) => {
    const id = chaptersOf(project)[0]!.id;
    await save(bytes);
    await look();
    expect(await text()).toBe(begin);
    expect(noticeCodes(project)).toEqual(["file-doubtful"]);
    await installation.type(project, id, 0, "~newer ");
    await project.storing.publish();
    expect(await installation.disk.read(path)).toEqual(bytes);
    await reopen();
    expect(noticeCodes(project)).toEqual(["file-doubtful"]);
    await project.mirroring.notices.answer(project.mirroring.notices.list[0]!.id, "keep");
    await project.storing.publish();
    expect(await readText(installation.disk, path)).toBe(`~newer ${begin}`);
    expect(noticeCodes(project)).toEqual([]);
  });

  test("with other line ends and a byte-order mark is no edit", async () => {
    await save(`\uFEFF${begin.replaceAll("\n", "\r\n")}`);
    await look();
    expect(await text()).toBe(begin);
    expect(await origins()).toEqual(["imported"]);
    expect(noticeCodes(project)).toEqual([]);
    await reopen();
    expect(await text()).toBe(begin);
  });

  test("that can't be read keeps neither the others nor the story from opening", async () => {
    await save(begin.replace("ends", "~ends"));
    disk.current.refuse = (step, at) => (step === "read" && at === path ? "refused" : null);
    await reopen();
    expect(await text()).toBe(begin);
    expect(noticeCodes(project)).toEqual(["file-unreadable"]);
    disk.current.refuse = () => null;
    await look();
    expect(await text()).toBe(begin.replace("ends", "~ends"));
    expect(noticeCodes(project)).toEqual([]);
  });

  test("that another program holds is said, and looked at again without anybody's doing", async () => {
    await project.close({ seal: false });
    project = unwrap(await openProject("/story", { ...installation.options(), pace: { ...stillPace, publish: 1 } }));
    await save(begin.replace("ends", "~ends"));
    disk.current.refuse = (step, at) => (step === "read" && at === path ? "busy" : null);
    await look();
    expect(noticeCodes(project)).toEqual(["file-unreadable"]);
    disk.current.refuse = () => null;
    await expect.poll(text).toBe(begin.replace("ends", "~ends"));
    expect(noticeCodes(project)).toEqual([]);
    await project.close({ seal: false });
  });

  test("and can't be written is tried again without filling the log, and the others are written", async () => {
    const id = chaptersOf(project)[0]!.id;
    await installation.type(project, id, 0, "~newer ");
    disk.current.refuse = (step, at) => (step !== "read" && step !== "look" && at === path ? "refused" : null);
    expect((await project.storing.publish())?.code).toBe("disk-refused");
    const size = () => [...disk.current.files("/story/.history")].reduce((sum, [, bytes]) => sum + bytes.length, 0);
    const before = size();
    for (let n = 0; n < 5; n++) await project.storing.publish();
    expect(size()).toBe(before);
    disk.current.refuse = () => null;
    expect(await project.storing.publish()).toBeNull();
    expect(await readText(installation.disk, path)).toBe(`~newer ${begin}`);
  });
});

describe("the same outside edit on two machines", () => {
  const random = createRandom(7);

  test.each([0, 1, 2])("taken in twice is taken back once (%i)", async (kind) => {
    const disk = new ForgetfulDisk();
    const one = await Installation.make(disk.session(), "/data-a");
    const two = await Installation.make(disk.session(), "/data-b", one.clock);
    await one.create("/a/story", [["One", begin]]);
    const sync = new SyncClient(disk.session(), "/a/story", "/b/story", conflictNames[kind]!);
    let left = await one.open("/a/story");
    await left.storing.publish();
    await sync.bring("any", random, 1000);
    let right = await two.open("/b/story");
    if (kind > 0) await Promise.all([left.close({ seal: true }), right.close({ seal: true })]);
    await writeWhole(disk.session(), `/a/story/${file}`, new TextEncoder().encode(begin.replace("ends", "~ends")));
    if (kind !== 2) await sync.bring("texts first", random, 1);
    if (kind > 0) {
      left = await one.open("/a/story");
      right = await two.open("/b/story");
    }
    for (let turn = 0; turn < 5; turn++) {
      for (const project of [left, right]) {
        await project.mirroring.takeIn();
        await project.storing.publish();
      }
      await sync.bring("any", random, 1000);
    }
    for (const project of [left, right]) {
      expect(await project.textOf(chaptersOf(project)[0]!.id)).toBe(begin.replace("ends", "~ends"));
      expect(noticeCodes(project)).toEqual([]);
    }
    expect(await sync.bring("any", random, 0)).toBe(0);
  });
});

test("two sentences that were written at the same place stand there whole, one after the other, and the same one once", () => {
  const rebased = (base: string, outside: string, live: string) =>
    rebaseEdits(wordEdits(base, outside), base, live)
      .toReversed()
      .reduce((text, { from, to, insert }) => text.slice(0, from) + insert + text.slice(to), live);
  const begun = "It begins. ";
  expect(rebased(begun, `${begun}Ben went to the shore.`, `${begun}Ada, too, sat by the sea. `)).toBe(
    "It begins. Ada, too, sat by the sea. Ben went to the shore.",
  );
  expect(rebased(begun, `${begun}Ben went to the shore.`, `${begun}Ben went to the shore.`)).toBe(
    "It begins. Ben went to the shore.",
  );
  // What had come half of the way already.
  expect(rebased(begun, `${begun}Ben went to the shore.`, `${begun}Ben went`)).toBe(
    "It begins. Ben went to the shore.",
  );
});
