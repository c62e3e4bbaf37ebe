import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { textDocument } from "../../history/record.ts";
import { Action } from "../../host/live/action.ts";
import type { Project } from "../../host/project/project.ts";
import { createItem } from "../../host/project/text-actions.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { createRandom, type Random } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { seedChance } from "./seeded-chance.ts";
import { chaptersOf, countTags, Installation, noticeCodes, TestClock, textsOf } from "./support.ts";
import { conflictNames, SyncClient, type SyncOrder } from "./sync-client.ts";

vi.mock("node:crypto", async (original) => {
  const { randomBytes } = await import("./seeded-chance.ts");
  return { ...(await original<typeof import("node:crypto")>()), randomBytes };
});

// Three machines with one story in a synced folder: each has its own copy, and a service brings files from and to a copy of
// its own, in any order, one at a time, late, half written, and with conflicted copies. Clocks differ by hours; machines are
// switched off in the middle; other programs write into chapters. At the end every machine has the same story, every word
// once, every history whole, and no question is open that Redraft can answer itself.

const orders: readonly SyncOrder[] = ["texts first", "logs first", "any"];
const places = ["/a", "/b", "/c"] as const;

class Cloud {
  readonly disk: ForgetfulDisk;
  readonly random: Random;
  readonly clients: readonly SyncClient[];
  readonly words = new Set<string>();
  readonly gone = new Set<string>();
  readonly installations: Installation[] = [];
  readonly projects: Project[] = [];
  /** A quarter of the seeds has a client that writes files in two steps. Then a word may be in the history only. */
  readonly hasHalves: boolean;
  count = 0;

  private constructor(seed: number) {
    this.hasHalves = seed % 4 === 0;
    this.random = createRandom(seed);
    // Half of the seeds on a disk that folds case and normal forms.
    this.disk = new ForgetfulDisk(seed % 2 === 1);
    const session = this.disk.session();
    this.clients = places.map((place, n) => {
      const named = conflictNames[(seed + n) % conflictNames.length];
      if (!named) throw new Error("There is a name for conflicts.");
      return new SyncClient(session, "/cloud/story", `${place}/story`, named);
    });
  }

  static async make(seed: number): Promise<Cloud> {
    const cloud = new Cloud(seed);
    for (const [n, place] of places.entries()) {
      const clock = new TestClock();
      // Nobody's clock is right.
      clock.pass((n - 1) * 3 * 3_600_000 + cloud.random.below(60_000));
      cloud.installations.push(await Installation.make(cloud.disk.session(), `/data${place}`, clock));
    }
    const [first] = cloud.installations;
    const chapters: readonly (readonly [string, string])[] = [
      ["One", "It begins zza1001 here.\n\nAnd a second paragraph zza1002 of it.\n"],
      ["Two", "It goes on zza1003.\n\nAnd on zza1004.\n"],
      ["Three", "It ends zza1005.\n"],
    ];
    await first?.create("/a/story", chapters);
    for (const tag of countTags(chapters.map(([, text]) => text)).keys()) cloud.words.add(tag);
    for (const [n, place] of places.entries()) {
      await cloud.bringAll(n);
      const project = await cloud.installation(n).open(`${place}/story`);
      cloud.projects.push(project);
      await project.storing.publish();
      await cloud.bringAll(n);
    }
    return cloud;
  }

  installation(n: number): Installation {
    const found = this.installations[n];
    if (!found) throw new Error("There are three machines.");
    return found;
  }

  project(n: number): Project {
    const found = this.projects[n];
    if (!found) throw new Error("There are three machines.");
    return found;
  }

  async bringAll(n: number): Promise<void> {
    for (let turn = 0; turn < 20; turn++) if ((await this.clients[n]?.bring("any", this.random, 1000)) === 0) return;
  }

  #newWord(n: number): string {
    const word = `zz${"abc"[n]}${this.count++}`;
    this.words.add(word);
    return word;
  }

  async write(n: number): Promise<void> {
    const project = this.project(n);
    const installation = this.installation(n);
    installation.clock.pass(this.random.below(3000));
    const chapter = this.random.pick(chaptersOf(project));
    const document = await project.document(textDocument(chapter.id));
    const edit = (act: () => void) => document.doc.transact(act, installation.sender);
    const text = document.text.toString();
    const counts = countTags([text]);
    const tags = [...text.matchAll(/zz[abc]\d+ /g)].filter(([tag]) => counts.get(tag.trim()) === 1);
    if (tags.length > 0 && this.random.next() < 0.15) {
      const tag = this.random.pick(tags);
      this.words.delete(tag[0].trim());
      this.gone.add(tag[0].trim());
      return edit(() => document.text.delete(tag.index, tag[0].length));
    }
    const word = this.#newWord(n);
    const at = this.random.pick([0, ...[...text.matchAll(/[ \n]/g)].map((match) => match.index + 1)]);
    edit(() => document.text.insert(at, `${word} `));
  }

  /** Another program opens a chapter, adds a word at the end of a line, and saves. */
  async writeOutside(n: number): Promise<void> {
    const project = this.project(n);
    const { disk } = project;
    // As a person would: what they see in the file is what the studio has shown last.
    await project.mirroring.takeIn();
    await project.storing.publish();
    const item = this.random.pick(chaptersOf(project));
    // Not while a part of the chapter's history is on its way: see “What is not solved” in docs/history.md.
    if (project.mirroring.isIncomplete(textDocument(item.id))) return;
    const path = join(project.folder.path, item.file ?? "");
    if (!(await disk.stat(path))) return;
    const text = Buffer.from(await disk.read(path)).toString();
    const lines = text.split("\n");
    const full = lines.flatMap((line, place) => (line.trim() === "" ? [] : [place]));
    if (full.length === 0) return;
    const place = this.random.pick(full);
    lines[place] = `${lines[place]} ${this.#newWord(n)}`;
    await disk.remove(path);
    const file = await disk.create(path);
    file.write(Buffer.from(lines.join("\n")));
    await file.flush();
    await file.close();
    await project.mirroring.takeIn();
  }

  async plan(n: number): Promise<void> {
    const project = this.project(n);
    const chapters = chaptersOf(project);
    const chapter = this.random.pick(chapters);
    const choice = this.random.next();
    if (choice < 0.25) {
      const made = { kind: "chapter", title: `Chapter ${this.count++}`, parent: "book", after: chapter.id } as const;
      return void (await createItem(project, made, null));
    }
    const edit =
      choice < 0.65
        ? ({ kind: "rename", item: chapter.id, title: `Renamed ${this.count++}` } as const)
        : ({ kind: "move", item: chapter.id, parent: "book", after: null } as const);
    const action = new Action("typed", null, null);
    project.act(action, () => applyOutlineEdit(project.outlineDocument.doc, edit, action));
  }

  async reopen(n: number): Promise<void> {
    expect(await this.project(n).close({ seal: this.random.next() < 0.5 })).toBeNull();
    this.projects[n] = await this.installation(n).open(`${places[n]}/story`);
  }

  async step(): Promise<void> {
    const n = this.random.below(3);
    const choice = this.random.next();
    if (choice < 0.34) await this.write(n);
    else if (choice < 0.4) await this.plan(n);
    else if (choice < 0.46) await this.writeOutside(n);
    else if (this.hasHalves && choice < 0.48) await this.clients[n]?.beginOne(this.random);
    else if (choice < 0.6) await this.project(n).storing.publish();
    else if (choice < 0.8)
      await this.clients[n]?.bring(this.random.pick(orders), this.random, 1 + this.random.below(5));
    else if (choice < 0.92) await this.project(n).mirroring.takeIn();
    else if (choice < 0.96) await this.project(n).storing.rest();
    else await this.reopen(n);
  }

  /** Everything goes everywhere until nothing changes any more. */
  async settle(): Promise<void> {
    let before = "";
    for (let turn = 0; turn < 30; turn++) {
      for (let n = 0; n < 3; n++) {
        await this.project(n).mirroring.takeIn();
        await this.project(n).storing.publish();
        await this.bringAll(n);
        await this.project(n).mirroring.takeIn();
        await this.project(n).storing.publish();
      }
      const now = JSON.stringify(["/cloud", ...places].map((place) => [...this.disk.files(`${place}/story`).values()]));
      if (now === before) return;
      before = now;
    }
    throw new Error("The folders never come to rest.");
  }

  async assertSame(): Promise<void> {
    const [texts, ...others] = await Promise.all(this.projects.map(textsOf));
    for (const other of others) expect(other).toEqual(texts);
    const [outline, ...outlines] = this.projects.map((project) => project.outline);
    for (const other of outlines) expect(other).toEqual(outline);
    for (const [n, project] of this.projects.entries()) {
      const ever = countTags(await everWritten(project));
      const lost = [...this.words, ...this.gone].filter((word) => !ever.has(word));
      expect(lost, `not even in the history on machine ${places[n]}`).toEqual([]);
    }
    const counts = countTags(texts?.values() ?? []);
    const wrong = [...this.words].filter((word) => counts.get(word) !== 1);
    if (!this.hasHalves || isStrict) expect(wrong.map((word) => `${word} × ${counts.get(word) ?? 0}`)).toEqual([]);
    // A word that was deleted may come back with a file of somebody who had not heard of it; twice it may not.
    expect([...this.gone].filter((word) => (counts.get(word) ?? 0) > 1)).toEqual([]);
    for (const [n, project] of this.projects.entries()) {
      const asked = noticeCodes(project).filter((code) => code !== "file-returned");
      expect(asked, `questions on machine ${places[n]}`).toEqual([]);
      for (const [id, text] of texts ?? []) {
        const history = await project.history(textDocument(id as never));
        if (history) expect(history.index.textAt(history.index.latest()), `the history of ${id}`).toBe(text);
      }
    }
  }
}

/** All text that any chapter or note ever had. */
async function everWritten(project: Project): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const { id, file } of project.items) {
    const history = file === null ? null : await project.history(textDocument(id));
    if (history) texts.push(history.index.life.text);
  }
  return texts;
}

async function play(seed: number): Promise<void> {
  seedChance(seed);
  const cloud = await Cloud.make(seed);
  for (let step = 0; step < 60; step++) await cloud.step();
  await cloud.settle();
  await cloud.assertSame();
}

/**
 * So many in the usual tests; REDRAFT_SEEDS=1000 plays a thousand, from REDRAFT_FROM on, REDRAFT_SEED=7 the seventh alone, and
 * REDRAFT_STRICT=1 wants every word in the text also where files were half written.
 */
const rounds = Number(process.env.REDRAFT_SEEDS ?? 60);
const from = Number(process.env.REDRAFT_FROM ?? 1);
const only = process.env.REDRAFT_SEED;
const isStrict = process.env.REDRAFT_STRICT === "1";

test("three machines in one synced folder agree, and ask nothing", { timeout: 7_200_000 }, async () => {
  const seeds = only ? [Number(only)] : Array.from({ length: rounds }, (_, n) => from + n);
  const failed: string[] = [];
  for (const seed of seeds) {
    await play(seed).catch((cause: unknown) =>
      failed.push(`REDRAFT_SEED=${seed}: ${cause instanceof Error ? cause.stack : cause}`),
    );
  }
  expect(failed.join("\n\n"), `${failed.length} of ${seeds.length} rounds`).toBe("");
});
