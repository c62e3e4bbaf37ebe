import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { draftText, textDocument } from "../../history/record.ts";
import type { Lease } from "../../host/contract/contract.ts";
import type { Role } from "../../host/contract/sharing.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { Host } from "../../host/host.ts";
import { keepImage } from "../../host/project/assets.ts";
import { suggestionsDraft } from "../../host/project/drafts/draft-list.ts";
import { type RunningServer, startServer } from "../../host/server/server.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import { GuestClient } from "./guest-client.ts";
import { LiveClient } from "./live-client.ts";
import { unwrap } from "./support.ts";

// Who came in by a link gets what its role says and nothing more, whatever its window sends.

const base = mkdtempSync(join(tmpdir(), "redraft-guests-"));
const token = "s".repeat(43);
const pace = { flush: 5, publish: 100_000, retry: 10, idle: 100_000 };
const noLease: Lease = { client: 1, proof: "" };
let host: Host;
let server: RunningServer;
let project: ProjectId;
let chapter: ItemId;
let hidden: ItemId;
let note: ItemId;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  host = await Host.start({
    disk: nodeDisk,
    dataFolder: join(base, "data"),
    libraryFolder: join(base, "library"),
    pace,
    watch: false,
  });
  server = await startServer(host, token, { port: 0, studio: join(base, "studio") });
  project = unwrap(await host.call("library.create", { title: "Story", author: "", language: "en" })).project;
  const make = async (kind: "chapter" | "note", title: string, text: string) =>
    unwrap(
      await host.call("text.create", {
        project,
        kind,
        title,
        parent: kind === "note" ? "notes" : "book",
        after: null,
        text,
      }),
    ).item;
  chapter = await make("chapter", "The Weir", "The water rose.\n\nA FORBIDDEN sentence.\n\nIt fell.\n");
  hidden = await make("chapter", "Unready", "An UNREADY chapter.\n");
  note = await make("note", "Plans", "A SECRET plan.\n");
  await edit((text) => text.delete(text.toString().indexOf("A FORBIDDEN"), "A FORBIDDEN sentence.\n\n".length));
  const outline = await host.projects[0]!.document("outline" as never);
  const items = outline.doc.getMap("items") as unknown as Map<string, Map<string, unknown>>;
  const owner = await open({ token }, "outline");
  (owner.doc.getMap("items").get(hidden) as unknown as Map<string, unknown>).set("inBook", false);
  await owner.mark(true);
  owner.destroy();
  expect(items.get(hidden)?.get("inBook")).toBe(false);
});

afterAll(async () => {
  await server.stop();
  await host.stop({ seal: false });
  rmSync(base, { recursive: true, force: true });
});

/** What the owner writes in the chapter, by a window of theirs. */
async function edit(change: (text: LiveClient["text"]) => void): Promise<void> {
  const window = await open({ token }, `text/${chapter}`);
  change(window.text);
  await window.mark(true);
  window.destroy();
}

async function open(
  by: { readonly token: string; readonly lease?: Lease; readonly heard?: (bytes: Uint8Array) => void },
  document: string,
): Promise<LiveClient> {
  const at = { port: server.port, token: by.token, project, document };
  return LiveClient.open(host, at, by.lease, undefined, by.heard);
}

/** Why a document isn't opened. */
async function refusal(shown: string, document: string, lease: Lease = noLease): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  const opening = LiveClient.attempt({ port: server.port, token: shown, project, document }, lease, resolve);
  const reason = await promise;
  opening.destroy();
  return reason;
}

async function link(
  role: Role,
  more: Partial<{ name: string; once: boolean; expires: string | null }> = {},
): Promise<string> {
  const order = { project, role, name: "", note: "", expires: null, once: false, ...more };
  const { addresses } = unwrap(await host.call("share.make", order));
  return addresses[0]?.split("#join=")[1] ?? "";
}

async function enter(
  role: Role,
  more: Parameters<typeof link>[1] = {},
): Promise<{ guest: GuestClient; secret: string; id: string }> {
  const guest = await GuestClient.enter(server.port, { join: await link(role, more) });
  if (typeof guest === "string") throw new Error(guest);
  return { guest, secret: guest.welcome.guest?.secret ?? "", id: guest.welcome.guest?.id ?? "" };
}

function holds(heard: readonly Uint8Array[], words: string): boolean {
  return Buffer.concat(heard).includes(words);
}

describe("a link", () => {
  test("lets its guest in, and in again by the secret alone", async () => {
    const { guest, secret, id } = await enter("read", { name: "Anna" });
    expect(guest.welcome.person).toMatchObject({ id, name: "Anna" });
    expect(guest.welcome.guest).toMatchObject({ role: "read", story: { project, title: "Story", path: "" } });
    guest.close();
    const again = (await GuestClient.enter(server.port, secret)) as GuestClient;
    expect(again.welcome.guest).toMatchObject({ id, secret: null });
    again.close();
  });

  test("for one person is for the first who comes", async () => {
    const shown = await link("write", { once: true });
    const first = (await GuestClient.enter(server.port, { join: shown })) as GuestClient;
    expect(first.welcome.guest?.role).toBe("write");
    expect(await GuestClient.enter(server.port, { join: shown })).toMatch(/for one person/);
    first.close();
  });

  test("for one person lets the same browser in again, whose answer was lost", async () => {
    const shown = await link("read", { once: true, name: "Ed" });
    const hello = { join: shown, secret: "b".repeat(43) };
    const first = (await GuestClient.enter(server.port, hello)) as GuestClient;
    const again = (await GuestClient.enter(server.port, hello)) as GuestClient;
    expect(again.welcome.guest?.id).toBe(first.welcome.guest?.id);
    expect(await GuestClient.enter(server.port, { join: shown, secret: "c".repeat(43) })).toMatch(/for one person/);
    for (const guest of [first, again]) guest.close();
  });

  test("for many tells those of one name apart", async () => {
    const shown = await link("read", { name: "Reader" });
    const guests = [
      await GuestClient.enter(server.port, { join: shown }),
      await GuestClient.enter(server.port, { join: shown }),
    ];
    expect(guests.map((guest) => (typeof guest === "string" ? guest : guest.welcome.person.name))).toEqual([
      "Reader",
      "Reader 2",
    ]);
    for (const guest of guests) (guest as GuestClient).close();
  });

  test("that was taken back ends every session that came in by it, at once", async () => {
    const { guest, secret } = await enter("read");
    const reading = await open({ token: secret, lease: noLease }, `read/${chapter}`);
    const made = unwrap(await host.call("share.list", { project }))[0];
    expect(made?.guests[0]).toMatchObject({ name: guest.welcome.person.name, isHere: true });
    unwrap(await host.call("share.revoke", { project, link: made!.id }));
    expect(await guest.closed).toEqual({ code: 4403, reason: "This link was taken back." });
    await vi.waitFor(() => expect(reading.closed).toContain("This link was taken back."));
    expect(await GuestClient.enter(server.port, secret)).toBe("This link was taken back.");
    expect(await refusal(secret, `read/${chapter}`)).toBe("This link was taken back.");
    reading.destroy();
  });

  test("that has ended lets nobody in", async () => {
    const shown = await link("read", { expires: new Date(Date.now() + 300).toISOString() });
    const early = await GuestClient.enter(server.port, { join: shown });
    if (typeof early === "string") throw new Error(early);
    await vi.waitFor(async () => {
      expect(await early.call("guest.book", { project })).toMatchObject({
        ok: false,
        problem: { code: "link-expired" },
      });
    });
    expect(await GuestClient.enter(server.port, { join: shown })).toBe("This link has ended.");
    early.close();
  });

  test.each(["", "x", "s".repeat(43).replace("s", "t"), "__proto__"])("“%s” is none", async (shown) => {
    expect(await GuestClient.enter(server.port, { join: shown })).toMatch(/leads to no story/);
    expect(await GuestClient.enter(server.port, shown)).toMatch(/leads to no story/);
  });

  test("keeps no token and no secret in its file", async () => {
    const shown = await link("read");
    const guest = (await GuestClient.enter(server.port, { join: shown })) as GuestClient;
    const stored = Buffer.from(
      await nodeDisk.read(join(host.project(project).ok ? host.projects[0]!.place : "", "links.json")),
    );
    expect(stored.includes(guest.welcome.guest?.id ?? "?")).toBe(true);
    expect([shown, guest.welcome.guest?.secret ?? "?"].some((secret) => stored.includes(secret))).toBe(false);
    guest.close();
  });
});

describe("whoever only reads", () => {
  test.each(["read", "comment", "suggest"] as const)(
    "with the role “%s” never gets what was deleted, or what isn't in the book",
    async (role) => {
      const { guest, secret } = await enter(role);
      const heard = guest.heard;
      const reading = await open(
        { token: secret, lease: noLease, heard: (bytes) => heard.push(bytes) },
        `read/${chapter}`,
      );
      expect(reading.text.toString()).toBe("The water rose.\n\nIt fell.\n");
      const window = await open({ token }, `text/${chapter}`);
      window.text.insert(0, "At dawn. ");
      await vi.waitFor(() => expect(reading.text.toString()).toMatch(/^At dawn\. The water/));
      window.text.delete(0, "At dawn. ".length);
      await vi.waitFor(() => expect(reading.text.toString()).toMatch(/^The water/));
      // What is undone is another's to see again only where it stands.
      const book = unwrap(await guest.call("guest.book", { project }));
      expect(book.items.map(({ title }) => title)).toEqual(["The Weir", "Chapter One"]);
      for (const document of [
        "outline",
        `text/${chapter}`,
        `text/${note}`,
        `read/${hidden}`,
        `read/${note}`,
        `read/../text/${chapter}`,
        "read/outline",
      ])
        expect(await refusal(secret, document), document).toMatch(/not open|not given/);
      // The search finds what was sent.
      expect(holds(heard, "The water rose.")).toBe(true);
      for (const words of ["FORBIDDEN", "UNREADY", "SECRET", "Plans", "Unready"])
        expect(holds(heard, words), words).toBe(false);
      for (const client of [window, reading]) client.destroy();
      guest.close();
    },
  );

  test("writes nothing, whatever it sends", async () => {
    const { guest, secret } = await enter("comment");
    const reading = await open({ token: secret, lease: noLease }, `read/${chapter}`);
    const before = host.projects[0]!.loaded(textDocument(chapter))?.text.toString();
    reading.text.insert(0, "Mine! ");
    await vi.waitFor(() => expect(reading.closed).toContain("This text can only be read."));
    expect(host.projects[0]!.loaded(textDocument(chapter))?.text.toString()).toBe(before);
    const calls = [
      guest.call("text.read", { project, item: chapter }),
      guest.call("history.revisions", { project, chapter }),
      guest.call("live.lease", { project, document: `text/${chapter}` }),
      guest.call("share.list", { project }),
      guest.call("drafts.suggest", { project }),
      guest.call("library.list", {}),
      guest.call("project.open", { path: host.projects[0]!.folder.path }),
    ];
    for (const result of await Promise.all(calls))
      expect(result).toMatchObject({ ok: false, problem: { code: "not-allowed" } });
    reading.destroy();
    guest.close();
  });

  test("is shown out of a chapter that is taken out of the book", async () => {
    const { guest, secret } = await enter("read");
    const made = unwrap(
      await host.call("text.create", {
        project,
        kind: "chapter",
        title: "Late",
        parent: "book",
        after: null,
        text: "Late.\n",
      }),
    );
    const reading = await open({ token: secret, lease: noLease }, `read/${made.item}`);
    const owner = await open({ token }, "outline");
    (owner.doc.getMap("items").get(made.item) as unknown as Map<string, unknown>).set("inBook", false);
    await owner.mark(true);
    await vi.waitFor(() => expect(reading.closed.length).toBeGreaterThan(0));
    expect(await refusal(secret, `read/${made.item}`)).toMatch(/not open/);
    for (const client of [owner, reading]) client.destroy();
    guest.close();
  });
});

describe("whoever suggests", () => {
  test("writes in a draft of their own, under the link's name, and the main text goes on beneath", async () => {
    const { guest, secret, id } = await enter("suggest", { name: "Ed" });
    unwrap(await guest.call("drafts.suggest", { project }));
    const name = `suggest/${id}/${chapter}`;
    const lease = unwrap(await guest.call("live.lease", { project, document: name }));
    const heard = guest.heard;
    const writing = await open({ token: secret, lease, heard: (bytes) => heard.push(bytes) }, name);
    expect(writing.text.toString()).toBe("The water rose.\n\nIt fell.\n");
    writing.text.insert("The water".length, " slowly");
    writing.text.insert(0, "GONE before it was sent. ");
    writing.text.delete(0, "GONE before it was sent. ".length);
    await writing.mark(true);
    const open_ = host.projects[0]!;
    const draft = suggestionsDraft(open_, id);
    expect(draft).toMatchObject({ author: "Ed", suggests: true });
    expect((await open_.document(textDocument(chapter))).text.toString()).not.toContain("slowly");
    expect((await open_.document(draftText(draft!.id, chapter))).text.toString()).toContain("The water slowly rose.");
    await edit((text) => text.insert(text.length, "And rose again.\n"));
    await vi.waitFor(() => expect(writing.text.toString()).toMatch(/The water slowly rose.*And rose again/s), {
      timeout: 5000,
    });
    expect(holds(heard, "FORBIDDEN")).toBe(false);
    const compared = unwrap(await host.call("drafts.compare", { project, draft: draft!.id, chapter }));
    expect(compared.changes).toMatchObject([{ author: "Ed", after: expect.stringContaining("slowly") }]);
    unwrap(await host.call("drafts.take", { project, draft: draft!.id, chapters: [{ chapter, keys: null }] }));
    await vi.waitFor(async () =>
      expect((await open_.document(textDocument(chapter))).text.toString()).toContain("slowly"),
    );
    const history = unwrap(await host.call("history.authorship", { project, chapter, draft: null } as never));
    expect(JSON.stringify(history)).toContain("Ed");
    await edit((text) => text.delete("The water".length, " slowly".length));
    writing.destroy();
    guest.close();
  });

  test("opens nobody else's suggestions, and forges nobody's words", async () => {
    const one = await enter("suggest");
    const two = await enter("suggest");
    unwrap(await one.guest.call("drafts.suggest", { project }));
    unwrap(await two.guest.call("drafts.suggest", { project }));
    const name = `suggest/${one.id}/${chapter}`;
    const lease = unwrap(await one.guest.call("live.lease", { project, document: name }));
    expect(await two.guest.call("live.lease", { project, document: name })).toMatchObject({ ok: false });
    expect(await refusal(two.secret, name, lease)).toMatch(/not open/);
    expect(await refusal(two.secret, `text/${chapter}`, lease)).toMatch(/not open/);
    expect(await refusal(one.secret, name, { ...lease, client: lease.client + 1 })).toMatch(/not given leave/);
    for (const { guest } of [one, two]) guest.close();
  });
});

describe("images of the story", () => {
  const statusOf = async (secret: string, path: string, method = "GET") => {
    const headers = { Authorization: `Bearer ${secret}` };
    return (await fetch(`http://127.0.0.1:${server.port}${path}`, { method, headers })).status;
  };

  test("come to whoever reads, by a ticket that the host gave them", async () => {
    const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]);
    const address = unwrap(await keepImage(host.projects[0]!, "hut.png", image));
    const { guest, secret } = await enter("read");
    const { ticket } = unwrap(await guest.call("image.open", { project, address }));
    expect(await statusOf(secret, `/file/${ticket}`)).toBe(200);
    expect(await statusOf("wrong", `/file/${ticket}`)).toBe(401);
    expect(await statusOf(secret, "/file/00")).toBe(404);
    guest.close();
  });

  test("are brought by whoever writes, and by nobody else who came in by a link", async () => {
    for (const [role, status] of [
      ["write", 200],
      ["suggest", 403],
      ["comment", 403],
      ["read", 403],
    ] as const) {
      const { guest, secret } = await enter(role);
      expect(await statusOf(secret, "/upload?name=hut.png", "POST"), role).toBe(status);
      guest.close();
    }
  });
});

test("whoever is not let in is told why, with a code and a next step", async () => {
  const told = new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/contract`);
    socket.addEventListener("open", () => socket.send(JSON.stringify({ hello: { join: "x".repeat(43) } })));
    socket.addEventListener("message", ({ data }) => resolve(JSON.parse(String(data))));
  });
  expect(await told).toMatchObject({ refused: { code: "link-unknown", next: expect.stringMatching(/copied whole/) } });
});

describe("who is here", () => {
  test("is told by the host: the link's name and role, where they are, and nothing of chapters that one can't see", async () => {
    const reader = await enter("read", { name: "Rea" });
    const writer = await enter("write", { name: "Wim" });
    const first = reader.guest.next("presence.changed");
    unwrap(await reader.guest.call("presence.here", { project, chapter, place: { name: "Mallory" } }));
    expect(await first).toMatchObject({ people: [{ person: reader.id, name: "Rea", role: "read", chapter }] });
    const both = ({ people }: { readonly people: readonly unknown[] }) => people.length === 2;
    const [read, written] = [reader, writer].map(({ guest }) => guest.next("presence.changed", both));
    const claimed = { project, chapter: hidden, place: null, name: "Mallory", person: reader.id };
    unwrap(await writer.guest.call("presence.here", claimed));
    expect((await read)?.people[1]).toMatchObject({ name: "Wim", role: "write", chapter: null });
    expect((await written)?.people[1]).toMatchObject({ name: "Wim", person: writer.id, chapter: hidden });
    const pointed = reader.guest.next("presence.pointed");
    unwrap(await writer.guest.call("presence.point", { project, chapter: hidden, place: null }));
    unwrap(await writer.guest.call("presence.point", { project, chapter, place: null }));
    expect(await pointed).toMatchObject({ by: { name: "Wim" }, chapter });
    const left = reader.guest.next("presence.changed");
    writer.guest.close();
    expect((await left).people.map(({ name }) => name)).toEqual(["Rea"]);
    reader.guest.close();
  });
});

describe("whoever writes", () => {
  test("is credited by the link's name, with what a call does too", async () => {
    const { guest, secret } = await enter("write", { name: "Berta" });
    const lease = unwrap(await guest.call("live.lease", { project, document: `text/${chapter}` }));
    const writing = await open({ token: secret, lease }, `text/${chapter}`);
    writing.text.insert(0, "Berta wrote this. ");
    await writing.mark(true);
    const made = unwrap(
      await guest.call("text.create", {
        project,
        kind: "chapter",
        title: "Hers",
        parent: "book",
        after: null,
        text: "Hers.\n",
      }),
    );
    const revisions = async (of: ItemId) =>
      unwrap(await host.call("history.revisions", { project, chapter: of, draft: null } as never));
    expect(JSON.stringify(await revisions(chapter))).toContain('"Berta"');
    expect(JSON.stringify(await revisions(made.item))).toContain('"Berta"');
    writing.text.delete(0, "Berta wrote this. ".length);
    await writing.mark(true);
    writing.destroy();
    guest.close();
  });

  test("leaves no hole, deletes nothing that is still to come, and writes nothing but letters", async () => {
    const { guest, secret } = await enter("write");
    const document = `text/${chapter}`;
    const stored = (await host.projects[0]!.document(textDocument(chapter))).doc;
    const before = stored.getText("text").toString();
    const attempts: readonly ((doc: Y.Doc, client: number) => Uint8Array)[] = [
      (doc) => {
        doc.getText("text").insert(0, "lost ");
        const known = Y.encodeStateVector(doc);
        doc.getText("text").insert(5, "found ");
        return Y.encodeStateAsUpdate(doc, known);
      },
      (doc, client) => {
        const ahead = new Y.Doc();
        ahead.clientID = client;
        ahead.getText("text").insert(0, "x".repeat(5000));
        ahead.getText("text").delete(0, 5000);
        doc.destroy();
        return Y.mergeUpdates([Y.encodeStateAsUpdate(ahead, Y.encodeStateVector(ahead))]);
      },
      (doc) => {
        doc.getText("text").insertEmbed(0, { image: "x" });
        return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(stored));
      },
      (doc) => {
        doc.getMap("elsewhere").set("hidden", "payload");
        return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(stored));
      },
    ];
    for (const attempt of attempts) {
      const lease = unwrap(await guest.call("live.lease", { project, document }));
      const window = await open({ token: secret, lease }, document);
      const own = new Y.Doc({ gc: false });
      Y.applyUpdate(own, Y.encodeStateAsUpdate(stored));
      own.clientID = lease.client;
      window.send(attempt(own, lease.client));
      await vi.waitFor(() => expect(window.closed.join()).toMatch(/can't be read|a part of what it wrote/));
      expect(stored.store.pendingStructs).toBeNull();
      expect(stored.store.pendingDs).toBeNull();
      window.destroy();
    }
    expect(stored.getText("text").toString()).toBe(before);
    guest.close();
  });

  test("credits to copies only what is one", async () => {
    const { guest, secret } = await enter("write", { name: "Forger" });
    const document = `text/${chapter}`;
    const lease = unwrap(await guest.call("live.lease", { project, document }));
    const window = await open({ token: secret, lease }, document);
    const main = await host.projects[0]!.document(textDocument(chapter));
    const first = main.text._start?.id;
    const source = { document, client: first?.client ?? 0, clock: first?.clock ?? 0 };
    window.say({
      kind: "describe",
      n: 1,
      origin: "pasted",
      copies: [{ client: lease.client, clock: 0, length: 6, source }],
    });
    window.text.insert(0, "Forged");
    await window.mark(true);
    const union = (await host.projects[0]!.history(textDocument(chapter)))?.union;
    const claimed = [...(union?.records.copies.values() ?? [])].flat().filter(({ client }) => client === lease.client);
    expect(claimed).toEqual([]);
    window.text.delete(0, "Forged".length);
    await window.mark(true);
    window.destroy();
    guest.close();
  });

  test("reaches no other story, and nothing of this installation", async () => {
    const other = unwrap(await host.call("library.create", { title: "Other", author: "", language: "en" })).project;
    const { guest, secret } = await enter("write");
    expect(await guest.call("project.outline", { project: other })).toMatchObject({
      ok: false,
      problem: { code: "other-story" },
    });
    expect(
      await guest.call("share.make", { project, role: "write", name: "", note: "", expires: null, once: false }),
    ).toMatchObject({ ok: false });
    const at = { port: server.port, token: secret, project: other, document: "outline" };
    const { promise, resolve } = Promise.withResolvers<string>();
    const client = LiveClient.attempt(at, noLease, resolve);
    expect(await promise).toMatch(/not open/);
    client.destroy();
    guest.close();
  });
});
