import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { root, runCommand } from "./run-command.ts";

const manuscripts = join(root, "..", "shared", "manuscripts");
const base = mkdtempSync(join(tmpdir(), "redraft-manuscripts-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

interface Item {
  readonly kind: string;
  readonly title: string;
  readonly children: readonly Item[];
}

function count(items: readonly Item[], kind: string): number {
  return items.reduce((sum, item) => sum + Number(item.kind === kind) + count(item.children, kind), 0);
}

describe.skipIf(!existsSync(manuscripts))("a real manuscript", () => {
  test.each([
    ["missing-him", 10, 0, []],
    ["pride-and-prejudice", 61, 0, []],
    ["moby-dick", 138, 0, ["Etymology", "Extracts", "Epilogue"]],
    ["war-and-peace", 365, 17, []],
  ] as const)("%s is imported whole, in %i chapters", async (name, chapters, parts, besides) => {
    const home = join(base, `home-${name}`);
    const story = join(base, name);
    const ran = await runCommand(home, "import", join(manuscripts, `${name}.txt`), "--into", story, "--json");
    expect(ran.code, ran.err).toBe(0);
    const report = JSON.parse(ran.out);
    expect(report.chapters).toHaveLength(chapters);
    const { source, chapters: inChapters, titles, setAside } = report.words;
    expect(inChapters + titles + setAside).toBe(source);
    for (const { file, words } of report.chapters)
      expect([file, words > 0 && statSync(join(story, file)).isFile()]).toEqual([file, true]);
    const [outline, check] = await Promise.all([
      runCommand(home, "outline", story, "--json"),
      runCommand(home, "check", story, "--json"),
    ]);
    const { items } = JSON.parse(outline.out) as { items: Item[] };
    expect([count(items, "chapter"), count(items, "part")]).toEqual([chapters, parts]);
    const titlesFound = report.chapters.map(({ title }: { title: string }) => title.toLowerCase());
    for (const title of besides)
      expect(
        titlesFound.some((found: string) => found.includes(title.toLowerCase())),
        title,
      ).toBe(true);
    expect(check.out).toBe('{"ok":true,"problems":[]}\n');
  });
});
