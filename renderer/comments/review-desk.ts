import type { Studio } from "../../host/contract/contract.ts";
import type { Review, ReviewHome, ReviewPerson } from "../../host/contract/reviewing.ts";
import type { Role } from "../../host/contract/sharing.ts";
import { createItemId, type ItemId, type ProjectId } from "../../story/ids.ts";
import type { SceneAnchor } from "../../story/outline.ts";
import type { Problem } from "../../story/problem.ts";
import { Observable } from "../observable.ts";
import { BegunTexts } from "./begun-texts.ts";
import { Outbox, type Stands } from "./outbox.ts";
import { type ShownThread, withUnsent } from "./shown-threads.ts";

/** What is known of a chapter, or, by null, of the book. */
export interface KnownReview {
  readonly threads: readonly ShownThread[];
  readonly people: readonly ReviewPerson[];
  readonly isRead: boolean;
  readonly problem: Problem | null;
}

/** What a comment that is being written is to stand on. */
export interface CommentTarget {
  readonly chapter: ItemId | null;
  readonly anchor: SceneAnchor | null;
  /** Where that is; null for a chapter, or the book. */
  readonly stands: Stands | null;
}

/** Where a comment was chosen; `keys` are to go to it in the panel. */
export type ChosenBy = "text" | "panel" | "keys";

interface Watched {
  readonly known: Observable<KnownReview>;
  watchers: number;
  read: Review | null;
  isReading: boolean;
  isStale: boolean;
}

const nothing: KnownReview = { threads: [], people: [], isRead: false, problem: null };

/** How long after a change of words that somebody commented on they are read again. Milliseconds. */
const wordsPause = 1200;

/** What is said of a story, as this window knows it: what the host tells, and what it wasn't told yet. */
export class ReviewDesk {
  readonly outbox: Outbox;
  readonly me: () => ReviewPerson;
  /** "owner", or what the link allows by which this window came in. */
  readonly role: Role | "owner";
  /** The thread that is looked at, in the text and in the panel; `n` tells two turns to the same one apart. */
  readonly chosen = new Observable<{ readonly id: ItemId; readonly by: ChosenBy; readonly n: number } | null>(null);
  /** What was begun and not sent yet: it is there again when one comes back to it, also in the next window. */
  readonly begun: BegunTexts;
  /** A comment that is being written. */
  readonly writing = new Observable<CommentTarget | null>(null);
  readonly #studio: Pick<Studio, "call" | "on">;
  readonly #project: ProjectId;
  readonly #watched = new Map<ItemId | null, Watched>();
  readonly #stops: (() => void)[];
  #touched: ReturnType<typeof setTimeout> | null = null;

  /** @param back changes when the host is there again, with the story open */
  constructor(parts: {
    readonly studio: Pick<Studio, "call" | "on">;
    readonly project: ProjectId;
    readonly me: () => ReviewPerson;
    readonly role: Role | "owner";
    readonly back: Pick<Observable<unknown>, "subscribe">;
    readonly storage: Storage;
  }) {
    this.#studio = parts.studio;
    this.#project = parts.project;
    this.me = parts.me;
    this.role = parts.role;
    this.begun = new BegunTexts(parts.storage, parts.project);
    this.outbox = new Outbox(parts.studio, parts.project, parts.me().id, parts.storage);
    this.#stops = [
      this.outbox.entries.subscribe(() => this.#tell()),
      parts.back.subscribe(() => {
        void this.outbox.send();
        for (const chapter of this.#watched.keys()) void this.#read(chapter);
      }),
      parts.studio.on("review.changed", ({ project, home }) => {
        if (project === this.#project) this.#changed(home);
      }),
      () => {
        if (this.#touched !== null) clearTimeout(this.#touched);
      },
    ];
    void this.outbox.send();
  }

  get mayComment(): boolean {
    return this.role !== "read";
  }

  /** What is known of a chapter from now on, until it is let go of. */
  watch(chapter: ItemId | null): { readonly known: Observable<KnownReview>; readonly leave: () => void } {
    const watched = this.#watched.get(chapter) ?? {
      known: new Observable(nothing),
      watchers: 0,
      read: null,
      isReading: false,
      isStale: false,
    };
    watched.watchers += 1;
    if (!this.#watched.has(chapter)) {
      this.#watched.set(chapter, watched);
      void this.#read(chapter);
    }
    const leave = () => {
      watched.watchers -= 1;
      if (watched.watchers === 0 && this.#watched.get(chapter) === watched) this.#watched.delete(chapter);
    };
    return { known: watched.known, leave };
  }

  /** What is known of a chapter while somebody watches it. */
  known(chapter: ItemId | null): KnownReview {
    return this.#watched.get(chapter)?.known.value ?? nothing;
  }

  comment({ chapter, anchor, stands }: CommentTarget, text: string): ItemId {
    const id = newId();
    this.outbox.say({ name: "review.comment", id, chapter, anchor, text }, stands);
    return id;
  }

  reply({ id: comment, home }: Pick<ShownThread, "id" | "home">, text: string): void {
    this.outbox.say({ name: "review.reply", id: newId(), home, comment, text });
  }

  resolve({ id: comment, home }: Pick<ShownThread, "id" | "home">, resolved: boolean): void {
    this.outbox.say({ name: "review.resolve", call: newId(), home, comment, resolved });
  }

  edit(home: ReviewHome, id: ItemId, text: string): void {
    this.outbox.say({ name: "review.edit", call: newId(), home, id, text });
  }

  remove(home: ReviewHome, id: ItemId): void {
    this.outbox.say({ name: "review.remove", home, id });
  }

  choose(id: ItemId | null, by: ChosenBy): void {
    this.chosen.set(id === null ? null : { id, by, n: (this.chosen.value?.n ?? 0) + 1 });
  }

  /** Words that somebody commented on are being changed. */
  touch(chapter: ItemId): void {
    if (this.#touched !== null) clearTimeout(this.#touched);
    this.#touched = setTimeout(() => this.#changed(chapter), wordsPause);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #changed(home: ReviewHome): void {
    for (const [chapter, { read }] of this.#watched)
      if (chapter === null || chapter === home || read?.threads.some((thread) => thread.home === home))
        void this.#read(chapter);
  }

  async #read(chapter: ItemId | null): Promise<void> {
    const watched = this.#watched.get(chapter);
    if (!watched || !this.mayComment) return;
    watched.isStale = true;
    if (watched.isReading) return;
    watched.isReading = true;
    while (watched.isStale) {
      watched.isStale = false;
      const sent = this.outbox.entries.value.flatMap(({ key, state }) => (state === "sent" ? [key] : []));
      const result = await this.#studio.call("review.read", { project: this.#project, chapter });
      if (result.ok) {
        watched.read = result.value;
        this.outbox.settle(new Set(sent));
      }
      this.#tellOne(chapter, watched, result.ok ? null : result.problem);
    }
    watched.isReading = false;
  }

  #tell(): void {
    for (const [chapter, watched] of this.#watched) this.#tellOne(chapter, watched, watched.known.value.problem);
  }

  #tellOne(chapter: ItemId | null, { known, read }: Watched, problem: Problem | null): void {
    const threads = withUnsent(read?.threads ?? [], this.outbox.entries.value, { me: this.me(), chapter });
    known.set({ threads, people: read?.people ?? [], isRead: read !== null, problem: read ? null : problem });
  }
}

function newId(): ItemId {
  return createItemId(Date.now(), Math.random);
}
