import { type Doc, type Text, UndoManager } from "yjs";
import { chapterText, type DocumentName } from "../../history/record.ts";
import { copiesOfUndo } from "../../history/undo-copies.ts";
import type { OpenedProject, Person, ProjectCounts } from "../../host/contract/contract.ts";
import { type BookDetails, noDetails } from "../../story/book-details.ts";
import { builtInPresets } from "../../story/built-in-presets.ts";
import { type Draft, type DraftId, readDrafts } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { readOutline } from "../../story/outline-document.ts";
import type { Preset } from "../../story/preset.ts";
import { readBookDetails, readPresets } from "../../story/preset-document.ts";
import { type Problem, type Result, succeed } from "../../story/problem.ts";
import { readStoryWords, setStoryWord } from "../../story/story-words.ts";
import { ReviewDesk } from "../comments/review-desk.ts";
import { rememberedDraft } from "../drafts/open-draft.ts";
import { KeptWriting } from "../guest/kept-writing.ts";
import { StoryImages } from "../images/story-images.ts";
import type { Going } from "../links/going.ts";
import { LiveConnection } from "../live/live-connection.ts";
import { LiveDocument } from "../live/live-document.ts";
import { type SavedState, worstOf } from "../live/saved-state.ts";
import { Observable, whenTrue } from "../observable.ts";
import { OutlineActions } from "../outline/outline-actions.ts";
import { findItem } from "../outline/outline-rows.ts";
import { OutlineView } from "../outline/outline-view.ts";
import { StoryPresence } from "../presence/story-presence.ts";
import type { StudioSocket } from "../studio-socket.ts";
import type { ShownSuggestions } from "../suggestions/shown-suggestions.ts";
import { inTypingPause } from "../typing-pause.ts";

export interface OpenText {
  readonly item: ItemId;
  /** null is the main text. */
  readonly draft: DraftId | null;
  readonly live: LiveDocument;
  readonly text: Text;
  /** Kept with the text, so that going to another chapter and back doesn't forget what can be undone. */
  readonly undo: UndoManager;
}

export type OutlineState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly outline: Outline }
  | { readonly kind: "failed"; readonly problem: Problem };

/** In milliseconds. */
const countPatience = 10_000;

/** A chapter that was left stays open for a while: coming back is instant, with its undo. */
const textsKeptOpen = 6;

/** One project open in this window: its live documents, and what the writer is told about them. */
export class ProjectSession {
  readonly project: ProjectId;
  readonly opened: OpenedProject;
  readonly studio: StudioSocket;
  #person: Person;
  readonly outline = new Observable<OutlineState>({ kind: "loading" });
  readonly counts = new Observable<ProjectCounts | null>(null);
  readonly saved = new Observable<SavedState>({ kind: "saved" });
  /** How often the story was opened again in a host that was started anew. */
  readonly reopened = new Observable(0);
  readonly actions = new Observable<OutlineActions | null>(null);
  /** The story's own words, which no dictionary has. */
  readonly words = new Observable<ReadonlySet<string>>(new Set());
  /** All of them, those that were thrown away too. */
  readonly drafts = new Observable<readonly Draft[]>([]);
  /** How the book can be made: the story's own ways and those that every story has. */
  readonly presets = new Observable<readonly Preset[]>(builtInPresets);
  readonly details = new Observable<BookDetails>(noDetails);
  /** The one that is written in, on the first page; null is the main text. */
  readonly draft: Observable<DraftId | null>;
  readonly view = new OutlineView();
  readonly images = new StoryImages(this);
  readonly presence: StoryPresence;
  /** What waits in the text that was looked at last. */
  readonly suggestions = new Observable<ShownSuggestions | null>(null);
  /** What is said of the story. */
  readonly review: ReviewDesk;
  /** Where the page is asked to go by what stands in it or beside it. */
  /** What could not be done, until it has been read. */
  readonly trouble = new Observable<Problem | null>(null);
  readonly going = new Observable<Going | null>(null);

  readonly #connection: LiveConnection;
  /** Of a guest; the owner's words are kept by the window and the host. */
  readonly #keptWriting: KeptWriting | null;
  readonly #documents = new Set<LiveDocument>();
  readonly #texts = new Map<DocumentName, Promise<Result<OpenText>>>();
  readonly #held = new Map<DocumentName, number>();
  readonly #stops: (() => void)[] = [];
  #outlineDoc: Doc | null = null;
  #storage: Problem | null = null;
  #visit: number;
  #latestCounts: ProjectCounts | null = null;
  #stopCounts: (() => void) | null = null;

  constructor(studio: StudioSocket, person: Person, opened: OpenedProject) {
    this.studio = studio;
    this.#person = person;
    this.opened = opened;
    this.project = opened.project;
    this.draft = new Observable(rememberedDraft(opened.project));
    this.presence = new StoryPresence(this);
    this.review = new ReviewDesk({
      studio,
      project: opened.project,
      me: () => this.#person,
      role: studio.guest?.role ?? "owner",
      back: this.reopened,
      storage: localStorage,
    });
    this.#keptWriting = studio.guest ? new KeptWriting(studio, person, opened.project) : null;
    this.#connection = new LiveConnection();
    void this.#connection.resume(studio.address.live);
    this.#visit = studio.state.value.kind === "connected" ? studio.state.value.visit : 0;
    this.#stops.push(
      studio.state.subscribe(() => void this.#followHost()),
      studio.on("project.counts", ({ project, counts }) => {
        if (project === this.project) this.#takeCounts(counts);
      }),
      () => this.#stopCounts?.(),
      studio.on("project.storage", ({ project, state }) => {
        if (project !== this.project) return;
        this.#storage = state.kind === "refused" ? state.problem : null;
        this.#tellSaved();
      }),
    );
    if (this.#keptWriting) this.#stops.push(this.#keptWriting.saved.subscribe(() => this.#tellSaved()));
    void this.#keptWriting?.sendLeft();
    void this.#openOutline();
    void this.#askCounts();
  }

  /** Came in by a link: may write, and do nothing that is the installation's. */
  get isGuest(): boolean {
    return this.studio.guest !== null;
  }

  get isWritable(): boolean {
    return this.opened.access.kind === "writable";
  }

  openText(item: ItemId, draft: DraftId | null = null): Promise<Result<OpenText>> {
    const name = chapterText(item, draft);
    const open = this.#texts.get(name);
    if (open) {
      // Last used goes last: the first ones are closed first.
      this.#texts.delete(name);
      this.#texts.set(name, open);
      return open;
    }
    const opening = this.#openText(item, draft);
    this.#texts.set(name, opening);
    void this.#closeOldTexts();
    return opening;
  }

  async textOf(chapter: ItemId): Promise<Text | null> {
    const opened = await this.openText(chapter);
    return opened.ok ? opened.value.text : null;
  }

  /** Chapters that the host doesn't have as they stand here, for whoever can't send them any more. */
  async unsent(): Promise<readonly { readonly title: string; readonly text: string }[]> {
    const opened = await Promise.all(this.#texts.values());
    const outline = this.outline.value;
    return opened.flatMap((one) => {
      if (!one.ok || !one.value.live.hasUnsaved) return [];
      const { item, text } = one.value;
      const title = outline.kind === "ready" ? findItem(outline.outline, item)?.title : null;
      return [{ title: title ?? "", text: text.toString() }];
    });
  }

  /** What is on the screen stays open, however many are opened meanwhile. Returns how to let go of it. */
  holdText(item: ItemId, draft: DraftId | null = null): () => void {
    const name = chapterText(item, draft);
    this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
    return () => {
      const others = (this.#held.get(name) ?? 1) - 1;
      if (others > 0) this.#held.set(name, others);
      else this.#held.delete(name);
      void this.#closeOldTexts();
    };
  }

  /** From now on it is spelled right, for everyone who writes here. */
  learnWord(word: string): void {
    if (this.#outlineDoc) setStoryWord(this.#outlineDoc, word, true, "words");
  }

  flush(): void {
    for (const live of this.#documents) live.flush();
  }

  get hasUnsaved(): boolean {
    return [...this.#documents].some((live) => live.hasUnsaved);
  }

  /** Resolves when nothing is left that only this window has; while the host is away, that is not before it returns. */
  async whenSaved(): Promise<void> {
    this.flush();
    while (this.hasUnsaved) {
      await new Promise<void>((resolve) => {
        const stop = this.saved.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
  }

  close(): void {
    this.presence.close();
    for (const stop of this.#stops) stop();
    this.review.close();
    for (const live of this.#documents) live.destroy();
    this.#documents.clear();
    this.#keptWriting?.close();
    this.#connection.destroy();
  }

  async #openOutline(): Promise<void> {
    const live = await this.#openDocument("outline");
    if (!live.ok) {
      this.outline.set({ kind: "failed", problem: live.problem });
      return;
    }
    const { doc, loaded } = live.value;
    const read = () => {
      if (!loaded.value) return;
      this.outline.set({ kind: "ready", outline: readOutline(doc) });
      setIfNew(this.drafts, readDrafts(doc));
      setIfNew(this.presets, readPresets(doc));
      setIfNew(this.details, readBookDetails(doc));
      const words = readStoryWords(doc);
      if (words.size !== this.words.value.size || [...words].some((word) => !this.words.value.has(word)))
        this.words.set(words);
    };
    this.#outlineDoc = doc;
    doc.on("afterAllTransactions", read);
    loaded.subscribe(read);
    this.actions.set(new OutlineActions(this, doc));
    read();
  }

  async #openText(item: ItemId, draft: DraftId | null): Promise<Result<OpenText>> {
    const name = chapterText(item, draft);
    const live = await this.#openDocument(name);
    if (!live.ok) {
      this.#texts.delete(name);
      return live;
    }
    await whenTrue(live.value.loaded);
    const text = live.value.doc.getText("text");
    const undo = new UndoManager(text, { trackedOrigins: new Set(), captureTimeout: 600 });
    return { ok: true, value: { item, draft, live: live.value, text, undo } };
  }

  async #openDocument(name: string): Promise<Result<LiveDocument>> {
    const lease = await this.studio.call("live.lease", { project: this.project, document: name });
    if (!lease.ok) return lease;
    const live = new LiveDocument({
      project: this.project,
      name,
      lease: lease.value,
      token: () => this.studio.address.token,
      person: this.#person,
      socket: this.#connection,
      ...this.#keptWriting?.keep(name, lease.value),
      copiesOfUndo: (transaction, doc) => copiesOfUndo(transaction, doc.getText("text"), name as DocumentName),
    });
    this.#documents.add(live);
    live.saved.subscribe(() => this.#tellSaved());
    this.#tellSaved();
    return { ok: true, value: live };
  }

  async #closeOldTexts(): Promise<void> {
    const left = [...this.#texts].filter(([name]) => !this.#held.has(name));
    for (const [name, opening] of left.slice(0, -textsKeptOpen)) {
      const open = await opening;
      // Meanwhile it may have been asked for again.
      if (!open.ok || open.value.live.hasUnsaved || this.#held.has(name) || this.#texts.get(name) !== opening) continue;
      this.#texts.delete(name);
      this.#documents.delete(open.value.live);
      open.value.undo.destroy();
      open.value.live.destroy();
    }
  }

  /** A host that was started anew doesn't know this project yet: it is opened first, and only then written to. */
  async #followHost(): Promise<void> {
    const host = this.studio.state.value;
    if (host.kind !== "connected") {
      this.#connection.disconnect();
      this.#keptWriting?.disconnect();
      return;
    }
    this.#introduce(host.welcome.person);
    if (host.visit === this.#visit) return;
    this.#visit = host.visit;
    // A guest is let in only where the story is open.
    const opened = this.isGuest ? succeed(null) : await this.studio.call("project.open", { path: this.opened.path });
    if (this.studio.state.value !== host) return;
    if (opened.ok) {
      this.#storage = null;
      this.reopened.set(this.reopened.value + 1);
      void this.#askCounts();
      this.#keptWriting?.resume();
      await this.#connection.resume(this.studio.address.live);
    } else {
      this.#storage = opened.problem;
    }
    this.#tellSaved();
  }

  /** Who changes their name is seen by it at once. */
  #introduce(person: Person): void {
    if (person === this.#person) return;
    this.#person = person;
    for (const live of this.#documents) live.introduce(person);
  }

  /** Numbers may come a moment late; a key that is typed may not. */
  #takeCounts(counts: ProjectCounts): void {
    this.#latestCounts = counts;
    this.#stopCounts ??= inTypingPause(() => {
      this.#stopCounts = null;
      this.counts.set(this.#latestCounts);
    }, countPatience);
  }

  async #askCounts(): Promise<void> {
    const counts = await this.studio.call("project.counts", { project: this.project });
    if (counts.ok) this.counts.set(counts.value);
  }

  #tellSaved(): void {
    if (this.#storage) this.saved.set({ kind: "not saved", problem: this.#storage });
    else {
      const states = [...this.#documents].map((live) => live.saved.value);
      this.saved.set(worstOf(this.#keptWriting ? [...states, this.#keptWriting.saved.value] : states));
    }
  }
}

/** What was read anew and says the same tells nobody. */
function setIfNew<Value>(observable: Observable<Value>, value: Value): void {
  if (JSON.stringify(value) !== JSON.stringify(observable.value)) observable.set(value);
}
