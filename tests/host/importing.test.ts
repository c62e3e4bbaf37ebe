import { expect, test } from "vitest";
import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import { textDocument } from "../../history/record.ts";
import { keepImage } from "../../host/project/assets.ts";
import { compareDraft } from "../../host/project/drafts/draft-review.ts";
import { takeFromDraft } from "../../host/project/drafts/taking-drafts.ts";
import { showVersion } from "../../host/project/history-actions.ts";
import { type BringingOrder, bringIn } from "../../host/project/importing/bring-in.ts";
import { matchManuscript } from "../../host/project/importing/match-manuscript.ts";
import type { Project } from "../../host/project/project.ts";
import { takeBackRecord } from "../../host/project/replacing.ts";
import { readChapterComments } from "../../host/project/reviews/chapter-reviews.ts";
import { readRevisions } from "../../host/project/versions.ts";
import type { ItemId } from "../../story/ids.ts";
import { heldStretch } from "../../story/scene-places.ts";
import { findScenes } from "../../story/scenes.ts";
import { ForgetfulDisk } from "./forgetful-disk.ts";
import { chaptersOf, Installation, textsOf, unwrap } from "./support.ts";

const hen = "The hen sat on the wall. It was cold, and she was tired of it.\n\nNobody came by that day.\n";
const fox = 'The fox said "nothing" -- as foxes do. He went home over the hill.\n\nThen it rained.\n';
const never = new AbortController().signal;

async function begin(): Promise<{ disk: ForgetfulDisk; installation: Installation; project: Project }> {
  const disk = new ForgetfulDisk();
  const installation = await Installation.make(disk.session(), "/data");
  await installation.create("/story", [
    ["The Hen", hen],
    ["The Fox", fox],
  ]);
  return { disk, installation, project: await installation.open("/story") };
}

function manuscript(given: Partial<ImportedManuscript>): ImportedManuscript {
  const words = { source: 0, chapters: 0, titles: 0, setAside: 0 };
  return { title: "", author: "", language: "en", rule: "", items: [], setAside: [], words, ...given };
}

function order(project: Project, given: Partial<BringingOrder> = {}): BringingOrder {
  const place = { parent: "book" as const, after: chaptersOf(project).at(-1)?.id ?? null };
  const named = { file: "book.docx", folder: "From book.docx", draftName: "Suggestions in book.docx" };
  return { ...named, pairs: [null, null, null], place, as: "suggestions", ...given };
}

const chapter = (title: string, text: string) => ({ kind: "chapter" as const, title, text });
const comment = { author: "Ed", time: "2026-11-02T10:00:00.000Z", text: "Why?", resolved: false, replies: [] };

test("chapters come in behind the one that is named, with all that is said of them", async () => {
  const { installation, project } = await begin();
  const [one] = chaptersOf(project);
  const came = manuscript({
    items: [
      {
        kind: "part",
        title: "Part Two",
        children: [
          {
            ...chapter("The Dog", "The dog ran. It ran far.\n\n***\n\nIt slept.\n"),
            said: { scenes: [{ at: 30, synopsis: "Sleep.", status: "Done", pointOfView: "The dog" }] },
          },
        ],
      },
      {
        ...chapter("Thanks", "To all.\n"),
        said: {
          synopsis: "Who helped.",
          matter: "acknowledgements",
          status: "Beta",
          earlier: [{ name: "Before", time: "2020-05-01T10:00:00Z", text: "To some.\n" }],
        },
      },
    ],
    notes: [chapter("Wells", "Deep.\n")],
    setAside: [{ kind: "title page", text: "A Book" }],
    comments: [{ ...comment, chapter: 0, from: 4, to: 7, replies: [{ author: "W", time: "", text: "So." }] }],
    suggestions: [{ chapter: 0, from: 13, to: 15, insert: "He", author: "Ed", time: "2026-11-02T10:05:00Z" }],
  });
  const done = unwrap(
    await bringIn(project, came, order(project, { place: { parent: "book", after: one!.id } }), never),
  );
  expect(project.outline.book.map(({ title }) => title)).toEqual(["The Hen", "Part Two", "Thanks", "The Fox"]);
  const [dog] = project.outline.book[1]!.children;
  const thanks = project.outline.book[2]!;
  expect(await project.textOf(dog!.id)).toBe("The dog ran. It ran far.\n\n***\n\nIt slept.\n");
  expect(project.outline.scenes).toMatchObject([{ synopsis: "Sleep.", status: "done", pointOfView: "The dog" }]);
  const [, slept] = findScenes(await project.textOf(dog!.id));
  const { text } = await project.document(textDocument(dog!.id));
  expect(heldStretch(text, project.outline.scenes[0]!.anchor)).toEqual({ from: slept?.from, to: slept?.to });
  expect([thanks.synopsis, thanks.matter, thanks.tags]).toEqual(["Who helped.", "acknowledgements", ["Beta"]]);
  const revisions = (await readRevisions(project, thanks.id))?.revisions ?? [];
  expect(revisions.map(({ label }) => label)).toEqual(["Before, 2020-05-01", null]);
  const before = unwrap(await showVersion(project, thanks.id, revisions[0]!.id));
  expect([before.text, await project.textOf(thanks.id)]).toEqual(["To some.\n", "To all.\n"]);
  const [folder] = project.outline.notes;
  expect([folder?.title, ...(folder?.children ?? []).map(({ title }) => title)]).toEqual([
    "From book.docx",
    "Wells",
    "Set aside: title page",
  ]);
  await project.close({ seal: true });
  const again = await installation.open("/story");
  expect(await readChapterComments(again, dog!.id)).toMatchObject([
    { ...comment, from: 4, to: 7, replies: [{ author: "W", time: "", text: "So." }] },
  ]);
  const compared = unwrap(await compareDraft(again, { draft: done.draft!.id, chapter: dog!.id }));
  expect(compared.changes).toMatchObject([
    { before: "It", after: "He", author: "Ed", time: "2026-11-02T10:05:00.000Z" },
  ]);
  expect(await again.textOf(dog!.id)).toContain("ran. It ran");
});

/** The file that an editor sends back: set as a book is, with a sentence more, a word less, a tracked change and a comment. */
function sentBack(): ImportedManuscript {
  const henBack = hen.replace("It was cold, and she", "She").replace("day.\n", "day. Or the next.\n");
  const foxBack = "The fox said “nothing” — as foxes do. He went home over the hill.\n\nThen it rained.\n";
  const from = foxBack.indexOf("home");
  return manuscript({
    items: [chapter("The Old Hen", henBack), chapter("The Fox", foxBack), chapter("New", "A new one.\n")],
    comments: [{ ...comment, chapter: 1, from, to: from + 4 }],
    suggestions: [{ chapter: 1, from, to: from + 4, insert: "away", author: "Ed", time: "2026-11-02T10:05:00Z" }],
  });
}

/** The smallest PNG that a book can have. */
const dot = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("images get names of their own, and what is said of a text stays at its words", async () => {
  const { disk, project } = await begin();
  await disk
    .session()
    .makeFolder("/story/assets")
    .catch(() => undefined);
  const other = Buffer.concat([dot, Buffer.from([0])]);
  for (const [name, bytes] of [["image-1.png", other]] as const) unwrap(await keepImage(project, name, bytes));
  const text = "See ![the dot](assets/image-1.png) and go home.\n";
  const from = text.indexOf("home");
  const came = manuscript({
    items: [chapter("Dots", text)],
    images: [{ address: "assets/image-1.png", bytes: dot }],
    comments: [{ ...comment, chapter: 0, from, to: from + 4 }],
  });
  unwrap(await bringIn(project, came, { ...order(project), pairs: [null] }, never));
  const made = chaptersOf(project).at(-1)!;
  const now = await project.textOf(made.id);
  expect(now).toMatch(/assets\/image-1.?2\.png/);
  const [said] = await readChapterComments(project, made.id);
  expect(now.slice(said?.from, said?.to)).toBe("home");
});

async function pairsOf(project: Project): Promise<(ItemId | null)[]> {
  return unwrap(await matchManuscript(project, sentBack())).map(({ own }) => own);
}

test("differences wait as suggestions: the text is untouched, taking them gives the editor's text, a second time does nothing", async () => {
  const { installation, project } = await begin();
  const [one, two] = chaptersOf(project);
  const matches = unwrap(await matchManuscript(project, sentBack()));
  expect(matches.map(({ own, added, removed }) => [own, added, removed])).toEqual([
    [one!.id, 4, 5],
    [two!.id, 1, 1],
    [null, 3, 0],
  ]);
  const revising = order(project, { pairs: await pairsOf(project) });
  const done = unwrap(await bringIn(project, sentBack(), revising, never));
  expect([done.record, done.revised, done.comments]).toEqual([null, [one!.id, two!.id], 1]);
  expect(project.outline.book.map(({ title }) => title)).toEqual(["The Hen", "The Fox", "New"]);
  expect([await project.textOf(one!.id), await project.textOf(two!.id)]).toEqual([hen, fox]);
  expect(project.outline.notes[0]?.children[0]?.title).toBe("Set aside: titles and synopses");
  expect(await readChapterComments(project, two!.id)).toMatchObject([{ from: fox.indexOf("home"), text: "Why?" }]);
  await project.close({ seal: true });
  const again = await installation.open("/story");
  const second = unwrap(
    await bringIn(again, sentBack(), { ...revising, pairs: [...revising.pairs.slice(0, 2), null] }, never),
  );
  expect([second.draft, second.revised, second.comments]).toEqual([null, [], 0]);
  expect(unwrap(await matchManuscript(again, sentBack()))[1]?.waitsIn).toBe("Suggestions in book.docx");
  const all = [one!, two!].map(({ id }) => ({ chapter: id, keys: null }));
  const taken = unwrap(await takeFromDraft(again, { draft: done.draft!.id, chapters: all }, null));
  expect(taken.missed).toBe(0);
  expect(await again.textOf(one!.id)).toBe(sentBack().items[0]!.kind === "chapter" ? henText() : "");
  expect(await again.textOf(two!.id)).toBe(fox.replace("home", "away"));
});

function henText(): string {
  const [first] = sentBack().items;
  return first?.kind === "chapter" ? first.text : "";
}

test("as a revision the text is the editor's, history says whose, and one call takes it back to the letter", async () => {
  const { installation, project } = await begin();
  const [one, two] = chaptersOf(project);
  const revising = order(project, { as: "revision", pairs: await pairsOf(project) });
  const done = unwrap(await bringIn(project, sentBack(), revising, never));
  expect([await project.textOf(one!.id), await project.textOf(two!.id)]).toEqual([henText(), fox]);
  const last = (await readRevisions(project, one!.id))?.revisions.at(-1);
  expect([last?.id, last?.author?.name, last?.origin]).toEqual([done.record, "Ed", "imported"]);
  const compared = unwrap(await compareDraft(project, { draft: done.draft!.id, chapter: two!.id }));
  expect(compared.changes).toMatchObject([{ before: "home", after: "away", author: "Ed" }]);
  const texts = await textsOf(project);
  await project.close({ seal: true });
  const again = await installation.open("/story");
  expect(await textsOf(again)).toEqual(texts);
  unwrap(await takeBackRecord(again, done.record!, done.revised, null));
  expect([await again.textOf(one!.id), await again.textOf(two!.id)]).toEqual([hen, fox]);
});

test("a comment goes with its words, and a file that comes again adds what was answered since", async () => {
  const { installation, project } = await begin();
  const [, two] = chaptersOf(project);
  const revising = order(project, { pairs: await pairsOf(project) });
  unwrap(await bringIn(project, sentBack(), revising, never));
  await installation.edit(project, two!.id, 0, 0, "~ ");
  const home = `~ ${fox}`.indexOf("home");
  expect(await readChapterComments(project, two!.id)).toMatchObject([{ from: home, to: home + 4 }]);
  await installation.edit(project, two!.id, home, 4, "");
  expect(await readChapterComments(project, two!.id)).toMatchObject([{ from: home, to: home, text: "Why?" }]);
  const replies = [{ author: "W", time: "2026-11-03T10:00:00.000Z", text: "Because." }];
  const answered = { ...sentBack(), comments: [{ ...sentBack().comments![0]!, replies, resolved: true }] };
  const again = { ...revising, pairs: [...revising.pairs.slice(0, 2), null] };
  expect(unwrap(await bringIn(project, answered, again, never)).comments).toBe(1);
  expect(unwrap(await bringIn(project, answered, again, never)).comments).toBe(0);
  expect(await readChapterComments(project, two!.id)).toMatchObject([{ text: "Why?", replies, resolved: true }]);
});

test("another machine sees the same, goes on writing, and takes what it wants", async () => {
  const { disk, project } = await begin();
  const [one, two] = chaptersOf(project);
  const revising = order(project, { pairs: await pairsOf(project) });
  const { draft } = unwrap(await bringIn(project, sentBack(), revising, never));
  await project.close({ seal: true });
  const theirs = await Installation.make(disk.session(), "/data of another");
  const there = await theirs.open("/story");
  await theirs.type(there, two!.id, 0, "Well. ");
  expect(await readChapterComments(there, two!.id)).toMatchObject([{ from: fox.indexOf("home") + 6, author: "Ed" }]);
  const compared = unwrap(await compareDraft(there, { draft: draft!.id, chapter: two!.id }));
  expect(compared.changes).toMatchObject([{ before: "home", after: "away", author: "Ed" }]);
  const all = [one!, two!].map(({ id }) => ({ chapter: id, keys: null }));
  unwrap(await takeFromDraft(there, { draft: draft!.id, chapters: all }, null));
  expect(await there.textOf(one!.id)).toBe(henText());
  expect(await there.textOf(two!.id)).toBe(`Well. ${fox.replace("home", "away")}`);
});

test("what is written while a manuscript comes in stays", async () => {
  const { installation, project } = await begin();
  const [one] = chaptersOf(project);
  const revising = order(project, { as: "revision", pairs: await pairsOf(project) });
  const bringing = bringIn(project, sentBack(), revising, never);
  for (let turn = 0; turn < 30; turn++) {
    await installation.type(project, one!.id, 4, "~");
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { record, revised } = unwrap(await bringing);
  const typed = (text: string) => text.split("~").length - 1;
  // What stood there when the two were compared is a difference, and comes back with the rest.
  expect(typed(await project.textOf(one!.id))).toBeGreaterThan(20);
  unwrap(await takeBackRecord(project, record!, revised, null));
  expect(typed(await project.textOf(one!.id))).toBe(30);
  expect((await project.textOf(one!.id)).replaceAll("~", "")).toBe(hen);
});

test("whatever an import is cut off by, the story is as it was or has all of it", { timeout: 60_000 }, async () => {
  for (const as of ["suggestions", "revision"] as const) {
    for (let steps = 0; steps < 40; steps++) {
      const { disk, installation, project } = await begin();
      const before = [...(await textsOf(project)).values()].sort();
      const revising = order(project, { as, pairs: await pairsOf(project) });
      const dark = disk.loseAfter(steps);
      await Promise.race([dark, bringIn(project, sentBack(), revising, never).then(() => project.storing.publish())]);
      void project.storing.stop();
      disk.powerLoss(steps);
      const later = await Installation.make(disk.session(), "/data", installation.clock);
      const again = await later.open("/story");
      const texts = [...(await textsOf(again)).values()].sort();
      const isWhole = again.outline.book.length === 3;
      const where = `${as}, ${steps} steps`;
      expect(again.draftTexts.list.length, where).toBe(isWhole ? 1 : 0);
      const revised = texts.includes(henText());
      if (!isWhole && !revised) expect(texts, where).toEqual(before);
      if (isWhole) expect(revised, where).toBe(as === "revision");
      const [one] = chaptersOf(again);
      if (isWhole && as === "suggestions") {
        const { draft } = { draft: again.draftTexts.list[0]!.id };
        const { text } = await again.document(`draft/${draft}/text/${one!.id}` as ReturnType<typeof textDocument>);
        expect(text.toString(), where).toBe(henText());
      }
      await again.close({ seal: false });
    }
  }
});
