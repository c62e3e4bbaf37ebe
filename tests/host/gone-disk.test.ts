import { describe, expect, test, vi } from "vitest";
import { writeWhole } from "../../host/disk/write-whole.ts";
import { checkProject } from "../../host/project/check.ts";
import type { Project } from "../../host/project/project.ts";
import { createItem } from "../../host/project/text-actions.ts";
import { createRandom, type Random } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { seedChance } from "./seeded-chance.ts";
import { chaptersOf, countTags, Installation, noticeCodes, readText, textsOf } from "./support.ts";

vi.mock("node:crypto", async (original) => {
  const { randomBytes } = await import("./seeded-chance.ts");
  return { ...(await original<typeof import("node:crypto")>()), randomBytes };
});

/** A story on a stick that is pulled out and put in again while it is open. */
class Stick {
  readonly disk = new ForgetfulDisk();
  readonly random: Random;
  readonly words = new Set<string>();
  installation!: Installation;
  project!: Project;

  private constructor(seed: number) {
    seedChance(seed);
    this.random = createRandom(seed);
  }

  static async make(seed: number): Promise<Stick> {
    const stick = new Stick(seed);
    stick.installation = await Installation.make(stick.disk.session(), "/data");
    await stick.installation.create("/stick/story", [
      ["One", "~one begins.\n"],
      ["Two", "~two goes on.\n"],
    ]);
    for (const word of ["~one", "~two"]) stick.words.add(word);
    stick.project = await stick.installation.open("/stick/story");
    return stick;
  }

  pull(): Promise<void> {
    return this.installation.disk.rename("/stick", "/drawer");
  }

  /** While something is read or written: at the n-th call from now on. */
  async pullAt(nth: number): Promise<void> {
    let calls = 0;
    let pulled: Promise<void> | null = null;
    this.disk.refuse = () => {
      if (++calls === nth) pulled = this.pull();
      return null;
    };
    await this.step();
    this.disk.refuse = () => null;
    await (pulled ?? this.pull());
  }

  putIn(): Promise<void> {
    return this.installation.disk.rename("/drawer", "/stick");
  }

  async write(chapter = this.random.pick(chaptersOf(this.project))): Promise<void> {
    const word = `~w${this.words.size}`;
    this.installation.clock.pass(this.random.below(3000));
    await this.installation.type(this.project, chapter.id, 0, `${word} `);
    this.words.add(word);
  }

  async step(): Promise<void> {
    const choice = this.random.next();
    if (choice < 0.4) return told(this.write());
    if (choice < 0.6) return void (await this.project.storing.publish());
    if (choice < 0.75) return told(this.project.mirroring.takeIn());
    if (choice < 0.9) return this.project.storing.rest();
    const title = `New ${this.words.size}`;
    return told(createItem(this.project, { kind: "chapter", title, parent: "book", after: null }, null));
  }

  async assertWhole(why: string): Promise<void> {
    const counts = countTags((await textsOf(this.project)).values());
    const expected = [...this.words].map((word) => [word, 1]);
    expect(Object.fromEntries([...counts].sort()), why).toEqual(Object.fromEntries(expected.sort()));
    expect(await this.project.storing.publish(), why).toBeNull();
    const files = [...this.disk.files("/stick/story")].filter(([path]) => path.endsWith(".md"));
    const written = countTags(files.map(([, bytes]) => Buffer.from(bytes, "base64").toString()));
    expect(Object.fromEntries([...written].sort()), `${why}, in the files`).toEqual(
      Object.fromEntries(expected.sort()),
    );
    expect(noticeCodes(this.project), why).toEqual([]);
    expect((await checkProject(this.project, false)).problems, why).toEqual([]);
  }
}

async function told(act: Promise<unknown>): Promise<void> {
  await act.catch((cause: unknown) => {
    if (!(cause instanceof Error && cause.name === "DiskError")) throw cause;
  });
}

describe("a story whose disk is pulled out while it is open", () => {
  test("says so, keeps every word, and asks about nothing", async () => {
    const stick = await Stick.make(1);
    const [one, two] = chaptersOf(stick.project);
    await stick.write(one);
    await stick.project.storing.publish();
    await stick.pull();
    await stick.write(one);
    await stick.project.storing.stored(true);
    // A chapter that was not open yet can't be read: it is not shown as empty.
    await expect(stick.project.textOf(two!.id)).rejects.toThrow("absent: /stick/story");
    await expect(stick.project.mirroring.takeIn()).rejects.toThrow("absent: /stick/story");
    const problem = await stick.project.storing.publish();
    expect(problem).toMatchObject({ code: "disk-absent" });
    expect(noticeCodes(stick.project)).toEqual([]);
    await stick.putIn();
    await stick.assertWhole("put in again");
  });

  test("shows what was written on it elsewhere, as soon as it is back", async () => {
    const stick = await Stick.make(1);
    await stick.write();
    await stick.project.storing.publish();
    await stick.pull();
    expect(await stick.project.storing.publish()).toMatchObject({ code: "disk-absent" });
    const file = "/drawer/story/chapters/one.md";
    const text = await readText(stick.installation.disk, file);
    await writeWhole(stick.installation.disk, file, new TextEncoder().encode(`${text}\n~elsewhere.\n`));
    stick.words.add("~elsewhere");
    await stick.putIn();
    // What tries again by itself while the disk is gone.
    expect(await stick.project.storing.publish()).toBeNull();
    await stick.project.storing.serially(async () => undefined);
    await stick.assertWhole("put in again");
  });

  test("for any time, at any moment, loses nothing, doubles nothing and makes no ghost at its place", {
    timeout: 60_000,
  }, async () => {
    const only = process.env.REDRAFT_SEED;
    const seeds = only ? [Number(only)] : Array.from({ length: 60 }, (_, n) => n + 1);
    for (const seed of seeds) {
      const why = `REDRAFT_SEED=${seed}`;
      const stick = await Stick.make(seed);
      for (let turn = 0; turn < 3; turn++) {
        for (let steps = stick.random.below(6); steps > 0; steps--) await stick.step();
        const isIdle = stick.random.next() < 0.4;
        await (isIdle ? stick.pull() : stick.pullAt(1 + stick.random.below(40)));
        for (let steps = 1 + stick.random.below(6); steps > 0; steps--) await stick.step();
        const closes = stick.random.next() < 0.3;
        if (closes) await stick.project.close({ seal: stick.random.next() < 0.5 });
        expect(await stick.installation.disk.stat("/stick"), `${why}: a ghost`).toBeNull();
        await stick.putIn();
        if (closes) stick.project = await stick.installation.open("/stick/story");
        await told(stick.project.mirroring.takeIn());
        await stick.assertWhole(why);
      }
      await stick.project.close({ seal: true });
    }
  });
});
