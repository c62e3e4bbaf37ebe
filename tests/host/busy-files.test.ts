import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { diskProblem } from "../../host/disk/disk-problem.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { writeWhole } from "../../host/disk/write-whole.ts";

// Virus scanners and sync clients of Windows open a file a moment after it was written: whoever reads, replaces or removes it
// then is refused for as long as they hold it.

const held = vi.hoisted(() => ({ code: "EBUSY", times: 0, asked: 0 }));

vi.mock("node:timers/promises", () => ({ setTimeout: async () => undefined }));

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  return { ...fs, openSync: holding(fs.openSync) };
});

vi.mock("node:fs/promises", async (original) => {
  const fs = await original<typeof import("node:fs/promises")>();
  const { rename, rm, readFile, mkdir } = fs;
  return { ...fs, rename: holding(rename), rm: holding(rm), readFile: holding(readFile), mkdir: holding(mkdir) };
});

/** The same, but held by another program for so many times. */
function holding<Act extends (...given: never[]) => unknown>(act: Act): Act {
  return ((...given: Parameters<Act>) => {
    held.asked += 1;
    if (held.times-- > 0) throw Object.assign(new Error(`${held.code}: held`), { code: held.code });
    return act(...given);
  }) as Act;
}

const platform = process.platform;
let place = "";
const bytes = new TextEncoder().encode("words");

beforeEach(() => {
  held.times = 0;
  place = mkdtempSync(join(tmpdir(), "redraft-busy-"));
});
afterEach(() => {
  Object.defineProperty(process, "platform", { value: platform });
  held.times = 0;
  rmSync(place, { recursive: true, force: true });
});

const path = () => join(place, "one.md");
const reading: Readonly<Record<string, () => Promise<unknown>>> = {
  read: () => nodeDisk.read(path()),
  "appended to": async () => (await nodeDisk.append(path())).close(),
  "beside a file that is made": async () => (await nodeDisk.create(join(place, "two.md"))).close(),
  "beside a folder that is made": () => nodeDisk.makeFolder(join(place, "folder")),
};
const replacing: Readonly<Record<string, () => Promise<unknown>>> = {
  "called otherwise": () => nodeDisk.rename(path(), join(place, "two.md")),
  removed: () => nodeDisk.remove(path()),
};

describe.each([
  ["EBUSY", "linux", { ...reading, ...replacing }, "busy"],
  ["EBUSY", "win32", { ...reading, ...replacing }, "busy"],
  ["EPERM", "win32", replacing, "refused"],
  ["EACCES", "win32", replacing, "refused"],
] as const)("a file that another program holds (%s on %s)", (code, system, acts, refusal) => {
  beforeEach(async () => {
    await writeWhole(nodeDisk, path(), bytes);
    Object.defineProperty(process, "platform", { value: system });
    held.code = code;
  });

  test.each(Object.entries(acts))("is waited for when it is %s", async (_name, act) => {
    held.times = 5;
    await act();
    expect(held.times).toBeLessThan(0);
  });

  test.each(Object.entries(acts))("for good is said when it is %s, and stays as it is", async (_name, act) => {
    held.times = 1000;
    const refused = await act().catch((cause: unknown) => cause);
    held.times = 0;
    expect(refused).toMatchObject({ name: "DiskError", code: refusal });
    expect(diskProblem(refused).next).toMatch(/Close (that program|other programs)/);
    expect((await nodeDisk.list(place)).map(({ name }) => name)).toEqual(["one.md"]);
    expect(new TextDecoder().decode(await nodeDisk.read(path()))).toBe("words");
  });
});

test("a file that this account may not touch is not waited for elsewhere than on Windows", async () => {
  await writeWhole(nodeDisk, join(place, "one.md"), bytes);
  Object.defineProperty(process, "platform", { value: "linux" });
  for (const code of ["EPERM", "EACCES"]) {
    held.code = code;
    held.times = 1000;
    held.asked = 0;
    const refused = await nodeDisk.remove(join(place, "one.md")).catch((cause: unknown) => cause);
    expect([held.asked, refused]).toEqual([1, expect.objectContaining({ code: "refused" })]);
  }
});
