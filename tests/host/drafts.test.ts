import { beforeEach, describe, expect, test, vi } from "vitest";
import { draftText, textDocument } from "../../history/record.ts";
import { exportBook } from "../../host/jobs/export-book.ts";
import { ExportShelf } from "../../host/jobs/export-shelf.ts";
import { compareBooks } from "../../host/project/book-comparison.ts";
import { compareVersions } from "../../host/project/comparison.ts";
import {
  compareDraftVersions,
  draftRevisions,
  restoreDraftVersion,
  showDraftVersion,
} from "../../host/project/drafts/draft-history.ts";
import { changeDraft, createDraft, isDraftDocument } from "../../host/project/drafts/draft-list.ts";
import { compareDraft, draftChapters } from "../../host/project/drafts/draft-review.ts";
import { followMainText } from "../../host/project/drafts/following.ts";
import { leaveInDraft, takeBackFromDraft, takeFromDraft } from "../../host/project/drafts/taking-drafts.ts";
import { labelVersion, showVersion } from "../../host/project/history-actions.ts";
import type { Project } from "../../host/project/project.ts";
import { createItem } from "../../host/project/text-actions.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { createRandom } from "../story/random.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { seedChance } from "./seeded-chance.ts";
import { chaptersOf, Installation, readText, unwrap } from "./support.ts";
import { conflictNames, SyncClient } from "./sync-client.ts";

vi.mock("node:crypto", async (original) => {
  const { randomBytes } = await import("./seeded-chance.ts");
  return { ...(await original<typeof import("node:crypto")>()), randomBytes };
});

let disk: ForgetfulDisk;
let installation: Installation;
let project: Project;
let one: ItemId;
let two: ItemId;

async function begin(): Promise<void> {
  [one, two] = chaptersOf(project).map(({ id }) => id) as [ItemId, ItemId];
}

beforeEach(async () => {
  disk = new ForgetfulDisk();
  installation = await Installation.make(disk.session(), "/data");
  await installation.create("/story", [
    ["One", "The hen sat on the wall.\n\nNobody saw it.\n"],
    ["Two", "It rained.\n"],
  ]);
  project = await installation.open("/story");
  await begin();
});

async function makeDraft(name: string, chapter: ItemId | null = null, at = "now"): Promise<DraftId> {
  return unwrap(await createDraft(project, { name, chapter, at })).draft;
}

async function edit(name: ReturnType<typeof draftText>, at: number, remove: number, insert: string): Promise<void> {
  const document = await project.document(name);
  document.doc.transact(() => {
    if (remove > 0) document.text.delete(at, remove);
    if (insert !== "") document.text.insert(at, insert);
  }, installation.sender);
}

/** What a chapter says in the main text, and in a draft of it. */
async function texts(draft: DraftId, chapter: ItemId): Promise<readonly [string, string]> {
  const [main, own] = [
    await project.document(textDocument(chapter)),
    await project.document(draftText(draft, chapter)),
  ];
  return [main.text.toString(), own.text.toString()];
}

async function reopen(): Promise<void> {
  expect(await project.close({ seal: true })).toBeNull();
  project = await installation.open("/story");
}

describe("a draft", () => {
  test("goes on beside the main text, and is there after the story was closed and sealed", async () => {
    const draft = await makeDraft("Darker");
    await edit(draftText(draft, one), 0, 7, "The fox");
    await installation.type(project, one, 0, "Once. ");
    const now = ["Once. The hen sat on the wall.\n\nNobody saw it.\n", "The fox sat on the wall.\n\nNobody saw it.\n"];
    expect(await texts(draft, one)).toEqual(now);
    await reopen();
    expect(await texts(draft, one)).toEqual(now);
    await edit(draftText(draft, one), 0, 0, "Now ");
    await reopen();
    expect((await texts(draft, one))[1]).toBe("Now The fox sat on the wall.\n\nNobody saw it.\n");
    // It has no file of its own.
    expect([...disk.files("/story/chapters").keys()].sort()).toEqual(
      ["one.md", "two.md"].map((file) => `/story/chapters/${file}`),
    );
    expect(await readText(disk.session(), "/story/chapters/one.md")).toBe(now[0]);
  });

  test("begins at any version, and what was not written in stays the main text of then", async () => {
    unwrap(await labelVersion(project, null, "now", "As sent"));
    await installation.type(project, two, 0, "Thunder. ");
    const draft = await makeDraft("From what was sent", null, "As sent");
    expect(await texts(draft, two)).toEqual(["Thunder. It rained.\n", "It rained.\n"]);
    unwrap(await followMainText(project, { draft, chapter: null }));
    expect((await texts(draft, two))[1]).toBe("Thunder. It rained.\n");
    await reopen();
    expect((await texts(draft, two))[1]).toBe("Thunder. It rained.\n");
  });

  test("costs what is written in it", async () => {
    await installation.type(project, one, 0, "Long before that. ".repeat(2000));
    const draft = await makeDraft("Small");
    const count = [...disk.files("/story").values()].join("").length;
    await edit(draftText(draft, one), 0, 0, "Yes. ");
    await reopen();
    expect([...disk.files("/story").values()].join("").length - count).toBeLessThan(60_000);
  });

  test("is compared and taken change by change, left, and taken back", async () => {
    const draft = await makeDraft("Darker");
    await edit(draftText(draft, one), 4, 3, "black fox");
    await edit(draftText(draft, one), 46, 0, " Nobody ever did.");
    await installation.type(project, one, 0, "Once. ");
    const compared = unwrap(await compareDraft(project, { draft, chapter: one }));
    expect(compared.isBehind).toBe(true);
    expect(compared.changes.map(({ before, after, author }) => [before, after, author])).toEqual([
      ["hen", "black fox", installation.person.name],
      ["it.", "it. Nobody ever did.", installation.person.name],
    ]);
    const side = (kind: string) =>
      compared.pieces
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join("");
    expect(side("inserted")).toBe((await texts(draft, one))[0]);
    expect(side("deleted")).toBe("Once. The black fox sat on the wall.\n\nNobody saw it. Nobody ever did.\n");

    const [fox, last] = compared.choices.map(({ key }) => key) as [string, string];
    unwrap(await leaveInDraft(project, { draft, chapter: one, keys: [fox], leave: true }, null));
    const taken = unwrap(await takeFromDraft(project, { draft, chapters: [{ chapter: one, keys: null }] }, null));
    expect(taken).toMatchObject({ taken: 1, missed: 0 });
    expect(await texts(draft, one)).toEqual([
      "Once. The hen sat on the wall.\n\nNobody saw it. Nobody ever did.\n",
      "Once. The black fox sat on the wall.\n\nNobody saw it. Nobody ever did.\n",
    ]);
    expect(unwrap(await draftChapters(project, draft))).toEqual([
      { chapter: one, changes: 0, left: 1, isBehind: false },
    ]);
    expect(unwrap(await takeFromDraft(project, { draft, chapters: [{ chapter: one, keys: [last] }] }, null))).toEqual({
      record: null,
      taken: 0,
      missed: 1,
    });
    unwrap(await takeBackFromDraft(project, { draft, record: taken.record ?? "" }, null));
    expect(await takeBackFromDraft(project, { draft, record: taken.record ?? "" }, null)).toMatchObject({ ok: false });
    expect(await texts(draft, one)).toEqual([
      "Once. The hen sat on the wall.\n\nNobody saw it.\n",
      "Once. The black fox sat on the wall.\n\nNobody saw it. Nobody ever did.\n",
    ]);
    await reopen();
    expect((await texts(draft, one))[1]).toContain("black fox");
    unwrap(await leaveInDraft(project, { draft, chapter: one, keys: [fox], leave: false }, null));
    expect(unwrap(await draftChapters(project, draft))).toMatchObject([{ changes: 2, left: 0 }]);
  });

  test("of the whole book is taken as one, and taken back as one", async () => {
    const draft = await makeDraft("All");
    await edit(draftText(draft, one), 0, 0, "Yes. ");
    await edit(draftText(draft, two), 3, 6, "snowed");
    const chapters = [one, two].map((chapter) => ({ chapter, keys: null }));
    const { record, taken } = unwrap(await takeFromDraft(project, { draft, chapters }, null));
    expect(taken).toBe(2);
    expect([(await texts(draft, one))[0], (await texts(draft, two))[0]]).toEqual([
      "Yes. The hen sat on the wall.\n\nNobody saw it.\n",
      "It snowed.\n",
    ]);
    unwrap(await takeBackFromDraft(project, { draft, record: record ?? "" }, null));
    expect([...(await texts(draft, two))]).toEqual(["It rained.\n", "It snowed.\n"]);
  });

  test("is whole or not at all when the power fails while it is taken", async () => {
    const draft = await makeDraft("Darker");
    await edit(draftText(draft, one), 4, 3, "fox");
    await project.storing.stored(true);
    for (let seed = 1; seed <= 12; seed++) {
      const copy = disk.copy();
      const here = await Installation.make(copy.session(), "/data");
      const open = await here.open("/story");
      unwrap(await takeFromDraft(open, { draft, chapters: [{ chapter: one, keys: null }] }, null));
      void open.storing.stored(true);
      if (seed % 2 === 0) await open.storing.publish();
      copy.powerLoss(seed);
      const after = await (await Installation.make(copy.session(), "/data")).open("/story");
      const main = (await after.document(textDocument(one))).text.toString();
      const own = (await after.document(draftText(draft, one))).text.toString();
      expect(own, `seed ${seed}`).toBe("The fox sat on the wall.\n\nNobody saw it.\n");
      expect(["The hen sat", "The fox sat"], `seed ${seed}`).toContain(main.slice(0, 11));
    }
  });

  test("takes into a chapter that was empty, and into one that was made after it", async () => {
    const draft = await makeDraft("Darker");
    const third = await newChapter("");
    await edit(draftText(draft, third), 0, 0, "All new.\n");
    unwrap(await takeFromDraft(project, { draft, chapters: [{ chapter: third, keys: null }] }, null));
    expect(await texts(draft, third)).toEqual(["All new.\n", "All new.\n"]);
  });

  test("is of chapters that there are, whatever is asked for", async () => {
    const draft = await makeDraft("Darker", one);
    const before = project.log!.documents();
    for (const chapter of ["../../../x", "", "outline", "__proto__", two, draft] as ItemId[])
      expect(await followMainText(project, { draft, chapter }), chapter).toMatchObject({ ok: false });
    for (const chapter of ["../../../x", "", draft] as ItemId[])
      expect(await createDraft(project, { name: "Other", chapter, at: "now" }), chapter).toMatchObject({ ok: false });
    expect(project.log!.documents()).toEqual(before);
  });

  test("is renamed, archived, thrown away and brought back, and no two have one name", async () => {
    const draft = await makeDraft("Darker");
    await edit(draftText(draft, one), 0, 0, "Yes. ");
    expect(await createDraft(project, { name: "darker ", chapter: null, at: "now" })).toMatchObject({
      problem: { code: "draft-name-taken" },
    });
    expect(await createDraft(project, { name: "2026-03-01", chapter: null, at: "now" })).toMatchObject({ ok: false });
    expect(await createDraft(project, { name: " ", chapter: null, at: "now" })).toMatchObject({ ok: false });
    unwrap(await changeDraft(project, draft, { name: "Light", archived: true }));
    unwrap(await changeDraft(project, draft, { removed: true }));
    expect(await compareDraft(project, { draft, chapter: one })).toMatchObject({ problem: { code: "draft-unknown" } });
    expect(await showVersion(project, one, "Light")).toMatchObject({ problem: { code: "version-unknown" } });
    unwrap(await changeDraft(project, draft, { removed: false }));
    expect(project.draftTexts.list).toMatchObject([{ name: "Light", archived: true, removed: false }]);
    expect((await texts(draft, one))[1]).toMatch(/^Yes\. The hen/);
  });

  test("has no document under any other name", async () => {
    const draft = await makeDraft("Only one", one);
    expect(isDraftDocument(project, draftText(draft, one))).toBe(true);
    const unknown = `${draft.slice(0, -1)}${draft.endsWith("0") ? "1" : "0"}` as DraftId;
    const names = [
      draftText(draft, two),
      draftText(unknown, one),
      `draft/${draft}/text/../../${one}`,
      `draft/${draft}/outline`,
    ];
    for (const name of names) expect(isDraftDocument(project, name), name).toBe(false);
    expect(await compareDraft(project, { draft, chapter: two })).toMatchObject({
      problem: { code: "draft-without-chapter" },
    });
  });

  test("has a history of its own, in which the main text has no part", async () => {
    const draft = await makeDraft("Darker");
    const order = { draft, chapter: one };
    await edit(draftText(draft, one), 4, 3, "black fox");
    installation.clock.pass(600_000);
    await installation.type(project, one, 0, "Once. ");
    installation.clock.pass(600_000);
    await edit(draftText(draft, one), 4, 9, "owl");
    const revisions = unwrap(await draftRevisions(project, order));
    expect(revisions.map(({ added, removed, origin, author }) => [added, removed, origin, author])).toEqual([
      [2, 1, "typed", installation.person.name],
      [1, 2, "typed", installation.person.name],
    ]);
    const [first, second] = revisions.map(({ id }) => id) as [string, string];
    const shown = async (at: string) => unwrap(await showDraftVersion(project, { ...order, at })).text.slice(0, 13);
    expect(await shown(`${first}^`)).toBe("The hen sat o");
    expect(await shown(first)).toBe("The black fox");
    expect(await shown("now")).toBe("The owl sat o");
    expect(unwrap(await compareDraftVersions(project, { ...order, from: first, to: second })).changes).toMatchObject([
      { before: "black fox", after: "owl", author: installation.person.name },
    ]);
    await reopen();
    unwrap(await restoreDraftVersion(project, { ...order, at: first }, null));
    expect(await texts(draft, one)).toEqual([
      "Once. The hen sat on the wall.\n\nNobody saw it.\n",
      "The black fox sat on the wall.\n\nNobody saw it.\n",
    ]);
    unwrap(await takeFromDraft(project, { draft, chapters: [{ chapter: one, keys: null }] }, null));
    expect((await texts(draft, one))[0]).toBe("Once. The black fox sat on the wall.\n\nNobody saw it.\n");
    expect(await showDraftVersion(project, { ...order, at: "x.1:99" })).toMatchObject({ ok: false });
    expect(await shown(first)).toBe("The black fox");
  });

  test("is a version by its name: shown, compared and exported", async () => {
    const draft = await makeDraft("Darker");
    await edit(draftText(draft, one), 4, 3, "fox");
    expect(unwrap(await showVersion(project, one, "darker")).text).toBe("The fox sat on the wall.\n\nNobody saw it.\n");
    expect(unwrap(await showVersion(project, two, "Darker")).text).toBe("It rained.\n");
    expect(unwrap(await compareVersions(project, one, "now", "Darker")).changes).toMatchObject([
      { before: "hen", after: "fox", author: installation.person.name },
    ]);
    // What came into the main text since is a difference, too, the other way round.
    await installation.type(project, one, 0, "Once. ");
    expect(unwrap(await compareVersions(project, one, "Darker", "now")).changes).toMatchObject([
      { before: "", after: "Once. ", author: installation.person.name },
      { before: "fox", after: "hen" },
    ]);
    expect(unwrap(await compareBooks(project, { from: "now", to: "Darker", next: 0 })).chapters).toMatchObject([
      { chapter: one, words: { added: 1, removed: 2 } },
    ]);
    const order = { formats: ["text" as const], at: "Darker", only: null, out: "/out" };
    const shelf = new ExportShelf(project.disk, "/out");
    const files = unwrap(await exportBook(project, order, shelf, new AbortController().signal, () => undefined));
    expect(await readText(disk.session(), files[0]?.path ?? "")).toContain("The fox sat");
  });
});

async function newChapter(text: string): Promise<ItemId> {
  const made = { kind: "chapter" as const, title: "Three", parent: "book" as const, after: two, text };
  return unwrap(await createItem(project, made, null)).item;
}

/** More with REDRAFT_SEEDS. */
const seeds = Number(process.env.REDRAFT_SEEDS ?? 25);

describe("two machines and one synced folder", () => {
  test("write in a draft and in the main text, follow, take and take back: both end with each word once", async () => {
    for (let seed = 1; seed <= seeds; seed++) {
      seedChance(seed);
      const random = createRandom(seed);
      const machines = new ForgetfulDisk();
      const session = machines.session();
      const first = await Installation.make(session, "/data-a");
      const installations = [first, await Installation.make(session, "/data-b", first.clock)] as const;
      await first.create("/a/story", [["One", "zz0 zz1 zz2 zz3 "]]);
      const sync = new SyncClient(session, "/a/story", "/b/story", conflictNames[0]!);
      const projects = [await first.open("/a/story"), undefined as unknown as Project];
      const [chapter] = chaptersOf(projects[0] as Project).map(({ id }) => id) as [ItemId];
      const { draft } = unwrap(await createDraft(projects[0] as Project, { name: "Other", chapter: null, at: "now" }));
      await projects[0]?.storing.publish();
      await sync.bring("logs first", random, 1000);
      projects[1] = await installations[1].open("/b/story");
      const written = new Set(["zz0", "zz1", "zz2", "zz3"]);
      const erased = new Set<string>();
      const takes: [string[], string[]] = [[], []];
      // On the way only some files come over: records before those that they build on.
      const meet = async (most = 1000) => {
        for (const each of projects) await each.storing.publish();
        await sync.bring("logs first", random, most);
        for (const each of projects) await each.mirroring.takeIn();
      };
      for (let step = 0; step < 24; step++) {
        const side = random.below(2) as 0 | 1;
        const open = projects[side] as Project;
        first.clock.pass(random.below(3000));
        const choice = random.next();
        if (choice < 0.5) {
          const document = await open.document(choice < 0.2 ? textDocument(chapter) : draftText(draft, chapter));
          const words = [...document.text.toString().matchAll(/zz\d+ /g)];
          document.doc.transact(() => {
            const found = words[random.below(words.length + 1)];
            if (found && random.next() < 0.3) {
              erased.add(found[0].trim());
              document.text.delete(found.index, found[0].length);
            } else {
              const word = `zz${written.size}`;
              written.add(word);
              document.text.insert(found?.index ?? 0, `${word} `);
            }
          }, installations[side].sender);
        } else if (choice < 0.56) await followMainText(open, { draft, chapter });
        else if (choice < 0.72) {
          // While the outline is on its way nobody knows of the draft.
          const compared = await compareDraft(open, { draft, chapter });
          if (!compared.ok) continue;
          const keys = compared.value.choices.filter(() => random.next() < 0.6).map(({ key }) => key);
          const { record } = unwrap(await takeFromDraft(open, { draft, chapters: [{ chapter, keys }] }, null));
          if (record) takes[side].push(record);
        } else if (choice < 0.78) {
          const record = takes[side].pop();
          if (record) await takeBackFromDraft(open, { draft, record }, null);
        } else if (choice < 0.84) {
          await open.close({ seal: random.next() < 0.5 });
          projects[side] = await installations[side].open(side === 0 ? "/a/story" : "/b/story");
        } else await meet(1 + random.below(8));
      }
      for (let round = 0; round < 3; round++) await meet();
      // Where there is nothing to take, taking does nothing: not even following.
      unwrap(await followMainText(projects[0] as Project, { draft, chapter }));
      unwrap(await takeFromDraft(projects[0] as Project, { draft, chapters: [{ chapter, keys: null }] }, null));
      for (let round = 0; round < 2; round++) await meet();
      const ends = await Promise.all(
        projects.flatMap((open) =>
          [textDocument(chapter), draftText(draft, chapter)].map(async (name) =>
            (await open.document(name)).text.toString(),
          ),
        ),
      );
      expect(ends, `seed ${seed}`).toEqual(Array(4).fill(ends[0]));
      for (const word of written) {
        const count = (ends[0] ?? "").split(" ").filter((found) => found === word).length;
        if (erased.has(word)) expect(count, `seed ${seed}: ${word}`).toBeLessThanOrEqual(1);
        else expect(count, `seed ${seed}: ${word}`).toBe(1);
      }
      for (const open of projects) expect(await open.close({ seal: true })).toBeNull();
      expect(await readText(session, "/a/story/chapters/one.md")).toBe(ends[0]);
    }
  });
});
