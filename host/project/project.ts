import { parseDraftText } from "../../history/drafts/draft-names.ts";
import {
  type Author,
  type DocumentName,
  isDocumentName,
  outlineDocument,
  type ReplicaKey,
  textDocument,
} from "../../history/record.ts";
import type { LogSlice } from "../../history/slice.ts";
import { squashUpdates } from "../../history/structs.ts";
import { TextIndex } from "../../history/text-index.ts";
import { type Union, uniteSlices } from "../../history/union.ts";
import { emptyVersion, joinVersions, type Version } from "../../history/version.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Json, ManifestPerson } from "../../story/manifest.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import type { Problem } from "../../story/problem.ts";
import type { ProjectAccess } from "../contract/contract.ts";
import type { DataFolder } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { Action } from "../live/action.ts";
import type { ClientIds } from "../live/client-ids.ts";
import { LiveDocument } from "../live/live-document.ts";
import { isSender } from "../live/sender.ts";
import type { LogReader } from "../log/log-reader.ts";
import type { ProjectLog } from "../log/project-log.ts";
import { DraftTexts } from "./drafts/draft-texts.ts";
import { LostRecords } from "./lost-records.ts";
import { Mirroring } from "./mirroring.ts";
import type { ProjectFolder } from "./project-folder.ts";
import type { ProjectEvents, ProjectParts } from "./project-parts.ts";
import { Storing } from "./storing.ts";
import { readWholeOutline, type WholeOutline } from "./whole-outline.ts";

/** As many documents are held open as are in use, and this many more. */
const heldDocuments = 16;

/** An open story: its live documents, what stores them, and what keeps the folder's files true to them. */
export class Project {
  readonly id: ProjectId;
  readonly folder: ProjectFolder;
  readonly access: ProjectAccess;
  readonly disk: Disk;
  readonly data: DataFolder;
  /** Folder of the data folder for what this installation keeps about the project in this place. */
  readonly place: string;
  readonly clientIds: ClientIds;
  readonly now: () => number;
  readonly storing: Storing;
  readonly mirroring: Mirroring;
  readonly lost = new LostRecords(this);
  readonly events: ProjectEvents;
  readonly draftTexts: DraftTexts;
  /** Of `project.redraft`: kept as they are, whoever understands them. */
  settings: { readonly [key: string]: Json } = {};
  readonly #log: ProjectLog | LogReader;
  readonly #documents = new Map<DocumentName, Promise<LiveDocument>>();
  readonly #loaded = new Map<DocumentName, LiveDocument>();
  readonly #uses = new Map<DocumentName, number>();
  readonly #indexes = new Map<DocumentName, { readonly union: Union; readonly index: TextIndex }>();
  /** What is being done to documents that stay open for it. */
  readonly #acting = new Map<DocumentName, Set<Promise<void>>>();
  readonly #reloading = new Map<DocumentName, Promise<void>>();
  #outline: WholeOutline | null = null;

  private constructor(parts: ProjectParts, mirroring: (project: Project) => Mirroring) {
    this.id = parts.id;
    this.folder = parts.folder;
    this.access = parts.access;
    this.disk = parts.disk;
    this.data = parts.data;
    this.place = parts.place;
    this.clientIds = parts.clientIds;
    this.now = parts.now;
    this.events = parts.events;
    this.draftTexts = new DraftTexts(this);
    this.#log = parts.log;
    this.storing = new Storing({
      pace: parts.pace,
      flush: async () => this.log?.flush(),
      publish: () => this.mirroring.publish(),
      seal: async () => this.log?.seal(),
      tell: parts.events.storage,
    });
    this.mirroring = mirroring(this);
  }

  /** @throws DiskError */
  static async start(parts: ProjectParts): Promise<Project> {
    const state = await Mirroring.openState(parts.disk, parts.place);
    const project = new Project(parts, (made) => new Mirroring(made, state, parts.place));
    await project.document(outlineDocument);
    project.use(outlineDocument);
    return project;
  }

  /** Where nothing may be written there is none. */
  get log(): ProjectLog | null {
    return "append" in this.#log ? this.#log : null;
  }

  get logProblems(): readonly Problem[] {
    return this.#log.problems;
  }

  /** Everyone who writes here, as the replicas say; the same list on every machine that has the same logs. */
  get people(): readonly ManifestPerson[] {
    const { id, name } = this.data.person;
    const people = new Map([[id, { id, name }]]);
    for (const replica of this.log?.replicas ?? []) {
      if (replica.person && !people.has(replica.person.id)) people.set(replica.person.id, replica.person);
    }
    return [...people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get peopleByReplica(): ReadonlyMap<ReplicaKey, Author> {
    const { id, name } = this.data.person;
    const people = new Map<ReplicaKey, Author>();
    for (const replica of this.log?.replicas ?? []) if (replica.person) people.set(replica.key, replica.person);
    if (this.log) people.set(this.log.key, { id, name });
    return people;
  }

  get outlineDocument(): LiveDocument {
    const outline = this.#loaded.get(outlineDocument);
    if (!outline) throw new Error("The outline is open as long as the project is.");
    return outline;
  }

  get outline(): Outline {
    return this.#readOutline().whole;
  }

  /** Every item, in the book, beside it and in the trash. */
  get items(): readonly OutlineItem[] {
    return [...this.#readOutline().items.values()];
  }

  item(id: string): OutlineItem | null {
    return this.#readOutline().items.get(id) ?? null;
  }

  /** What was taken out of the trash: in no outline and in no folder, and in the history for ever. */
  get removed(): readonly OutlineItem[] {
    return this.#readOutline().removed;
  }

  removedItem(id: string): OutlineItem | null {
    return this.removed.find((item) => item.id === id) ?? null;
  }

  #readOutline(): WholeOutline {
    this.#outline ??= readWholeOutline(this.outlineDocument.doc);
    return this.#outline;
  }

  /**
   * Lets go of a document, and of all that was known of its history: it is another in the log now. Not before everything
   * that is being done to it is done: what is written in a document that nobody stores any more would be lost.
   */
  async reload(name: DocumentName): Promise<void> {
    this.#indexes.delete(name);
    if (!this.#documents.has(name)) return;
    for (let acting = this.#acting.get(name); acting; acting = this.#acting.get(name))
      await Promise.race(acting.keys());
    let done = () => {};
    // Who opens it meanwhile waits: there is never one in use that nobody stores.
    const reloaded = new Promise<void>((resolve) => {
      done = resolve;
    });
    this.#reloading.set(name, reloaded);
    try {
      await this.events.reloading?.(name);
      const old = this.#loaded.get(name);
      this.#documents.delete(name);
      this.#loaded.delete(name);
      old?.destroy();
      this.#indexes.delete(name);
    } finally {
      this.#reloading.delete(name);
      done();
    }
  }

  /** Opens a document, or gives the one that is open. @throws DiskError */
  document(name: DocumentName): Promise<LiveDocument> {
    const reloading = this.#reloading.get(name);
    if (reloading) return reloading.then(() => this.document(name));
    let opening = this.#documents.get(name);
    if (!opening) {
      opening = this.#load(name);
      this.#documents.set(name, opening);
      opening.catch(() => this.#documents.delete(name));
    } else {
      // The most recently asked for is the last to be let go.
      this.#documents.delete(name);
      this.#documents.set(name, opening);
    }
    return opening;
  }

  async #load(name: DocumentName): Promise<LiveDocument> {
    const slices = await this.slices(name);
    if (this.log?.lacking.some(({ document }) => document === name)) this.mirroring.missing?.tell();
    return this.#hold(name, slices);
  }

  #hold(name: DocumentName, slices: readonly LogSlice[]): LiveDocument {
    const document = new LiveDocument(name, slices, (update, origin) => this.#changed(name, update, origin));
    if (name === outlineDocument) {
      document.doc.on("update", () => {
        this.#outline = null;
      });
    }
    this.#loaded.set(name, document);
    this.lost.lookAt(document, slices);
    return document;
  }

  /** The version that a loaded text shows: all that has been seen, and what of it was brought beyond that. */
  versionOf(name: DocumentName): Version {
    const seen = this.log?.version() ?? emptyVersion;
    const brought = this.#loaded.get(name)?.brought;
    return brought ? joinVersions(seen, brought) : seen;
  }

  /** Do records of it wait for others that another computer may still bring? */
  isWaiting({ name, waiting }: LiveDocument): boolean {
    return this.lost.areAwaited(name, waiting);
  }

  /** A document that no log names yet. */
  begin(name: DocumentName): LiveDocument {
    const document = this.#hold(name, []);
    this.#documents.set(name, Promise.resolve(document));
    return document;
  }

  /** The document, if it happens to be open. */
  loaded(name: DocumentName): LiveDocument | null {
    return this.#loaded.get(name) ?? null;
  }

  get loadedDocuments(): Iterable<LiveDocument> {
    return this.#loaded.values();
  }

  /** Somebody edits it: it stays open until `leave`. */
  use(name: DocumentName): void {
    this.#uses.set(name, (this.#uses.get(name) ?? 0) + 1);
  }

  leave(name: DocumentName): void {
    this.#uses.set(name, Math.max(0, (this.#uses.get(name) ?? 0) - 1));
  }

  /** Opens documents and keeps them open while something is done to them that has to wait in between. */
  async using<Value>(
    names: readonly DocumentName[],
    act: (documents: readonly LiveDocument[]) => Promise<Value>,
  ): Promise<Value> {
    const { promise: done, resolve } = Promise.withResolvers<void>();
    for (const name of names) {
      this.use(name);
      this.#acting.set(name, (this.#acting.get(name) ?? new Set()).add(done));
    }
    try {
      return await act(await Promise.all(names.map((name) => this.document(name))));
    } finally {
      for (const name of names) {
        this.leave(name);
        const acting = this.#acting.get(name);
        acting?.delete(done);
        if (acting?.size === 0) this.#acting.delete(name);
      }
      resolve();
    }
  }

  /** Lets go of documents that nobody uses and that the folder shows as they are. */
  trim(): void {
    for (const name of [...this.#documents.keys()]) {
      if (this.#documents.size <= heldDocuments) return;
      const document = this.#loaded.get(name);
      if (!document || (this.#uses.get(name) ?? 0) > 0 || !this.mirroring.isShown(document)) continue;
      this.#documents.delete(name);
      this.#loaded.delete(name);
      document.destroy();
    }
  }

  /** All that the logs hold about a document. @throws DiskError */
  async slices(name: DocumentName): Promise<readonly LogSlice[]> {
    if (!isDocumentName(name)) throw new Error("What was asked for can't be a document.");
    const slices = await this.#log.slices(name);
    if (this.log) await this.folder.assertThere();
    const place = parseDraftText(name);
    return place ? this.draftTexts.slices(name, place, slices) : slices;
  }

  /** The text of an item as it stands; the file's, where it is known to show it. @throws DiskError */
  async textOf(id: ItemId): Promise<string> {
    const name = textDocument(id);
    const loaded = this.#loaded.get(name);
    if (loaded) return loaded.text.toString();
    const shown = await this.mirroring.readShown(name);
    if (shown !== null) return shown;
    const text = (await this.document(name)).text.toString();
    this.trim();
    return text;
  }

  /** The history of a text, whole; null for one that has none. @throws DiskError */
  async history(name: DocumentName): Promise<{ readonly union: Union; readonly index: TextIndex } | null> {
    const known = this.#indexes.get(name);
    if (known) return known;
    const slices = await this.slices(name);
    if (slices.length === 0) return null;
    const union = uniteSlices(slices);
    const history = { union, index: TextIndex.build(union) };
    this.#indexes.clear();
    this.#indexes.set(name, history);
    return history;
  }

  /** What the log does to a document without an editor's doing: its history is another now. */
  forgetIndex(name: DocumentName): void {
    this.#indexes.delete(name);
  }

  /** What an action does, to one document or several, as one record. `change` must do it all before it returns. */
  act(action: Action, change: () => void): void {
    change();
    if (action.parts.length === 0) return;
    this.#append({
      parts: action.parts.map(({ document, updates, copies }) => ({
        document,
        update: updates.length === 0 ? new Uint8Array(0) : squashUpdates(updates),
        copies,
      })),
      author: action.author,
      origin: action.origin,
      detail: action.detail,
      sender: "",
    });
  }

  #changed(document: DocumentName, update: Uint8Array, origin: unknown): void {
    if (origin instanceof Action) {
      origin.add(document, update);
      return;
    }
    if (!isSender(origin)) throw new Error(`A change of ${document} without a known origin.`);
    const described = origin.take();
    this.#append({
      parts: [{ document, update, copies: described.copies }],
      author: this.#authorOf(origin.author),
      origin: described.origin,
      detail: null,
      sender: origin.id,
    });
  }

  #authorOf(author: Author): Author | null {
    const { person } = this.data;
    return author.id === person.id && author.name === person.name ? null : author;
  }

  #append(entry: Parameters<ProjectLog["append"]>[0]): void {
    const { log } = this;
    if (!log) throw new Error("A project that is only read was changed.");
    for (const { document } of entry.parts) this.draftTexts.beginIn(document);
    log.append(entry);
    const hasCopies = entry.parts.some(({ copies }) => copies.length > 0);
    for (const { document } of entry.parts) {
      this.#indexes.delete(document);
      this.events.documentChanged(document, hasCopies);
    }
    this.storing.changed();
  }

  /** Everything on the disk, published and mirrored; sealed too where `seal` is asked for. */
  async close(options: { readonly seal: boolean }): Promise<Problem | null> {
    await this.mirroring.stop();
    let problem: Problem | null = null;
    if (this.log) {
      problem = await this.storing.publish();
      if (options.seal && !problem) await this.storing.rest();
    }
    await this.storing.stop();
    await this.log?.close();
    await this.clientIds.close(problem === null);
    for (const document of this.#loaded.values()) document.destroy();
    return problem;
  }
}
