import { type Text, UndoManager } from "yjs";
import type { Lease, OpenedProject, Person } from "../../host/contract/contract.ts";
import type { GuestBook, GuestId, Role } from "../../host/contract/sharing.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Result } from "../../story/problem.ts";
import { ReviewDesk } from "../comments/review-desk.ts";
import { StoryImages } from "../images/story-images.ts";
import type { Going } from "../links/going.ts";
import { LiveConnection } from "../live/live-connection.ts";
import { LiveDocument } from "../live/live-document.ts";
import { type SavedState, saved, worstOf } from "../live/saved-state.ts";
import { Observable, whenTrue } from "../observable.ts";
import { StoryPresence } from "../presence/story-presence.ts";
import type { StudioSocket } from "../studio-socket.ts";
import { KeptWriting } from "./kept-writing.ts";
import { SuggestedText } from "./suggested-text.ts";

/** A text that is only read. */
export interface ReadText {
  readonly chapter: ItemId;
  readonly live: LiveDocument;
}

const noLease: Lease = { client: 0, proof: "" };

/** A story as somebody sees it who reads, comments or suggests: its book, its chapters, and the guest's own suggestions. */
export class GuestSession {
  readonly studio: StudioSocket;
  readonly project: ProjectId;
  readonly opened: OpenedProject;
  readonly person: Person;
  readonly guest: GuestId;
  readonly role: Role;
  /** null until it is told. */
  readonly book = new Observable<GuestBook | null>(null);
  readonly saved = new Observable<SavedState>(saved);
  readonly images: StoryImages;
  readonly presence: StoryPresence;
  /** What is said of the story. */
  readonly review: ReviewDesk;
  /** How often the host was found. */
  readonly #visits = new Observable(0);
  /** Where the page is asked to go. */
  readonly going = new Observable<Going | null>(null);
  readonly #connection = new LiveConnection();
  readonly #words: KeptWriting;
  readonly #open = new Set<LiveDocument>();
  readonly #written = new Set<LiveDocument>();
  readonly #read = new Map<ItemId, ReadText>();
  readonly #suggested = new Map<ItemId, Promise<Result<SuggestedText>>>();
  readonly #stops: (() => void)[];

  /** @param studio in which the guest has come in */
  constructor(
    studio: StudioSocket,
    person: Person,
    { id, role, story }: { readonly id: GuestId; readonly role: Role; readonly story: OpenedProject },
  ) {
    this.studio = studio;
    this.person = person;
    this.guest = id;
    this.role = role;
    this.opened = story;
    this.project = story.project;
    this.images = new StoryImages(this);
    this.presence = new StoryPresence(this);
    this.review = new ReviewDesk({
      studio,
      project: this.project,
      me: () => person,
      role,
      back: this.#visits,
      storage: localStorage,
    });
    this.#words = new KeptWriting(studio, person, this.project);
    this.#stops = [
      studio.state.subscribe(() => void this.#followHost()),
      studio.on("guest.bookChanged", ({ project, book }) => {
        if (project === this.project) this.book.set(book);
      }),
      this.#words.saved.subscribe(() => this.#tellSaved()),
    ];
    void this.#followHost();
    void this.#words.sendLeft();
  }

  get isWritable(): boolean {
    return this.opened.access.kind === "writable";
  }

  get isSuggesting(): boolean {
    return this.role === "suggest" && this.isWritable;
  }

  get hasUnsaved(): boolean {
    return [...this.#written].some((live) => live.hasUnsaved);
  }

  /** A chapter stays open once it was read: coming back is instant. */
  read(chapter: ItemId): ReadText {
    const open = this.#read.get(chapter);
    if (open) return open;
    const read = { chapter, live: this.#openDocument(`read/${chapter}`, noLease) };
    this.#read.set(chapter, read);
    return read;
  }

  /** The guest's own form of a chapter. */
  suggest(chapter: ItemId): Promise<Result<SuggestedText>> {
    const open = this.#suggested.get(chapter);
    if (open) return open;
    const opening = this.#openSuggested(chapter);
    this.#suggested.set(chapter, opening);
    return opening;
  }

  flush(): void {
    for (const live of this.#written) live.flush();
  }

  /** Chapters of which the host does not have all that stands in this window, as they stand here. */
  async unsent(): Promise<readonly { readonly title: string; readonly text: string }[]> {
    const opened = await Promise.all(this.#suggested.values());
    return opened.flatMap((one) => {
      if (!one.ok || !one.value.live.hasUnsaved) return [];
      const { item, text } = one.value;
      return [{ title: this.titleOf(item) ?? "", text: text.toString() }];
    });
  }

  readonly titleOf = (chapter: ItemId): string | null =>
    this.book.value?.items.find(({ id }) => id === chapter)?.title ?? null;

  /** Others' places are told in the main text. */
  async textOf(chapter: ItemId): Promise<Text | null> {
    if (this.titleOf(chapter) === null) return null;
    const { live } = this.read(chapter);
    await whenTrue(live.loaded);
    return live.doc.getText("text");
  }

  close(): void {
    this.presence.close();
    this.review.close();
    for (const stop of this.#stops) stop();
    for (const live of this.#open) live.destroy();
    this.#words.close();
    this.#connection.destroy();
  }

  async #openSuggested(chapter: ItemId): Promise<Result<SuggestedText>> {
    const { project, studio } = this;
    const document = `suggest/${this.guest}/${chapter}`;
    const begun = await studio.call("drafts.suggest", { project });
    const lease = begun.ok ? await studio.call("live.lease", { project, document }) : begun;
    if (!lease.ok) {
      this.#suggested.delete(chapter);
      return lease;
    }
    const live = this.#openDocument(document, lease.value);
    const main = this.read(chapter).live;
    await Promise.all([whenTrue(live.loaded), whenTrue(main.loaded)]);
    const text = live.doc.getText("text");
    const undo = new UndoManager(text, { trackedOrigins: new Set(), captureTimeout: 600 });
    return { ok: true, value: new SuggestedText({ chapter, live, main, text, undo }) };
  }

  #openDocument(document: string, lease: Lease): LiveDocument {
    const isRead = lease === noLease;
    const live = new LiveDocument({
      project: this.project,
      name: document,
      lease,
      token: () => this.studio.address.token,
      person: this.person,
      socket: this.#connection,
      ...(isRead ? {} : this.#words.keep(document, lease)),
      copiesOfUndo: () => [],
    });
    this.#open.add(live);
    if (isRead) return live;
    this.#written.add(live);
    live.saved.subscribe(() => this.#tellSaved());
    this.#tellSaved();
    return live;
  }

  async #followHost(): Promise<void> {
    const host = this.studio.state.value;
    if (host.kind !== "connected") {
      this.#connection.disconnect();
      this.#words.disconnect();
      return;
    }
    if (host.visit === this.#visits.value) return;
    this.#visits.set(host.visit);
    // Resolves with the first document that is opened.
    void this.#connection.resume(this.studio.address.live);
    this.#words.resume();
    const book = await this.studio.call("guest.book", { project: this.project });
    if (book.ok) this.book.set(book.value);
  }

  #tellSaved(): void {
    this.saved.set(worstOf([...[...this.#written].map((live) => live.saved.value), this.#words.saved.value]));
  }
}
