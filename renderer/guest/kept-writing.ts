import type { Lease, Person } from "../../host/contract/contract.ts";
import type { ProjectId } from "../../story/ids.ts";
import { LiveConnection } from "../live/live-connection.ts";
import { LiveDocument, type LiveDocumentSource } from "../live/live-document.ts";
import { type SavedState, saved, saving } from "../live/saved-state.ts";
import { Observable, whenTrue } from "../observable.ts";
import { windowProblems } from "../problems/window-words.ts";
import type { StudioSocket } from "../studio-socket.ts";
import { type LeftWords, UnsentUpdates } from "./unsent-updates.ts";

/** What a live document of a guest's is opened with beside what every one has. */
type Keeping = Pick<LiveDocumentSource, "keeper" | "away">;

const away: SavedState = { kind: "not saved", problem: windowProblems.storyAway };

/**
 * A guest's words until the host has stored them. What this window writes is kept beyond its end; what earlier windows of this
 * browser wrote and could not send is sent, each under the lease that it was written by. The host takes them once, however
 * often they are sent.
 */
export class KeptWriting {
  /** "saving" while there is something of earlier windows to send; why, where the host refuses it. */
  readonly saved = new Observable(saved);
  readonly #studio: StudioSocket;
  readonly #person: Person;
  readonly #story: ProjectId;
  readonly #words = new UnsentUpdates();
  readonly #couriers = new Set<{ readonly live: LiveDocument; readonly connection: LiveConnection }>();

  constructor(studio: StudioSocket, person: Person, story: ProjectId) {
    this.#studio = studio;
    this.#person = person;
    this.#story = story;
  }

  /** For as long as it is open no other window sends what is written in it. */
  keep(document: string, lease: Lease): Keeping {
    void navigator.locks?.request(lockOf(document, lease.client), () => untilTheWindowGoes);
    const kept = { story: this.#story, guest: this.#person.id, document, lease };
    return { keeper: this.#words.keeperOf(kept), away };
  }

  async sendLeft(): Promise<void> {
    const left = await this.#words.left(this.#story, this.#person.id);
    await Promise.all(left.map((words) => this.#sendWhenFree(words)));
  }

  /** A host that comes back is found at this address. */
  resume(): void {
    for (const { connection } of this.#couriers) void connection.resume(this.#studio.address.live);
  }

  disconnect(): void {
    for (const { connection } of this.#couriers) connection.disconnect();
  }

  close(): void {
    for (const { live, connection } of this.#couriers) {
      live.destroy();
      connection.destroy();
    }
    this.#couriers.clear();
  }

  /** Another window may be about to send them itself. */
  async #sendWhenFree(words: LeftWords): Promise<void> {
    const { document, lease } = words;
    if (!navigator.locks) return this.#deliver(words);
    await navigator.locks.request(lockOf(document, lease.client), { ifAvailable: true }, (lock) =>
      lock === null ? undefined : this.#deliver(words),
    );
  }

  /** A socket of its own: a document's name is there once on each. */
  async #deliver(words: LeftWords): Promise<void> {
    const { story, document, lease, updates } = words;
    const connection = new LiveConnection();
    const live = new LiveDocument({
      project: story,
      name: document,
      lease,
      token: () => this.#studio.address.token,
      person: this.#person,
      socket: connection,
      copiesOfUndo: () => [],
    });
    const courier = { live, connection };
    this.#couriers.add(courier);
    const tell = () => {
      const { value } = live.saved;
      this.saved.set(value.kind === "saved" ? saving : value);
    };
    this.saved.set(saving);
    live.saved.subscribe(tell);
    void connection.resume(this.#studio.address.live);
    await whenTrue(live.loaded);
    live.bring(updates);
    await new Promise<void>((resolve) => {
      live.saved.subscribe(() => {
        if (!live.hasUnsaved) resolve();
      });
    });
    this.#words.keeperOf(words).stored(Number.POSITIVE_INFINITY);
    live.destroy();
    connection.destroy();
    this.#couriers.delete(courier);
    if (this.#couriers.size === 0) this.saved.set(saved);
  }
}

const untilTheWindowGoes = new Promise<never>(() => undefined);

function lockOf(document: string, client: number): string {
  return `redraft ${document} ${client}`;
}
