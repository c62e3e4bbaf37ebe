import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { CallArgument, CallName } from "../../host/contract/contract.ts";
import { type Disk, DiskError } from "../../host/disk/disk.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import type { Problem } from "../../story/problem.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { stillPace, unwrap } from "./support.ts";

const base = mkdtempSync(join(tmpdir(), "redraft-bad-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));
let place = "";
let places = 0;

beforeEach(() => {
  place = join(base, `place-${++places}`);
  mkdirSync(place);
});

const start = (disk: Disk = nodeDisk, folder = place) =>
  Host.start({
    disk,
    dataFolder: join(folder, "data"),
    libraryFolder: join(folder, "library"),
    pace: stillPace,
    watch: false,
  });

async function problemOf<Name extends CallName>(
  host: Host,
  name: Name,
  argument: CallArgument<Name>,
): Promise<Problem> {
  const result = await host.call(name, argument);
  if (result.ok) throw new Error(`${name} succeeded`);
  const { sentence, next } = result.problem;
  expect(sentence).toMatch(/^[^\n]+\.$/);
  expect(next).toMatch(/^[^\n]+\.$/);
  return result.problem;
}

const order = (path: string, into: string | null = null) => ({
  source: { kind: "path" as const, path },
  split: { kind: "auto" as const },
  title: null,
  author: null,
  language: null,
  job: "job",
  into,
});

const filesBelow = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => !name.endsWith("library.json"))
    : [];

function makeSparse(path: string): void {
  writeFileSync(path, "a");
  truncateSync(path, 200 * 1024 * 1024);
}

describe("a manuscript", () => {
  test.each([
    ["empty.txt", (path: string) => writeFileSync(path, "")],
    ["blank.txt", (path: string) => writeFileSync(path, " \n\n\t\n")],
    [
      "picture.txt",
      (path: string) =>
        writeFileSync(
          path,
          Uint8Array.from({ length: 3000 }, (_, n) => (n * 7919) % 256),
        ),
    ],
    ["large.txt", (path: string) => makeSparse(path)],
    ["absent.txt", () => undefined],
    ["folder", (path: string) => mkdirSync(path)],
  ])("%s is refused in a sentence, and nothing is left behind", async (name, make) => {
    const path = join(place, name);
    make(path);
    const host = await start();
    const before = filesBelow(place);
    for (const into of [null, join(place, "into")]) {
      const problem = await problemOf(host, "import.accept", order(path, into));
      expect(problem.sentence).toContain(name);
      expect((await problemOf(host, "import.plan", order(path))).sentence).toContain(name);
    }
    expect(filesBelow(place)).toEqual(before);
    await host.stop({ seal: false });
  });

  test("that may not be read is refused", async () => {
    const path = join(place, "secret.txt");
    writeFileSync(path, "Words.");
    const read = async (at: string) => {
      if (at === path) throw new DiskError("refused", at);
      return nodeDisk.read(at);
    };
    const host = await start({ ...nodeDisk, read });
    expect((await problemOf(host, "import.accept", order(path))).sentence).toContain("secret.txt");
    expect(filesBelow(join(place, "library"))).toEqual([]);
  });

  test("isn't put where there is something already", async () => {
    writeFileSync(join(place, "a.txt"), "Chapter 1\n\nWords.\n");
    const host = await start();
    const into = join(place, "story");
    unwrap(await host.call("import.accept", order(join(place, "a.txt"), into)));
    const before = filesBelow(into);
    await problemOf(host, "import.accept", order(join(place, "a.txt"), into));
    expect(filesBelow(into)).toEqual(before);
    await host.stop({ seal: false });
  });
});

test.each(["full", "refused"] as const)(
  "a new story that finds the disk %s at any step leaves nothing behind",
  async (code) => {
    for (let step = 0; ; step++) {
      const forgetful = new ForgetfulDisk();
      const host = await start(forgetful.session(), "/");
      const before = [...forgetful.files("").keys()];
      let left = step;
      // What is written first may be removed and renamed back: that takes no room.
      const isAlways = (kind: string) => kind === "look" || kind === "read" || kind === "remove" || kind === "rename";
      forgetful.refuse = (kind) => (isAlways(kind) || left-- > 0 ? null : code);
      const made = await host.call("library.create", { title: "Story", author: "", language: "en" });
      forgetful.refuse = () => null;
      const after = [...forgetful.files("").keys()];
      const isWhole = after.includes("/library/Story/project.redraft");
      // Made whole, and only not opened any more: then it opens now.
      if (isWhole) unwrap(await host.call("project.open", { path: "/library/Story" }));
      else expect(after, `step ${step}`).toEqual(before);
      await host.stop({ seal: false });
      if (made.ok) {
        expect(step).toBeGreaterThan(30);
        return;
      }
      expect(made.problem.sentence, `step ${step}`).toMatch(/^[^\n]+\.$/);
      expect(made.problem.code, `step ${step}`).toBe(`disk-${code}`);
    }
  },
);

describe("a story's folder", () => {
  async function makeStory(): Promise<string> {
    const host = await start();
    const text = "Chapter 1\n\nWords of one.\n\nChapter 2\n\nWords of two.\n";
    writeFileSync(join(place, "a.txt"), text);
    const { path } = unwrap(await host.call("import.accept", order(join(place, "a.txt"), join(place, "story"))));
    unwrap(await host.stop({ seal: false }));
    return path;
  }

  const changeManifest = (path: string, change: (text: string) => string) => {
    const file = join(path, "project.redraft");
    writeFileSync(file, change(readFileSync(file, "utf8")));
  };

  test("with a manifest of a newer format is only read, and says so", async () => {
    const path = await makeStory();
    changeManifest(path, (text) => text.replace(/"format": \d+/, '"format": 99'));
    const manifest = readFileSync(join(path, "project.redraft"), "utf8");
    const host = await start();
    const { project, access } = unwrap(await host.call("project.open", { path }));
    expect(access.kind).toBe("read-only");
    const { book } = unwrap(await host.call("project.outline", { project }));
    expect(book.length).toBe(2);
    expect(unwrap(await host.call("history.text", { project, chapter: book[0]!.id, at: "now" })).text).toContain(
      "Words of one.",
    );
    const problem = await problemOf(host, "text.create", {
      project,
      kind: "chapter",
      title: "No",
      parent: "book",
      after: null,
    });
    expect(problem.code).toBe("manifest-newer");
    unwrap(await host.stop({ seal: true }));
    expect(readFileSync(join(path, "project.redraft"), "utf8")).toBe(manifest);
  });

  test.each(["../outside.md", "/etc/passwd", "chapters/../../outside.md", "chapters\\..\\outside.md"])(
    "with an item at %s refuses it by name and the rest is usable",
    async (file) => {
      const path = await makeStory();
      writeFileSync(join(place, "outside.md"), "Outside.\n");
      // Neither the history nor what this installation keeps of it knows a better place.
      rmSync(join(path, ".history"), { recursive: true });
      rmSync(join(place, "data"), { recursive: true });
      changeManifest(path, (text) => text.replace("chapters/chapter-1.md", JSON.stringify(file).slice(1, -1)));
      const host = await start();
      const { project, access } = unwrap(await host.call("project.open", { path }));
      expect(access.kind).toBe("writable");
      const { book } = unwrap(await host.call("project.outline", { project }));
      expect(book.map(({ title }) => title)).toEqual(["Chapter 2"]);
      const [notice] = unwrap(await host.call("project.notices", { project })).filter(
        ({ problem }) => problem.code === "file-unsafe",
      );
      expect(notice?.problem.sentence).toContain("Chapter 1");
      unwrap(await host.stop({ seal: true }));
      expect(readFileSync(join(place, "outside.md"), "utf8")).toBe("Outside.\n");
    },
  );

  test.each(["file", "folder"])("with a link to a %s outside neither reads nor writes through it", async (what) => {
    const path = await makeStory();
    const target = join(place, "elsewhere");
    mkdirSync(target);
    writeFileSync(join(target, "chapter-1.md"), "Secret.\n");
    const link = what === "file" ? join(path, "chapters", "chapter-1.md") : join(path, "chapters");
    rmSync(link, { recursive: true });
    symlinkSync(what === "file" ? join(target, "chapter-1.md") : target, link);
    const host = await start();
    const { project } = unwrap(await host.call("project.open", { path }));
    const { book } = unwrap(await host.call("project.outline", { project }));
    const text = unwrap(await host.call("history.text", { project, chapter: book[0]!.id, at: "now" })).text;
    expect(text).not.toContain("Secret");
    unwrap(await host.call("history.label", { project, chapter: book[0]!.id, at: "now", name: "now" }));
    unwrap(await host.stop({ seal: true }));
    expect(readFileSync(join(target, "chapter-1.md"), "utf8")).toBe("Secret.\n");
    expect(readdirSync(target)).toEqual(["chapter-1.md"]);
  });

  test("with a broken manifest is rebuilt, says so, and keeps the old one", async () => {
    const path = await makeStory();
    changeManifest(path, (text) => text.slice(0, 100));
    const broken = readFileSync(join(path, "project.redraft"), "utf8");
    const host = await start();
    const { project } = unwrap(await host.call("project.open", { path }));
    expect(unwrap(await host.call("project.outline", { project })).book.length).toBe(2);
    expect(unwrap(await host.call("project.notices", { project })).map(({ problem }) => problem.code)).toEqual([
      "manifest-broken",
    ]);
    unwrap(await host.stop({ seal: false }));
    expect(JSON.parse(readFileSync(join(path, "project.redraft"), "utf8")).items.length).toBe(2);
    const kept = readdirSync(path).filter((name) => name.startsWith("project-damaged"));
    expect(kept.map((name) => readFileSync(join(path, name), "utf8"))).toEqual([broken]);
  });

  test("without its manifest is opened by its history", async () => {
    const path = await makeStory();
    rmSync(join(path, "project.redraft"));
    const host = await start();
    const { project } = unwrap(await host.call("project.open", { path }));
    expect(unwrap(await host.call("project.outline", { project })).book.length).toBe(2);
    unwrap(await host.stop({ seal: false }));
    expect(JSON.parse(readFileSync(join(path, "project.redraft"), "utf8")).items.length).toBe(2);
  });

  test("that is none is refused", async () => {
    const host = await start();
    mkdirSync(join(place, "plain"));
    writeFileSync(join(place, "words.txt"), "Words.");
    for (const name of ["plain", "words.txt", "absent", join("words.txt", "inner")]) {
      expect((await problemOf(host, "project.open", { path: join(place, name) })).sentence).toContain(name);
    }
  });

  test("without an asked for chapter, version or format says so", async () => {
    const path = await makeStory();
    const host = await start();
    const { project } = unwrap(await host.call("project.open", { path }));
    const chapter = unwrap(await host.call("project.outline", { project })).book[0]!.id;
    expect((await problemOf(host, "history.text", { project, chapter, at: "Draft 9" })).sentence).toContain("Draft 9");
    await problemOf(host, "history.text", { project, chapter, at: "000000000000000.1:77" });
    await problemOf(host, "history.compare", { project, chapter, from: "now", to: "Draft 9" });
    await problemOf(host, "history.restore", { project, chapter, at: "Draft 9" });
    const run = { project, job: "job", out: join(place, "out"), at: null, only: null };
    expect((await problemOf(host, "export.run", { ...run, formats: ["scroll" as never] })).sentence).toContain(
      "scroll",
    );
    expect(existsSync(join(place, "out"))).toBe(false);
    await problemOf(host, "live.lease", { project, document: "text/none" });
    await problemOf(host, "project.outline", { project: "none" as never });
    await problemOf(host, "nothing" as never, {} as never);
    for (const unknown of ["none", "000000000000000"] as never[]) {
      await problemOf(host, "text.join", { project, first: chapter, second: unknown });
      await problemOf(host, "history.label", { project, chapter: unknown, at: "now", name: "x" });
      await problemOf(host, "history.restore", { project, chapter: unknown, at: "now" });
      await problemOf(host, "history.text", { project, chapter: unknown, at: "now" });
      await problemOf(host, "history.revisions", { project, chapter: unknown });
    }
    unwrap(await host.stop({ seal: false }));
  });
});
