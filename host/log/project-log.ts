import { join } from "node:path";
import { laterTime } from "../../history/clock.ts";
import type { IdSet } from "../../history/forgetting.ts";
import { gatherRecords } from "../../history/gather.ts";
import type { DocumentName, HistoryRecord, HybridTime, ReplicaKey } from "../../history/record.ts";
import type { LogSlice } from "../../history/slice.ts";
import { emptyVersion, joinVersions, type Version } from "../../history/version.ts";
import type { ProjectId } from "../../story/ids.ts";
import { type Problem, type Result, succeed } from "../../story/problem.ts";
import { type DataFolder, encodeJson } from "../data-folder.ts";
import type { Disk } from "../disk/disk.ts";
import { makeLastingFolder } from "../disk/lasting-folder.ts";
import { writeWhole } from "../disk/write-whole.ts";
import { forgetInSettledPlaces, readAbandoned } from "./abandoned.ts";
import { forgetInFolder } from "./forget-files.ts";
import { decideIdentity, type Identity, nextIdentity, parseIdentity } from "./identity.ts";
import { historyFormat, type LackingPart, LogReader, readHistoryFormat } from "./log-reader.ts";
import { beginReplicaFolder, describeOwn } from "./own-folder.ts";
import { OwnLog } from "./own-log.ts";
import { formerReplicas, type Place, settleAbandoned } from "./place.ts";
import { type Entry, Recorder } from "./recorder.ts";
import { isReplicaFolderName, type ReplicaFolder, readReplicaFolder } from "./replica-folder.ts";
import { SeenLogs } from "./seen-logs.ts";
import { findWaiting, type WaitingLog } from "./waiting-logs.ts";
import { readWriteAheadLog, WriteAheadLog } from "./write-ahead-log.ts";

export interface ProjectLogPlace {
  readonly disk: Disk;
  readonly data: DataFolder;
  /** `.history` in the project's folder. */
  readonly history: string;
  /** What this installation keeps of the project at this place. */
  readonly place: Place;
  readonly project: ProjectId;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Bytes of segments that are made one at a time: packing them holds the host up for less than a second. */
const mostMerged = 512 * 1024;

/** All logs of a project: those of other replicas to read, the own one to write. */
export class ProjectLog {
  readonly key: ReplicaKey;
  readonly #at: ProjectLogPlace;
  readonly #recorder: Recorder;
  readonly #wal: WriteAheadLog;
  readonly #own: OwnLog;
  readonly #reader: LogReader;
  readonly #seenLogs: SeenLogs;
  #identity: Identity;
  /** Closed, in the write-ahead log, not yet in a tail. */
  #pending: HistoryRecord[];

  private constructor(start: {
    readonly at: ProjectLogPlace;
    readonly recorder: Recorder;
    readonly wal: WriteAheadLog;
    readonly own: OwnLog;
    readonly identity: Identity;
    readonly reader: LogReader;
    readonly seenLogs: SeenLogs;
    readonly pending: readonly HistoryRecord[];
  }) {
    this.key = start.own.key;
    this.#at = start.at;
    this.#recorder = start.recorder;
    this.#wal = start.wal;
    this.#own = start.own;
    this.#identity = start.identity;
    this.#reader = start.reader;
    this.#seenLogs = start.seenLogs;
    this.#pending = [...start.pending];
  }

  /**
   * Opens the logs for reading and writing: proves the identity, or begins a new epoch, and brings in what a crash left
   * in the write-ahead log.
   *
   * @throws DiskError
   */
  static async open(at: ProjectLogPlace): Promise<Result<ProjectLog>> {
    const { disk } = at;
    const format = await readHistoryFormat(disk, at.history);
    if (!format.ok) return format;
    await makeLastingFolder(disk, at.place.folder);
    await makeLastingFolder(disk, at.history);
    if (format.value === null) {
      await writeWhole(
        disk,
        join(at.history, "format.json"),
        encodeJson({ format: historyFormat, project: at.project }),
      );
    }
    const identityPath = join(at.place.folder, "identity.json");
    const known = (await disk.stat(identityPath)) ? parseIdentity(decodeText(await disk.read(identityPath))) : null;
    const reader = new LogReader(disk, at.history, at.project, known?.replica);
    const folders = await reader.read(null);
    const wal = await readWriteAheadLog(disk, at.place.folder);
    const ownKey = known && (`${known.replica}.${known.epoch}` as ReplicaKey);
    const ownFound = folders.find((folder) => folder.key === ownKey) ?? null;
    const fragments = wal.files
      .filter((file) => `${file.replica}.${file.epoch}` === ownKey)
      .flatMap((file) => file.fragments);
    const decision = decideIdentity(known, at.project, await describeOwn(disk, known, folders, fragments));

    const identity = nextIdentity(known, decision, at.project);
    const key = `${identity.replica}.${identity.epoch}` as ReplicaKey;
    const path = join(at.history, key);
    const isNew = decision.kind !== "same" || !ownFound;
    if (isNew) await beginReplicaFolder(disk, at, path, identity);
    const found = isNew ? await readReplicaFolder(disk, path, key) : ownFound;
    reader.leaveOut(key, decision.kind === "same" && found.missing === null);

    const kept = gatherRecords(fragments).filter((record) => record.seq > (ownFound?.lastSeq ?? 0));
    const carriedOn = decision.kind === "same" ? continuing(kept, found.lastSeq) : [];
    const own = new OwnLog(disk, found, identity.replica, identity.epoch);
    const lastByDocument = new Map(found.lastByDocument);
    for (const record of carriedOn) for (const part of record.parts) lastByDocument.set(part.document, record.seq);
    const recorder = new Recorder({
      replica: key,
      lastSeq: carriedOn.at(-1)?.seq ?? found.lastSeq,
      time: [...folders.map((folder) => folder.time), ...carriedOn.map((record) => record.time)].reduce(laterTime, {
        seconds: 0,
        counter: 0,
      } satisfies HybridTime),
      written: carriedOn.reduce((version, record) => joinVersions(version, record.seen), found.seen),
      seen: reader.version(),
      previous: lastByDocument,
    });
    const writeAhead = new WriteAheadLog(disk, at.place.folder, identity.replica, identity.epoch, wal.nextFile);
    const log = new ProjectLog({
      at,
      recorder,
      wal: writeAhead,
      own,
      identity,
      reader,
      seenLogs: await SeenLogs.open(disk, at.place.folder),
      pending: carriedOn,
    });
    const stranded = decision.kind === "same" ? kept.slice(carriedOn.length) : kept;
    log.#bringBack(stranded);
    for (const abandoned of at.place.abandoned) log.#bringBack(await readAbandoned(disk, abandoned, folders));
    await writeAhead.open(log.#pending);
    await log.#writeIdentity(identity);
    await log.#seenLogs.note(reader.version());
    for (const abandoned of at.place.abandoned) await settleAbandoned(disk, abandoned);
    return succeed(log);
  }

  get problems(): readonly Problem[] {
    return this.#reader.problems;
  }

  get replicas(): readonly ReplicaFolder[] {
    return this.#reader.folders;
  }

  /** What has arrived of all replicas and what was written here; closes what is open, so that it is exact. */
  version(): Version {
    return this.#recorder.version();
  }

  /** In the write-ahead log when this returns, on the disk after `flush`. Never fails: what the disk refuses waits. */
  append(entry: Entry): void {
    this.#wal.append(this.#recorder.add(entry, this.#at.now()));
  }

  /** @throws DiskError when what was appended is not on the disk */
  flush(): Promise<void> {
    return this.#wal.flush();
  }

  /** The next record of these documents is a new one, however soon it comes. */
  closeRecords(): void {
    this.#recorder.closeAll();
  }

  /** Is there anything that only the write-ahead log holds? */
  get hasUnpublished(): boolean {
    this.#takeClosed();
    return this.#pending.length > 0;
  }

  /** Brings all closed records into the project's folder, for good. @throws DiskError; then nothing counts as published */
  async publish(): Promise<void> {
    this.#recorder.closeAll();
    this.#takeClosed();
    if (this.#pending.length === 0) return;
    await this.#wal.flush();
    const records = [...this.#pending];
    const published = await this.#own.publish(records);
    this.#pending = this.#pending.slice(records.length);
    await this.#writeIdentity({ ...this.#identity, published });
    await this.#wal.published(published.seq);
  }

  get isTailFull(): boolean {
    return this.#own.isTailFull;
  }

  /** Seals everything that is published, and makes few segments of many. @throws DiskError; nothing is lost then */
  async seal(): Promise<void> {
    await this.#own.closeTail();
    await this.#own.seal();
    await this.#own.merge(mostMerged);
  }

  /**
   * Writes all that this installation owns again without these characters: sealed first, so that nothing is open, and
   * then its segments and tails of every epoch, those that came with the folder from
   * another of its places, and the write-ahead log. Everything was published before.
   *
   * @returns paths of what can't be written again, because it can't be read or is a copy that isn't a log of the story
   * @throws DiskError; what is done is done, and the rest can be begun again
   */
  async forget(ids: IdSet): Promise<readonly string[]> {
    const { disk, history, place } = this.#at;
    await this.#own.closeTail();
    await this.#own.seal();
    const former = await formerReplicas(disk, place.folder, this.#at.project);
    const left = [...this.#reader.copies];
    for (const { name, kind } of await disk.list(history)) {
      const isOwned = this.isOwn(name as ReplicaKey) || former.has(name.split(".")[0] ?? "");
      if (kind === "folder" && isReplicaFolderName(name) && isOwned)
        left.push(...(await forgetInFolder(disk, join(history, name), ids)));
    }
    await this.#wal.renew();
    await forgetInSettledPlaces(disk, place.folder, ids);
    return left;
  }

  async close(): Promise<void> {
    await this.#own.closeTail();
    await this.#wal.close();
  }

  /** Reads what other replicas have brought since. Gives the documents that have new records. */
  async refresh(): Promise<readonly DocumentName[]> {
    const before = new Map(this.#reader.folders.map((folder) => [folder.key, folder]));
    const folders = await this.#reader.read(this.key);
    await this.#seenLogs.note(this.#reader.version());
    const changed = new Set<DocumentName>();
    for (const folder of folders) {
      const earlier = before.get(folder.key);
      if (earlier?.lastSeq === folder.lastSeq) continue;
      for (const [document, seq] of folder.lastByDocument) {
        if (seq > (earlier?.lastSeq ?? 0)) changed.add(document);
      }
    }
    // A seal's list may have come before its segments: what they bring has no new number.
    for (const { document } of this.#reader.lacking) changed.add(document);
    if (changed.size === 0) return [];
    this.#recorder.see(
      this.#reader.version(),
      folders.map((folder) => folder.time).reduce(laterTime, { seconds: 0, counter: 0 }),
    );
    return [...changed];
  }

  /** Everything that all logs hold about a document, as far as it can be read. Damage is added to `problems`. */
  async slices(document: DocumentName): Promise<readonly LogSlice[]> {
    this.#recorder.closeAll();
    this.#takeClosed();
    const slices = await this.#reader.slices(document);
    slices.push(...(await this.#reader.readSegments(join(this.#at.history, this.key), document)));
    slices.push(...this.#own.slices(document, this.#pending));
    return slices;
  }

  /** The time of the latest record of all, in seconds since 1970; 0 where there is none. */
  get lastTime(): number {
    return Math.max(this.#recorder.time.seconds, ...this.#reader.folders.map((folder) => folder.time.seconds));
  }

  /** The last number of a replica's log that is here. */
  lastSeqOf(replica: ReplicaKey): number {
    if (replica === this.key) return this.#recorder.lastSeq;
    return this.#reader.folders.find((folder) => folder.key === replica)?.lastSeq ?? 0;
  }

  /** Is everything that the logs hold of a document within a version? */
  isUpTo(document: DocumentName, version: Version): boolean {
    const isWithin = (key: ReplicaKey, seq: number) => seq <= (version.get(key) ?? 0);
    return (
      isWithin(this.key, this.#recorder.lastIn(document)) &&
      this.#reader.folders.every((folder) => isWithin(folder.key, folder.lastByDocument.get(document) ?? 0))
    );
  }

  /** Documents of which anything is here that a version has not. */
  changedSince(version: Version): readonly DocumentName[] {
    return this.documents().filter((document) => !this.isUpTo(document, version));
  }

  /** Is everything that a version shows here, as far as this installation's own logs go? */
  holds(version: Version): boolean {
    const own = new Map(this.#reader.folders.map((folder) => [folder.key, folder.lastSeq]));
    return [...version].every(([replica, seq]) => {
      if (replica === this.key) return seq <= this.#recorder.lastSeq;
      return !isLost(replica, this.#identity) || seq <= (own.get(replica) ?? 0);
    });
  }

  /**
   * Logs of which a part is known to exist and is not here. Nothing is mirrored meanwhile: a file must not lose what was
   * shown in it already.
   */
  get waiting(): readonly WaitingLog[] {
    const known = joinVersions(this.#recorder.written, this.#seenLogs.version);
    return findWaiting(this.#reader.folders, known, (replica) => this.isOwn(replica));
  }

  /** Has any replica seen more of another's log than is here? */
  get isBehind(): boolean {
    const known = this.#reader.folders.map(({ seen }) => seen).reduce(joinVersions, emptyVersion);
    const isOwn = (replica: ReplicaKey) => this.isOwn(replica);
    return findWaiting(this.#reader.folders, known, isOwn).some(({ replica }) => !isOwn(replica));
  }

  /** Is it a log of this installation, of any epoch? What of it is not here was lost here, and nobody will bring it. */
  isOwn(replica: ReplicaKey): boolean {
    return replica === this.key || isLost(replica, this.#identity);
  }

  /** Parts that other replicas' seals name and that have not arrived, or can't be read, as far as it was looked. */
  get lacking(): readonly LackingPart[] {
    return this.#reader.lacking;
  }

  /** The last own record in a document, also where it can't be read any more. */
  lastIn(document: DocumentName): number {
    return this.#recorder.lastIn(document);
  }

  /** The own records after this one can't be shown for ever: what is written from now on doesn't build on them. */
  goOnAfter(document: DocumentName, seq: number): void {
    this.#recorder.goOnAfter(document, seq);
    this.#takeClosed();
  }

  /** Documents in which other installations have written. */
  get sharedDocuments(): readonly DocumentName[] {
    const foreign = this.#reader.folders.filter((folder) => !isLost(folder.key, this.#identity));
    return [...new Set(foreign.flatMap((folder) => [...folder.lastByDocument.keys()]))];
  }

  /** Every document that any log names. */
  documents(): readonly DocumentName[] {
    const names = new Set<DocumentName>();
    for (const folder of this.#reader.folders) for (const name of folder.lastByDocument.keys()) names.add(name);
    for (const name of this.#recorder.documents) names.add(name);
    return [...names];
  }

  #takeClosed(): void {
    this.#pending.push(...this.#recorder.takeClosed());
  }

  async #writeIdentity(identity: Identity): Promise<void> {
    await writeWhole(this.#at.disk, join(this.#at.place.folder, "identity.json"), encodeJson(identity));
    this.#identity = identity;
  }

  /**
   * What an earlier epoch had stored and the folder has lost is written again under this epoch. Its ids are the old
   * ones, so that another replica that has them already sees nothing twice.
   */
  #bringBack(records: readonly HistoryRecord[]): void {
    if (records.length === 0) return;
    for (const record of records) {
      if (record.origin === "mirror") continue;
      this.#recorder.add({ ...record, sender: "brought back" }, this.#at.now());
    }
    this.#recorder.closeAll();
    this.#takeClosed();
    this.#reader.note({
      code: "history-brought-back",
      sentence: "The project's folder was older than what was written here last; what it lacked was put back.",
      next: "Look at the newest revisions. If you meant to go back to the older state, restore it from History.",
    });
  }
}

/** An earlier epoch of this installation: what of it is not here was lost here, and no other machine will bring it. */
function isLost(replica: ReplicaKey, identity: Identity): boolean {
  return replica.startsWith(`${identity.replica}.`);
}

/** The records that go on from `lastSeq` without a gap. */
function continuing(records: readonly HistoryRecord[], lastSeq: number): readonly HistoryRecord[] {
  const gap = records.findIndex((record, place) => record.seq !== lastSeq + 1 + place);
  return gap < 0 ? records : records.slice(0, gap);
}

function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
