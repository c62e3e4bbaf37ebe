import { createHash, randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { folderNameFor } from "../../story/file-names.ts";
import { fail, type Problem, type Result, succeed } from "../../story/problem.ts";
import type { Backup, MadeBackup } from "../contract/backups.ts";
import type { BackupPreferences } from "../contract/preferences.ts";
import { encodeJson } from "../data-folder.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { diskProblem, unmade } from "../disk/disk-problem.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { isTemporaryName, writeWhole } from "../disk/write-whole.ts";
import { buildingFolder } from "../project/building-folder.ts";
import { freeFolder } from "../project/create-project.ts";
import { backupsToKeep } from "./keep-rule.ts";
import { readArchive } from "./read-archive.ts";
import { filesOf, type WrittenArchive, writeArchive } from "./write-archive.ts";

/** What is backed up. */
export interface BackedStory {
  readonly id: string;
  readonly title: string;
  /** Its folder. */
  readonly path: string;
}

export interface BackupSettings {
  readonly backups: BackupPreferences;
  readonly libraryFolder: string;
}

/** What is known of a story's last backup: `backups.json` in the data folder. */
interface Note {
  readonly id: string;
  readonly path: string;
  readonly folder: string;
  /** Of names and sizes: a story that has the same is not copied again. */
  readonly print: string;
}

const day = 24 * 60 * 60 * 1000;
const mostTries = 4;
const nameForm = / (\d{4})-(\d\d)-(\d\d) (\d\d)\.(\d\d)\.(\d\d)\.zip$/;

/**
 * Dated copies of stories, outside of their folders. Each is written beside its place, flushed and put there whole; older
 * ones go only after a newer one is there, by the rule of the preferences.
 */
export class Backups {
  readonly #disk: Disk;
  readonly #notesPath: string;
  readonly #settings: () => Promise<BackupSettings>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(disk: Disk, dataFolder: string, settings: () => Promise<BackupSettings>) {
    this.#disk = disk;
    this.#notesPath = join(dataFolder, "backups.json");
    this.#settings = settings;
  }

  /** One after the other. null where nothing was written since the last, or the writer wants none. */
  make(story: BackedStory): Promise<Result<MadeBackup | null>> {
    return this.#serially(async () => {
      const { backups } = await this.#settings();
      if (!backups.isOn) return succeed(null);
      const print = await this.#printOf(story.path);
      const notes = await this.#notes();
      const last = notes.find(({ path }) => path === story.path);
      if (last?.print === print) return succeed(null);
      const folder = last?.id === story.id ? last.folder : await this.#folderOf(story);
      const made = await this.#write(story, folder);
      const others = notes.filter(({ path }) => path !== story.path);
      await writeWhole(
        this.#disk,
        this.#notesPath,
        encodeJson([...others, { id: story.id, path: story.path, folder, print }]),
      );
      await this.#tidy(folder, backups);
      await this.#clearUnfinished(folder);
      return succeed(made);
    });
  }

  /** A copy to a folder of the writer's choice, whatever the preferences say. */
  copy(story: BackedStory, folder: string): Promise<Result<MadeBackup>> {
    return this.#serially(async () => succeed(await this.#write(story, folder)));
  }

  /** The newest first. Of a story by the place of its folder, also where that is gone. */
  async list(path: string): Promise<Result<readonly Backup[]>> {
    try {
      const note = (await this.#notes()).find((known) => known.path === path);
      return succeed(note ? await this.#in(note.folder) : []);
    } catch (cause) {
      return { ok: false, problem: diskProblem(cause) };
    }
  }

  /**
   * As a story of its own; nothing is overwritten. Gives its folder.
   *
   * @param name of the archive, as the writer knows it
   * @param into a folder that is empty or not there; null makes one beside the other stories
   */
  async restore(archive: string, name: string, into: string | null): Promise<Result<string>> {
    const parent = into === null ? (await this.#settings()).libraryFolder : dirname(into);
    const building = await buildingFolder(this.#disk, parent);
    try {
      if (into !== null && (await this.#disk.list(into)).length > 0) return notEmpty(into);
      await makeLastingFolder(this.#disk, parent);
      await this.#disk.makeFolder(building);
      const read = await readArchive(this.#disk, archive, building);
      if (!read.ok) {
        await this.#disk.removeFolder(building);
        return read;
      }
      const folder = into ?? (await freeFolder(this.#disk, parent, titleOf(name)));
      if (into !== null) await this.#disk.removeFolder(into);
      await this.#disk.rename(building, folder);
      await this.#disk.flushFolder(dirname(folder));
      return succeed(folder);
    } catch (cause) {
      await this.#disk.removeFolder(building).catch(() => undefined);
      return { ok: false, problem: unmade(diskProblem(cause)) };
    }
  }

  async #write(story: BackedStory, folder: string): Promise<MadeBackup> {
    await makeLastingFolder(this.#disk, folder);
    const path = await this.#freePath(folder, story.title);
    const building = join(folder, `.redraft-${randomBytes(6).toString("hex")}.tmp`);
    try {
      const { bytes, leftOut } = await this.#archive(story.path, building);
      await this.#disk.rename(building, path);
      await this.#disk.flushFolder(folder);
      return { path, bytes, time: new Date().toISOString(), leftOut };
    } catch (cause) {
      await this.#disk.remove(building).catch(() => undefined);
      throw cause;
    }
  }

  /** By the second; a clock that went back, or an hour that came twice, gives no name a second time. */
  async #freePath(folder: string, title: string): Promise<string> {
    for (let time = Date.now(); ; time += 1000) {
      const path = join(folder, `${folderNameFor(title)} ${stamp(new Date(time))}.zip`);
      if (!(await this.#disk.stat(path))) return path;
    }
  }

  /** A file that goes while the others are read is no reason for no copy: it is made anew, of what is there then. */
  async #archive(story: string, building: string): Promise<WrittenArchive> {
    for (let left = mostTries - 1; ; left--) {
      try {
        return await writeArchive(this.#disk, story, building);
      } catch (cause) {
        const isGone = cause instanceof DiskError && cause.code === "absent" && cause.path.startsWith(story);
        if (!isGone || left === 0) throw cause;
        await this.#disk.remove(building);
      }
    }
  }

  /** Only archives that were named by us, in this story's own folder of them. */
  async #tidy(folder: string, rule: BackupPreferences): Promise<void> {
    const there = await this.#in(folder);
    const kept = backupsToKeep(
      there.map(({ time }) => Date.parse(time)),
      Date.now(),
      rule,
    );
    for (const [place, { path }] of there.entries()) if (!kept.has(place)) await this.#disk.remove(path);
  }

  /** What a host that was killed has left half written, once it is surely nobody's. */
  async #clearUnfinished(folder: string): Promise<void> {
    for (const { name } of await this.#disk.list(folder)) {
      const stat = isTemporaryName(name) ? await this.#disk.stat(join(folder, name)) : null;
      if (stat && Date.now() - stat.modified > day) await this.#disk.remove(join(folder, name));
    }
  }

  async #in(folder: string): Promise<readonly Backup[]> {
    const found: Backup[] = [];
    for (const { name, kind } of await this.#disk.list(folder)) {
      const time = timeIn(name);
      const stat = kind === "file" && time ? await this.#disk.stat(join(folder, name)) : null;
      if (stat && time) found.push({ path: join(folder, name), bytes: stat.size, time: time.toISOString() });
    }
    return found.sort((a, b) => (a.time < b.time ? 1 : -1));
  }

  /** Beside the other stories' copies, told apart by what is chance in the story's id. */
  async #folderOf({ title, id }: BackedStory): Promise<string> {
    const { backups, libraryFolder } = await this.#settings();
    return join(backups.folder ?? join(libraryFolder, "Backups"), `${folderNameFor(title)} (${id.slice(-6)})`);
  }

  async #printOf(folder: string): Promise<string> {
    const sum = createHash("sha256");
    for (const name of await filesOf(this.#disk, folder, "")) {
      const stat = await this.#disk.stat(join(folder, ...name.split("/")));
      sum.update(`${name} ${stat?.size ?? 0}\n`);
    }
    return sum.digest("hex");
  }

  async #notes(): Promise<readonly Note[]> {
    if (!(await this.#disk.stat(this.#notesPath))) return [];
    try {
      const value: unknown = JSON.parse(new TextDecoder().decode(await this.#disk.read(this.#notesPath)));
      return Array.isArray(value) ? (value as readonly Note[]) : [];
    } catch (cause) {
      // Only where to look first: the archives themselves are there.
      if (cause instanceof SyntaxError) return [];
      throw cause;
    }
  }

  async #serially<Value>(act: () => Promise<Result<Value>>): Promise<Result<Value>> {
    const next = this.#last
      .then(act)
      .catch((cause: unknown): Result<Value> => ({ ok: false, problem: backupProblem(cause) }));
    this.#last = next;
    return next;
  }
}

function notEmpty(folder: string): Result<never> {
  return fail("folder-not-empty", `There is something in ${folder} already.`, "Name another folder, or an empty one.");
}

/** What is said of a copy that had to be made without files that are too large. */
export function backupWithout(title: string, leftOut: readonly string[]): Problem {
  return {
    code: "backup-incomplete",
    sentence: `The backup of “${title}” was made without ${leftOut.map((name) => `“${name}”`).join(" and ")}: too large for an archive.`,
    next: "Copy large files yourself, or keep them outside the story's folder.",
  };
}

function backupProblem(cause: unknown): Problem {
  const { code, sentence, next } = diskProblem(cause);
  return fail(`backup-${code}`, `No backup could be made: ${sentence}`, next).problem;
}

/** Local, as the writer's clock shows it, and in an order that names sort by. */
function stamp(time: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${date} ${two(time.getHours())}.${two(time.getMinutes())}.${two(time.getSeconds())}`;
}

function timeIn(name: string): Date | null {
  const [, ...parts] = nameForm.exec(name) ?? [];
  if (parts.length !== 6) return null;
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return new Date(year, month - 1, date, hour, minute, second);
}

/** "Tale 2026-03-03 12.00.00.zip" → "Tale (backup of 2026-03-03)". */
function titleOf(name: string): string {
  const date = nameForm.exec(name);
  const title = name.replace(nameForm, "").replace(/\.zip$/i, "");
  return date ? `${title} (backup of ${date[1]}-${date[2]}-${date[3]})` : title;
}
