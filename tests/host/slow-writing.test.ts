import { expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import type { Disk, DiskFile } from "../../host/disk/disk.ts";
import type { Project } from "../../host/project/project.ts";
import type { ItemId } from "../../story/ids.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { slowDisk } from "./slow-disk.ts";
import { chaptersOf, countTags, Installation, textsOf } from "./support.ts";

/** A disk whose flushes take until somebody lets them go. */
class Held {
  readonly disk: Disk;
  #isHolding = false;
  #waiting: (() => void)[] = [];
  /** Resolves when somebody waits for a flush. */
  #arrived: (() => void) | null = null;

  constructor(disk: Disk) {
    const slowly = async (file: Promise<DiskFile>): Promise<DiskFile> => {
      const opened = await file;
      return {
        get size() {
          return opened.size;
        },
        write: (bytes) => opened.write(bytes),
        flush: async () => {
          await this.#turn();
          await opened.flush();
        },
        truncate: (size) => opened.truncate(size),
        close: () => opened.close(),
      };
    };
    this.disk = {
      ...disk,
      create: (path) => slowly(disk.create(path)),
      append: (path) => slowly(disk.append(path)),
    };
  }

  hold(): Promise<void> {
    this.#isHolding = true;
    return new Promise((resolve) => {
      this.#arrived = resolve;
    });
  }

  letGo(): void {
    this.#isHolding = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  #turn(): Promise<void> {
    if (!this.#isHolding) return Promise.resolve();
    this.#arrived?.();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

async function begin(): Promise<{
  disk: ForgetfulDisk;
  held: Held;
  installation: Installation;
  project: Project;
  one: ItemId;
}> {
  const disk = new ForgetfulDisk();
  const held = new Held(disk.session());
  const installation = await Installation.make(held.disk, "/data");
  await installation.create("/story", [["One", "~begin.\n"]]);
  const project = await installation.open("/story");
  return { disk, held, installation, project, one: chaptersOf(project)[0]!.id };
}

/** Is it done by now, or does it still wait? */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  // Whatever could go on without the disk has gone on.
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  return done;
}

test("on a slow disk “Saved” is said when the words are flushed and not before, and what was said outlives a power loss", async () => {
  const { disk, held, installation, project, one } = await begin();
  const arrived = held.hold();
  await installation.type(project, one, 0, "~typed ");
  const stored = project.storing.stored(true);
  await arrived;
  expect(await isDone(stored)).toBe(false);
  // The writer types on; these words are not in the flush that is under way.
  await installation.type(project, one, 0, "~later ");
  const both = project.storing.stored(true);
  held.letGo();
  await stored;
  await both;
  disk.powerLoss(1);
  const again = await Installation.make(disk.session(), "/data", installation.clock);
  const opened = await again.open("/story");
  expect([...(await textsOf(opened)).values()]).toEqual(["~later ~typed ~begin.\n"]);
  await opened.close({ seal: false });
});

test("closing waits for a slow disk, and a file is never ahead of the history that it shows", async () => {
  const { disk, held, installation, project, one } = await begin();
  const arrived = held.hold();
  await installation.type(project, one, 0, "~typed ");
  const closed = project.close({ seal: true });
  await arrived;
  expect(await isDone(closed)).toBe(false);
  const file = Buffer.from(disk.files("/story").get("/story/chapters/one.md") ?? "", "base64").toString();
  expect(file).toBe("~begin.\n");
  held.letGo();
  expect(await closed).toBeNull();
  const again = await installation.open("/story");
  expect([...(await textsOf(again)).values()]).toEqual(["~typed ~begin.\n"]);
  await again.close({ seal: false });
});

test("on a disk that does things out of order, what is typed, published and sealed at once keeps its order", {
  timeout: 60_000,
}, async () => {
  const only = process.env.REDRAFT_SEED;
  const seeds = only ? [Number(only)] : Array.from({ length: 40 }, (_, n) => n + 1);
  for (const seed of seeds) {
    const why = `REDRAFT_SEED=${seed}`;
    const random = createRandom(seed);
    const disk = new ForgetfulDisk();
    const installation = await Installation.make(slowDisk(disk.session(), random), "/data");
    await installation.create("/story", [["One", ""]]);
    let project = await installation.open("/story");
    const one = chaptersOf(project)[0]!.id;
    let expected = "";
    for (let n = 0; n < 30; n++) {
      const { text } = await project.document(textDocument(one));
      await installation.type(project, one, text.length, `~${n} `);
      expected += `~${n} `;
      installation.clock.pass(random.below(2000));
      const choice = random.next();
      if (choice < 0.3) void project.storing.publish();
      else if (choice < 0.4) void project.storing.rest();
      else if (choice < 0.5) void project.mirroring.takeIn();
      else if (choice < 0.6) void project.storing.stored(true);
      else if (choice < 0.65) {
        expect(await project.close({ seal: random.next() < 0.5 }), why).toBeNull();
        project = await installation.open("/story");
      }
    }
    expect(await project.close({ seal: true }), why).toBeNull();
    project = await installation.open("/story");
    expect([...(await textsOf(project)).values()], why).toEqual([expected]);
    const file = Buffer.from(disk.files("/story").get("/story/chapters/one.md") ?? "", "base64").toString();
    expect(file, why).toBe(expected);
    expect(Math.max(...countTags([file]).values()), why).toBe(1);
    await project.close({ seal: false });
  }
});
