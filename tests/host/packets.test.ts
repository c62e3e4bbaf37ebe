import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { draftText, textDocument } from "../../history/record.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { createSender } from "../../host/live/sender.ts";
import type { HomesReview, Packet, PacketAnswer } from "../../host/packets/packet.ts";
import { readPacket, writePacket } from "../../host/packets/packet-file.ts";
import { type RunningReview, runReview } from "../../host/packets/run-review.ts";
import { suggestionsDraft } from "../../host/project/drafts/draft-list.ts";
import type { Project } from "../../host/project/project.ts";
import { usualServing } from "../../host/server/serving.ts";
import { createItemId, type ItemId, type ProjectId } from "../../story/ids.ts";
import { GuestClient } from "./guest-client.ts";
import { LiveClient } from "./live-client.ts";
import { stillPace, unwrap } from "./support.ts";

// A reviewer without a connection gets one file, and sends it back: what they suggested and said comes in as theirs, once, and nothing
// else does, whatever is in the file.

const base = mkdtempSync(join(tmpdir(), "redraft-packets-"));
const pace = { flush: 5, publish: 100_000, retry: 10, idle: 100_000 };
const noLease = { client: 1, proof: "" };
let host: Host;
let project: ProjectId;
let story: Project;
let chapter: ItemId;
let second: ItemId;
let packets = 0;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  host = await Host.start({
    disk: nodeDisk,
    dataFolder: join(base, "data"),
    libraryFolder: join(base, "library"),
    pace: stillPace,
    watch: false,
  });
  project = unwrap(await host.call("library.create", { title: "Story", author: "W", language: "en" })).project;
  story = unwrap(host.project(project));
  const make = async (title: string, text: string, parent = "book") =>
    unwrap(await host.call("text.create", { project, kind: "chapter", title, parent, after: null, text })).item;
  const part = unwrap(
    await host.call("text.create", { project, kind: "part", title: "Upstream", parent: "book", after: null }),
  ).item;
  chapter = await make("The Weir", "The water rose.\n\nA FORBIDDEN sentence.\n\nIt fell.\n", part);
  second = await make("The Mill", "The wheel turned.\n");
  await edit(chapter, (text) =>
    text.delete(text.toString().indexOf("A FORBIDDEN"), "A FORBIDDEN sentence.\n\n".length),
  );
});

afterAll(async () => {
  for (const stop of stops) await stop();
  await host.stop({ seal: false });
  rmSync(base, { recursive: true, force: true });
});

/** What the owner writes. */
async function edit(item: ItemId, change: (text: Y.Text) => void): Promise<void> {
  const live = await story.document(textDocument(item));
  live.doc.transact(() => change(live.text), createSender("w", host.data.person));
}

async function makePacket(more: Partial<Parameters<typeof host.call<"packet.make">>[1]> = {}): Promise<string> {
  packets += 1;
  const out = join(base, `${packets}.redraft-review`);
  const order = { project, role: "suggest" as const, name: "Ed", note: "", chapters: [chapter], out, ...more };
  unwrap(await host.call("packet.make", order));
  return out;
}

const take = (path: string) => host.call("packet.take", { project, source: { kind: "path", path } });
const packetAt = (path: string): Packet => unwrap(readPacket(readFileSync(path)));

/** The file with another answer, or with anything else in it. */
function change(path: string, to: Partial<Packet>): string {
  packets += 1;
  const changed = join(base, `${packets}.redraft-review`);
  writeFileSync(changed, writePacket({ ...packetAt(path), ...to }));
  return changed;
}

/** Suggestions as a reviewer's host would write them, or as somebody else would. */
function suggestions(path: string, client: number, write: (text: Y.Text) => void): PacketAnswer {
  const { texts, answer } = packetAt(path);
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, texts.get(chapter)!);
  const known = Y.encodeStateVector(doc);
  doc.clientID = client;
  write(doc.getText("text"));
  return { ...answer, suggestions: new Map([[chapter, Y.encodeStateAsUpdate(doc, known)]]) };
}

function remark(text: string, id = createItemId(Date.now(), Math.random)) {
  return { id, author: "Mallory", text, time: "2026-11-02T10:05:00.000Z", edited: "", anchor: null, about: "" };
}

function reviews(...comments: readonly ReturnType<typeof remark>[]): readonly HomesReview[] {
  return [{ home: chapter, comments, replies: [], resolutions: [], removed: [] }];
}

async function comments(): Promise<readonly { text: string; by: string; time: string; words: string | null }[]> {
  const { threads } = unwrap(await host.call("review.read", { project, chapter }));
  return threads.map(({ text, by, time, place }) => ({ text, by: by.name, time, words: place?.words ?? null }));
}

async function suggestedText(person: string): Promise<string | null> {
  const draft = suggestionsDraft(story, person);
  return draft && (await story.document(draftText(draft.id, chapter))).text.toString();
}

/** The reviewer's own installation. */
async function review(path: string, home = "reviewer"): Promise<RunningReview> {
  const running = unwrap(
    await runReview({
      ...{ disk: nodeDisk, path, dataFolder: join(base, home), studio: join(base, "studio"), pace },
      serving: { ...usualServing, port: 0 },
      told: () => undefined,
    }),
  );
  if (running.stop) stops.push(running.stop);
  return running;
}

async function enter(running: RunningReview) {
  const [, port, join] = /:(\d+)\/#join=(.+)$/.exec(running.address) ?? [];
  const guest = await GuestClient.enter(Number(port), { join: join ?? "" });
  if (typeof guest === "string") throw new Error(guest);
  const id = guest.welcome.guest!.id;
  const copy = guest.welcome.guest!.story.project;
  const at = (document: string) => ({
    ...{ port: Number(port), token: guest.welcome.guest!.secret!, project: copy, document },
  });
  const suggest = async () => {
    unwrap(await guest.call("drafts.suggest", { project: copy }));
    const document = `suggest/${id}/${chapter}`;
    const lease = unwrap(await guest.call("live.lease", { project: copy, document }));
    return LiveClient.open(host, at(document), lease);
  };
  const read = () => LiveClient.open(host, at(`read/${chapter}`), noLease);
  return { guest, id, copy, suggest, read };
}

describe("a packet", () => {
  test("has the chapters as they stand, and nothing else of the story", async () => {
    const path = await makePacket();
    const packet = packetAt(path);
    expect(packet).toMatchObject({ title: "Story", role: "suggest", person: { name: "Ed" } });
    expect(packet.items.map(({ title, depth }) => [title, depth])).toEqual([
      ["Upstream", 0],
      ["The Weir", 1],
    ]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, packet.texts.get(chapter)!);
    expect(doc.getText("text").toString()).toBe("The water rose.\n\nIt fell.\n");
    const inside = [...packet.texts.values()].map((bytes) => Buffer.from(bytes));
    expect(Buffer.concat(inside).includes("FORBIDDEN")).toBe(false);
    expect(Buffer.concat(inside).includes("water")).toBe(true);
  });

  test("is of chapters that are in the book, and takes no file's place", async () => {
    const path = await makePacket();
    const order = { project, role: "suggest" as const, name: "Ed", note: "", chapters: null };
    expect(await host.call("packet.make", { ...order, out: path })).toMatchObject({
      problem: { code: "packet-taken" },
    });
    const chapters = [createItemId(0, Math.random)];
    expect(await host.call("packet.make", { ...order, chapters, out: join(base, "x") })).toMatchObject({
      problem: { code: "packet-chapters" },
    });
  });

  test("lets nobody in, and is told among the links", async () => {
    const path = await makePacket({ name: "Nobody" });
    expect(host.doors.find(packetAt(path).secret)).toMatchObject({ ok: false, problem: { code: "link-unknown" } });
    const [link] = unwrap(await host.call("share.list", { project }));
    expect(link).toMatchObject({ name: "Nobody", packet: [chapter], guests: [{ name: "Nobody" }] });
    expect(JSON.stringify(link)).not.toContain(packetAt(path).secret);
  });
});

describe("a reviewer", () => {
  test("reads, comments and suggests in it; it comes back as theirs, exactly, once, and goes on", async () => {
    const path = await makePacket();
    const running = await review(path);
    const first = await enter(running);
    expect(first.guest.welcome.person.name).toBe("Ed");
    expect(
      unwrap(await first.guest.call("guest.book", { project: first.copy })).items.map(({ title }) => title),
    ).toEqual(["Upstream", "The Weir"]);
    const reading = await first.read();
    expect(reading.text.toString()).toBe("The water rose.\n\nIt fell.\n");
    const writing = await first.suggest();
    writing.text.insert("The water".length, " slowly");
    writing.text.delete(writing.text.toString().indexOf("It fell"), 3);
    await writing.mark(true);
    const [start] = [reading.text._start!.id];
    const anchor = { chapter, start: { ...start }, end: { client: start.client, clock: start.clock + 8 } };
    const id = createItemId(Date.now(), Math.random);
    unwrap(
      await first.guest.call("review.comment", { project: first.copy, id, chapter, anchor, text: "Which water?" }),
    );
    await vi.waitFor(() => {
      expect(packetAt(path).answer.suggestions.size).toBe(1);
      expect(packetAt(path).answer.reviews[0]?.comments).toHaveLength(1);
    }, 10_000);
    // Meanwhile the main text goes on.
    await edit(chapter, (text) => text.insert(0, "At dawn. "));
    const before = (await comments()).length;
    const taken = unwrap(await take(path));
    expect(taken).toMatchObject({ person: { name: "Ed" }, suggested: [chapter], comments: 1, removed: [] });
    expect(taken.person.id).toBe(first.id);
    expect(await suggestedText(first.id)).toBe("At dawn. The water slowly rose.\n\nfell.\n");
    expect((await comments()).slice(before - (await comments()).length)).toMatchObject([
      { text: "Which water?", by: "Ed", words: "The water" },
    ]);
    const { changes } = unwrap(await host.call("drafts.suggestions", { project, chapter }));
    expect(changes.filter(({ author }) => author === "Ed")).toHaveLength(2);
    expect(unwrap(await take(path))).toMatchObject({ suggested: [], comments: 0 });
    expect(await comments()).toHaveLength(before + 1);

    writing.text.insert(0, "Then: ");
    await writing.mark(true);
    unwrap(
      await first.guest.call("review.edit", {
        ...{ project: first.copy, call: createItemId(Date.now(), Math.random), home: chapter, id },
        text: "Which water? All of it?",
      }),
    );
    const older = change(path, {});
    for (const client of [reading, writing]) client.destroy();
    first.guest.close();
    unwrap(await running.stop!());
    expect(unwrap(await take(path))).toMatchObject({ suggested: [chapter], comments: 0 });
    expect(await suggestedText(first.id)).toContain("Then: ");
    expect((await comments()).map(({ text }) => text)).toContain("Which water? All of it?");
    // What was sent earlier undoes nothing.
    expect(unwrap(await take(older))).toMatchObject({ suggested: [], comments: 0 });
    expect((await comments()).map(({ text }) => text)).toContain("Which water? All of it?");
    expect(await suggestedText(first.id)).toContain("Then: ");
    const draft = suggestionsDraft(story, first.id)!;
    unwrap(await host.call("drafts.take", { project, draft: draft.id, chapters: [{ chapter, keys: null }] }));
    const main = (await story.document(textDocument(chapter))).text.toString();
    expect(main).toContain("The water slowly rose.");
    unwrap(await take(path));
    expect((await story.document(textDocument(chapter))).text.toString()).toBe(main);
    expect(await suggestedText(first.id)).toBe(main);
  }, 60_000);

  test("goes on where they were, also in another browser, and on another computer", async () => {
    const path = await makePacket({ name: "Ann" });
    const here = await review(path, "laptop");
    const one = await enter(here);
    const writing = await one.suggest();
    writing.text.insert(0, "One. ");
    await writing.mark(true);
    const other = await enter(here);
    expect(other.id).toBe(one.id);
    writing.destroy();
    for (const { guest } of [one, other]) guest.close();
    unwrap(await here.stop!());
    const there = await review(path, "desk");
    const two = await enter(there);
    expect(two.id).toBe(one.id);
    const again = await two.suggest();
    expect(again.text.toString()).toMatch(/^One\. /);
    again.text.insert(0, "Two. ");
    await again.mark(true);
    again.destroy();
    two.guest.close();
    unwrap(await there.stop!());
    unwrap(await take(path));
    expect(await suggestedText(one.id)).toMatch(/^Two\. One\. /);
  }, 60_000);

  test("shows one packet once", async () => {
    const path = await makePacket();
    const running = await review(path);
    const again = await review(path);
    expect(again).toMatchObject({ stop: null, address: running.address });
    unwrap(await running.stop!());
  });
});

describe("what comes back is judged", () => {
  test("a comment bears the name that is known here, and no time to come", async () => {
    const path = await makePacket({ name: "Berta" });
    const late = { ...remark("Later."), time: "2199-01-01T00:00:00.000Z" };
    const answer = { ...packetAt(path).answer, reviews: reviews(remark("Mine."), late) };
    const forged = change(path, { answer, person: { ...packetAt(path).person, name: "Owner" } });
    expect(unwrap(await take(forged))).toMatchObject({ person: { name: "Berta" }, comments: 2 });
    const told = await comments();
    expect(told.find(({ text }) => text === "Mine.")).toMatchObject({ by: "Berta", time: "2026-11-02T10:05:00.000Z" });
    expect(told.find(({ text }) => text === "Later.")!.time < "2199").toBe(true);
  });

  test("whoever has a packet of their own can't answer as another", async () => {
    const [own, other] = [await makePacket({ name: "Mallory" }), await makePacket({ name: "Victim" })];
    const answer = { ...packetAt(own).answer, reviews: reviews(remark("I am not Victim.")) };
    const forged = change(own, { answer, person: packetAt(other).person, id: packetAt(other).id });
    expect(unwrap(await take(forged)).person.name).toBe("Mallory");
    const unknown = change(own, { answer, secret: "s".repeat(43) });
    expect(await take(unknown)).toMatchObject({ problem: { code: "packet-unknown" } });
  });

  test("a comment's id that is another's changes nothing of theirs", async () => {
    const [one, two] = [await makePacket({ name: "One" }), await makePacket({ name: "Two" })];
    const said = remark("First.");
    unwrap(await take(change(one, { answer: { ...packetAt(one).answer, reviews: reviews(said) } })));
    const other = {
      ...reviews({ ...said, text: "Mine now.", edited: "2026-11-03T00:00:00.000Z" })[0]!,
      removed: [said.id],
    };
    const taken = unwrap(await take(change(two, { answer: { ...packetAt(two).answer, reviews: [other] } })));
    expect(taken.removed).toEqual(["Another comment has this id."]);
    expect((await comments()).find(({ text }) => text === "First.")).toMatchObject({ by: "One" });
  });

  test("what was answered, put aside and taken away since is so here; an earlier file brings none of it back", async () => {
    const path = await makePacket({ name: "Rea" });
    const [kept, gone] = [remark("Kept."), remark("Gone.")];
    const { answer } = packetAt(path);
    const first = change(path, { answer: { ...answer, reviews: reviews(kept, gone) } });
    unwrap(await take(first));
    const time = "2026-11-03T00:00:00.000Z";
    const reply = { ...remark("And more."), comment: kept.id };
    const resolution = { comment: kept.id, resolved: true, time };
    const later = { ...reviews(kept)[0]!, replies: [reply], resolutions: [resolution], removed: [gone.id] };
    expect(unwrap(await take(change(path, { answer: { ...answer, reviews: [later] } }))).comments).toBe(1);
    expect(unwrap(await take(first)).comments).toBe(0);
    const { threads } = unwrap(await host.call("review.read", { project, chapter }));
    expect(threads.find(({ id }) => id === kept.id)).toMatchObject({
      resolved: true,
      replies: [{ text: "And more.", by: { name: "Rea" } }],
    });
    expect(threads.find(({ id }) => id === gone.id)).toBeUndefined();
    const reopened = { ...later, resolutions: [{ ...resolution, resolved: false, time: "2026-11-02T00:00:00.000Z" }] };
    unwrap(await take(change(path, { answer: { ...answer, reviews: [reopened] } })));
    const after = unwrap(await host.call("review.read", { project, chapter })).threads;
    expect(after.find(({ id }) => id === kept.id)?.resolved).toBe(true);
  });

  test("of another story, of chapters that it doesn't have, and beyond its role it is refused", async () => {
    const path = await makePacket();
    const elsewhere = change(path, { story: createItemId(0, Math.random) as string as ProjectId });
    expect(await take(elsewhere)).toMatchObject({ problem: { code: "packet-other-story" } });
    const said = { ...packetAt(path).answer, reviews: [{ ...reviews(remark("There."))[0]!, home: second }] };
    const texts = new Map([...packetAt(path).texts, [second, packetAt(path).texts.get(chapter)!] as const]);
    const items = [...packetAt(path).items, { id: second, kind: "chapter" as const, title: "The Mill", depth: 0 }];
    expect(unwrap(await take(change(path, { answer: said, texts, items }))).comments).toBe(0);
    const talker = await makePacket({ role: "comment" });
    const answer = suggestions(talker, 4711, (text) => text.insert(0, "No! "));
    const taken = unwrap(await take(change(talker, { answer, role: "suggest" })));
    expect(taken).toMatchObject({ suggested: [], removed: [expect.stringContaining("for comments alone")] });
    expect(suggestionsDraft(story, taken.person.id)).toBeNull();
  });

  test("taken back, nothing of it is taken", async () => {
    const path = await makePacket();
    const [link] = unwrap(await host.call("share.list", { project }));
    unwrap(await host.call("share.revoke", { project, link: link!.id }));
    expect(await take(path)).toMatchObject({ problem: { code: "packet-revoked" } });
  });

  test("words under another's number, under one that a window has, with a hole, or that are none: refused whole", async () => {
    const path = await makePacket({ name: "Eve" });
    const { person } = packetAt(path);
    const main = await story.document(textDocument(chapter));
    const writer = main.text._start!.id.client;
    unwrap(await take(change(path, { answer: suggestions(path, 815, (text) => text.insert(0, "Fine. ")) })));
    const draft = suggestionsDraft(story, person.id)!;
    const lease = unwrap(await host.call("live.lease", { project, document: draftText(draft.id, chapter) }));
    const before = await suggestedText(person.id);
    const hole = suggestions(path, 816, (text) => text.insert(0, "lost "));
    const known = new Y.Doc({ gc: false });
    Y.applyUpdate(known, packetAt(path).texts.get(chapter)!);
    known.clientID = 816;
    known.getText("text").insert(0, "lost ");
    const vector = Y.encodeStateVector(known);
    known.getText("text").insert(5, "found ");
    const attempts: readonly [PacketAnswer, string][] = [
      [suggestions(path, writer, (text) => text.insert(0, "Mine. ")), "changed"],
      [suggestions(path, lease.client, (text) => text.insert(0, "Mine. ")), "changed"],
      [suggestions(path, 817, (text) => text.insertEmbed(0, { image: "x" })), "changed"],
      [{ ...hole, suggestions: new Map([[chapter, Y.encodeStateAsUpdate(known, vector)]]) }, "doesn’t have"],
      [{ ...hole, suggestions: new Map([[chapter, new Uint8Array([1, 2, 3])]]) }, "changed"],
    ];
    for (const [answer, why] of attempts) {
      const taken = unwrap(await take(change(path, { answer })));
      expect(taken.removed, why).toEqual([expect.stringContaining(why)]);
    }
    expect(await suggestedText(person.id)).toBe(before);
    expect((await story.document(draftText(draft.id, chapter))).doc.store.pendingStructs).toBeNull();
  });
});
