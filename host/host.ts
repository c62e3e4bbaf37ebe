import { type DocumentName, outlineDocument } from "../history/record.ts";
import type { ItemId, ProjectId } from "../story/ids.ts";
import { fail, type Result, succeed } from "../story/problem.ts";
import { Backups, backupWithout } from "./backups/backups.ts";
import { handlers } from "./calls/handlers.ts";
import { Uploads } from "./calls/uploads.ts";
import type {
  CallArgument,
  CallName,
  CallResult,
  EventName,
  Events,
  Notice,
  OpenedProject,
  ProjectCounts,
  Studio,
} from "./contract/contract.ts";
import { type DataFolder, dataFolderPath, libraryFolderPath, openDataFolder } from "./data-folder.ts";
import type { Disk } from "./disk/disk.ts";
import { DiskError } from "./disk/disk.ts";
import { diskProblem } from "./disk/disk-problem.ts";
import { ExportShelf } from "./jobs/export-shelf.ts";
import { HeldPlan } from "./jobs/held-plan.ts";
import { Jobs } from "./jobs/jobs.ts";
import { type KnownStory, Library } from "./library.ts";
import type { PreferenceStore } from "./preferences.ts";
import { countTexts, type KnownCounts, noCounts } from "./project/counts.ts";
import { itemOfDocument } from "./project/mirroring.ts";
import { Numbers } from "./project/numbers.ts";
import { type OpenOptions, openProject } from "./project/open-project.ts";
import type { Project } from "./project/project.ts";
import { findProjectFolder } from "./project/project-folder.ts";
import { parseReviewDocument } from "./project/reviews/stored-reviews.ts";
import type { StoringPace } from "./project/storing.ts";
import { TimelineLedger } from "./project/timeline-ledger.ts";
import { MatchThread } from "./search/match-thread.ts";
import { Doors } from "./sharing/doors.ts";
import { guestBook } from "./sharing/guest-book.ts";
import { Links } from "./sharing/links.ts";
import { Presence } from "./sharing/presence.ts";
import { owner, type Session } from "./sharing/session.ts";

export interface HostOptions {
  readonly disk: Disk;
  readonly dataFolder?: string;
  readonly libraryFolder?: string;
  readonly pace?: StoringPace;
  /**
   * What a studio does and a command that opens, works and closes doesn't: look out for what other programs do to open
   * stories, keep the library's list, make backups.
   */
  readonly watch: boolean;
}

interface OpenProject extends KnownCounts {
  readonly project: Project;
  /** ISO 8601. */
  readonly opened: string;
  readonly numbers: Numbers;
  readonly timeline: TimelineLedger;
  readonly links: Links;
  readonly stopWatching: (() => Promise<void>) | null;
  backupTimer: NodeJS.Timeout | null;
  countTimer: NodeJS.Timeout | null;
  noting: Promise<void> | null;
}

/** Milliseconds. */
const dailyBackup = 24 * 60 * 60 * 1000;

/** Everything that one installation has open, behind the contract. It knows no window and no socket. */
export class Host implements Studio {
  readonly disk: Disk;
  readonly library: Library;
  readonly backups: Backups;
  readonly jobs: Jobs;
  readonly exports: ExportShelf;
  readonly uploads = new Uploads();
  /** Of the manuscript that a writer looks at before it is imported. */
  readonly plan = new HeldPlan();
  readonly matchThread = new MatchThread();
  readonly doors = new Doors(this);
  readonly presence = new Presence(this);
  /** The addresses by which a link's token leads here, the best first; who listens says so. */
  addressesOf: (token: string) => readonly string[] = () => [];
  data: DataFolder;
  readonly #options: HostOptions;
  #preferences: Promise<PreferenceStore> | null = null;
  readonly #projects = new Map<ProjectId, OpenProject>();
  readonly #opening = new Map<string, Promise<Result<OpenedProject>>>();
  readonly #leaving = new Map<string, Promise<Result<null>>>();
  readonly #closing = new Set<(project: ProjectId) => void>();
  readonly #reloading = new Set<(project: ProjectId, document: DocumentName) => Promise<void>>();
  readonly #listeners = new Map<EventName, Set<(data: never) => void>>();

  private constructor(options: HostOptions, data: DataFolder) {
    this.disk = options.disk;
    this.#options = options;
    this.data = data;
    this.library = new Library(options.disk, data.path);
    this.backups = new Backups(options.disk, data.path, async () => ({
      backups: (await this.preferences()).value.backups,
      libraryFolder: await this.libraryFolder(),
    }));
    this.exports = new ExportShelf(options.disk, data.path);
    this.jobs = new Jobs((progress) => this.emit("job.progress", progress));
  }

  /** Read when they are first asked for: most commands ask for none, and what checks them takes twice as long to load as Yjs. */
  preferences(): Promise<PreferenceStore> {
    this.#preferences ??= import("./preferences.ts").then((module) => module.PreferenceStore.open(this.data.path));
    return this.#preferences;
  }

  async libraryFolder(): Promise<string> {
    const { value } = await this.preferences();
    return value.libraryFolder ?? this.#options.libraryFolder ?? libraryFolderPath();
  }

  /** @throws DiskError where the data folder can't be made */
  static async start(options: HostOptions): Promise<Host> {
    const host = new Host(options, await openDataFolder(options.disk, options.dataFolder ?? dataFolderPath()));
    if (options.watch) await host.preferences();
    return host;
  }

  async call<Name extends CallName>(
    name: Name,
    argument: CallArgument<Name>,
    session: Session = owner,
  ): Promise<CallResult<Name>> {
    const handler = (Object.hasOwn(handlers, name) ? handlers[name] : undefined) as
      | ((host: Host, argument: CallArgument<Name>, session: Session) => Promise<CallResult<Name>>)
      | undefined;
    if (!handler) return fail("call-unknown", `Redraft has no “${name}”.`, "Update Redraft.") as CallResult<Name>;
    try {
      return await handler(this, argument, session);
    } catch (cause) {
      if (cause instanceof DiskError) return { ok: false, problem: diskProblem(cause) } as CallResult<Name>;
      throw cause;
    }
  }

  on<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener as (data: never) => void);
    return () => listeners.delete(listener as (data: never) => void);
  }

  emit<Name extends EventName>(name: Name, data: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(data as never);
  }

  project(id: string): Result<Project> {
    const open = this.#projects.get(id as ProjectId);
    if (open) return succeed(open.project);
    return fail("project-closed", "This story is not open any more.", "Open it again from the library.");
  }

  /** The ways into an open story. */
  links(id: string): Links | null {
    return this.#projects.get(id as ProjectId)?.links ?? null;
  }

  get projects(): readonly Project[] {
    return [...this.#projects.values()].map(({ project }) => project);
  }

  /** Options for making and opening projects outside the list of open ones: an import is built that way. */
  openOptions(id: () => ProjectId | null): OpenOptions {
    const pace = this.#options.pace;
    return {
      disk: this.disk,
      data: this.data,
      ...(pace ? { pace } : {}),
      events: {
        documentChanged: (document, hasCopies) => {
          const project = id();
          if (project === null) return;
          this.emit("history.changed", { project, document });
          const item = itemOfDocument(document);
          const home = parseReviewDocument(document)?.home ?? (hasCopies ? item : null);
          if (home) this.emit("review.changed", { project, home });
          const open = this.#projects.get(project);
          if (!open) return;
          open.numbers.forget(document);
          open.timeline.forget(document);
          if (item) open.recount.add(item);
          else if (document === outlineDocument) open.recount.add("" as ItemId);
          open.countTimer ??= setTimeout(() => void this.#countAgain(project), 1500);
        },
        reloading: async (document) => {
          const project = id();
          if (project === null) return;
          for (const letGo of this.#reloading) await letGo(project, document);
        },
        forgotten: (items) => {
          // A tape has every word that ever stood in its chapter.
          this.uploads.dropUnfetched();
          const project = id();
          if (project === null) return;
          this.emit("text.forgotten", { project, items });
          // What comments stand on was forgotten, too.
          for (const home of items) this.emit("review.changed", { project, home });
        },
        storage: (state) => {
          const project = id();
          if (project !== null) this.emit("project.storage", { project, state });
        },
        notices: () => {
          const project = id();
          const open = project === null ? undefined : this.#projects.get(project);
          if (open && project !== null) this.emit("project.notices", { project, notices: noticesOf(open.project) });
        },
      },
    };
  }

  /** Opens a story, or gives the one that is open. */
  async open(path: string): Promise<Result<OpenedProject>> {
    const folder = await findProjectFolder(this.disk, path);
    if (!folder.ok) return folder;
    const key = folder.value.path;
    // What is being closed still writes: only when it is done may the same logs be opened again.
    await this.#leaving.get(key);
    const opening = this.#opening.get(key) ?? this.#open(key);
    this.#opening.set(key, opening);
    const opened = await opening;
    if (!opened.ok) this.#opening.delete(key);
    return opened;
  }

  async #open(path: string): Promise<Result<OpenedProject>> {
    let id: ProjectId | null = null;
    const watching = this.#options.watch ? await import("./project/watch.ts") : null;
    const opened = await openProject(
      path,
      this.openOptions(() => id),
    );
    if (!opened.ok) return opened;
    const project = opened.value;
    const links = await Links.open(this.disk, project.place, project.now);
    const other = this.#projects.get(project.id);
    if (other) {
      await project.close({ seal: false });
      return fail(
        "project-open-elsewhere",
        `A copy of this story is open already, from ${other.project.folder.path}.`,
        "Close that one first.",
      );
    }
    id = project.id;
    this.#projects.set(project.id, {
      project,
      opened: new Date().toISOString(),
      ...noCounts(),
      numbers: new Numbers(project),
      timeline: new TimelineLedger(project),
      links,
      stopWatching: watching?.watchProject(project) ?? null,
      backupTimer: this.#options.watch ? this.#backUpDaily(project) : null,
      countTimer: null,
      noting: null,
    });
    return succeed({ project: project.id, path, title: project.outline.title, access: project.access });
  }

  /** Words and scenes of every text; each is counted once and again when it has changed. */
  async counts(project: Project): Promise<ProjectCounts> {
    const open = this.#projects.get(project.id);
    await open?.noting;
    return countTexts(project, open ?? noCounts());
  }

  /** What is remembered of an open story's numbers. */
  numbers(project: Project): Numbers {
    return this.#projects.get(project.id)?.numbers ?? new Numbers(project);
  }

  /** What is remembered of an open story's sittings. */
  timeline(project: Project): TimelineLedger {
    return this.#projects.get(project.id)?.timeline ?? new TimelineLedger(project);
  }

  /** The same as `noteInLibrary`, without making anybody wait for the words of a long story. A single command notes nothing. */
  noteSoon(project: Project): void {
    const open = this.#projects.get(project.id);
    if (open && this.#options.watch) open.noting = this.noteInLibrary(project).catch(() => undefined);
  }

  /** Remembers a story for the library's list, with its words as they stand. */
  async noteInLibrary(project: Project): Promise<void> {
    const open = this.#projects.get(project.id);
    if (open) await this.library.note(await knownStory(open));
  }

  /** As `noteInLibrary`, for a story that stands there: one that was taken off the list stays off. */
  async updateInLibrary(project: Project): Promise<void> {
    const open = this.#projects.get(project.id);
    if (open) await this.library.update(await knownStory(open));
  }

  /** Tells the windows at once what an action has done to scenes, which they show by their places. */
  async countNow(id: ProjectId): Promise<void> {
    const open = this.#projects.get(id);
    if (open?.countTimer) clearTimeout(open.countTimer);
    await this.#countAgain(id);
  }

  async #countAgain(id: ProjectId): Promise<void> {
    const open = this.#projects.get(id);
    if (!open) return;
    open.countTimer = null;
    this.emit("project.counts", { project: id, counts: await this.counts(open.project) });
    this.emit("guest.bookChanged", { project: id, book: await guestBook(this, open.project) });
  }

  async close(id: ProjectId, options: { readonly seal: boolean }): Promise<Result<null>> {
    const open = this.#projects.get(id);
    if (!open) return succeed(null);
    const { path } = open.project.folder;
    for (const listener of this.#closing) listener(id);
    this.#projects.delete(id);
    this.#opening.delete(path);
    if (open.countTimer) clearTimeout(open.countTimer);
    const leaving = this.#leave(open, options);
    this.#leaving.set(path, leaving);
    try {
      return await leaving;
    } finally {
      this.#leaving.delete(path);
    }
  }

  async #leave(open: OpenProject, options: { readonly seal: boolean }): Promise<Result<null>> {
    open.numbers.close();
    open.timeline.close();
    await open.stopWatching?.();
    await open.noting;
    // Only a list of what to offer first: a disk that refuses it is told by what follows.
    if (open.counts.size > 0)
      await knownStory(open)
        .then((story) => this.library.update(story))
        .catch(() => undefined);
    if (open.backupTimer) clearInterval(open.backupTimer);
    const { access, outline } = open.project;
    const problem = await open.project.close(options);
    // A story that can't be written is no newer than its last copy.
    if (this.#options.watch && access.kind === "writable") await this.#backUp(open.project, outline.title);
    return problem ? { ok: false, problem } : succeed(null);
  }

  #backUpDaily(project: Project): NodeJS.Timeout {
    const timer = setInterval(async () => {
      if (!project.log || (await project.storing.publish())) return;
      // Nothing is published or sealed while its files are read; what is typed is saved all the same.
      await project.storing.serially(() => this.#backUp(project, project.outline.title));
    }, dailyBackup);
    return timer.unref();
  }

  /** Where it can't be made, that is said, and nothing waits for it. */
  async #backUp({ id, folder }: Project, title: string): Promise<void> {
    const made = await this.backups.make({ id, title, path: folder.path });
    if (!made.ok) this.emit("backup.failed", made.problem);
    else if (made.value) this.emit("backup.made", { path: folder.path });
    if (made.ok && made.value && made.value.leftOut.length > 0)
      this.emit("backup.failed", backupWithout(title, made.value.leftOut));
  }

  /** Calls back before a story is closed, so that nothing writes into it any more. */
  onClosing(listener: (project: ProjectId) => void): () => void {
    this.#closing.add(listener);
    return () => this.#closing.delete(listener);
  }

  /** Waits before a document is read anew from the log, so that nobody holds the old one. */
  onReloading(letGo: (project: ProjectId, document: DocumentName) => Promise<void>): () => void {
    this.#reloading.add(letGo);
    return () => this.#reloading.delete(letGo);
  }

  /** Publishes and mirrors all that is open, which stays open. The first reason why something could not be. */
  async settle(): Promise<Result<null>> {
    for (const { project } of this.#projects.values()) {
      const problem = project.log ? await project.storing.publish() : null;
      if (problem) return { ok: false, problem };
    }
    return succeed(null);
  }

  /** Everything on the disk, or the first reason why something is not. */
  async stop(options: { readonly seal: boolean }): Promise<Result<null>> {
    let first: Result<null> = succeed(null);
    for (const id of [...this.#projects.keys()]) {
      const closed = await this.close(id, options);
      if (!closed.ok && first.ok) first = closed;
    }
    this.uploads.clear();
    this.plan.forget();
    await this.matchThread.stop();
    return first;
  }
}

async function knownStory(open: OpenProject): Promise<KnownStory> {
  const { project, opened } = open;
  const { title, author } = project.outline;
  const { words } = await countTexts(project, open);
  return { path: project.folder.path, title, author, words, opened };
}

export function noticesOf(project: Project): readonly Notice[] {
  return project.mirroring.notices.list;
}
