import { beforeEach, describe, expect, test } from "vitest";
import { writeWhole } from "../../host/disk/write-whole.ts";
import type { Project } from "../../host/project/project.ts";
import { createItem } from "../../host/project/text-actions.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { countTags, Installation, noticeCodes, readText, textsOf, unwrap } from "./support.ts";

const composed = "/story/chapters/caf\u00e9.md";
const decomposed = "/story/chapters/cafe\u0301.md";
const shouted = "/story/chapters/CAF\u00c9.md";

describe.each([
  ["that tells names apart", false],
  ["that folds case and normal forms", true],
])("on a disk %s, a chapter's file", (_name, folds) => {
  const disk = { current: new ForgetfulDisk() };
  let installation: Installation;
  let project: Project;

  beforeEach(async () => {
    disk.current = new ForgetfulDisk(folds);
    installation = await Installation.make(disk.current.session(), "/data");
    await installation.create("/story", [["Café", "~one begins.\n"]]);
    project = await installation.open("/story");
    await project.storing.publish();
  });

  const save = (path: string, text: string) => writeWhole(installation.disk, path, new TextEncoder().encode(text));
  const look = async () => {
    await project.mirroring.takeIn();
    await project.storing.publish();
  };
  const reopen = async () => {
    expect(await project.close({ seal: true })).toBeNull();
    project = await installation.open("/story");
  };

  /** Every word once, in one chapter that shows it in one file, and nobody is asked anything. */
  async function assertOnce(words: readonly string[], notices: readonly string[] = []): Promise<void> {
    const expected = Object.fromEntries(words.map((word) => [word, 1]));
    expect(Object.fromEntries(countTags((await textsOf(project)).values()))).toEqual(expected);
    expect(project.outline.book).toHaveLength(1);
    expect(noticeCodes(project)).toEqual(notices);
    const files = [...disk.current.files("/story/chapters").values()];
    expect(Object.fromEntries(countTags(files.map((bytes) => Buffer.from(bytes, "base64").toString())))).toEqual(
      expected,
    );
    expect(files).toHaveLength(1);
  }

  test.each([
    ["while Redraft runs", look],
    ["while it does not", reopen],
  ])(
    "that comes back with its accents apart is the same one, and what was written in it is taken in %s",
    async (_when, next) => {
      await installation.disk.rename(composed, decomposed);
      await save(decomposed, "~one begins.\n\n~two goes on.\n");
      await next();
      await assertOnce(["~one", "~two"]);
      await installation.type(project, project.outline.book[0]!.id, 0, "~three ");
      await look();
      await reopen();
      await assertOnce(["~one", "~two", "~three"]);
    },
  );

  test.runIf(folds)("that is renamed in its capitals only, and changed, is the same one", async () => {
    await installation.disk.rename(composed, shouted);
    await save(shouted, "~one begins.\n\n~two goes on.\n");
    await look();
    await assertOnce(["~one", "~two"]);
    await reopen();
    await assertOnce(["~one", "~two"]);
  });

  test.runIf(!folds)(
    "that lies there a second time with its accents apart is merged like a sync client's copy",
    async () => {
      await save(decomposed, "~one begins.\n\n~two goes on.\n");
      await installation.type(project, project.outline.book[0]!.id, 0, "~three ");
      await look();
      await assertOnce(["~one", "~two", "~three"]);
      expect(await readText(installation.disk, "/story/trash/chapters-cafe\u0301.md")).toContain("~two");
    },
  );

  test("that nobody knows and whose name has its accents apart is asked about, and has its words when it is added", async () => {
    await save("/story/chapters/e\u0301te\u0301.md", "~summer comes.\n");
    await look();
    expect(noticeCodes(project)).toEqual(["file-unknown"]);
    await project.mirroring.notices.answer(project.mirroring.notices.list[0]!.id, "add");
    await look();
    await look();
    expect(countTags((await textsOf(project)).values()).get("~summer")).toBe(1);
    expect(noticeCodes(project)).toEqual([]);
    expect(disk.current.files("/story/chapters").size).toBe(2);
  });

  test("gets a name of its own beside one that differs in case only", async () => {
    await save("/story/chapters/\u00c9T\u00c9.md", "~theirs stays.\n");
    const chapter = { kind: "chapter", title: "été", parent: "book", after: null } as const;
    const { item } = unwrap(await createItem(project, chapter, null));
    await installation.type(project, item, 0, "~mine ");
    await look();
    expect(await readText(installation.disk, "/story/chapters/\u00c9T\u00c9.md")).toBe("~theirs stays.\n");
    expect(await readText(installation.disk, "/story/chapters/\u00e9t\u00e9-2.md")).toBe("~mine ");
    expect(noticeCodes(project)).toEqual(["file-unknown"]);
  });
});
