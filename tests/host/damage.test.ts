import { beforeAll, expect, test } from "vitest";
import { decodeFrames } from "../../history/frame.ts";
import { checkProject } from "../../host/project/check.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, countTags, Installation, noticeCodes, textsOf } from "./support.ts";

/** A story with a sealed stretch, a tail of twelve entries and a write-ahead log, closed; and its words. */
let whole: ForgetfulDisk;
let clock: Installation["clock"];
let words: ReadonlyMap<string, number>;
let texts: ReadonlyMap<string, string>;
let tail = "";

beforeAll(async () => {
  whole = new ForgetfulDisk();
  const installation = await Installation.make(whole.session(), "/data");
  clock = installation.clock;
  await installation.create("/story", [
    ["One", "It begins ~one here.\n"],
    ["Two", "It goes on ~two there.\n"],
  ]);
  const project = await installation.open("/story");
  for (let n = 0; n < 16; n++) {
    clock.pass(2000);
    const chapter = chaptersOf(project)[n % 2]!;
    await installation.type(project, chapter.id, (await project.textOf(chapter.id)).length, `~w${n} `);
    await project.storing.publish();
    if (n === 3) await project.storing.rest();
  }
  texts = await textsOf(project);
  words = countTags(texts.values());
  expect(words.size).toBe(18);
  expect(await project.close({ seal: false })).toBeNull();
  tail = [...whole.files("/story/.history").keys()].find((path) => /tail-\d+\.log$/.test(path))!;
});

function frameEnds(bytes: Uint8Array): readonly number[] {
  const ends: number[] = [];
  for (let end = 1; end <= bytes.length; end++)
    if (decodeFrames(bytes.subarray(0, end)).damage === null) ends.push(end);
  return ends;
}

async function change(disk: ForgetfulDisk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.restore(path, new Map());
  const file = await disk.session().create(path);
  file.write(bytes);
  await file.flush();
}

async function openDamaged(disk: ForgetfulDisk, why: string): Promise<readonly string[]> {
  const installation = await Installation.make(disk.session(), "/data", clock);
  const project = await installation.open("/story");
  expect(countTags((await textsOf(project)).values()), why).toEqual(words);
  expect(await textsOf(project), why).toEqual(texts);
  const said = noticeCodes(project);
  await project.storing.publish();
  expect(
    (await checkProject(project, false)).problems.filter(
      ({ code }) => code === "history-conflict" || code === "file-differs",
    ),
    why,
  ).toEqual([]);
  expect(await project.close({ seal: false }), why).toBeNull();
  const again = await installation.open("/story");
  expect(countTags((await textsOf(again)).values()), `${why}, opened again`).toEqual(words);
  const files = disk.files("/story");
  await again.close({ seal: false });
  expect(disk.files("/story"), `${why}, opened again`).toEqual(files);
  return said;
}

test("a tail that is cut at any byte of its last ten entries loses no word, and is said", {
  timeout: 120_000,
}, async () => {
  const bytes = await whole.session().read(tail);
  const ends = frameEnds(bytes);
  const first = ends.at(-11)!;
  for (let end = first; end < bytes.length; end++) {
    for (const isAlone of end % 7 === 0 ? [false, true] : [end % 2 === 0]) {
      const disk = whole.copy();
      await change(disk, tail, bytes.subarray(0, end));
      // Without the write-ahead log only the chapters' files have what was cut off.
      if (isAlone)
        for (const path of disk.files("/data").keys()) if (/wal-/.test(path)) await disk.session().remove(path);
      const said = await openDamaged(
        disk,
        `cut at ${end} of ${bytes.length}${isAlone ? ", without the write-ahead log" : ""}`,
      );
      expect(said.length, `cut at ${end}: nothing was said`).toBeGreaterThan(0);
      if (!ends.includes(end))
        expect(
          said.some((code) => code === "history-cut"),
          `cut at ${end}: ${said}`,
        ).toBe(true);
    }
  }
});

test("a flipped bit anywhere loses and doubles no word", { timeout: 120_000 }, async () => {
  const random = createRandom(5);
  const paths = [...whole.files("/story/.history").keys(), ...whole.files("/data").keys()].filter((path) =>
    /\.(log|seg)$|seal-\d+\.json$|identity\.json$|mirrored\.json$|format\.json$|info\.json$|place\.json$/.test(path),
  );
  expect(paths.length).toBeGreaterThan(8);
  for (let round = 0; round < 240; round++) {
    const path = paths[round % paths.length]!;
    const disk = whole.copy();
    const bytes = (await disk.session().read(path)).slice();
    const at = random.below(bytes.length);
    bytes[at]! ^= 1 << random.below(8);
    await change(disk, path, bytes);
    await openDamaged(disk, `round ${round}: bit in byte ${at} of ${path}`).catch((cause: unknown) => {
      throw new Error(`round ${round}: bit in byte ${at} of ${path}`, { cause });
    });
  }
});

test("what only the chapter's file has left comes back as a revision from outside", async () => {
  const disk = whole.copy();
  const bytes = await disk.session().read(tail);
  await change(disk, tail, bytes.subarray(0, frameEnds(bytes).at(-6)!));
  for (const path of disk.files("/data").keys()) if (/wal-/.test(path)) await disk.session().remove(path);
  const installation = await Installation.make(disk.session(), "/data", clock);
  const project = await installation.open("/story");
  expect(await textsOf(project)).toEqual(texts);
  expect(noticeCodes(project)).toContain("history-repaired");
  await project.close({ seal: false });
});
