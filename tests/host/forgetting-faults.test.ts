import { brotliDecompressSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { forgetPassage } from "../../host/project/forgetting.ts";
import type { Project } from "../../host/project/project.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, unwrap } from "./support.ts";

// A passage is forgotten while a part of the history can't be read, or isn't there: it is told which file may still have the
// words, and that file stays as it is. Where it went while the story was open, and comes back, the words go from it, too.

const secret = "Lorelei Quickthorn";
const passage = `${secret} lived at the harbour.`;

/** The secret stands in the first sealed part, in a form of it in the second, and in a tail. */
let prepared: ForgetfulDisk;
let clock: Installation["clock"];
let text = "";
let key = "";

beforeAll(async () => {
  prepared = new ForgetfulDisk();
  const ada = await Installation.make(prepared.session(), "/ada");
  clock = ada.clock;
  await ada.create("/story", [["One", `It begins.\n\n${passage}\n\nIt goes on.\n`]]);
  const project = await ada.open("/story");
  const [one] = chaptersOf(project);
  await project.storing.rest();
  clock.pass(600_000);
  await ada.edit(project, one!.id, 12, 7, "Mistress");
  await project.storing.rest();
  clock.pass(600_000);
  await ada.edit(project, one!.id, 12, 8, "Lorelei");
  await project.storing.publish();
  text = await project.textOf(one!.id);
  expect(text).toContain(passage);
  key = project.log!.key;
  await project.close({ seal: false });
});

async function put(disk: ForgetfulDisk, path: string, bytes: Uint8Array | null): Promise<void> {
  await disk.session().remove(path);
  if (!bytes) return;
  const file = await disk.session().create(path);
  file.write(bytes);
  await file.flush();
  await file.close();
}

function bytesOf(disk: ForgetfulDisk, path: string): Uint8Array | null {
  const bytes = disk.files("/story").get(path);
  return bytes === undefined ? null : Uint8Array.from(Buffer.from(bytes, "base64"));
}

async function openText(project: Project): Promise<string> {
  const document = await project.document(textDocument(chaptersOf(project)[0]!.id));
  await project.mirroring.takeIn();
  return document.text.toString();
}

function unpacked(path: string, bytes: Buffer): Buffer {
  try {
    return path.endsWith(".seg") ? brotliDecompressSync(bytes.subarray(6)) : bytes;
  } catch {
    return Buffer.alloc(0);
  }
}

function filesWith(disk: ForgetfulDisk, words: string): readonly string[] {
  const files = [...disk.files("/story"), ...disk.files("/ada")];
  return files
    .filter(([path, bytes]) => unpacked(path, Buffer.from(bytes, "base64")).includes(words))
    .map(([at]) => at);
}

async function open(disk: ForgetfulDisk): Promise<Project> {
  const project = await (await Installation.make(disk.session(), "/ada", clock)).open("/story");
  await openText(project);
  return project;
}

async function forget(project: Project): Promise<readonly string[]> {
  const [one] = chaptersOf(project);
  const { text: live } = await project.document(textDocument(one!.id));
  const from = live.toString().indexOf(passage);
  expect(from, "the passage stands there").toBeGreaterThan(0);
  const order = { chapter: one!.id, at: "now", from, to: from + passage.length, text: passage };
  return unwrap(await forgetPassage(project, order, null)).left;
}

const faults: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | null>> = {
  missing: () => null,
  damaged: (bytes) => bytes.map((byte, place) => (place === bytes.length >> 1 ? byte ^ 0x20 : byte)),
};

test.each(Object.keys(faults))("a part that is %s is told, and is left as it is", async (fault) => {
  for (const path of prepared.files(`/story/.history/${key}/text`).keys()) {
    const disk = prepared.copy();
    const bad = faults[fault]!(await disk.session().read(path));
    await put(disk, path, bad);
    const project = await open(disk);
    expect(await forget(project)).toContain(path.slice("/story/".length));
    expect((await openText(project)).includes(secret)).toBe(false);
    expect(await project.close({ seal: true })).toBeNull();
    expect(bytesOf(disk, path)).toEqual(bad);
    expect(filesWith(disk, secret).filter((at) => at !== path)).toEqual([]);
  }
});

test.each(Object.keys(faults))(
  "a part that is %s since the story was opened forgets when it comes back",
  async (fault) => {
    const parts = [...prepared.files(`/story/.history/${key}/text`).keys()];
    expect(parts.length).toBe(2);
    for (const path of parts) {
      const disk = prepared.copy();
      const good = await disk.session().read(path);
      const project = await open(disk);
      await project.history(textDocument(chaptersOf(project)[0]!.id));
      await put(disk, path, faults[fault]!(good));
      expect(await forget(project)).toContain(path.slice("/story/".length));
      expect(await project.close({ seal: true })).toBeNull();
      await put(disk, path, good);
      const again = await open(disk);
      expect(await openText(again)).toBe(text.replace(passage, ""));
      expect(await again.close({ seal: true })).toBeNull();
      for (const words of [secret, "harbour"]) expect(filesWith(disk, words)).toEqual([]);
    }
  },
);

test("a copy of the log's folder is told, and stays as it is", async () => {
  const disk = prepared.copy();
  const session = disk.session();
  const copy = `/story/.history/${key} (copy)`;
  for (const [path, bytes] of disk.files(`/story/.history/${key}`)) {
    const there = path.replace(key, `${key} (copy)`);
    for (let at = there.lastIndexOf("/"), made = ""; made !== there.slice(0, at); ) {
      made = there.slice(0, there.indexOf("/", made.length + 1));
      await session.makeFolder(made);
    }
    await put(disk, there, Buffer.from(bytes, "base64"));
  }
  const before = disk.files(copy);
  const project = await open(disk);
  expect(await forget(project)).toEqual([copy.slice("/story/".length)]);
  await project.close({ seal: true });
  expect(disk.files(copy)).toEqual(before);
  expect(filesWith(disk, secret).every((path) => path.startsWith(copy))).toBe(true);
});
