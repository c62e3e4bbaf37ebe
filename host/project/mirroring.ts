import { dirname } from "node:path";
import { parseDraftText } from "../../history/drafts/draft-names.ts";
import { type DocumentName, outlineDocument, type ReplicaKey, textDocument } from "../../history/record.ts";
import type { Waiting } from "../../history/union.ts";
import { joinVersions, type Version, versionChange, versionToObject } from "../../history/version.ts";
import { printGoals, readGoals } from "../../story/goal-document.ts";
import type { ItemId } from "../../story/ids.ts";
import { printManifest } from "../../story/manifest.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { printPresets } from "../../story/preset-document.ts";
import { readStoryWords } from "../../story/story-words.ts";
import { type Disk, DiskError } from "../disk/disk.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { FolderNotices } from "./folder-notices.ts";
import { settleForgotten } from "./forgetting.ts";
import { HalfManifest } from "./half-manifest.ts";
import { LeftFiles } from "./left-files.ts";
import { LogProblems } from "./log-problems.ts";
import { hashBytes, hexOf, type MirrorEntry, MirrorState } from "./mirror-state.ts";
import { MissingLogs } from "./missing-logs.ts";
import { NewFiles } from "./new-files.ts";
import { takeInTexts } from "./outside-intake.ts";
import { readManifestEdits } from "./outside-manifest.ts";
import type { Project } from "./project.ts";
import { manifestName } from "./project-folder.ts";
import { RemovedFiles } from "./removed-files.ts";
import { parseReviewDocument } from "./reviews/stored-reviews.ts";

/** One file to be written: what it will show, taken at the same moment as the records' end. */
interface MirrorJob {
  readonly document: DocumentName;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  /** See `LiveDocument.brought` and `LiveDocument.waiting`. */
  readonly brought: Version;
  readonly waiting: readonly Waiting[];
}

/**
 * Keeps the folder's files true to the live texts, and the live texts true to what other programs write into the files.
 * A file never shows what the log does not hold: every round publishes first and writes files after.
 */
export class Mirroring {
  readonly #project: Project;
  readonly state: MirrorState;
  readonly place: string;
  readonly notices: FolderNotices;
  /** Hashes that a mirror record has told and no file shows yet. */
  readonly #announced = new Map<DocumentName, string>();
  readonly newFiles = new NewFiles();
  readonly #removedFiles = new RemovedFiles();
  readonly logProblems: LogProblems;
  readonly halfManifest = new HalfManifest();
  /** Known once the first look at the folder was taken. */
  missing: MissingLogs | null = null;
  left: LeftFiles | null = null;
  #hasLooked = false;
  /** Documents to which others brought something that was not held against what is forgotten yet. */
  readonly #unsettled = new Set<DocumentName>();
  #isGone = false;
  /** Of this run: what other programs saved into the files last, before it was joined with what was written here. */
  readonly lastTaken = new Map<DocumentName, readonly [string]>();

  constructor(project: Project, state: MirrorState, place: string) {
    this.#project = project;
    this.state = state;
    this.place = place;
    this.logProblems = new LogProblems(project);
    this.notices = new FolderNotices(() => project.events.notices());
  }

  static openState(disk: Disk, place: string): Promise<MirrorState> {
    return MirrorState.open(disk, place);
  }

  /** Where a text's file is in the folder: what is in the trash lies in `trash/`. */
  fileOf(item: OutlineItem): string | null {
    return item.file === null ? null : this.isTrashed(item) ? `trash/${item.file}` : item.file;
  }

  isTrashed(item: OutlineItem): boolean {
    const { trash } = this.#project.outline;
    let top: OutlineItem | null = item;
    while (top && top.parent !== "book" && top.parent !== "notes" && top.parent !== "trash") {
      top = this.#project.item(top.parent);
    }
    return trash.some((candidate) => candidate.id === top?.id);
  }

  /** Does the document's file show all that is in it? */
  isShown(document: LiveDocument): boolean {
    if (document.name === outlineDocument) return false;
    // Drafts and reviews have no file.
    if (parseDraftText(document.name) || parseReviewDocument(document.name)) return true;
    const entry = this.state.get(document.name);
    return entry !== undefined && entry.hash === hexOf(hashBytes(encode(document.text.toString())));
  }

  /** Names the text that a file shows (its hash), if no log holds anything newer about it. */
  shownHash(name: DocumentName): string | null {
    const entry = this.state.get(name);
    return entry && this.#project.log?.isUpTo(name, entry.version) ? entry.hash : null;
  }

  /** The text that a file shows, if no log holds anything newer about it and the file is as it was written. */
  async readShown(name: DocumentName): Promise<string | null> {
    const entry = this.state.get(name);
    if (!entry || this.shownHash(name) === null) return null;
    const path = await this.#project.folder.resolve(entry.file);
    if (!path.ok || !(await this.#project.disk.stat(path.value))) return null;
    const bytes = await this.#project.disk.read(path.value).catch(() => null);
    return bytes && hexOf(hashBytes(bytes)) === entry.hash ? new TextDecoder().decode(bytes) : null;
  }

  /**
   * One round: records closed and texts taken at one moment, mirror records for them, the log flushed, then the files.
   *
   * @throws DiskError
   */
  async publish(): Promise<void> {
    const { log } = this.#project;
    if (!log) return;
    await this.#assertThere();
    await this.newFiles.name(this.#project);
    await this.#removedFiles.bringBack(this.#project);
    await this.openMisplaced();
    log.closeRecords();
    const jobs = this.#jobs();
    for (const job of jobs) {
      // A file that the disk refused is tried again; the log has said already what it will show.
      if (this.#announced.get(job.document) === hexOf(job.hash)) continue;
      this.#announced.set(job.document, hexOf(job.hash));
      const beyond = versionChange(log.version(), job.brought);
      log.append({
        parts: [{ document: job.document, update: new Uint8Array(0), copies: [] }],
        author: null,
        origin: "mirror",
        // Where something was given up for lost, the version isn't all that the file shows, either: its hash has to stay whole.
        detail: {
          hash: job.hash,
          ...(beyond.size > 0 || job.waiting.length > 0 ? { beyond: versionToObject(beyond) } : {}),
        },
        sender: "",
      });
    }
    const version = log.version();
    await log.publish();
    const refusals: unknown[] = [];
    for (const job of jobs) {
      try {
        await this.#write(job, withoutWaiting(joinVersions(version, job.brought), job.waiting, log.key));
        this.#announced.delete(job.document);
      } catch (cause) {
        refusals.push(cause);
      }
    }
    await this.#removedFiles.clear(this.#project);
    await this.state.save();
    this.#project.trim();
    if (log.isTailFull) this.#project.storing.sealSoon();
    if (refusals.length > 0) throw refusals[0];
  }

  /** Where the folder was gone for a while, and is back, somebody may have written in it elsewhere. */
  async #assertThere(): Promise<void> {
    const wasGone = this.#isGone;
    this.#isGone = true;
    await this.#project.folder.assertThere();
    this.#isGone = false;
    if (wasGone) void this.takeInSoon();
  }

  #jobs(): MirrorJob[] {
    const project = this.#project;
    const jobs: MirrorJob[] = [];
    if (!this.#project.log) return jobs;
    const manifest = encode(this.printManifest());
    const items = new Map(project.items.map((item) => [textDocument(item.id), item]));
    const seen = this.state.get(outlineDocument);
    const hash = hashBytes(manifest);
    if (seen?.hash !== hexOf(hash) && !this.#isHeld(outlineDocument)) {
      const { brought, waiting } = project.outlineDocument;
      jobs.push({ document: outlineDocument, file: manifestName, bytes: manifest, hash, brought, waiting });
    }
    const names = new Set([...items.keys()].filter((name) => this.#isMisplaced(name, items.get(name))));
    for (const document of project.loadedDocuments) names.add(document.name);
    for (const name of names) {
      const item = items.get(name);
      const file = item && this.fileOf(item);
      const document = project.loaded(name);
      if (!file || !document || this.#project.isWaiting(document) || this.#isHeld(name)) continue;
      const bytes = encode(document.text.toString());
      const hash = hashBytes(bytes);
      const entry = this.state.get(name);
      if (entry?.hash === hexOf(hash) && entry.file === file) continue;
      const { brought, waiting } = document;
      jobs.push({ document: name, file, bytes, hash, brought, waiting });
    }
    return jobs;
  }

  /** May the logs still bring something about it that is known to exist? Then what its file shows can't be judged. */
  isIncomplete(name: DocumentName): boolean {
    if (this.missing) return this.missing.holds(name);
    return this.#project.log?.lacking.some(({ document }) => document === name) ?? false;
  }

  #isHeld(name: DocumentName): boolean {
    return this.notices.isHeld(name) || this.isIncomplete(name) || this.#project.lost.isUnmended(name);
  }

  /** Its file is at another path than the outline says: it was put into the trash, or taken out again. */
  #isMisplaced(name: DocumentName, item: OutlineItem | undefined): boolean {
    const entry = this.state.get(name);
    return item !== undefined && entry !== undefined && entry.file !== this.fileOf(item);
  }

  /** Opens the texts whose files have to move, so that the round writes them at their new place. */
  async openMisplaced(): Promise<void> {
    for (const item of this.#project.items) {
      const name = textDocument(item.id);
      if (this.#isMisplaced(name, item)) await this.#project.document(name);
    }
  }

  printManifest(): string {
    const { id, outline, people, settings, outlineDocument: live } = this.#project;
    const { goal: _, words: __, presets: ___, details: ____, ...others } = settings;
    const goal = printGoals(readGoals(live.doc));
    const words = [...readStoryWords(live.doc)].sort();
    const shown = {
      ...others,
      ...printPresets(live.doc),
      ...(goal === null ? {} : { goal }),
      ...(words.length > 0 ? { words } : {}),
    };
    return printManifest({ project: id, outline, people, settings: shown });
  }

  async #write(job: MirrorJob, version: Version): Promise<void> {
    const { disk, folder } = this.#project;
    const path =
      job.document === outlineDocument ? { ok: true as const, value: folder.manifest } : await folder.resolve(job.file);
    if (!path.ok) {
      this.notices.refuse(job.document, path.problem);
      return;
    }
    const entry = this.state.get(job.document);
    // Its bytes, not its time: a copy that kept the time may hold other words, and what is saved while this is written too.
    const isAsSeen = async () => {
      if (!(await disk.stat(path.value))) return true;
      const found = hexOf(hashBytes(await disk.read(path.value)));
      return found === hexOf(job.hash) || (entry?.file === job.file && found === entry.hash);
    };
    await makeLastingFolder(disk, dirname(path.value), folder.path);
    if (!(await writeWhole(disk, path.value, job.bytes, isAsSeen))) {
      // Somebody has written into the file since: that comes in first, and the next round writes both.
      if (entry) this.state.set(job.document, { ...entry, modified: -1 });
      this.#project.storing.changed();
      void this.takeInSoon();
      return;
    }
    // Its old place is known until there is nothing any more: what was refused there is done in the next round.
    if (entry && entry.file !== job.file) await this.#removeOld(entry);
    const stat = await disk.stat(path.value);
    await folder.assertThere();
    this.state.set(job.document, {
      file: job.file,
      hash: hexOf(job.hash),
      size: stat?.size ?? job.bytes.length,
      modified: stat?.modified ?? 0,
      version,
    });
    if (job.document === outlineDocument) await writeWhole(disk, this.mirroredManifestPath, job.bytes);
  }

  /** The manifest as it was last written here: what an outside change of it is compared with. */
  get mirroredManifestPath(): string {
    return `${this.place}/project.redraft`;
  }

  async #removeOld(entry: MirrorEntry): Promise<void> {
    const { disk, folder } = this.#project;
    const old = await folder.resolve(entry.file);
    if (!old.ok || !(await disk.stat(old.value))) return;
    const isUsed = this.#project.items.some((item) => this.fileOf(item) === entry.file);
    if (isUsed || hexOf(hashBytes(await disk.read(old.value))) !== entry.hash) return;
    await disk.remove(old.value);
    // For good, before its new place is noted: one that came back after a power loss would be a file that nobody knows.
    await disk.flushFolder(dirname(old.value));
  }

  /** Takes in everything that other programs and other replicas have done to the folder. Serial with storing. */
  takeIn(): Promise<void> {
    return this.#project.storing.serially(async () => {
      await this.#project.folder.assertThere();
      this.missing ??= await MissingLogs.open(this.#project, this.place);
      this.left ??= await LeftFiles.open(this.#project.disk, this.place);
      const isFirst = !this.#hasLooked;
      const fromOthers = await this.#takeInLogs();
      this.missing.tell();
      this.logProblems.tell();
      const manifestChanged = await readManifestEdits(this.#project, isFirst);
      this.#project.lost.mended(outlineDocument);
      let textsChanged = await takeInTexts(this.#project, fromOthers);
      // Texts that were opened for it may have shown only then that a part of them is lost.
      if (this.#project.lost.hasUnmended) textsChanged = (await takeInTexts(this.#project, [])) || textsChanged;
      await this.openMisplaced();
      if (manifestChanged || textsChanged) await this.publish();
      if (isFirst) await this.#showWhatIsNewer();
      for (const name of fromOthers) this.#unsettled.add(name);
      if (isFirst || this.#unsettled.size > 0) await settleForgotten(this.#project, [...this.#unsettled], isFirst);
      this.#unsettled.clear();
      this.#hasLooked = true;
    });
  }

  /** Writes the files of texts that a crash left behind the log: what only the write-ahead log had is in them too then. */
  async #showWhatIsNewer(): Promise<void> {
    const { log } = this.#project;
    let opened = 0;
    for (const item of log ? this.#project.items : []) {
      const name = textDocument(item.id);
      if (item.file === null || log?.isUpTo(name, this.state.get(name)?.version ?? new Map())) continue;
      await this.#project.document(name);
      opened += 1;
      // Only as many at once as are held anyway.
      if (opened % 16 === 0) await this.publish();
    }
    if (opened > 0) await this.publish();
  }

  /** The same, when nobody waits for it. What the disk refuses is looked at again after a while. */
  async takeInSoon(): Promise<void> {
    try {
      await this.takeIn();
    } catch (cause) {
      if (!(cause instanceof DiskError)) throw cause;
      this.#project.storing.later(() => void this.takeInSoon());
    }
  }

  async #takeInLogs(): Promise<readonly DocumentName[]> {
    const project = this.#project;
    const changed = (await project.log?.refresh()) ?? [];
    // What came while nothing ran here is in the documents already, but hasn't been held against outside edits.
    const first = this.#hasLooked ? [] : (project.log?.sharedDocuments ?? []);
    for (const name of changed) {
      project.forgetIndex(name);
      const slices = await project.slices(name);
      // A text that nobody has open is opened, so that its file is written.
      const document = await project.document(name);
      document.extend(slices, slices);
      project.events.documentChanged(name, true);
    }
    await project.draftTexts.takeIn(new Set([...changed, ...first]));
    if (changed.length > 0) project.storing.changed();
    return [...new Set([...changed, ...first])];
  }

  async stop(): Promise<void> {
    this.newFiles.giveUp();
    await this.#project.storing.serially(async () => undefined);
  }
}

export function itemOfDocument(name: DocumentName): ItemId | null {
  return name.startsWith("text/") ? (name.slice("text/".length) as ItemId) : null;
}

/** What of a version is shown while others' records wait for what was given up; the own log goes on without its lost ones. */
function withoutWaiting(version: Version, waiting: readonly Waiting[], own: ReplicaKey): Version {
  const shown = new Map(version);
  for (const { replica, afterSeq } of waiting)
    if (replica !== own && (shown.get(replica) ?? 0) > afterSeq) shown.set(replica, afterSeq);
  return shown;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
