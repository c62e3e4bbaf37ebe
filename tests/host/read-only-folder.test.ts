import { beforeEach, expect, test, vi } from "vitest";
import type { DiskErrorCode } from "../../host/disk/disk.ts";
import { writeWhole } from "../../host/disk/write-whole.ts";
import { openProject } from "../../host/project/open-project.ts";
import type { Project } from "../../host/project/project.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, noticeCodes, textsOf } from "./support.ts";

// Run as root, a real folder's modes refuse nothing: the test disk does.

let disk: ForgetfulDisk;
let installation: Installation;
let project: Project;

beforeEach(async () => {
  disk = new ForgetfulDisk();
  installation = await Installation.make(disk.session(), "/data");
  await installation.create("/story", [["One", "~begin.\n"]]);
  project = await installation.open("/story");
  await write("~first ");
  expect(await project.storing.publish()).toBeNull();
});

const write = (word: string) => installation.type(project, chaptersOf(project)[0]!.id, 0, word);
const shown = async () => [...(await textsOf(project)).values()].join();

/** From now on nothing can be written into the story's folder. */
function lock(code: DiskErrorCode): void {
  disk.refuse = (step, path) => (step !== "look" && step !== "read" && path.startsWith("/story") ? code : null);
}

test.each(["refused", "full"] as const)(
  "a story of somebody else whose folder can't be written (%s) is shown, says why, and is left as it is",
  async (code) => {
    expect(await project.close({ seal: true })).toBeNull();
    const other = await Installation.make(disk.session(), "/other");
    lock(code);
    const before = disk.files("/story");
    project = await other.open("/story");
    expect(project.access).toMatchObject({
      kind: "read-only",
      problem: { code: "project-read-only", sentence: expect.stringMatching(/^This story can only be read: .+\.$/) },
    });
    expect(await shown()).toBe("~first ~begin.\n");
    expect(await project.close({ seal: true })).toBeNull();
    expect(disk.files("/story")).toEqual(before);
    disk.refuse = () => null;
    project = await other.open("/story");
    expect(project.access.kind).toBe("writable");
    expect(noticeCodes(project)).toEqual([]);
    await project.close({ seal: false });
  },
);

test.each(["refused", "full"] as const)(
  "words that were written when the folder could not be any more (%s) are kept, shown, and written when it can",
  async (code) => {
    lock(code);
    const before = disk.files("/story");
    await write("~second ");
    await project.storing.stored(true);
    expect(await project.storing.publish()).toMatchObject({ code: `disk-${code}` });
    expect(await project.close({ seal: true })).toMatchObject({ code: `disk-${code}` });
    expect(disk.files("/story")).toEqual(before);
    for (let turn = 0; turn < 2; turn++) {
      project = await installation.open("/story");
      expect(await shown()).toBe("~second ~first ~begin.\n");
      expect(await project.close({ seal: false })).toMatchObject({ code: `disk-${code}` });
    }
    disk.refuse = () => null;
    project = await installation.open("/story");
    expect(await shown()).toBe("~second ~first ~begin.\n");
    expect(await project.storing.publish()).toBeNull();
    expect(Buffer.from(disk.files("/story").get("/story/chapters/one.md") ?? "", "base64").toString()).toBe(
      "~second ~first ~begin.\n",
    );
    expect(noticeCodes(project)).toEqual([]);
    await project.close({ seal: false });
  },
);

test("an opening that the disk refuses leaves nobody behind who writes into the story later", async () => {
  expect(await project.close({ seal: true })).toBeNull();
  const manifest = new TextDecoder().decode(await installation.disk.read("/story/project.redraft"));
  await writeWhole(
    installation.disk,
    "/story/project.redraft",
    new TextEncoder().encode(manifest.replace("One", "Uno")),
  );
  disk.refuse = (step, path) => (step === "look" && path === "/story/notes" ? "failed" : null);
  vi.useFakeTimers();
  try {
    const pace = { flush: 200, publish: 5000, retry: 1000, idle: 300_000 };
    expect(await openProject("/story", { ...installation.options(), pace })).toMatchObject({ ok: false });
    const before = [disk.files("/story"), disk.files("/data")];
    disk.refuse = () => null;
    await vi.advanceTimersByTimeAsync(600_000);
    expect([disk.files("/story"), disk.files("/data")]).toEqual(before);
  } finally {
    vi.useRealTimers();
  }
  project = await installation.open("/story");
  expect(chaptersOf(project)[0]?.title).toBe("Uno");
  await project.close({ seal: false });
});

test("a folder whose permission comes back while the story is open gets what was written meanwhile", async () => {
  lock("refused");
  await write("~second ");
  expect(await project.storing.publish()).toMatchObject({ code: "disk-refused" });
  disk.refuse = () => null;
  expect(await project.storing.publish()).toBeNull();
  expect(Buffer.from(disk.files("/story").get("/story/chapters/one.md") ?? "", "base64").toString()).toBe(
    "~second ~first ~begin.\n",
  );
  await project.close({ seal: false });
});
