import { beforeAll, expect, test } from "vitest";
import { checkProject } from "../../host/project/check.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, countTags, Installation, textsOf } from "./support.ts";

// `redraft check --repair` on each kind of damage: what it finds is said in a sentence, all words are there, once, and what
// was damaged is kept; a second run finds nothing new and changes nothing.

const prepared = new ForgetfulDisk();
const words = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`~${n + 1}`, 1]));

beforeAll(async () => {
  const installation = await Installation.make(prepared.session(), "/data");
  await installation.create("/story", [
    ["One", "~1 ~2 ~3\n\n~4 ~5 ~6\n"],
    ["Two", "~7 ~8 ~9\n"],
  ]);
  const project = await installation.open("/story");
  const [one, two] = chaptersOf(project);
  if (!one || !two) throw new Error("The chapters are there.");
  await installation.type(project, one.id, 0, "~10 ");
  await project.storing.rest();
  await installation.type(project, two.id, 0, "~11 ");
  await project.storing.rest();
  await installation.type(project, one.id, 0, "~12 ");
  expect(await project.close({ seal: false })).toBeNull();
});

type Damage = (disk: ForgetfulDisk) => Promise<string | null>;

/** Writes other bytes into the n-th file of this name, and gives its path. */
function changed(pattern: RegExp, change: (bytes: Buffer) => Buffer, nth = 0): Damage {
  return async (disk) => {
    const found = [...disk.files("/story"), ...disk.files("/data")].filter(([path]) => pattern.test(path))[nth];
    if (!found) throw new Error(`There is no ${pattern}.`);
    const [path, bytes] = found;
    const session = disk.session();
    await session.remove(path);
    const file = await session.create(path);
    file.write(change(Buffer.from(bytes, "base64")));
    await file.flush();
    await file.close();
    return path;
  };
}

function removed(pattern: RegExp, nth = 0): Damage {
  return async (disk) => {
    const all = [...disk.files("/story").keys(), ...disk.files("/data").keys()];
    const path = all.filter((name) => pattern.test(name))[nth];
    if (!path) throw new Error(`There is no ${pattern}.`);
    await disk.session().remove(path);
    return path;
  };
}

const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
const flip = (bytes: Buffer) => {
  const other = Buffer.from(bytes);
  const at = Math.floor(other.length / 2);
  other[at] = (other[at] ?? 0) ^ 0x10;
  return other;
};
const nonsense = () => Buffer.from("{ not at all");

const kinds: Readonly<Record<string, Damage>> = {
  "nothing at all": async () => null,
  "project.redraft that is no JSON": changed(/^\/story\/project\.redraft$/, nonsense),
  "project.redraft that is gone": removed(/^\/story\/project\.redraft$/),
  "project.redraft that breaks off": changed(/^\/story\/project\.redraft$/, cut),
  "a chapter's file that is gone": removed(/chapters\/two\.md$/),
  "a chapter's file that is empty": changed(/chapters\/two\.md$/, () => Buffer.alloc(0)),
  "a chapter's file that is no text": changed(/chapters\/two\.md$/, () => Buffer.from([0xff, 0xfe, 0, 1, 2, 3])),
  "a tail that breaks off": changed(/tail-\d+\.log$/, cut),
  "a tail with a flipped bit": changed(/tail-\d+\.log$/, flip),
  "a tail that is gone": removed(/tail-\d+\.log$/),
  ...Object.fromEntries(
    [0, 1, 2].flatMap((n) => [
      [`segment ${n + 1} with a flipped bit`, changed(/text\/.*\.seg$/, flip, n)],
      [`segment ${n + 1} that is gone`, removed(/text\/.*\.seg$/, n)],
      [`segment ${n + 1} that breaks off`, changed(/text\/.*\.seg$/, cut, n)],
    ]),
  ),
  "the outline's segment that is gone": removed(/outline\/.*\.seg$/),
  "the outline's segment with a flipped bit": changed(/outline\/.*\.seg$/, flip),
  "a seal that is no JSON": changed(/seal-\d+\.json$/, nonsense),
  "format.json that is no JSON": changed(/format\.json$/, nonsense),
  "format.json that is gone": removed(/format\.json$/),
  "info.json that is no JSON": changed(/info\.json$/, nonsense),
  "an identity that is gone": removed(/identity\.json$/),
  "an identity that is no JSON": changed(/identity\.json$/, nonsense),
  "a note of what was mirrored that is gone": removed(/mirrored\.json$/),
  "a write-ahead log that breaks off": changed(/wal-\d+\.log$/, cut),
};

test.each(Object.entries(kinds))("%s", async (_name, damage) => {
  const disk = prepared.copy();
  const path = await damage(disk);
  const damaged = path === null ? null : disk.files(path.startsWith("/data") ? "/data" : "/story").get(path);
  const installation = await Installation.make(disk.session(), "/data");
  const project = await installation.open("/story");
  await project.mirroring.takeIn();
  const first = await checkProject(project, true);
  for (const { sentence } of first.problems) expect(sentence).toMatch(/^[^\n]+\.$/);
  const counts = countTags((await textsOf(project)).values());
  expect(Object.fromEntries([...counts].sort())).toEqual(Object.fromEntries(Object.entries(words).sort()));
  const codes = (report: typeof first) => report.problems.map(({ code, where }) => `${code} ${where}`).sort();
  const second = await checkProject(project, true);
  const known = new Set(codes(first));
  expect(codes(second).filter((found) => !known.has(found))).toEqual([]);
  expect(await project.storing.publish()).toBeNull();
  const before = JSON.stringify([...disk.files("/story")]);
  const third = await checkProject(project, true);
  expect(codes(third)).toEqual(codes(second));
  expect(JSON.stringify([...disk.files("/story")])).toBe(before);
  // What somebody may have written is kept as it was found; what is made of the history may be made again.
  if (damaged && path && /project\.redraft$|\.md$/.test(path))
    expect([...disk.files("/story").values()], "the damaged bytes").toContain(damaged);
  await project.close({ seal: false });
  const again = await installation.open("/story");
  const once = countTags((await textsOf(again)).values());
  expect(Object.fromEntries([...once].sort())).toEqual(Object.fromEntries(Object.entries(words).sort()));
  await again.close({ seal: false });
});
