import type { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { applyUpdate, Doc, mergeUpdates, type Transaction, UndoManager } from "yjs";
import { copiesOfPaste } from "../../history/live-ids.ts";
import type { DocumentName } from "../../history/record.ts";
import type { Lease, Person } from "../../host/contract/contract.ts";
import type { LiveCopy, LiveMessage } from "../../host/contract/live-messages.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { Observable } from "../observable.ts";
import { windowProblems } from "../problems/window-words.ts";
import { LiveProvider } from "./live-provider.ts";
import { type SavedState, saved, saving, stopped } from "./saved-state.ts";
import { isFirstSyncStep } from "./sync-messages.ts";

const markInterval = 100;
const retryAfter = 4000;

export interface LiveDocumentSource {
  readonly project: ProjectId;
  /** "outline" or "text/<item>". */
  readonly name: string;
  readonly lease: Lease;
  readonly token: () => string;
  readonly person: Person;
  readonly socket: HocuspocusProviderWebsocket;
  /** New ids ← old ids of what an undo brought back, so that authorship and age outlive it. */
  readonly copiesOfUndo: (transaction: Transaction, doc: Doc) => readonly LiveCopy[];
  /** Keeps what was not stored yet beyond the end of this window; left out where the window alone has it. */
  readonly keeper?: WordKeeper;
  /** What is said while the host is away. */
  readonly away?: SavedState;
}

/** Outlives the window with what it could not send. */
export interface WordKeeper {
  /** @param n counts this document's updates */
  keep(n: number, update: Uint8Array): void;
  /** All up to this one are on the host's disk. */
  stored(n: number): void;
}

/** Where a text stood that is pasted. */
export interface PasteSource {
  /** "text/<item>" of the same story. */
  readonly document: string;
  readonly ids: readonly { readonly client: number; readonly clock: number; readonly length: number }[];
}

type Description = Extract<LiveMessage, { kind: "describe" }>;

/**
 * One Y.Doc that the host stores. Each local update is described before it is sent and marked after it, on the same
 * socket and in this order; the host's answer to the mark is what "Saved" rests on.
 */
export class LiveDocument {
  readonly project: ProjectId;
  readonly name: string;
  readonly doc: Doc;
  readonly provider: LiveProvider;
  readonly saved = new Observable<SavedState>(saved);
  /** True once everything that the host has is here. */
  readonly loaded = new Observable(false);
  /** How the next local update came about; the paste handler says so just before it. */
  nextOrigin: "typed" | "pasted" | "restored" = "typed";
  /** What the next local update repeats, where that is known. */
  nextSource: PasteSource | null = null;

  readonly #copiesOfUndo: LiveDocumentSource["copiesOfUndo"];
  readonly #client: number;
  readonly #keeper: WordKeeper | null;
  readonly #away: SavedState;
  #last = 0;
  #stored = 0;
  #marked = 0;
  #unstored: Description[] = [];
  #markTimer: ReturnType<typeof setTimeout> | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #online = false;
  #refusal: Problem | null = null;
  #urgent = false;

  constructor(source: LiveDocumentSource) {
    this.project = source.project;
    this.name = source.name;
    this.#copiesOfUndo = source.copiesOfUndo;
    this.#client = source.lease.client;
    this.#keeper = source.keeper ?? null;
    this.#away = source.away ?? stopped;
    this.doc = new Doc({ gc: false });
    // Before anything is loaded or written: a struct under an id that was not leased is refused.
    this.doc.clientID = source.lease.client;
    // Fires before the provider's "update" handler, so the description is on the socket first.
    this.doc.on("afterTransaction", (transaction) => this.#describe(transaction));
    this.provider = new LiveProvider({
      name: `${source.project}/${source.name}`,
      document: this.doc,
      websocketProvider: source.socket,
      token: () => JSON.stringify({ token: source.token(), client: source.lease.client, proof: source.lease.proof }),
      onSynced: () => this.loaded.set(true),
      onStateless: ({ payload }) => this.#receive(JSON.parse(payload) as LiveMessage),
      onMessage: ({ message }) => {
        // The provider answers this question with everything that the host lacks: what that is goes out just before the
        // answer, the mark right behind it.
        if (!isFirstSyncStep(message.decoder.arr)) return;
        this.#describeUnstored();
        queueMicrotask(() => this.#synced());
      },
      onAuthenticationFailed: ({ reason }) => this.#refuse(reason),
      onClose: ({ event }) => this.#closed(event.reason),
    });
    // After the provider's own handler: the update is on the socket when the mark follows.
    this.doc.on("update", (update, origin, _doc, transaction) => {
      if (!transaction.local || origin === this.provider) return;
      this.#keeper?.keep(this.#last, update);
      this.#scheduleMark();
    });
    this.introduce(source.person);
    this.provider.attach();
    this.#tell();
  }

  /** The name and the colour by which others see this window's cursor. */
  introduce({ name, colour }: Person): void {
    this.provider.awareness?.setLocalStateField("user", {
      name,
      color: colour,
      colorLight: `color-mix(in srgb, ${colour} 22%, transparent)`,
    });
  }

  /** Brings what an earlier window wrote under this lease and could not send; it is `saved` when the host has stored it. */
  bring(updates: readonly Uint8Array[]): void {
    const description: Description = { kind: "describe", n: ++this.#last, origin: "typed", copies: [] };
    this.#unstored.push(description);
    this.#send(description);
    applyUpdate(this.doc, mergeUpdates([...updates]), "brought");
    this.#mark(true);
    this.#tell();
  }

  /** Asks the host to flush now: on blur, on closing, when the window is hidden. */
  flush(): void {
    if (this.#stored < this.#last) this.#mark(true);
  }

  destroy(): void {
    this.flush();
    if (this.#markTimer !== null) clearTimeout(this.#markTimer);
    if (this.#retryTimer !== null) clearTimeout(this.#retryTimer);
    this.provider.destroy();
    this.doc.destroy();
  }

  #describe(transaction: Transaction): void {
    if (!transaction.local || transaction.origin === this.provider || !changesAnything(transaction)) return;
    const undone = transaction.origin instanceof UndoManager;
    const origin = undone ? "undone" : this.nextOrigin;
    const source = this.nextSource;
    this.nextOrigin = "typed";
    this.nextSource = null;
    if (origin !== "typed") this.#urgent = true;
    const copies = undone
      ? this.#copiesOfUndo(transaction, this.doc)
      : source
        ? copiesOfPaste(transaction, source.document as DocumentName, source.ids)
        : [];
    const description: Description = { kind: "describe", n: ++this.#last, origin, copies };
    this.#unstored.push(description);
    this.#send(description);
    this.#tell();
  }

  /** One description of all that is not known to be stored, for the one update that brings it after a new connection. */
  #describeUnstored(): void {
    this.provider.isCurrent = true;
    const [first, ...rest] = this.#unstored;
    if (!first) return;
    const origin = rest.every((description) => description.origin === first.origin) ? first.origin : "typed";
    const copies = this.#unstored.flatMap((description) => description.copies);
    this.#send({ kind: "describe", n: this.#last, origin, copies });
  }

  #scheduleMark(): void {
    if (this.#urgent) {
      this.#mark(true);
      return;
    }
    this.#markTimer ??= setTimeout(() => this.#mark(false), markInterval);
  }

  #mark(now: boolean): void {
    if (this.#markTimer !== null) clearTimeout(this.#markTimer);
    this.#markTimer = null;
    this.#urgent = false;
    // While the host is away a mark would say nothing; the one after the next sync covers everything.
    if (!this.#online) return;
    if (this.#marked === this.#last && !now) return;
    this.#marked = this.#last;
    this.#send({ kind: "mark", n: this.#last, clock: this.#clock(), now });
  }

  #receive(message: LiveMessage): void {
    if (message.kind === "stored") {
      this.#stored = Math.max(this.#stored, message.n);
      this.#unstored = this.#unstored.filter(({ n }) => n > this.#stored);
      this.#keeper?.stored(this.#stored);
      this.#refusal = null;
    } else if (message.kind === "refused") {
      this.#refusal = message.problem;
    }
    this.#tell();
  }

  #synced(): void {
    this.#online = true;
    this.#refusal = null;
    if (this.#stored < this.#last) this.#mark(true);
    this.#tell();
  }

  /** With a reason it is this document that the host closed; without one the whole connection is gone. */
  #closed(reason: string): void {
    this.#online = false;
    this.provider.isCurrent = false;
    if (reason && this.provider.configuration.websocketProvider.status === "connected") this.#refuse(reason);
    else this.#tell();
  }

  /** Says why, and asks again after a while: what is not saved stays here and isn't given up. */
  #refuse(reason: string): void {
    // A reason in words comes from the host; one in a single word from the protocol below it.
    const { liveRefused } = windowProblems;
    this.#refusal = reason.includes(" ") ? { ...liveRefused, sentence: reason } : liveRefused;
    this.#retryTimer ??= setTimeout(() => {
      this.#retryTimer = null;
      void this.provider.askAgain();
    }, retryAfter);
    this.#tell();
  }

  #tell(): void {
    const unsaved = this.#stored < this.#last;
    if (this.#refusal && (unsaved || !this.loaded.value)) this.saved.set({ kind: "not saved", problem: this.#refusal });
    else if (!this.#online && this.loaded.value) this.saved.set(this.#away);
    else this.saved.set(unsaved ? saving : saved);
  }

  get hasUnsaved(): boolean {
    return this.#stored < this.#last;
  }

  #clock(): number {
    // Yjs draws itself another id where words of this one come from elsewhere, as those that are brought do.
    const structs = this.doc.store.clients.get(this.#client);
    const last = structs?.at(-1);
    return last ? last.id.clock + last.length : 0;
  }

  #send(message: LiveMessage): void {
    this.provider.sendStateless(JSON.stringify(message));
  }
}

/** The same test as Yjs's own for whether there will be an update at all. */
function changesAnything(transaction: Transaction): boolean {
  if (transaction.deleteSet.clients.size > 0) return true;
  for (const [client, clock] of transaction.afterState) {
    if (transaction.beforeState.get(client) !== clock) return true;
  }
  return false;
}
