import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { textDocument } from "../../history/record.ts";
import type { SearchHit, SearchPage, SearchPlace } from "../../host/contract/searching.ts";
import type { Project } from "../../host/project/project.ts";
import { replaceInTexts, takeBackRecord } from "../../host/project/replacing.ts";
import { type SearchOrder, searchProject } from "../../host/project/search.ts";
import { summariseRevisions } from "../../host/project/versions.ts";
import { MatchThread } from "../../host/search/match-thread.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, textsOf, unwrap } from "./support.ts";

const find = { text: "", regex: false, matchCase: false, wholeWord: false, dialogue: false };
const scope = { within: null, notes: true, trash: true };

let installation: Installation;
let project: Project;
let thread: MatchThread;

async function makeStory(chapters: readonly (readonly [string, string])[]): Promise<void> {
  installation = await Installation.make(new ForgetfulDisk().session(), "/data");
  await installation.create("/story", chapters);
  project = await installation.open("/story");
  await project.storing.publish();
}

beforeEach(() => {
  thread = new MatchThread();
});

afterEach(() => thread.stop());

async function search(order: Partial<SearchOrder> & { readonly find: SearchOrder["find"] }): Promise<SearchHit[]> {
  const hits: SearchHit[] = [];
  let from: SearchPlace | null = null;
  do {
    const page: SearchPage = unwrap(
      await searchProject(project, thread, { replacement: null, scope, past: false, ...order, from }),
    );
    hits.push(...page.hits);
    from = page.next;
  } while (from !== null);
  return hits;
}

/** As the pane does: what was found, by chapter. */
function byChapter(hits: readonly SearchHit[]) {
  return [...Map.groupBy(hits, ({ chapter }) => chapter)].map(([chapter, places]) => ({ chapter, places }));
}

async function hitsFor(text: string, instead: string): Promise<SearchHit[]> {
  return search({ find: { ...find, text }, replacement: { text: instead, keepCase: false } });
}

describe("searching", () => {
  test("finds in all chapters, in what was typed a moment ago, and by pages", async () => {
    await makeStory([
      ["One", `Tom.\n\n${"tom ".repeat(700)}\n`],
      ["Two", "“Tom,” she said of Tom.\n"],
    ]);
    const [one, two] = chaptersOf(project);
    expect(await search({ find: { ...find, text: "tom" } })).toHaveLength(703);
    await installation.type(project, two!.id, 0, "Tom again. ");
    const hits = await search({ find: { ...find, text: "Tom", matchCase: true } });
    expect(hits.map(({ chapter, line, from }) => [chapter, line, from])).toEqual([
      [one!.id, 1, 0],
      [two!.id, 1, 0],
      [two!.id, 1, 12],
      [two!.id, 1, 30],
    ]);
    expect(await search({ find: { ...find, text: "tom", dialogue: true } })).toHaveLength(1);
    const there = { ...scope, within: two!.id };
    expect(await search({ find: { ...find, text: "tom" }, scope: there })).toHaveLength(3);
  });

  test("a regular expression without end is stopped and said, and the next search goes on", async () => {
    await makeStory([["One", `${"a".repeat(60)}!\n`]]);
    const order = { replacement: null, scope, past: false, from: null };
    const stopped = await searchProject(project, thread, { ...order, find: { ...find, text: "(a+)+b", regex: true } });
    expect(stopped).toMatchObject({ ok: false, problem: { code: "search-endless" } });
    expect(await search({ find: { ...find, text: "a+", regex: true } })).toHaveLength(1);
  });

  test("what was deleted is found in the past", async () => {
    await makeStory([["One", "He loved Rosalind dearly.\n"]]);
    const id = chaptersOf(project)[0]!.id;
    await installation.edit(project, id, 9, 9, "");
    expect(await search({ find: { ...find, text: "rosalind" } })).toEqual([]);
    const past = await search({ find: { ...find, text: "rosalind" }, past: true });
    expect(past).toMatchObject([{ chapter: id, line: 1, match: "Rosalind", before: "He loved " }]);
    expect(past[0]!.revision).not.toBe("");
  });
});

describe("replacing in the story", () => {
  beforeEach(() =>
    makeStory([
      ["One", "Tom came. Then Tom went.\n"],
      ["Two", "Nobody here.\n"],
      ["Three", "“Tom!” she called.\n"],
    ]),
  );

  test("is one revision a chapter, and one action to undo and to do again", async () => {
    const before = await textsOf(project);
    const done = unwrap(await replaceInTexts(project, byChapter(await hitsFor("Tom", "Anna")), null));
    const [one, , three] = chaptersOf(project);
    expect(done.chapters).toEqual([
      { chapter: one!.id, count: 2 },
      { chapter: three!.id, count: 1 },
    ]);
    const after = await textsOf(project);
    expect(after.get(one!.id)).toBe("Anna came. Then Anna went.\n");
    expect(after.get(three!.id)).toBe("“Anna!” she called.\n");
    for (const { id } of [one!, three!])
      expect((await summariseRevisions(project, id)).at(-1)).toMatchObject({ origin: "replaced" });

    const chapters = done.chapters.map(({ chapter }) => chapter);
    const undone = unwrap(await takeBackRecord(project, done.record!, chapters, null));
    expect(await textsOf(project)).toEqual(before);
    unwrap(await takeBackRecord(project, undone.record, chapters, null));
    expect(await textsOf(project)).toEqual(after);
    await project.close({ seal: true });
    project = await installation.open("/story");
    expect(await textsOf(project)).toEqual(after);
  });

  test("undone words are the ones that they were", async () => {
    const [one] = chaptersOf(project);
    const index = async () => (await project.history(textDocument(one!.id)))!.index;
    const was = (await index()).attribution((await index()).latest(), 0, 3);
    const done = unwrap(await replaceInTexts(project, byChapter(await hitsFor("Tom", "Anna")), null));
    unwrap(await takeBackRecord(project, done.record!, [one!.id], null));
    const now = await index();
    const [source] = now.attribution(now.latest(), 0, 3);
    const imported = (await index()).attribution(now.latest(), 3, 4)[0]!;
    expect(was).toHaveLength(1);
    expect(source!.source?.record).toBe(imported.record);
  });

  test("leaves alone what is not there any more, and says how many", async () => {
    const [one, , three] = chaptersOf(project);
    const hits = await hitsFor("Tom", "Anna");
    await installation.edit(project, one!.id, 0, 3, "Tim");
    await installation.type(project, three!.id, 0, "Later.\n\n");
    const done = unwrap(await replaceInTexts(project, byChapter(hits), null));
    expect(done.missed).toBe(1);
    expect(await project.textOf(one!.id)).toBe("Tim came. Then Anna went.\n");
    expect(await project.textOf(three!.id)).toBe("Later.\n\n“Anna!” she called.\n");
  });
});

/** One character each: nobody can type into the middle of a mark. */
const firstMark = 0x4e00;
/** More with REDRAFT_SEEDS. */
const seeds = Number(process.env.REDRAFT_SEEDS ?? 15);

describe("law: replace, then undo, and the text is what it would be without either", () => {
  test.each(Array.from({ length: seeds }, (_, n) => n + 1))("seed %i", async (seed) => {
    const random = createRandom(seed);
    const prose = () =>
      Array.from({ length: 40 }, () => random.pick(["Tom", "came.", "and", "“Tom,”", "\n\n"])).join(" ");
    await makeStory([
      ["One", prose()],
      ["Two", prose()],
      ["Three", prose()],
    ]);
    const chapters = chaptersOf(project).map(({ id }) => id);
    // What somebody else does meanwhile, in characters that are found again afterwards.
    let marks = 0;
    const typed = async () => {
      for (let n = random.below(4); n > 0; n--) {
        const id = random.pick(chapters);
        const text = await project.textOf(id);
        await installation.type(project, id, random.below(text.length + 1), String.fromCodePoint(firstMark + marks++));
      }
    };
    const withoutMarks = (texts: Map<string, string>) =>
      [...texts.values()].map((text) => text.replaceAll(/\p{Script=Han}/gu, ""));
    const before = withoutMarks(await textsOf(project));
    const hits = await hitsFor("Tom", random.pick(["Anna", "T", "", "Tom Tom"]));
    await typed();
    const done = unwrap(await replaceInTexts(project, byChapter(hits), null));
    await typed();
    if (done.record !== null) {
      // Also while it is being undone.
      const undoing = takeBackRecord(project, done.record, chapters, null);
      await typed();
      let { record } = unwrap(await undoing);
      if (random.below(2) === 0) {
        await typed();
        ({ record } = unwrap(await takeBackRecord(project, record, chapters, null)));
        await typed();
        unwrap(await takeBackRecord(project, record, chapters, null));
      }
    }
    const after = await textsOf(project);
    expect(withoutMarks(after), `seed ${seed}`).toEqual(before);
    const kept = [...after.values()].flatMap((text) => text.match(/\p{Script=Han}/gu) ?? []);
    const all = Array.from({ length: marks }, (_, n) => String.fromCodePoint(firstMark + n));
    expect(kept.sort(), `seed ${seed}`).toEqual(all);
    await project.close({ seal: false });
  });
});
