import { brotliDecompressSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { DiskError, type DiskErrorCode } from "../../host/disk/disk.ts";
import { checkProject } from "../../host/project/check.ts";
import { forgetPassage } from "../../host/project/forgetting.ts";
import type { Project } from "../../host/project/project.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation } from "./support.ts";

// What rewrites the history (sealing, merging of parts, joining of lists, forgetting) with the disk refusing its first, second…
// step, once or from there on, and with the power going at each: the folder has the one state or the other.

const secret = "Lorelei Quickthorn";
const passage = `${secret} lived here.`;

/** A story whose next sealing merges parts and joins lists; one more sitting is published and not sealed. */
let prepared: ForgetfulDisk;
let clock: Installation["clock"];
let text = "";
let versions: readonly string[] = [];

beforeAll(async () => {
  prepared = new ForgetfulDisk();
  const ada = await Installation.make(prepared.session(), "/ada");
  clock = ada.clock;
  await ada.create("/story", [["One", `It begins.\n\n${passage}\n\nIt goes on.\n`]]);
  const project = await ada.open("/story");
  for (let sitting = 0; sitting < 28; sitting++) {
    clock.pass(600_000);
    await ada.type(project, chaptersOf(project)[0]!.id, 0, `word${sitting} `);
    if (sitting < 27) await project.storing.rest();
    else await project.storing.publish();
  }
  text = await project.textOf(chaptersOf(project)[0]!.id);
  versions = await versionsOf(project);
  expect(await project.close({ seal: false })).toBeNull();
});

/** Every version that was ever told, as it reads. */
async function versionsOf(project: Project): Promise<readonly string[]> {
  const { index } = (await project.history(textDocument(chaptersOf(project)[0]!.id)))!;
  return Array.from({ length: index.records.count }, (_, row) => index.textAt(index.versionOf(row)));
}

async function open(disk: ForgetfulDisk, data = "/ada"): Promise<Project> {
  return (await Installation.make(disk.session(), data, clock)).open("/story");
}

function historyNames(disk: ForgetfulDisk, pattern: RegExp): readonly string[] {
  return [...disk.files("/story/.history").keys()].filter((path) => pattern.test(path));
}

/** Who opens the folder as it is now, on another computer, reads all of it. */
async function assertWhole(disk: ForgetfulDisk, what: string): Promise<void> {
  const there = await open(disk.copy(), "/ben");
  expect(await there.textOf(chaptersOf(there)[0]!.id), what).toBe(text);
  expect((await versionsOf(there)).slice(0, versions.length), what).toEqual(versions);
  expect(there.logProblems, what).toEqual([]);
  expect(there.log!.waiting, what).toEqual([]);
  expect(there.log!.lacking, what).toEqual([]);
  await there.close({ seal: false });
}

/** Counts the steps of writing from now on, and refuses the nth, or it and all after it. */
function refuseFrom(disk: ForgetfulDisk, nth: number, code: DiskErrorCode, isLasting: boolean): () => number {
  let steps = 0;
  disk.refuse = (step) => {
    if (step === "look" || step === "read") return null;
    steps += 1;
    return steps === nth || (isLasting && steps > nth) ? code : null;
  };
  return () => steps;
}

test("the next sealing does all of it: a new part, a merged one, one list of many", async () => {
  const disk = prepared.copy();
  const parts = historyNames(disk, /\/text\/.*\.seg$/).length;
  const lists = historyNames(disk, /seal-/).length;
  const project = await open(disk);
  await project.storing.rest();
  expect(historyNames(disk, /\/text\/.*\.seg$/).length).toBeLessThan(parts);
  expect(historyNames(disk, /seal-/).length).toBeLessThan(lists);
  await project.close({ seal: true });
});

test.each([
  ["full", true],
  ["failed", false],
] as const)(
  "a disk that is “%s” at any step of sealing and merging (from there on: %s) takes nothing",
  {
    timeout: 60_000,
  },
  async (code, isLasting) => {
    let nth = 1;
    for (let isDone = false; !isDone; nth++) {
      const disk = prepared.copy();
      const project = await open(disk);
      const steps = refuseFrom(disk, nth, code, isLasting);
      await project.storing.rest();
      isDone = steps() < nth;
      disk.refuse = () => null;
      await assertWhole(disk, `step ${nth}`);
      await project.storing.rest();
      expect((await checkProject(project, false)).problems, `step ${nth}`).toEqual([]);
      expect(await project.close({ seal: true }), `step ${nth}`).toBeNull();
      await assertWhole(disk, `step ${nth}, closed`);
    }
    expect(nth).toBeGreaterThan(20);
  },
);

test("a power loss at any step of sealing and merging leaves the one state or the other", {
  timeout: 60_000,
}, async () => {
  let steps = 0;
  for (let isDone = false; !isDone; steps++) {
    for (const seed of [2 * steps, 2 * steps + 1]) {
      const disk = prepared.copy();
      const project = await open(disk);
      let isDark = false;
      const dark = disk.loseAfter(steps).then(() => {
        isDark = true;
      });
      await Promise.race([dark, project.storing.rest()]);
      isDone = !isDark;
      void project.storing.stop();
      disk.powerLoss(seed);
      await assertWhole(disk, `step ${steps}, seed ${seed}`);
      const again = await open(disk);
      await again.storing.rest();
      expect((await checkProject(again, false)).problems, `step ${steps}, seed ${seed}`).toEqual([]);
      await again.close({ seal: true });
      await assertWhole(disk, `step ${steps}, seed ${seed}, sealed again`);
    }
  }
  expect(steps).toBeGreaterThan(20);
});

/** Every file of the disk, unpacked where it is a segment, in which the secret can be read. */
function filesWithSecret(disk: ForgetfulDisk): readonly string[] {
  const holds = ([path, packed]: readonly [string, string]) => {
    const bytes = Buffer.from(packed, "base64");
    return (path.endsWith(".seg") ? brotliDecompressSync(bytes.subarray(6)) : bytes).includes(secret);
  };
  return [...disk.files("/story"), ...disk.files("/ada")].filter(holds).map(([path]) => path);
}

async function forget(project: Project): Promise<void> {
  const from = text.indexOf(passage);
  const order = { chapter: chaptersOf(project)[0]!.id, at: "now", from, to: from + passage.length, text: passage };
  await forgetPassage(project, order, null).catch((cause: unknown) => {
    if (!(cause instanceof DiskError)) throw cause;
  });
}

/** Nothing is forgotten, or all of it: in the text, in every version, in every file. */
async function assertForgottenOrNot(disk: ForgetfulDisk, what: string): Promise<boolean> {
  const project = await open(disk);
  const document = await project.document(textDocument(chaptersOf(project)[0]!.id));
  const isForgotten = !document.text.toString().includes(secret);
  expect(document.text.toString(), what).toBe(isForgotten ? text.replace(passage, "") : text);
  const shown = (await versionsOf(project)).slice(0, versions.length);
  const hidden = versions.map((version) => version.replace(passage, "░".repeat(passage.length)));
  expect(shown, what).toEqual(isForgotten ? hidden : versions);
  expect(await project.close({ seal: true }), what).toBeNull();
  expect(filesWithSecret(disk).length > 0, `${what}: ${filesWithSecret(disk)}`).toBe(!isForgotten);
  return isForgotten;
}

test.each([
  ["full", true],
  ["failed", false],
] as const)(
  "a disk that is “%s” at any step of forgetting (from there on: %s) leaves it undone, or all done",
  {
    timeout: 120_000,
  },
  async (code, isLasting) => {
    const found = new Set<boolean>();
    for (let [nth, isDone] = [1, false]; !isDone; nth++) {
      const disk = prepared.copy();
      const project = await open(disk);
      const steps = refuseFrom(disk, nth, code, isLasting);
      await forget(project);
      isDone = steps() < nth;
      disk.refuse = () => null;
      expect(await project.close({ seal: true }), `step ${nth}`).toBeNull();
      found.add(await assertForgottenOrNot(disk, `step ${nth}`));
    }
    expect(found.has(true)).toBe(true);
  },
);

test("a power loss at any step of forgetting leaves it undone, or all done", { timeout: 120_000 }, async () => {
  const found = new Set<boolean>();
  for (let [steps, isDone] = [0, false]; !isDone; steps++) {
    const disk = prepared.copy();
    const project = await open(disk);
    let isDark = false;
    const dark = disk.loseAfter(steps).then(() => {
      isDark = true;
    });
    await Promise.race([dark, forget(project)]);
    isDone = !isDark;
    void project.storing.stop();
    disk.powerLoss(steps);
    found.add(await assertForgottenOrNot(disk, `step ${steps}`));
  }
  expect(found).toEqual(new Set([true, false]));
});
