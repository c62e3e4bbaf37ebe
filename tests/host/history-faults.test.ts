import { dirname } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { makeLastingFolder } from "../../host/disk/lasting-folder.ts";
import { checkProject } from "../../host/project/check.ts";
import type { Project } from "../../host/project/project.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, countTags, Installation, noticeCodes, textsOf } from "./support.ts";

// Every file of two replicas' histories, one after the other, goes missing or bad while the story is closed. Then one of the
// two opens it, writes, and closes it; and once more when the file has come back from a backup.

/** Ada's and Ben's story in one folder: sealed and merged parts, and open tails, of both. */
let whole: ForgetfulDisk;
let clock: Installation["clock"];
let texts: ReadonlyMap<string, string>;
/** Ada's log, who opens the story. */
let own = "";

beforeAll(async () => {
  whole = new ForgetfulDisk();
  const ada = await Installation.make(whole.session(), "/ada");
  clock = ada.clock;
  await ada.create("/story", [
    ["One", "It begins ~one here.\n"],
    ["Two", "It goes on ~two there.\n"],
  ]);
  const adas = await ada.open("/story");
  const ben = await Installation.make(whole.session(), "/ben", clock);
  const bens = await ben.open("/story");
  for (let sitting = 0; sitting < 10; sitting++) await write(ada, adas, `a${sitting}`, "seal");
  for (let sitting = 0; sitting < 2; sitting++) {
    await bens.mirroring.takeIn();
    await write(ben, bens, `b${sitting}`, "seal");
    await adas.mirroring.takeIn();
    await write(ada, adas, `c${sitting}`, "seal");
  }
  await write(ada, adas, "d", "publish");
  await bens.mirroring.takeIn();
  await write(ben, bens, "e", "publish");
  await adas.mirroring.takeIn();
  await adas.storing.publish();
  texts = await textsOf(adas);
  own = adas.log!.key;
  await bens.close({ seal: false });
  await adas.close({ seal: false });
});

/** A word in the middle of each chapter. */
async function write(at: Installation, project: Project, word: string, then: "seal" | "publish"): Promise<void> {
  clock.pass(600_000);
  for (const [place, chapter] of chaptersOf(project).entries())
    await at.type(project, chapter.id, 10, `~${word}x${place} `);
  if (then === "seal") await project.storing.rest();
  else await project.storing.publish();
}

type Bytes = Uint8Array | null;

const faults: Readonly<Record<string, (bytes: Uint8Array) => Bytes>> = {
  missing: () => null,
  empty: () => new Uint8Array(0),
  "cut in half": (bytes) => bytes.slice(0, bytes.length >> 1),
  damaged: (bytes) => bytes.map((byte, place) => (place === (bytes.length * 3) >> 2 ? byte ^ 0x10 : byte)),
};

async function put(disk: ForgetfulDisk, path: string, bytes: Bytes): Promise<void> {
  const session = disk.session();
  await session.remove(path);
  if (!bytes) return;
  const file = await session.create(path);
  file.write(bytes);
  await file.flush();
  await file.close();
}

function found(disk: ForgetfulDisk, path: string): Bytes {
  const bytes = disk.files("/").get(path) ?? disk.files("/story").get(path);
  return bytes === undefined ? null : Uint8Array.from(Buffer.from(bytes, "base64"));
}

function fileTexts(disk: ForgetfulDisk): readonly string[] {
  return [...disk.files("/story/chapters").values()].map((bytes) => Buffer.from(bytes, "base64").toString());
}

/** The words that stand in texts more than once, and those of the story that don't stand in them at all. */
function compareWords(shown: Iterable<string>): {
  readonly doubled: readonly string[];
  readonly absent: readonly string[];
} {
  const counts = countTags(shown);
  const doubled = [...counts].filter(([word, count]) => count > (/^~new/.test(word) ? 2 : 1)).map(([word]) => word);
  return { doubled, absent: [...countTags(texts.values()).keys()].filter((word) => !counts.has(word)) };
}

const historyCodes = /^history-/;

/** Every chapter's text as whoever opens it gets it, when all that its file has was looked at. */
async function openTexts(project: Project): Promise<readonly string[]> {
  const documents = await Promise.all(chaptersOf(project).map(({ id }) => project.document(textDocument(id))));
  await project.mirroring.takeIn();
  return documents.map(({ text }) => text.toString());
}

async function liveThrough(path: string, fault: string, hasFiles: boolean): Promise<void> {
  const disk = whole.copy();
  const good = await disk.session().read(path);
  const bad = faults[fault]!(good);
  await put(disk, path, bad);
  const chapters = [...disk.files("/story/chapters").keys()];
  if (!hasFiles) for (const chapter of chapters) await disk.session().remove(chapter);
  const ada = await Installation.make(disk.session(), "/ada", clock);
  const project = await ada.open("/story");
  expect(project.access.kind).toBe("writable");
  const shown = await openTexts(project);
  expect(compareWords(shown).doubled).toEqual([]);
  const { absent } = compareWords(shown);
  const isSaid = noticeCodes(project).some((code) => historyCodes.test(code));
  if (absent.length > 0) expect(isSaid, "what is not here is said").toBe(true);
  if (path.includes(own) && hasFiles) expect(absent, "the chapters' files have what the own log lost").toEqual([]);
  for (const chapter of chaptersOf(project)) await ada.type(project, chapter.id, 0, "~new ");
  await project.storing.rest();
  if (hasFiles) expect(compareWords([...(await openTexts(project)), ...fileTexts(disk)]).absent).toEqual([]);
  if (hasFiles) await giveUp(project, disk);
  const left = await openTexts(project);
  expect(await project.close({ seal: true })).toBeNull();
  await assertSame(disk, left, hasFiles);
  expect(found(disk, path), "never written over").toEqual(bad);
}

/** Whatever is waited for is said to be lost: from then on text and file are one again, and no word is lost. */
async function giveUp(project: Project, disk: ForgetfulDisk): Promise<void> {
  for (const { id, answers } of project.mirroring.notices.list)
    if (answers.some((answer) => answer.id === "give-up")) await project.mirroring.notices.answer(id, "give-up");
  await project.storing.publish();
  const shown = await openTexts(project);
  expect(compareWords(shown), "given up").toEqual({ doubled: [], absent: [] });
  expect([...fileTexts(disk)].sort(), "given up").toEqual([...shown].sort());
}

/** Opened again, the story is as it was left. */
async function assertSame(disk: ForgetfulDisk, left: readonly string[], isAnswered: boolean): Promise<void> {
  const again = await (await Installation.make(disk.session(), "/ada", clock)).open("/story");
  expect(await openTexts(again), "opened again").toEqual(left);
  if (isAnswered) expect(noticeCodes(again), "asked once").not.toContain("history-waiting");
  expect(await again.close({ seal: true })).toBeNull();
}

/** The file comes back, as the sentence about it advises: then all is as if it had never been away. */
async function getBack(path: string, fault: string): Promise<void> {
  const disk = whole.copy();
  const good = await disk.session().read(path);
  await put(disk, path, faults[fault]!(good));
  const ada = await Installation.make(disk.session(), "/ada", clock);
  const project = await ada.open("/story");
  await openTexts(project);
  for (const chapter of chaptersOf(project)) await ada.type(project, chapter.id, 0, "~new ");
  await project.storing.rest();
  expect(await project.close({ seal: true })).toBeNull();
  await put(disk, path, good);
  const again = await ada.open("/story");
  const shown = await openTexts(again);
  expect(compareWords(shown)).toEqual({ doubled: [], absent: [] });
  expect(shown.every((text) => text.includes("~new "))).toBe(true);
  await again.storing.publish();
  expect((await checkProject(again, false)).problems).toEqual([]);
  expect([...fileTexts(disk)].sort()).toEqual([...shown].sort());
  expect(await again.close({ seal: true })).toBeNull();
}

/** Of each kind one: the outline's and one chapter's parts, the first, one between and the last list of a seal, tails, notes. */
function historyFiles(): readonly string[] {
  const chapters = [
    ...new Set([...whole.files("/story/.history").keys()].flatMap((path) => /text\/\w+/.exec(path) ?? [])),
  ];
  return [...whole.files("/story/.history").keys()].filter((path) => {
    if (path.endsWith("format.json") || path.includes(chapters.at(-1) ?? "")) return false;
    return !/seal-/.test(path) || /seal-(1|2|14)\.json/.test(path);
  });
}

async function each(names: readonly string[], act: (path: string, fault: string) => Promise<void>): Promise<void> {
  for (const path of historyFiles()) {
    for (const fault of names) {
      await act(path, fault).catch((cause: unknown) => {
        const whose = path.includes(own) ? "her own" : "the other's";
        throw new Error(`${fault}, of ${whose} log: ${path}`, { cause });
      });
    }
  }
}

test("a file of the history that is missing or bad takes no word, is said, and is never written over", {
  timeout: 120_000,
}, async () => {
  await each(Object.keys(faults), (path, fault) => liveThrough(path, fault, true));
});

test("the same where the chapters' files are gone, too", { timeout: 120_000 }, async () => {
  await each(["missing", "damaged"], (path, fault) => liveThrough(path, fault, false));
});

test("a file that comes back from a backup brings its words once", { timeout: 120_000 }, async () => {
  await each(["missing", "damaged"], getBack);
});

test("the same for who writes alone: what came back from the chapter's file goes again", {
  timeout: 120_000,
}, async () => {
  const alone = new ForgetfulDisk();
  const ada = await Installation.make(alone.session(), "/ada", clock);
  await ada.create("/story", [["One", "It begins ~one here.\n"]]);
  const project = await ada.open("/story");
  for (let sitting = 0; sitting < 10; sitting++) await write(ada, project, `a${sitting}`, "seal");
  const words = await openTexts(project);
  await project.close({ seal: true });
  const parts = [...alone.files("/story/.history").keys()].filter((path) => path.includes("/text/"));
  expect(parts.length).toBeGreaterThan(1);
  for (const path of parts) {
    const disk = alone.copy();
    const good = await disk.session().read(path);
    await put(disk, path, null);
    const now = await Installation.make(disk.session(), "/ada", clock);
    for (const bytes of [null, good, good]) {
      await put(disk, path, bytes);
      const opened = await now.open("/story");
      expect(await openTexts(opened), `${path} ${bytes ? "came back" : "is gone"}`).toEqual(words);
      await opened.storing.publish();
      expect(fileTexts(disk)).toEqual(words);
      await opened.close({ seal: true });
    }
  }
});

test.each([
  ["her own log", (path: string) => path.includes(own)],
  ["the other's log", (path: string) => !path.includes(own) && !path.endsWith("format.json")],
  ["both logs", (path: string) => !path.endsWith("format.json")],
  ["the whole history", () => true],
])("%s is gone for a while: no word is lost meanwhile, and none is twice when it is back", async (_what, isGone) => {
  const disk = whole.copy();
  const gone = [...disk.files("/story/.history")].filter(([path]) => isGone(path));
  for (const [path] of gone) await disk.session().remove(path);
  const ada = await Installation.make(disk.session(), "/ada", clock);
  for (let time = 0; time < 2; time++) {
    const project = await ada.open("/story");
    const shown = await openTexts(project);
    if (time === 0)
      expect(
        noticeCodes(project).some((code) => historyCodes.test(code)),
        "it is said",
      ).toBe(true);
    expect(compareWords([...shown, ...fileTexts(disk)]).absent).toEqual([]);
    expect(compareWords(shown).doubled).toEqual([]);
    if (time > 0) expect(shown.every((text) => text.startsWith("~new "))).toBe(true);
    else for (const chapter of chaptersOf(project)) await ada.type(project, chapter.id, 0, "~new ");
    expect(await project.close({ seal: true })).toBeNull();
  }
  for (const [path, bytes] of gone) {
    await makeLastingFolder(disk.session(), dirname(path));
    await put(disk, path, Buffer.from(bytes, "base64"));
  }
  const again = await ada.open("/story");
  expect(chaptersOf(again).map(({ title }) => title)).toEqual(["One", "Two"]);
  const shown = await openTexts(again);
  expect(compareWords(shown)).toEqual({ doubled: [], absent: [] });
  expect(shown.every((text) => text.startsWith("~new "))).toBe(true);
  await again.storing.publish();
  expect([...fileTexts(disk)].sort()).toEqual([...shown].sort());
  expect((await checkProject(again, false)).problems).toEqual([]);
  expect(await again.close({ seal: true })).toBeNull();
});
