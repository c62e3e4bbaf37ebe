import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Disk, DiskError } from "../../host/disk/disk.ts";
import { makeLastingFolder } from "../../host/disk/lasting-folder.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { isTemporaryName, writeWhole } from "../../host/disk/write-whole.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-disk-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = async (disk: Disk, path: string) => new TextDecoder().decode(await disk.read(path));
const codeOf = async (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (cause: unknown) => (cause instanceof DiskError ? cause.code : cause),
  );

let places = 0;

describe.each([
  ["the computer's", () => nodeDisk],
  ["the forgetful", () => new ForgetfulDisk().session()],
] as const)("%s disk", (_name, make) => {
  async function prepare(): Promise<{ disk: Disk; folder: string }> {
    const disk = make();
    const folder = join(base, `place-${++places}`);
    await makeLastingFolder(disk, folder);
    return { disk, folder };
  }

  test("appends, and reads what was written", async () => {
    const { disk, folder } = await prepare();
    const file = await disk.create(join(folder, "a"));
    file.write(bytes("one "));
    file.write(bytes("two"));
    expect(file.size).toBe(7);
    await file.flush();
    await file.close();
    const again = await disk.append(join(folder, "a"));
    expect(again.size).toBe(7);
    again.write(bytes("!"));
    await again.close();
    expect(await textOf(disk, join(folder, "a"))).toBe("one two!");
  });

  test("cuts a file", async () => {
    const { disk, folder } = await prepare();
    const file = await disk.append(join(folder, "a"));
    file.write(bytes("12345"));
    await file.truncate(2);
    file.write(bytes("x"));
    expect(file.size).toBe(3);
    await file.close();
    expect(await textOf(disk, join(folder, "a"))).toBe("12x");
  });

  test("names its refusals by what can be done about them", async () => {
    const { disk, folder } = await prepare();
    await writeWhole(disk, join(folder, "a"), bytes("a"));
    expect(await codeOf(disk.read(join(folder, "none")))).toBe("absent");
    expect(await codeOf(disk.read(folder))).toBe("folder");
    expect(await codeOf(disk.create(join(folder, "a")))).toBe("exists");
    expect(await codeOf(disk.create(join(folder, "none", "a")))).toBe("absent");
    expect(await codeOf(disk.append(folder))).toBe("folder");
    expect(await codeOf(disk.list(join(folder, "a")))).toBe("absent");
    expect(await codeOf(disk.rename(join(folder, "none"), join(folder, "b")))).toBe("absent");
    expect(await codeOf(disk.flushFolder(join(folder, "none")))).toBe("absent");
  });

  test("says nothing where nothing is", async () => {
    const { disk, folder } = await prepare();
    expect(await disk.stat(join(folder, "none"))).toBeNull();
    expect(await disk.realPath(join(folder, "none"))).toBeNull();
    expect(await disk.list(join(folder, "none"))).toEqual([]);
    await disk.remove(join(folder, "none"));
    await disk.removeFolder(join(folder, "none"));
    await writeWhole(disk, join(folder, "file"), bytes("a"));
    expect(await disk.stat(join(folder, "file", "inner"))).toBeNull();
    expect(await disk.realPath(join(folder, "file", "inner"))).toBeNull();
  });

  test("keeps a file's identity through a rename, and gives another to another file", async () => {
    const { disk, folder } = await prepare();
    await writeWhole(disk, join(folder, "a"), bytes("a"));
    await writeWhole(disk, join(folder, "b"), bytes("b"));
    const a = await disk.stat(join(folder, "a"));
    await disk.rename(join(folder, "a"), join(folder, "b"));
    expect((await disk.stat(join(folder, "b")))?.identity).toBe(a?.identity);
    expect(await disk.stat(join(folder, "a"))).toBeNull();
    expect(await textOf(disk, join(folder, "b"))).toBe("a");
  });

  test("makes folders in such as are there, moves and removes them whole", async () => {
    const { disk, folder } = await prepare();
    expect(await codeOf(disk.makeFolder(join(folder, "x", "y")))).toBe("absent");
    await makeLastingFolder(disk, join(folder, "x", "y", "z"), folder);
    await makeLastingFolder(disk, join(folder, "x", "y", "z"), folder);
    await disk.makeFolder(join(folder, "x", "y", "z"));
    expect(await codeOf(makeLastingFolder(disk, join(folder, "none", "a"), join(folder, "none")))).toBe("absent");
    expect(await disk.stat(join(folder, "none"))).toBeNull();
    await writeWhole(disk, join(folder, "x", "y", "z", "a"), bytes("a"));
    await disk.rename(join(folder, "x"), join(folder, "w"));
    expect(await textOf(disk, join(folder, "w", "y", "z", "a"))).toBe("a");
    expect((await disk.list(join(folder, "w"))).map(({ name, kind }) => [name, kind])).toEqual([["y", "folder"]]);
    await disk.removeFolder(join(folder, "w"));
    expect(await disk.list(folder)).toEqual([]);
  });

  test("replaces a file whole and leaves no other", async () => {
    const { disk, folder } = await prepare();
    await writeWhole(disk, join(folder, "a"), bytes("old"));
    await writeWhole(disk, join(folder, "a"), bytes("new"));
    expect(await textOf(disk, join(folder, "a"))).toBe("new");
    expect((await disk.list(folder)).filter(({ name }) => isTemporaryName(name))).toEqual([]);
  });
});

describe("a power loss", () => {
  test("takes what was not flushed, and never what was", async () => {
    const lengths = new Set<number>();
    const names = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) {
      const forgetful = new ForgetfulDisk();
      const disk = forgetful.session();
      await disk.makeFolder("/p");
      await disk.flushFolder("/");
      const file = await disk.create("/p/log");
      file.write(bytes("safe"));
      await file.flush();
      await disk.flushFolder("/p");
      file.write(bytes("lost"));
      const other = await disk.create("/p/other");
      await other.flush();
      forgetful.powerLoss(seed);
      const after = forgetful.session();
      const left = await textOf(after, "/p/log");
      expect("safelost".startsWith(left) && left.startsWith("safe"), `seed ${seed}: ${left}`).toBe(true);
      lengths.add(left.length);
      names.add((await after.list("/p")).map(({ name }) => name).join());
      expect(() => file.write(bytes("dead"))).toThrow(DiskError);
    }
    expect(lengths.size).toBe(5);
    expect(names).toEqual(new Set(["log", "log,other"]));
  });

  test("leaves a file that was replaced whole with the old or the new bytes, at every step of it", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const forgetful = new ForgetfulDisk();
      const before = forgetful.session();
      await before.makeFolder("/p");
      await before.flushFolder("/");
      await writeWhole(before, "/p/a", bytes("the old"));
      const dark = forgetful.loseAfter(seed % 6);
      await Promise.race([dark, writeWhole(forgetful.session(), "/p/a", bytes("the new one"))]);
      forgetful.powerLoss(seed);
      expect(["the old", "the new one"], `seed ${seed}`).toContain(await textOf(forgetful.session(), "/p/a"));
    }
  });

  test("refuses on demand", async () => {
    const forgetful = new ForgetfulDisk();
    const disk = forgetful.session();
    await disk.makeFolder("/p");
    forgetful.refuse = (step) => (step === "write" ? "full" : null);
    expect(await codeOf(writeWhole(disk, "/p/a", bytes("a")))).toBe("full");
    expect(await disk.list("/p")).toEqual([]);
  });
});
