import { randomUUID } from "node:crypto";
import { type Connection, Hocuspocus } from "@hocuspocus/server";
import * as Y from "yjs";
import { type Copy, isDocumentName } from "../../history/record.ts";
import type { ProjectId } from "../../story/ids.ts";
import { colourOfPerson } from "../../story/people.ts";
import { isReadable } from "../../story/readable-book.ts";
import type { Lease } from "../contract/contract.ts";
import type { LiveMessage } from "../contract/live-messages.ts";
import type { Host } from "../host.ts";
import { createSender } from "../live/sender.ts";
import type { Project } from "../project/project.ts";
import { findTarget, type LiveTarget } from "../sharing/live-target.ts";
import { authorOf, type Session } from "../sharing/session.ts";
import { closeReason, refusedCode } from "./closing.ts";
import { identify } from "./identify.ts";
import { bringsNothing, provenCopies, refusedUpdate } from "./incoming.ts";
import { limits } from "./limits.ts";
import { openRelay, type Relay } from "./live-relay.ts";
import type { Wire } from "./wire.ts";

/** What a connection to a document was found to be when it was authenticated. */
interface Peer {
  readonly wire: Wire;
  readonly session: Session;
  readonly project: Project;
  readonly target: LiveTarget;
  readonly writes: boolean;
  /** 0 for those who only read. */
  readonly client: number;
  readonly sender: ReturnType<typeof createSender>;
  /** Marks that wait for the update that they are about. */
  marks: Extract<LiveMessage, { kind: "mark" }>[];
}

/** A mark that names more than this many copied pieces is not one of an editor of ours. */
const mostCopies = 10_000;

export type LiveSocket = Hocuspocus<Peer>;

/**
 * `/live`: the documents, for editors (Hocuspocus 4). Hocuspocus carries edits and presence; what is stored, and by whom
 * it may be written, is decided here. Its own document is a relay of the host's.
 */
export function createLiveSocket(host: Host): LiveSocket {
  const holders = new Map<string, Connection<Peer>>();
  const relays = new Map<string, Relay>();
  const hocuspocus = new Hocuspocus<Peer>({
    quiet: true,
    timeout: 60_000,
    // A window that comes back opens all of its texts at once.
    maxPendingDocuments: limits.documents + 50,
    yDocOptions: { gc: false, gcFilter: () => false },

    async onAuthenticate({ token: given, documentName, connectionConfig, context: { wire } }) {
      const asked = readToken(given);
      const session = asked && identify(host, wire.ownerToken, asked.token);
      if (!asked || !session) throw refusal("The link to this studio is not valid any more.");
      if (!session.ok) throw refusal(session.problem.sentence);
      const found = findDocument(host, session.value, documentName);
      if (!found) throw refusal("This story is not open any more.");
      wire.enter(session.value);
      if (!wire.opens()) throw refusal("Too many texts are open at once.");
      const { project, target } = found;
      const { id, name } = authorOf(session.value) ?? host.data.person;
      if (target.kind !== "read" && !project.clientIds.isProven(target.name, asked, id))
        throw refusal("This window was not given leave to write here.");
      const writes = target.kind !== "read" && project.access.kind === "writable";
      connectionConfig.readOnly = !writes;
      const client = target.kind === "read" ? 0 : asked.client;
      const sender = createSender(randomUUID(), { id, name }, documentName);
      return { wire, ...found, session: session.value, writes, client, sender, marks: [] };
    },

    async connected({ connection, documentName, context }) {
      const closed = host.doors.closed(context.session);
      if (closed) return connection.close({ code: refusedCode, reason: closeReason(closed.sentence) });
      const leave = host.doors.enter(context.session, "document", ({ sentence }) =>
        connection.close({ code: refusedCode, reason: closeReason(sentence) }),
      );
      connection.onClose(leave);
      if (context.target.kind === "read") return;
      // The window that proves the lease last has it: its own earlier connection may not have been missed yet.
      const key = `${documentName} ${context.client}`;
      const earlier = holders.get(key);
      holders.set(key, connection as Connection<Peer>);
      earlier?.close({ code: 4409, reason: "This window is connected anew." });
    },

    async onDisconnect({ documentName, context }) {
      if (context?.target) context.wire.closes();
      const key = `${documentName} ${context?.client}`;
      if (holders.get(key)?.context.sender.id === context?.sender?.id) holders.delete(key);
    },

    async onLoadDocument({ document, documentName, context }) {
      const { project, target } = context;
      const relay = await openRelay(project, target, document);
      relays.set(documentName, relay);
    },

    async afterUnloadDocument({ documentName }) {
      relays.get(documentName)?.close();
      relays.delete(documentName);
    },

    async beforeHandleAwareness({ states, context }) {
      if (context) presentAs(states, context);
    },

    async beforeSync({ type, payload, documentName, context }) {
      const { session, project, target, writes, sender } = context;
      const closed = host.doors.closed(session);
      if (closed) throw refusal(closed.sentence);
      // 0 asks for what is missing; 1 and 2 carry changes (y-protocols/sync).
      if (type === 0) return;
      const live = project.loaded(target.name);
      if (!live) throw refusal("This text is not open any more.");
      if (!writes) {
        if (!bringsNothing(payload, live)) throw refusal("This text can only be read.");
        return;
      }
      const isHeld = (client: number) => holders.has(`${documentName} ${client}`);
      const refused = refusedUpdate(context, payload, live, isHeld);
      if (refused) throw refusal(refused);
      if (session.kind === "guest") sender.prove((copies) => provenCopies(copies, payload, live));
      // What is stored is what came, before Hocuspocus' own document makes something else of it: that of suggestions collects.
      Y.applyUpdate(live.doc, payload, sender);
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

/** Closes every connection to a text, in whatever form, and lets go of the relays: the next who opens it gets what the host has then. */
export async function letGoOf(hocuspocus: LiveSocket, id: ProjectId, name: string): Promise<void> {
  const chapter = name.split("/").at(-1) ?? "";
  for (const documentName of [...hocuspocus.documents.keys()]) {
    const [story, kind, ...rest] = documentName.split("/");
    const isGuests = (kind === "read" || kind === "suggest") && rest.at(-1) === chapter;
    if (story === id && (isGuests || documentName === `${id}/${name}`)) await unload(hocuspocus, documentName);
  }
}

async function unload(hocuspocus: LiveSocket, documentName: string): Promise<void> {
  const document = hocuspocus.documents.get(documentName);
  while (document && hocuspocus.documents.get(documentName) === document) {
    hocuspocus.closeConnections(documentName);
    await hocuspocus.unloadDocument(document);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Closes what those have open who only read the book, of chapters that are not in it any more. */
export function closeHidden(hocuspocus: LiveSocket, host: Host, id: ProjectId): void {
  const project = host.project(id);
  if (!project.ok) return;
  for (const [name, document] of [...hocuspocus.documents]) {
    const [story, kind, ...rest] = name.split("/");
    const isGuests = story === id && (kind === "read" || kind === "suggest");
    if (!isGuests || isReadable(project.value.outline, rest.at(-1) ?? "")) continue;
    for (const connection of document.getConnections())
      connection.close({ code: refusedCode, reason: "This chapter is not in the book any more." });
  }
}

/** Answers the marks whose text has arrived, once it is on the disk. The others wait for it. */
function answerMarks(connection: Connection<Peer>): void {
  const { context: peer } = connection;
  const live = peer.project.loaded(peer.target.name);
  if (!live) return;
  const ready = peer.marks.filter((mark) => live.clockOf(peer.client) >= mark.clock);
  const last = ready.at(-1);
  if (!last) return;
  peer.marks = peer.marks.filter((mark) => !ready.includes(mark));
  // That closes everybody's records: a guest's wait for their time.
  const now = peer.session.kind === "owner" && ready.some((mark) => mark.now);
  if (now) peer.project.log?.closeRecords();
  void peer.project.storing.stored(now).then(() => {
    connection.sendStateless(JSON.stringify({ kind: "stored", n: last.n } satisfies LiveMessage));
  });
}

function findDocument(
  host: Host,
  session: Session,
  documentName: string,
): { readonly project: Project; readonly target: LiveTarget } | null {
  const slash = documentName.indexOf("/");
  const id = documentName.slice(0, Math.max(slash, 0));
  if (session.kind === "guest" && session.project !== id) return null;
  const project = host.project(id);
  if (!project.ok) return null;
  const target = findTarget(project.value, session, documentName.slice(slash + 1));
  return target ? { project: project.value, target } : null;
}

/** Others see a cursor under the name that its connection has, whatever its window says; nobody moves another's. */
function presentAs(states: Map<number, Record<string, unknown>>, peer: Peer): void {
  for (const [client, state] of states) {
    if (client !== peer.client || peer.target.kind === "read") states.delete(client);
    else if (state.user) {
      const { id, name } = peer.sender.author;
      const color = colourOfPerson(id).css;
      state.user = { name, color, colorLight: `color-mix(in srgb, ${color} 22%, transparent)` };
    }
  }
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

/** Hocuspocus closes the document's connection with it; the reason is what the writer reads. In the log it is one line. */
function refusal(sentence: string): Error {
  const error = new Error(sentence);
  const hidden = (value: unknown) => ({ value, enumerable: false });
  return Object.defineProperties(error, {
    stack: hidden(sentence),
    code: hidden(refusedCode),
    reason: hidden(closeReason(sentence)),
  });
}
