import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createItemId, type ItemId, type ProjectId } from "../../story/ids.ts";
import { type Manifest, type ManifestContent, parseManifest, printManifest } from "../../story/manifest.ts";
import { mergeManifest } from "../../story/manifest-merge.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { readOutline } from "../../story/outline-document.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { fillOutline } from "../../story/outline-placing.ts";
import { makeStory, randomEdit } from "./outline-random.ts";
import { createRandom } from "./random.ts";

// Laws: what is printed is read again as it was; a change made outside arrives in the outline; a change made here since
// stays.

const project = "1hqm3x0k2v7pzcd" as ProjectId;
const fixture = readFileSync(new URL("./fixtures/project-v2.redraft", import.meta.url), "utf8");
const first = readFileSync(new URL("./fixtures/project-v1.redraft", import.meta.url), "utf8");

function read(text: string): Manifest {
  const result = parseManifest(text);
  if (!result.ok) throw new Error(result.problem.sentence);
  return result.value;
}

function codeOf(text: string): string {
  const result = parseManifest(text);
  return result.ok ? "ok" : result.problem.code;
}

function content(outline: Outline): ManifestContent {
  return { project, outline, people: [{ id: "p1", name: "A" }], settings: { b: [1, { c: null }], a: "x" } };
}

function asManifest(outline: Outline): Manifest {
  return read(printManifest(content(outline)));
}

function withItems(...items: object[]): string {
  return JSON.stringify({ format: 1, id: project, title: "T", items });
}

function mergeInto(doc: Y.Doc, base: Manifest | null, outside: Manifest): void {
  for (const edit of mergeManifest(base, outside, readOutline(doc))) applyOutlineEdit(doc, edit, "outside");
}

describe("project.redraft", () => {
  it("is read in its first format, which knew of no columns, no scenes and no archive", () => {
    const manifest = read(first);
    expect(manifest.refused).toEqual([]);
    expect(manifest.outline.columns).toEqual([]);
    expect(manifest.outline.scenes).toEqual([]);
    const now = read(fixture).outline;
    const titles = (outline: Outline) =>
      [...walkOutline([...outline.book, ...outline.notes])].map(({ title }) => title);
    expect(titles(manifest.outline)).toEqual(titles(now));
    expect(read(printManifest(manifest))).toEqual(manifest);
  });

  it("is printed as it was read", () => {
    const manifest = read(fixture);
    expect(manifest.refused).toEqual([]);
    expect(manifest.outline.book.map(({ title }) => title)).toEqual(["Ebb", "Slack"]);
    expect(manifest.outline.book[0]?.children[0]).toMatchObject({
      file: "chapters/low-water.md",
      status: "revised",
      tags: ["sea", "red"],
      pointOfView: "Mara",
      target: 3000,
      inBook: true,
    });
    expect(printManifest(manifest)).toBe(fixture);
    expect(read(`\ufeff${fixture.replaceAll("\n", "\r\n")}`)).toEqual(manifest);
  });

  it("holds every outline", () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const doc = makeStory(random, 15);
      for (let step = 0; step < 30; step++) applyOutlineEdit(doc, randomEdit(random, readOutline(doc)), null);
      const outline = readOutline(doc);
      const manifest = asManifest(outline);
      expect(manifest, `seed ${seed}`).toEqual({ ...content(outline), refused: [] });
      const text = printManifest(content(outline));
      expect(text.split("\n").filter((line) => line.includes('"kind"')).length).toBe(15);
      expect(printManifest(manifest)).toBe(text);
    }
  });

  it("says what is wrong with it", () => {
    for (const text of ["", "[]", "null", "{", '{"format":"1"}', '{"format":1}', "<<<<<<< mine", `{"format":0}`]) {
      expect(codeOf(text), text).toBe("manifest-broken");
    }
    expect(codeOf(JSON.stringify({ format: 1, id: project, items: [3] }))).toBe("manifest-broken");
    expect(codeOf('{"format": 3, "anything": true}')).toBe("manifest-newer");
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(codeOf(`{"format":1,"id":"${project}","items":[],"settings":{"x":${deep}}}`)).toBe("manifest-broken");
  });

  it("refuses items by name and keeps the rest", () => {
    const ok = { id: "1hqm3x1b2b2b2b2", kind: "chapter", title: "Fine", parent: "book", file: "chapters/fine.md" };
    const bad = (id: string, file: unknown, title = "Bad"): object => ({ ...ok, id, file, title });
    const manifest = read(
      withItems(
        ok,
        bad("1hqm3x2c3c3c3c3", "../../etc/passwd"),
        bad("1hqm3x2c3c3c3c4", "C:\\x.md"),
        bad("1hqm3x2c3c3c3c5", "/chapters/x.md"),
        bad("1hqm3x2c3c3c3c6", "chapters/FINE.md"),
        bad("1hqm3x1b2b2b2b2", "chapters/other.md", "Twice"),
        bad("nonsense", "chapters/n.md"),
        { ...ok, id: "1hqm3x2c3c3c3c7", kind: "poem", file: "chapters/p.md" },
      ),
    );
    expect(manifest.outline.book.map(({ title }) => title)).toEqual(["Fine"]);
    expect(manifest.refused.map(({ problem }) => problem.code)).toEqual([
      "file-unsafe",
      "file-unsafe",
      "file-unsafe",
      "item-unnamed",
      "item-unknown-kind",
      "file-doubled",
      "item-doubled",
    ]);
    expect(manifest.refused.every(({ problem, title }) => problem.sentence.includes(title))).toBe(true);
  });

  it("stands circles and absurd depth", () => {
    const part = (id: ItemId, parent: string): object => ({ id, kind: "part", title: "P", parent });
    const ids = Array.from({ length: 10_000 }, (_, n) => createItemId(n * 1000, () => 0));
    const chain = read(withItems(...ids.map((id, n) => part(id, n === 0 ? "book" : ids[n - 1]!))));
    expect([...walkOutline(chain.outline.book)].length + chain.refused.length).toBe(10_000);
    const circle = read(withItems(...ids.map((id, n) => part(id, ids[(n + 1) % ids.length]!))));
    expect(circle.refused.length).toBe(10_000);
    expect(circle.refused[0]?.problem.code).toBe("item-in-a-circle");
  });
});

describe("mergeManifest", () => {
  it("brings in what changed outside", () => {
    for (let seed = 1; seed <= 80; seed++) {
      const random = createRandom(seed);
      const here = makeStory(random, 14);
      const base = asManifest(readOutline(here));
      const there = new Y.Doc();
      fillOutline(there, readOutline(here), null);
      for (let step = 0; step < 12; step++) applyOutlineEdit(there, randomEdit(random, readOutline(there)), null);
      const outside = asManifest(readOutline(there));
      mergeInto(here, base, outside);
      expect(readOutline(here), `seed ${seed}`).toEqual(outside.outline);
      expect(mergeManifest(outside, outside, readOutline(here)), `seed ${seed}`).toEqual([]);
    }
  });

  it("makes a story of a manifest alone", () => {
    const manifest = read(fixture);
    const doc = new Y.Doc();
    mergeInto(doc, null, manifest);
    expect(readOutline(doc).scenes).toEqual(manifest.outline.scenes);
    expect(readOutline(doc).columns).toEqual(manifest.outline.columns);
    expect(readOutline(doc).book).toEqual(manifest.outline.book);
    expect(readOutline(doc).notes).toEqual(manifest.outline.notes);
    expect(readOutline(doc).trash).toEqual(manifest.outline.trash);
  });

  it("keeps what changed here", () => {
    const base = read(fixture);
    const doc = new Y.Doc();
    fillOutline(doc, base.outline, null);
    const [part, slack] = base.outline.book as [OutlineItem, OutlineItem];
    applyOutlineEdit(doc, { kind: "setStatus", item: slack.id, status: "done" }, null);
    applyOutlineEdit(doc, { kind: "setSynopsis", item: slack.id, synopsis: "Mine" }, null);
    const outside = read(fixture.replace('"title":"Slack"', '"title":"Slack Water","tags":["x"]'));
    mergeInto(doc, base, outside);
    const merged = readOutline(doc).book[1];
    expect(merged).toMatchObject({ title: "Slack Water", tags: ["x"], status: "done", synopsis: "Mine" });

    const own = createItemId(1_900_000_000_000, () => 0.3);
    const create = { kind: "create", item: own, itemKind: "chapter", title: "Own", after: null } as const;
    applyOutlineEdit(doc, { ...create, parent: part.id, file: "chapters/own.md" }, null);
    const withoutPart = fixture
      .split("\n")
      .filter((line) => !line.includes("Ebb") && !line.includes("1hqm3x0a1a1a1a1"))
      .join("\n");
    mergeInto(doc, base, read(withoutPart));
    const after = readOutline(doc);
    expect(after.book.map(({ title }) => title)).toEqual(["Own", "Slack Water"]);
    expect(after.trash.map(({ title }) => title)).toEqual(["Cut", "Ebb"]);
    expect(after.trash[1]?.children.length).toBe(2);
  });

  it("brings in what is said of a scene outside, and removes nothing that is missing there", () => {
    const base = read(fixture);
    const doc = new Y.Doc();
    fillOutline(doc, base.outline, null);
    mergeInto(
      doc,
      base,
      read(fixture.replace("The lamp is out.", "The lamp is dark.").replace('"name":"Weather"', '"name":"Sky"')),
    );
    expect(readOutline(doc).scenes[0]).toMatchObject({ synopsis: "The lamp is dark.", status: "done" });
    expect(readOutline(doc).columns[0]?.name).toBe("Sky");
    const poorer = JSON.parse(fixture) as { scenes: unknown[]; columns: unknown[] };
    const before = readOutline(doc);
    mergeInto(doc, base, read(JSON.stringify({ ...poorer, scenes: [], columns: [], bookmarks: [] })));
    expect(readOutline(doc)).toEqual(before);
  });

  it("takes former titles of both sides, and none away where an older program wrote none", () => {
    const base = read(fixture);
    const here = new Y.Doc();
    const there = new Y.Doc();
    for (const doc of [here, there]) fillOutline(doc, base.outline, null);
    const mara = base.outline.notes[0]?.children[0]?.id as ItemId;
    const formerly = () => readOutline(here).notes[0]?.children[0]?.formerTitles;
    mergeInto(here, base, read(fixture.replace(',"formerTitles":["The keeper"]', "")));
    expect(formerly()).toEqual(["The keeper"]);
    for (const title of ["Mary", "Maria"]) applyOutlineEdit(here, { kind: "rename", item: mara, title }, null);
    for (const title of ["Tamara", "Marah"]) applyOutlineEdit(there, { kind: "rename", item: mara, title }, null);
    mergeInto(here, base, asManifest(readOutline(there)));
    expect(formerly()).toEqual(["Mara", "Maria", "Mary", "Tamara", "The keeper"]);
  });

  it("brings in a bookmark and its name from outside", () => {
    const base = read(fixture);
    const doc = new Y.Doc();
    fillOutline(doc, { ...base.outline, bookmarks: [] }, null);
    mergeInto(doc, { ...base, outline: { ...base.outline, bookmarks: [] } }, base);
    expect(readOutline(doc)).toEqual(base.outline);
    mergeInto(doc, base, read(fixture.replace('"The lamp"', '"The dark lamp"')));
    expect(readOutline(doc).bookmarks).toMatchObject([{ name: "The dark lamp" }]);
  });

  it("does not take a refused item for a removed one", () => {
    const base = read(fixture);
    const doc = new Y.Doc();
    fillOutline(doc, base.outline, null);
    mergeInto(doc, base, read(fixture.replace("chapters/slack.md", "../slack.md")));
    expect(readOutline(doc)).toEqual(base.outline);
    mergeInto(doc, base, read(fixture.replace('"kind":"part"', '"kind":"volume"')));
    expect(readOutline(doc)).toEqual(base.outline);
  });
});
