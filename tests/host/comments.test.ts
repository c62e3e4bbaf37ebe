import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { reviewDocument, textDocument } from "../../history/record.ts";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { Review, ReviewThread } from "../../host/contract/reviewing.ts";
import type { Role } from "../../host/contract/sharing.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { createSender } from "../../host/live/sender.ts";
import type { Project } from "../../host/project/project.ts";
import { type RunningServer, startServer } from "../../host/server/server.ts";
import { createItemId, type ItemId, type ProjectId } from "../../story/ids.ts";
import type { SceneAnchor } from "../../story/outline.ts";
import { applyOutlineEdit } from "../../story/outline-edits.ts";
import { anchorAt } from "../../story/scene-places.ts";
import { GuestClient } from "./guest-client.ts";
import { unwrap } from "./support.ts";

// Who may say what of the story, and who is told of it, whatever a window sends, and however often.

const base = mkdtempSync(join(tmpdir(), "redraft-comments-"));
const pace = { flush: 5, publish: 100_000, retry: 10, idle: 100_000 };
const prose = "The water rose.\n\nA FORBIDDEN sentence.\n\nIt fell.\n";
let host: Host;
let server: RunningServer;
let project: ProjectId;
let open: Project;
let chapter: ItemId;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const [dataFolder, libraryFolder] = [join(base, "data"), join(base, "library")];
  host = await Host.start({ disk: nodeDisk, dataFolder, libraryFolder, pace, watch: false });
  server = await startServer(host, "s".repeat(43), { port: 0, studio: join(base, "studio") });
  project = unwrap(await host.call("library.create", { title: "Story", author: "", language: "en" })).project;
  open = unwrap(host.project(project));
});

beforeEach(async () => {
  chapter = await makeChapter(prose);
});

afterAll(async () => {
  await server.stop();
  await host.stop({ seal: false });
  rmSync(base, { recursive: true, force: true });
});

async function makeChapter(text: string): Promise<ItemId> {
  const order = { project, kind: "chapter" as const, title: "The Weir", parent: "book", after: null, text };
  return unwrap(await host.call("text.create", order)).item;
}

async function edit(of: ItemId, words: string, by: string): Promise<void> {
  const { doc, text } = await open.document(textDocument(of));
  const at = text.toString().indexOf(words);
  doc.transact(
    () => {
      text.delete(at, words.length);
      text.insert(at, by);
    },
    createSender("a window", host.data.person),
  );
}

async function anchorOf(words: string, of: ItemId = chapter): Promise<SceneAnchor> {
  const { text } = await open.document(textDocument(of));
  const at = text.toString().indexOf(words);
  const anchor = anchorAt(text, of, at, at + words.length);
  if (!anchor) throw new Error(`“${words}” stands nowhere.`);
  return anchor;
}

function newId(): ItemId {
  return createItemId(Date.now(), Math.random);
}

type Caller = Pick<Host | GuestClient, "call">;

async function comment(by: Caller, words: string | null, text: string, of: ItemId | null = chapter): Promise<ItemId> {
  const id = newId();
  const anchor = words === null || of === null ? null : await anchorOf(words, of);
  unwrap(await by.call("review.comment", { project, id, chapter: of, anchor, text }));
  return id;
}

async function read(by: Caller, of: ItemId | null = chapter): Promise<Review> {
  return unwrap(await by.call("review.read", { project, chapter: of }));
}

async function thread(by: Caller, id: ItemId, of: ItemId | null = chapter): Promise<ReviewThread | null> {
  return (await read(by, of)).threads.find((each) => each.id === id) ?? null;
}

async function guest(role: Role, name = ""): Promise<GuestClient> {
  const order = { project, role, name, note: "", expires: null, once: false };
  const { addresses } = unwrap(await host.call("share.make", order));
  const entered = await GuestClient.enter(server.port, { join: addresses[0]?.split("#join=")[1] ?? "" });
  if (typeof entered === "string") throw new Error(entered);
  return entered;
}

const idOf = (client: GuestClient) => client.welcome.guest?.id ?? "";

describe("a comment", () => {
  test("says who, when and on which words, in the order of the text", async () => {
    const anna = await guest("comment", "Anna");
    const late = await comment(anna, "It fell", "How far?");
    const early = await comment(host, "water", "Which water?\nThe river’s?");
    const whole = await comment(anna, null, "I like this chapter.");
    const { threads, people } = await read(host);
    expect(threads.map(({ id }) => id)).toEqual([whole, early, late]);
    expect(threads[0]).toMatchObject({ by: { id: idOf(anna), name: "Anna" }, place: null, chapter, home: chapter });
    expect(threads[1]).toMatchObject({
      by: { id: host.data.person.id, name: host.data.person.name },
      text: "Which water?\nThe river’s?",
      place: { from: 4, to: 9, words: "water", stoodOn: "water" },
      resolved: false,
      replies: [],
    });
    expect(Math.abs(Date.parse(threads[1]?.time ?? "") - Date.now())).toBeLessThan(60_000);
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(["Anna", host.data.person.name]));
    anna.close();
  });

  test("is told to the other windows at once", async () => {
    const anna = await guest("comment");
    const told = anna.next("review.changed");
    await comment(host, "water", "Look.");
    expect(await told).toEqual({ project, home: chapter });
    anna.close();
  });

  test("of the book stands before all of its chapters’", async () => {
    const ofChapter = await comment(host, "water", "Which?");
    const ofBook = await comment(host, null, "A fine book.", null);
    const { threads } = await read(host, null);
    expect(threads[0]).toMatchObject({ id: ofBook, chapter: null, home: "book", place: null });
    expect(threads.map(({ id }) => id)).toContain(ofChapter);
    expect(await thread(host, ofBook)).toBeNull();
    unwrap(await host.call("review.remove", { project, home: "book", id: ofBook }));
  });

  test("stays when its words are deleted, and says what it stood on", async () => {
    const id = await comment(host, "A FORBIDDEN sentence.", "Really?");
    await edit(chapter, "A FORBIDDEN sentence.\n\n", "");
    const place = { words: "", stoodOn: "A FORBIDDEN sentence.", from: 17, to: 17, anchor: null };
    expect(await thread(host, id)).toMatchObject({ place, chapter });
  });

  test("goes with its words to the chapter that is split off, and back", async () => {
    const id = await comment(host, "fell", "How far?");
    const stays = await comment(host, "water", "Which?");
    const { text } = await open.document(textDocument(chapter));
    const place = Y.createRelativePositionFromTypeIndex(text, text.toString().indexOf("It fell"));
    const at = Y.relativePositionToJSON(place) as RelativePosition;
    const split = unwrap(await host.call("text.split", { project, chapter, at, title: "Two" }));
    const there = { chapter: split.chapter, home: chapter, place: { from: 3, to: 7, words: "fell" } };
    expect(await thread(host, id, split.chapter)).toMatchObject(there);
    expect((await read(host)).threads.map((each) => each.id)).toEqual([stays]);
    unwrap(await host.call("review.reply", { project, id: newId(), home: chapter, comment: id, text: "Very." }));
    const gone = await comment(host, "It", "Who?", split.chapter);
    await edit(split.chapter, "It ", "");
    const join = { project, first: chapter, second: split.chapter, gap: split.gap, remove: true };
    unwrap(await host.call("text.join", join));
    expect(await thread(host, id)).toMatchObject({ chapter, place: { words: "fell" }, replies: [{ text: "Very." }] });
    expect(await thread(host, gone)).toMatchObject({ chapter, place: { words: "", stoodOn: "It" } });
  });

  test("is forgotten with its words", async () => {
    const id = await comment(host, "A FORBIDDEN sentence.", "Out!");
    const from = prose.indexOf("A FORBIDDEN");
    const order = { chapter, at: "now", from, to: from + 21, text: "A FORBIDDEN sentence." };
    expect(unwrap(await host.call("forget.preview", { project, ...order })).places).toHaveLength(1);
    unwrap(await host.call("forget.run", { project, ...order }));
    const { place } = (await thread(host, id)) ?? {};
    expect(place?.stoodOn).toMatch(/^[░\s]+$/);
    const slices = await open.slices(reviewDocument(chapter, host.data.person.id));
    expect(slices.some(({ structs }) => Buffer.from(structs).includes("FORBIDDEN"))).toBe(false);
  });

  test("may come before its words", async () => {
    const { text, doc } = await open.document(textDocument(chapter));
    const other = new Y.Doc({ gc: false });
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.getText("text").insert(0, "New words. ");
    const anchor = anchorAt(other.getText("text"), chapter, 0, 3);
    const id = newId();
    const made = host.call("review.comment", { project, id, chapter, anchor, text: "New?" });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), createSender("late", host.data.person));
    unwrap(await made);
    expect(text.toString()).toMatch(/^New words/);
    expect(await thread(host, id)).toMatchObject({ place: { words: "New", stoodOn: "New" } });
  });
});

describe("a call that is sent twice", () => {
  test("changes nothing the second time, also at the same moment", async () => {
    const anna = await guest("comment", "Anna");
    const order = { project, id: newId(), chapter, anchor: await anchorOf("water"), text: "Which?" };
    const both = [anna.call("review.comment", order), anna.call("review.comment", order)];
    for (const result of await Promise.all(both)) unwrap(result);
    const reply = { project, id: newId(), home: chapter, comment: order.id, text: "The river." };
    for (let times = 0; times < 2; times++) unwrap(await anna.call("review.reply", reply));
    const done = { project, call: newId(), home: chapter, comment: order.id, resolved: true };
    unwrap(await anna.call("review.resolve", done));
    unwrap(await host.call("review.resolve", { ...done, call: newId(), resolved: false }));
    unwrap(await anna.call("review.resolve", done));
    const change = { project, call: newId(), home: chapter, id: order.id, text: "Which one?" };
    for (let times = 0; times < 2; times++) unwrap(await anna.call("review.edit", change));
    const { threads } = await read(host);
    expect(threads).toMatchObject([{ text: "Which one?", resolved: false, replies: [{ text: "The river." }] }]);
    expect(threads[0]?.replies).toHaveLength(1);
    for (let times = 0; times < 2; times++)
      unwrap(await anna.call("review.remove", { project, home: chapter, id: order.id }));
    unwrap(await anna.call("review.comment", order));
    expect((await read(host)).threads).toEqual([]);
    anna.close();
  });
});

describe("who may what", () => {
  test("a guest changes and removes what is theirs alone; the owner removes anybody’s and changes nobody’s", async () => {
    const [anna, ed] = [await guest("comment", "Anna"), await guest("write", "Ed")];
    const id = await comment(anna, "water", "Which?");
    const own = await comment(host, "fell", "How far?");
    const order = { project, home: chapter, call: newId(), text: "Mine!" };
    for (const by of [ed, host])
      expect(await by.call("review.edit", { ...order, id })).toMatchObject({ problem: { code: "comment-not-yours" } });
    for (const [by, of] of [
      [ed, id],
      [anna, own],
    ] as const)
      expect(await by.call("review.remove", { project, home: chapter, id: of })).toMatchObject({ ok: false });
    expect(await ed.call("review.comment", { project, id, chapter, anchor: null, text: "Mine!" })).toMatchObject({
      problem: { code: "comment-id-taken" },
    });
    expect((await read(host)).threads.map(({ text }) => text)).toEqual(["Which?", "How far?"]);
    unwrap(await host.call("review.remove", { project, home: chapter, id }));
    expect((await read(anna)).threads.map(({ text }) => text)).toEqual(["How far?"]);
    const theirs = await open.document(reviewDocument(chapter, idOf(anna)));
    expect((theirs.doc.getMap("comments").get(id) as Y.Map<unknown>).get("removed")).toBeUndefined();
    for (const client of [anna, ed]) client.close();
  });

  test("whoever only reads neither says anything nor hears what is said", async () => {
    const reader = await guest("read");
    const id = await comment(host, "water", "Whispered.");
    const calls = [
      reader.call("review.read", { project, chapter }),
      reader.call("review.comment", { project, id: newId(), chapter, anchor: null, text: "Hello" }),
      reader.call("review.reply", { project, id: newId(), home: chapter, comment: id, text: "Hello" }),
      reader.call("review.remove", { project, home: chapter, id }),
    ];
    for (const result of await Promise.all(calls)) expect(result).toMatchObject({ problem: { code: "not-allowed" } });
    expect(Buffer.concat(reader.heard).includes("review.changed")).toBe(false);
    reader.close();
  });

  test.each(["comment", "suggest"] as const)(
    "with the role “%s” nobody is told a word that was deleted",
    async (role) => {
      const anna = await guest(role, "Anna");
      const id = await comment(host, "A FORBIDDEN sentence.", "Really?");
      const around = await comment(host, "A FORBIDDEN sentence.\n\nIt fell", "Both?");
      await edit(chapter, "A FORBIDDEN sentence.\n\n", "");
      expect(await thread(anna, id)).toMatchObject({ text: "Really?", place: { words: "", stoodOn: "" } });
      expect(await thread(anna, around)).toMatchObject({ place: { words: "It fell", stoodOn: "" } });
      await read(anna, null);
      expect(Buffer.concat(anna.heard).includes("FORBIDDEN")).toBe(false);
      anna.close();
    },
  );

  test("a chapter that isn’t in the book is nothing to those who only read and comment", async () => {
    const anna = await guest("comment");
    const id = await comment(host, "water", "Hidden words.");
    const { doc } = open.outlineDocument;
    const out = applyOutlineEdit(
      doc,
      { kind: "setInBook", item: chapter, inBook: false },
      createSender("a window", host.data.person),
    );
    expect(out.ok).toBe(true);
    const anchor = await anchorOf("water");
    const calls = [
      anna.call("review.read", { project, chapter }),
      anna.call("review.comment", { project, id: newId(), chapter, anchor, text: "I see it" }),
      anna.call("review.reply", { project, id: newId(), home: chapter, comment: id, text: "I see it" }),
      anna.call("review.resolve", { project, call: newId(), home: chapter, comment: id, resolved: true }),
    ];
    for (const result of await Promise.all(calls)) expect(result).toMatchObject({ ok: false });
    expect((await read(anna, null)).threads.some((each) => each.id === id)).toBe(false);
    expect(Buffer.concat(anna.heard).includes("Hidden words")).toBe(false);
    expect(await thread(host, id)).toMatchObject({ resolved: false, replies: [] });
    anna.close();
  });

  test("nobody opens a review document, or writes one, on /live", async () => {
    const ed = await guest("write");
    for (const person of [idOf(ed), host.data.person.id]) {
      const document = reviewDocument(chapter, person);
      expect(await ed.call("live.lease", { project, document })).toMatchObject({ ok: false });
      expect(await host.call("live.lease", { project, document })).toMatchObject({ ok: false });
    }
    ed.close();
  });
});

describe("what is no comment is refused with a sentence", () => {
  const bad: readonly (readonly [string, object, string])[] = [
    ["nothing", { text: " \n\u200b " }, "remark-empty"],
    ["no text", { text: 7 }, "remark-empty"],
    ["too much", { text: "a".repeat(10_001) }, "remark-long"],
    ["a control character", { text: "a\u0007b" }, "remark-characters"],
    ["half a character", { text: "a\ud83d" }, "remark-characters"],
    ["an id that is a path", { id: "../../outline" }, "comment-id"],
    ["no id", { id: null }, "comment-id"],
    ["no such chapter", { chapter: "../text" }, "chapter-unknown"],
    [
      "an anchor of another chapter",
      { anchor: { chapter: "0123456789abcde", start: {}, end: {} } },
      "comment-place-unknown",
    ],
    ["an anchor that is none", { anchor: "here" }, "comment-place-unknown"],
  ];
  test.each(bad)("%s", async (_, change, code) => {
    const order = { project, id: newId(), chapter, anchor: null, text: "Well?", ...change };
    const refused = await host.call("review.comment", order as never);
    expect(refused).toMatchObject({ ok: false, problem: { code } });
    if (!refused.ok) expect(refused.problem.sentence).toMatch(/^[^\n]+\.$/);
    expect((await read(host)).threads).toEqual([]);
  });

  test("an anchor at characters that never come", async () => {
    const place = { client: 4_000_000_000, clock: 7 };
    const anchor = { chapter, start: place, end: place };
    const refused = await host.call("review.comment", { project, id: newId(), chapter, anchor, text: "Well?" });
    expect(refused).toMatchObject({ problem: { code: "comment-place-unknown" } });
  });

  test("a home that is a path, and a comment that isn’t there", async () => {
    for (const home of ["../outline", "outline", `text/${chapter}`, newId()]) {
      const id = newId();
      const calls = [
        host.call("review.reply", { project, id, home: home as ItemId, comment: id, text: "Well?" }),
        host.call("review.edit", { project, call: id, home: home as ItemId, id, text: "Well?" }),
        host.call("review.remove", { project, home: home as ItemId, id }),
      ];
      for (const result of await Promise.all(calls))
        expect(result).toMatchObject({ problem: { code: "comment-unknown" } });
    }
    const lost = { project, id: newId(), home: chapter, comment: newId(), text: "Well?" };
    expect(await host.call("review.reply", lost)).toMatchObject({ problem: { code: "comment-unknown" } });
  });
});
