import { expect, test, vi } from "vitest";
import { textDocument } from "../../history/record.ts";
import { createRandom, type Random } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { seedChance } from "./seeded-chance.ts";
import { chaptersOf, countTags, Installation, noticeCodes } from "./support.ts";

vi.mock("node:crypto", async (original) => {
  const { randomBytes } = await import("./seeded-chance.ts");
  return { ...(await original<typeof import("node:crypto")>()), randomBytes };
});

/** What another program makes of a text: a word more here and there, one less, perhaps another end. */
function rewrite(text: string, random: Random): string {
  let n = 0;
  const words = text.split(" ").flatMap((word) => {
    const choice = random.next();
    if (choice < 0.08) return [word, `~new${n++}`];
    return choice < 0.12 ? [] : [word];
  });
  return `${words.join(" ").trimEnd()}\n${random.next() < 0.4 ? `\nAnd then ~end${n} came.\n` : ""}`;
}

/** Overwrites a file where it is, as an editor or a sync client does that knows no rename. */
async function writeInPlace(disk: ForgetfulDisk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.session().append(path);
  await file.truncate(0);
  file.write(bytes);
  await file.close();
}

async function play(seed: number, halves: number): Promise<void> {
  seedChance(seed);
  const random = createRandom(seed);
  const disk = new ForgetfulDisk();
  const installation = await Installation.make(disk.session(), "/data");
  const begin = Array.from({ length: 20 + random.below(120) }, (_, n) => `~b${n} stands`).join(" ");
  await installation.create("/story", [["One", `${begin}.\n`]]);
  let project = await installation.open("/story");
  const one = chaptersOf(project)[0]!.id;
  await project.storing.publish();
  const whole = rewrite(`${begin}.\n`, random);
  const bytes = new TextEncoder().encode(whole);
  const typed: string[] = [];
  const cuts = Array.from({ length: halves }, () => random.below(bytes.length)).sort((a, b) => a - b);
  for (const cut of [...cuts, bytes.length]) {
    await writeInPlace(disk, "/story/chapters/one.md", bytes.subarray(0, cut));
    installation.clock.pass(random.below(4000));
    await project.mirroring.takeIn();
    if (random.next() < 0.7) await project.storing.publish();
    if (random.next() < 0.4) {
      typed.push(`~mine${typed.length}`);
      await installation.type(project, one, 0, `${typed.at(-1)} `);
      if (random.next() < 0.5) await project.storing.publish();
    }
    if (random.next() < 0.2) {
      expect(await project.close({ seal: random.next() < 0.5 })).toBeNull();
      project = await installation.open("/story");
    }
  }
  await writeInPlace(disk, "/story/chapters/one.md", bytes);
  await project.mirroring.takeIn();
  expect(await project.storing.publish()).toBeNull();
  const found = await project.textOf(one);
  const counts = countTags([found]);
  const words = [...countTags([whole]).keys(), ...typed];
  const history = await project.history(textDocument(one));
  expect(history?.index.textAt(history.index.latest())).toBe(found);
  const wrong = words.filter((word) => counts.get(word) !== 1).map((word) => `${word} × ${counts.get(word) ?? 0}`);
  const extra = [...counts.keys()].filter((word) => !words.includes(word));
  expect({ wrong, extra }).toEqual({ wrong: [], extra: [] });
  expect(noticeCodes(project).filter((code) => code !== "file-older")).toEqual([]);
  expect(await project.close({ seal: true })).toBeNull();
  project = await installation.open("/story");
  expect(await project.textOf(one)).toBe(found);
  await project.close({ seal: false });
}

/** Rounds that went wrong, with their seeds. */
async function playAll(halves: number): Promise<readonly string[]> {
  const only = process.env.REDRAFT_SEED;
  const rounds = Number(process.env.REDRAFT_SEEDS ?? 80);
  const failed: string[] = [];
  for (const seed of only ? [Number(only)] : Array.from({ length: rounds }, (_, n) => n + 1))
    await play(seed, halves).catch((cause: unknown) => failed.push(`REDRAFT_SEED=${seed}: ${cause}`));
  return failed;
}

test("a chapter that another program writes in place, looked at when half of it is there, is whole in the end", {
  timeout: 120_000,
}, async () => {
  expect(await playAll(1)).toEqual([]);
});

// Not solved for good (docs/history.md): in a few rounds of a hundred a word stands twice, or a piece of one.
test.each([2, 3])(
  "the same, looked at %i times in between, but for a few words in few rounds",
  { timeout: 120_000 },
  async (halves) => {
    const failed = await playAll(halves);
    expect(failed.length, failed.join("\n\n")).toBeLessThanOrEqual(8);
  },
);

test.each([0, -3_600_000])(
  "a project.redraft that stays broken off is set aside after a while, whatever the clock does (%d)",
  async (jump) => {
    const disk = new ForgetfulDisk();
    const installation = await Installation.make(disk.session(), "/data");
    await installation.create("/story", [["One", "~one.\n"]]);
    const project = await installation.open("/story");
    const path = "/story/project.redraft";
    const whole = await installation.disk.read(path);
    await writeInPlace(disk, path, whole.subarray(0, whole.length / 2));
    await project.mirroring.takeIn();
    expect(noticeCodes(project)).toEqual([]);
    installation.clock.pass(jump);
    await project.mirroring.takeIn();
    installation.clock.pass(11_000);
    await project.mirroring.takeIn();
    expect(noticeCodes(project)).toEqual(["manifest-broken"]);
    await project.storing.publish();
    expect(await installation.disk.read(path)).toEqual(whole);
    expect(chaptersOf(project).map(({ title }) => title)).toEqual(["One"]);
    await project.close({ seal: false });
  },
);
