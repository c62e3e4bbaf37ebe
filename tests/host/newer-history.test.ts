import { createHash } from "node:crypto";
import { dirname } from "node:path";
import crc32 from "crc-32";
import * as encoding from "lib0/encoding";
import { beforeAll, expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import { openProject } from "../../host/project/open-project.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, noticeCodes, unwrap } from "./support.ts";

// What a newer Redraft has written, on another computer or on this one before it went back to an older: all that can be read is
// shown, it is said, and what can't be read stays to the byte for whoever updates.

let whole: ForgetfulDisk;
let clock: Installation["clock"];
let keys: { readonly ada: string; readonly ben: string };
const text = "~ben ~ada ~begins\n";

beforeAll(async () => {
  whole = new ForgetfulDisk();
  const ada = await Installation.make(whole.session(), "/ada");
  clock = ada.clock;
  await ada.create("/story", [["One", "~begins\n"]]);
  const adas = await ada.open("/story");
  await ada.type(adas, chaptersOf(adas)[0]!.id, 0, "~ada ");
  await adas.storing.rest();
  const ben = await Installation.make(whole.session(), "/ben", clock);
  const bens = await ben.open("/story");
  await ben.type(bens, chaptersOf(bens)[0]!.id, 0, "~ben ");
  await bens.storing.publish();
  await adas.mirroring.takeIn();
  keys = { ada: adas.log!.key, ben: bens.log!.key };
  await bens.close({ seal: false });
  await adas.close({ seal: false });
});

async function write(disk: ForgetfulDisk, path: string, bytes: Uint8Array): Promise<void> {
  await disk.session().remove(path);
  const file = await disk.session().create(path);
  file.write(bytes);
  await file.flush();
  await file.close();
}

function pathOf(disk: ForgetfulDisk, pattern: RegExp): string {
  const path = [...disk.files("/story/.history").keys()].find((candidate) => pattern.test(candidate));
  if (!path) throw new Error(`There is no ${pattern}.`);
  return path;
}

/** A segment of a format that is not known here, named by its own hash. */
async function renewSegment(disk: ForgetfulDisk, path: string): Promise<string> {
  const bytes = Uint8Array.from(await disk.session().read(path), (byte, place) => (place === 4 ? 2 : byte));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const name = path.replace(/\.[0-9a-f]{16}\.seg$/, `.${hash}.seg`);
  await disk.session().remove(path);
  await write(disk, name, bytes);
  return name;
}

/** A tail whose head says a format that is not known here. */
async function renewTail(disk: ForgetfulDisk, path: string): Promise<string> {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, 2);
  encoding.writeVarString(body, "something new");
  const frame = encoding.createEncoder();
  encoding.writeUint8(frame, 1);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
  encoding.writeUint32(frame, crc32.buf(encoding.toUint8Array(frame), 0) >>> 0);
  await write(disk, path, encoding.toUint8Array(frame));
  return path;
}

test.each([
  ["another's part", () => new RegExp(`${keys.ben}/tail-1`), renewTail],
  ["the own part", () => new RegExp(`${keys.ada}/text/`), renewSegment],
])("%s of a newer format is said to be newer, and stays as it is", async (_what, pattern, renew) => {
  const disk = whole.copy();
  const path = await renew(disk, pathOf(disk, pattern()));
  const before = disk.files(dirname(path)).get(path);
  const ada = await Installation.make(disk.session(), "/ada", clock);
  const project = await ada.open("/story");
  const [one] = chaptersOf(project);
  const document = await project.document(textDocument(one!.id));
  await project.mirroring.takeIn();
  expect(noticeCodes(project)).toContain("history-newer-part");
  expect(noticeCodes(project)).not.toContain("history-damaged");
  await ada.type(project, one!.id, 0, "~new ");
  await project.storing.rest();
  // Whatever of it is in the text here, all of it is in the file, which isn't written without it.
  const file = Buffer.from(disk.files("/story/chapters").get("/story/chapters/one.md")!, "base64").toString();
  for (const word of text.trim().split(" ")) expect(`${document.text.toString()} ${file}`).toContain(word);
  expect(await project.close({ seal: true })).toBeNull();
  expect(disk.files(dirname(path)).get(path)).toBe(before);
});

test("a history of a newer format is only read, and nothing is written", async () => {
  const disk = whole.copy();
  const path = "/story/.history/format.json";
  const format = JSON.parse(new TextDecoder().decode(await disk.session().read(path)));
  await write(disk, path, new TextEncoder().encode(JSON.stringify({ ...format, format: 2 })));
  const before = disk.files("/story");
  const ada = await Installation.make(disk.session(), "/ada", clock);
  const project = unwrap(await openProject("/story", ada.options()));
  expect(project.access).toMatchObject({ kind: "read-only", problem: { code: "history-newer" } });
  expect(await project.textOf(chaptersOf(project)[0]!.id)).toBe(text);
  await project.close({ seal: true });
  expect(disk.files("/story")).toEqual(before);
});
