import { randomUUID } from "node:crypto";
import { type Connection, type Document, Hocuspocus, isTransactionOrigin } from "@hocuspocus/server";
import * as Y from "yjs";
import { type Copy, type DocumentName, isDocumentName } from "../../history/record.ts";
import { inspectUpdate } from "../../history/structs.ts";
import { isItemId } from "../../story/ids.ts";
import type { Lease } from "../contract/contract.ts";
import type { LiveMessage } from "../contract/live-messages.ts";
import type { Host } from "../host.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { createSender, isSender } from "../live/sender.ts";
import { isDraftDocument } from "../project/drafts/draft-list.ts";
import type { Project } from "../project/project.ts";
import { isSameSecret } from "../sharing/secrets.ts";

/** What a connection to a document was found to be when it was authenticated. */
interface Peer {
  readonly project: Project;
  readonly name: DocumentName;
  readonly client: number;
  readonly sender: ReturnType<typeof createSender>;
  /** Marks that wait for the update that they are about. */
  marks: Extract<LiveMessage, { kind: "mark" }>[];
}

/** Changes that the host's copy passes on to the connected editors. */
const fromHost = { source: "local" as const, context: "host" };

/** A mark that names more than this many copied pieces is not one of an editor of ours. */
const mostCopies = 10_000;

/**
 * `/live`: the documents, for editors (Hocuspocus 4). Hocuspocus carries edits and presence; what is stored, and by whom
 * it may be written, is decided here. Its own document is a relay of the host's.
 */
export function createLiveSocket(host: Host, token: string): Hocuspocus<Peer> {
  const holders = new Map<string, Connection<Peer>>();
  const bridges = new Map<string, () => void>();
  const hocuspocus = new Hocuspocus<Peer>({
    quiet: true,
    timeout: 60_000,
    yDocOptions: { gc: false, gcFilter: () => false },

    async onAuthenticate({ token: given, documentName, connectionConfig }) {
      const asked = readToken(given);
      if (!asked || !isSameSecret(asked.token, token)) throw refusal("The link to this studio is not valid any more.");
      const found = findDocument(host, documentName);
      if (!found) throw refusal("This story is not open any more.");
      if (!found.project.clientIds.isProven(found.name, asked))
        throw refusal("This window was not given leave to write here.");
      connectionConfig.readOnly = found.project.access.kind === "read-only";
      const { id, name } = host.data.person;
      return { ...found, client: asked.client, sender: createSender(randomUUID(), { id, name }), marks: [] };
    },

    async connected({ connection, documentName, context }) {
      // The window that proves the lease last has it: its own earlier connection may not have been missed yet.
      const key = `${documentName} ${context.client}`;
      const earlier = holders.get(key);
      holders.set(key, connection as Connection<Peer>);
      earlier?.close({ code: 4409, reason: "This window is connected anew." });
    },

    async onDisconnect({ documentName, context }) {
      const key = `${documentName} ${context?.client}`;
      if (holders.get(key)?.context.sender.id === context?.sender?.id) holders.delete(key);
    },

    async onLoadDocument({ document, documentName }) {
      const found = findDocument(host, documentName);
      if (!found) throw refusal("This story is not open any more.");
      found.project.use(found.name);
      const live = await found.project.document(found.name);
      bridges.set(documentName, bridge(document, live));
    },

    async afterUnloadDocument({ documentName }) {
      bridges.get(documentName)?.();
      bridges.delete(documentName);
      const found = findDocument(host, documentName);
      found?.project.leave(found.name);
      if (found?.project.log) void found.project.storing.publish();
    },

    async beforeSync({ type, payload, documentName, context }) {
      // 0 asks for what is missing; 1 and 2 carry changes (y-protocols/sync).
      if (type === 0) return;
      const live = context.project.loaded(context.name);
      const summary = payload.length > 0 ? inspectUpdate(payload) : null;
      if (!summary || !live) throw refusal("What this window sent can't be read.");
      if (summary.collected) throw refusal("This window sends text without its history.");
      for (const { client, clock, length } of summary.inserted) {
        if (client === context.client || clock + length <= live.clockOf(client)) continue;
        // Another's words that only this window still has are taken, unless that other is here to send them.
        const isHeld = holders.has(`${documentName} ${client}`);
        if (isHeld || !context.project.clientIds.wasLeased(context.name, client)) {
          throw refusal("This window sends what another one has written.");
        }
      }
    },

    async afterHandleMessage({ connection, context }) {
      if (context.marks.length > 0) answerMarks(connection as Connection<Peer>);
    },

    async onStateless({ connection, payload }) {
      const message = readMessage(payload);
      const peer = (connection as Connection<Peer>).context;
      if (message?.kind === "describe") peer.sender.describe(message.origin, readCopies(message.copies));
      if (message?.kind === "mark") {
        peer.marks.push(message);
        answerMarks(connection as Connection<Peer>);
      }
    },
  });
  return hocuspocus;
}

/** Closes every connection to a document and lets go of the relay: the next who opens it gets what the host has then. */
export async function letGoOf(hocuspocus: Hocuspocus<Peer>, documentName: string): Promise<void> {
  const document = hocuspocus.documents.get(documentName);
  while (document && hocuspocus.documents.get(documentName) === document) {
    hocuspocus.closeConnections(documentName);
    await hocuspocus.unloadDocument(document);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Answers the marks whose text has arrived, once it is on the disk. The others wait for it. */
function answerMarks(connection: Connection<Peer>): void {
  const { context: peer } = connection;
  const live = peer.project.loaded(peer.name);
  if (!live) return;
  const ready = peer.marks.filter((mark) => live.clockOf(peer.client) >= mark.clock);
  const last = ready.at(-1);
  if (!last) return;
  peer.marks = peer.marks.filter((mark) => !ready.includes(mark));
  const now = ready.some((mark) => mark.now);
  if (now) peer.project.log?.closeRecords();
  void peer.project.storing.stored(now).then(() => {
    connection.sendStateless(JSON.stringify({ kind: "stored", n: last.n } satisfies LiveMessage));
  });
}

/** Keeps Hocuspocus' document and the host's the same, both ways, in the same turn of the event loop. */
function bridge(document: Document, live: LiveDocument): () => void {
  const toHost = (update: Uint8Array, origin: unknown) => {
    if (!isTransactionOrigin(origin) || origin.source !== "connection") return;
    Y.applyUpdate(live.doc, update, (origin.connection as Connection<Peer>).context.sender);
  };
  const toEditors = (update: Uint8Array, origin: unknown) => {
    if (!isSender(origin)) Y.applyUpdate(document, update, fromHost);
  };
  Y.applyUpdate(document, Y.encodeStateAsUpdate(live.doc), fromHost);
  document.on("update", toHost);
  live.doc.on("update", toEditors);
  return () => {
    document.off("update", toHost);
    live.doc.off("update", toEditors);
  };
}

function findDocument(
  host: Host,
  documentName: string,
): { readonly project: Project; readonly name: DocumentName } | null {
  const slash = documentName.indexOf("/");
  const project = host.project(documentName.slice(0, Math.max(slash, 0)));
  const name = documentName.slice(slash + 1);
  if (!project.ok) return null;
  const isText =
    name.startsWith("text/") &&
    isItemId(name.slice("text/".length)) &&
    project.value.item(name.slice("text/".length)) !== null;
  const isKnown = name === "outline" || isText || isDraftDocument(project.value, name);
  return isKnown ? { project: project.value, name: name as DocumentName } : null;
}

function readToken(given: string): ({ readonly token: string } & Lease) | null {
  const value = parseJson(given);
  if (typeof value?.token !== "string" || typeof value.proof !== "string" || !isClock(value.client)) return null;
  return { token: value.token, client: value.client, proof: value.proof };
}

function readMessage(payload: string): Extract<LiveMessage, { kind: "describe" | "mark" }> | null {
  const value = parseJson(payload);
  if (!value || !isClock(value.n)) return null;
  if (value.kind === "mark" && isClock(value.clock)) {
    return { kind: "mark", n: value.n, clock: value.clock, now: value.now === true };
  }
  const { origin } = value;
  const isKnown = origin === "typed" || origin === "pasted" || origin === "undone" || origin === "restored";
  if (value.kind === "describe" && isKnown) {
    return { kind: "describe", n: value.n, origin, copies: Array.isArray(value.copies) ? value.copies : [] };
  }
  return null;
}

function readCopies(copies: readonly unknown[]): readonly Copy[] {
  return copies.slice(0, mostCopies).flatMap((candidate) => {
    const copy = candidate as Partial<Copy> | null;
    const { source } = copy ?? {};
    if (!isClock(copy?.client) || !isClock(copy.clock) || !isClock(copy.length) || copy.length === 0) return [];
    if (!isDocumentName(source?.document) || !isClock(source.client) || !isClock(source.clock)) return [];
    const { document, client, clock } = source;
    return [{ client: copy.client, clock: copy.clock, length: copy.length, source: { document, client, clock } }];
  });
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isClock(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Hocuspocus closes the document's connection with it; the reason is what the writer reads. */
function refusal(sentence: string): Error & { code: number; reason: string } {
  return Object.assign(new Error(sentence), { code: 4403, reason: sentence });
}
