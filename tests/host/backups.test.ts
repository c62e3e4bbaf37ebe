import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readArchive } from "../../host/backups/read-archive.ts";
import { filesOf, writeArchive } from "../../host/backups/write-archive.ts";
import type { Disk } from "../../host/disk/disk.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";

let place = "";
let host: Host;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "redraft-backups-"));
  host = await startHost();
});
afterEach(async () => {
  await host.stop({ seal: false });
  await rm(place, { recursive: true, force: true });
});

const library = () => join(place, "Library");

function startHost(disk: Disk = nodeDisk): Promise<Host> {
  return Host.start({ disk, dataFolder: join(place, "data"), libraryFolder: library(), watch: true });
}

async function newStory(title: string) {
  const made = await host.call("library.create", { title, author: "A. Writer", language: "en" });
  if (!made.ok) throw new Error(made.problem.sentence);
  return made.value;
}

async function writeOutside(path: string, text: string): Promise<void> {
  await writeFile(join(path, "chapters/chapter-one.md"), text);
}

async function backupsOf(path: string) {
  const list = await host.call("backup.list", { path });
  if (!list.ok) throw new Error(list.problem.sentence);
  return list.value;
}

/** What the files of a folder hold, whatever they are called. */
async function contents(folder: string): Promise<readonly string[]> {
  const names = await filesOf(nodeDisk, folder, "");
  const all = await Promise.all(names.map((name) => readFile(join(folder, name), "base64")));
  return all.sort();
}

async function chapterText(project: string): Promise<string> {
  const open = host.project(project);
  if (!open.ok) throw new Error(open.problem.sentence);
  const item = open.value.items.find(({ file }) => file === "chapters/chapter-one.md");
  return item ? open.value.textOf(item.id) : "";
}

describe("backups", () => {
  test("a story that was written in is copied when it is left, once, and the copy is brought back whole", async () => {
    const story = await newStory("Kept");
    await writeOutside(story.path, "Words to keep.\n");
    await host.call("project.close", { project: story.project });
    const opened = await host.call("project.open", { path: story.path });
    if (!opened.ok) throw new Error(opened.problem.sentence);
    expect(await chapterText(opened.value.project)).toBe("Words to keep.\n");
    await host.call("project.close", { project: story.project });
    const [backup, ...older] = await backupsOf(story.path);
    if (!backup) throw new Error("no backup");
    // The folder is gone: the copy is all that is left.
    await rm(story.path, { recursive: true });
    const restored = await host.call("backup.restore", { source: { kind: "path", path: backup.path } });
    if (!restored.ok) throw new Error(restored.problem.sentence);
    expect(restored.value.path).toMatch(/Kept \(backup of \d{4}-\d\d-\d\d\)$/);
    expect(await chapterText(restored.value.project)).toBe("Words to keep.\n");
    const item = await host.call("project.outline", { project: restored.value.project });
    expect(item.ok && item.value.book.length).toBe(1);
    expect(older.length).toBeLessThanOrEqual(1);
  });

  test("a story in which nothing was written is not copied again", async () => {
    const story = await newStory("Same");
    await host.call("project.close", { project: story.project });
    const first = await backupsOf(story.path);
    expect(first).toHaveLength(1);
    await host.call("project.open", { path: story.path });
    await host.call("project.close", { project: story.project });
    expect(await backupsOf(story.path)).toEqual(first);
  });

  test("a file that goes while the copy is made is no reason for no copy", async () => {
    await host.stop({ seal: false });
    let gone = "";
    const disk: Disk = {
      ...nodeDisk,
      read: async (path) => {
        if (gone === "" && path.endsWith("scrap.txt")) {
          gone = path;
          await rm(path);
        }
        return nodeDisk.read(path);
      },
    };
    host = await startHost(disk);
    const story = await newStory("Gone");
    await writeFile(join(story.path, "scrap.txt"), "A scrap.");
    await host.call("project.close", { project: story.project });
    expect(gone).toBe(join(story.path, "scrap.txt"));
    expect(await backupsOf(story.path)).toHaveLength(1);
  });

  test("a folder that was moved away while its story is open makes no empty copy, and that is said", async () => {
    const story = await newStory("Moved");
    const said: string[] = [];
    host.on("backup.failed", ({ sentence }) => said.push(sentence));
    await rename(story.path, join(place, "Elsewhere"));
    await host.call("project.close", { project: story.project });
    expect(said).toEqual([`No backup could be made: There is no “Moved” at ${story.path}.`]);
    expect(await backupsOf(story.path)).toEqual([]);
  });

  test("a file that is too large for an archive is left out and said, and the copy comes back", async () => {
    await host.stop({ seal: false });
    const disk: Disk = {
      ...nodeDisk,
      stat: async (path) => {
        const stat = await nodeDisk.stat(path);
        return stat && path.endsWith("film.mov") ? { ...stat, size: 600 * 1024 ** 2 } : stat;
      },
    };
    host = await startHost(disk);
    const said: string[] = [];
    host.on("backup.failed", ({ sentence }) => said.push(sentence));
    const story = await newStory("Film");
    await writeFile(join(story.path, "film.mov"), "moving pictures");
    await host.call("project.close", { project: story.project });
    expect(said).toEqual(["The backup of “Film” was made without “film.mov”: too large for an archive."]);
    const [backup] = await backupsOf(story.path);
    const restored = await host.call("backup.restore", { source: { kind: "path", path: backup?.path ?? "" } });
    expect(restored.ok && (await readdir(restored.value.path))).not.toContain("film.mov");
  });

  test("a clock that goes back to the second of an earlier copy replaces none", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 9, 25, 0, 30) });
    try {
      const story = await newStory("Clock");
      await host.call("project.close", { project: story.project });
      const first = await backupsOf(story.path);
      vi.setSystemTime(Date.UTC(2026, 9, 25, 0, 30));
      await writeOutside(story.path, "Written since.\n");
      await host.call("project.open", { path: story.path });
      await host.call("project.close", { project: story.project });
      const all = await backupsOf(story.path);
      expect(all).toHaveLength(2);
      expect(all.at(-1)).toEqual(first[0]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("no backup is made where the writer wants none", async () => {
    const set = await host.call("preferences.set", {
      backups: { ...(await host.preferences()).value.backups, isOn: false },
    });
    expect(set.ok).toBe(true);
    const story = await newStory("None");
    await host.call("project.close", { project: story.project });
    expect(await backupsOf(story.path)).toEqual([]);
    expect(await readdir(library())).toEqual(["None"]);
  });

  test("a folder that can't be had is said, and leaving the story is not held up", async () => {
    await writeFile(join(place, "in-the-way"), "a file");
    await host.call("preferences.set", {
      backups: { ...(await host.preferences()).value.backups, folder: join(place, "in-the-way") },
    });
    const said: string[] = [];
    host.on("backup.failed", ({ sentence }) => said.push(sentence));
    const story = await newStory("Held");
    const closed = await host.call("project.close", { project: story.project });
    expect(closed.ok).toBe(true);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^No backup could be made: /);
  });

  test("older ones go by the rule, and only what is named as a backup", async () => {
    const story = await newStory("Rule");
    await host.call("project.close", { project: story.project });
    const [backup] = await backupsOf(story.path);
    const folder = join(backup?.path ?? "", "..");
    for (const day of ["2020-01-01", "2020-01-02", "2019-05-05"]) {
      await cp(backup?.path ?? "", join(folder, `Rule ${day} 12.00.00.zip`));
    }
    await writeFile(join(folder, "notes of mine.txt"), "mine");
    await host.call("project.open", { path: story.path });
    await writeOutside(story.path, "More.\n");
    await host.call("project.close", { project: story.project });
    await host.call("project.open", { path: story.path });
    await host.call("project.close", { project: story.project });
    const left = await readdir(folder);
    expect(left).toContain("notes of mine.txt");
    expect(left.filter((name) => /20(20|19)-/.test(name))).toEqual([]);
    expect(left.filter((name) => name.endsWith(".zip")).length).toBeGreaterThan(0);
  });

  test("a copy that is imported while its original is open breaks neither", async () => {
    const story = await newStory("Twice");
    const copied = await host.call("backup.copy", { project: story.project, out: join(place, "out") });
    if (!copied.ok) throw new Error(copied.problem.sentence);
    const restored = await host.call("backup.restore", { source: { kind: "path", path: copied.value.path } });
    expect(restored.ok).toBe(false);
    if (!restored.ok) expect(restored.problem.code).toBe("project-open-elsewhere");
    expect(host.project(story.project).ok).toBe(true);
    await host.call("project.close", { project: story.project });
    const folder = (await readdir(library())).find((name) => name.startsWith("Twice (backup"));
    const opened = await host.call("project.open", { path: join(library(), folder ?? "") });
    expect(opened.ok).toBe(true);
  });
});

describe("an archive", () => {
  test("holds every file of the folder, and gives each back to the byte", async () => {
    const story = await newStory("Whole");
    await writeFile(join(story.path, "assets-note.txt"), "The writer's own file.");
    await mkdir(join(story.path, "notes", "deep"), { recursive: true });
    await writeFile(join(story.path, "notes", "deep", "ä é 日本.txt"), Buffer.from([0, 255, 1, 2]));
    await host.call("project.close", { project: story.project });
    await writeArchive(nodeDisk, story.path, join(place, "whole.zip"));
    const into = join(place, "again");
    await mkdir(into);
    expect(await readArchive(nodeDisk, join(place, "whole.zip"), into)).toMatchObject({ ok: true });
    const files = await filesOf(nodeDisk, story.path, "");
    expect(await filesOf(nodeDisk, into, "")).toEqual(files);
    for (const name of files) {
      expect(await readFile(join(into, name)), name).toEqual(await readFile(join(story.path, name)));
    }
    expect(files.at(-1)).toMatch(/^\.history\//);
  });

  test.runIf(process.platform === "linux")(
    "of a folder with names that only some systems can write is read again, each file with all that is in it",
    async () => {
      const made = await newStory("Odd: a name?");
      const odd = [
        "Notes: a draft.txt",
        "con.txt",
        "At the end. ",
        "chapters/CHAPTER-ONE.md",
        `${"x".repeat(230)}.txt`,
      ];
      for (const name of odd) await writeFile(join(made.path, name), `what is in ${name}`);
      await writeOutside(made.path, "The chapter.\n");
      const copied = await host.call("backup.copy", { project: made.project, out: place });
      if (!copied.ok) throw new Error(copied.problem.sentence);
      await host.call("project.close", { project: made.project });
      const all = await contents(made.path);
      const into = join(place, "again");
      await mkdir(into);
      expect(await readArchive(nodeDisk, copied.value.path, into)).toMatchObject({ ok: true });
      const found = await contents(into);
      for (const name of odd) {
        const bytes = Buffer.from(`what is in ${name}`).toString("base64");
        expect([all.includes(bytes), found.includes(bytes)], name).toEqual([true, true]);
      }
      expect(await readFile(join(into, "chapters/chapter-one.md"), "utf8")).toBe("The chapter.\n");
    },
  );

  const text = (words: string) => new TextEncoder().encode(words);
  const story = { "Tale/project.redraft": text("{}") };
  const hostile: readonly (readonly [string, string, Record<string, Uint8Array>])[] = [
    ["a way out of the folder", "archive-damaged", { ...story, "Tale/../../evil.txt": text("x") }],
    ["an absolute name", "archive-damaged", { ...story, "/etc/evil": text("x") }],
    ["a drive of Windows", "archive-unsafe", { ...story, "Tale/C:evil.txt": text("x") }],
    ["a device of Windows", "archive-unsafe", { ...story, "Tale/nul.txt": text("x") }],
    [
      "two names that one disk takes for the same",
      "archive-unsafe",
      { ...story, "Tale/A.md": text("x"), "Tale/a.md": text("y") },
    ],
    ["no story", "archive-no-story", { "Tale/other.txt": text("x") }],
    ["more than one folder", "archive-no-story", { ...story, "Other/b.txt": text("x") }],
    ["nothing", "archive-no-story", {}],
  ];
  test.each(hostile)("with %s is refused in a sentence, and leaves nothing", async (_what, code, files) => {
    await mkdir(library(), { recursive: true });
    await writeFile(join(place, "hostile.zip"), zipSync(files));
    const before = await readdir(place);
    const restored = await host.call("backup.restore", { source: { kind: "path", path: join(place, "hostile.zip") } });
    expect(restored.ok).toBe(false);
    if (!restored.ok) expect(restored.problem.code).toBe(code);
    expect(await readdir(library())).toEqual([]);
    expect(await readdir(place)).toEqual(before);
  });

  test("that is broken off or changed is refused at every place where it is, and leaves nothing", async () => {
    const made = await newStory("Broken");
    await host.call("project.close", { project: made.project });
    await rm(join(library(), "Backups"), { recursive: true, force: true });
    const path = join(place, "whole.zip");
    await writeArchive(nodeDisk, made.path, path);
    const whole = await readFile(path);
    const before = await readdir(library());
    for (const part of [0, 0.1, 0.5, 0.9, 0.99]) {
      await writeFile(path, whole.subarray(0, Math.floor(whole.length * part)));
      const restored = await host.call("backup.restore", { source: { kind: "path", path } });
      expect(restored.ok, `the first ${part} of it`).toBe(false);
      expect(await readdir(library())).toEqual(before);
    }
    let refused = 0;
    for (let at = 60; at < whole.length; at += Math.ceil(whole.length / 40)) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      await writeFile(path, changed);
      const into = join(place, `into-${at}`);
      await mkdir(into);
      if (!(await readArchive(nodeDisk, path, into)).ok) {
        refused++;
        continue;
      }
      // A byte of a name, a time or a flag: what the files hold is as it was.
      expect(await contents(into), `byte ${at}`).toEqual(await contents(made.path));
    }
    expect(refused).toBeGreaterThan(10);
  });
});
