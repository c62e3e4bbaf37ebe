import { nextTime } from "../../history/clock.ts";
import { joinRecord } from "../../history/gather.ts";
import { passageLength } from "../../history/passages.ts";
import type {
  Author,
  Copy,
  DocumentName,
  HistoryRecord,
  HybridTime,
  Origin,
  RecordDetail,
  ReplicaKey,
} from "../../history/record.ts";
import { inspectUpdate } from "../../history/structs.ts";
import { emptyVersion, joinVersions, type Version, versionChange } from "../../history/version.ts";

/** One transaction, or one action on several documents, as it comes in. */
export interface Entry {
  readonly parts: readonly {
    readonly document: DocumentName;
    readonly update: Uint8Array;
    readonly copies: readonly Copy[];
  }[];
  /** null is the replica's own person. */
  readonly author: Author | null;
  readonly origin: Origin;
  readonly detail: RecordDetail;
  /** Who sent it; entries of different senders never share a record. Empty for the host itself. */
  readonly sender: string;
}

interface OpenRecord {
  readonly fragments: HistoryRecord[];
  readonly sender: string;
  readonly openedAt: number;
}

/** A record takes what follows within this time of its first transaction. */
const recordMilliseconds = 1000;

/** Origins whose neighbouring transactions are one stretch of writing. */
const joinable: ReadonlySet<Origin> = new Set<Origin>(["typed", "pasted", "undone"]);

/**
 * Numbers what comes in and gathers it into records of about a second. Numbers are given when a record is opened, so
 * that a write-ahead log that is read back gives the same records.
 */
export class Recorder {
  readonly #replica: ReplicaKey;
  #lastSeq: number;
  #time: HybridTime;
  #written: Version;
  #seen: Version;
  readonly #previous: Map<DocumentName, number>;
  readonly #open = new Map<DocumentName, OpenRecord>();
  #closed: HistoryRecord[] = [];

  constructor(start: {
    readonly replica: ReplicaKey;
    readonly lastSeq: number;
    readonly time: HybridTime;
    /** What the own log has said to have seen of others, and what is seen now. */
    readonly written: Version;
    readonly seen: Version;
    readonly previous: ReadonlyMap<DocumentName, number>;
  }) {
    this.#replica = start.replica;
    this.#lastSeq = start.lastSeq;
    this.#time = start.time;
    this.#written = start.written;
    this.#seen = start.seen;
    this.#previous = new Map(start.previous);
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  get time(): HybridTime {
    return this.#time;
  }

  /** Documents that the own log names. */
  get documents(): Iterable<DocumentName> {
    return this.#previous.keys();
  }

  /** Number of the last own record in a document; 0 for none. */
  lastIn(document: DocumentName): number {
    return this.#previous.get(document) ?? 0;
  }

  /** The next record in a document comes after this one: those between are lost. */
  goOnAfter(document: DocumentName, seq: number): void {
    this.close(document);
    this.#previous.set(document, seq);
  }

  /** What the own log says to have seen of other replicas: it never forgets, also when files have gone. */
  get written(): Version {
    return this.#written;
  }

  /** What has arrived of other replicas; the next record says so. */
  see(version: Version, time: HybridTime): void {
    this.closeAll();
    this.#seen = joinVersions(this.#seen, version);
    if (
      time.seconds > this.#time.seconds ||
      (time.seconds === this.#time.seconds && time.counter > this.#time.counter)
    ) {
      this.#time = time;
    }
  }

  /**
   * Takes an entry in and returns its fragment for the write-ahead log: a record with this entry's updates only, under
   * the number of the record that it belongs to.
   *
   * @param now milliseconds since 1970
   */
  add(entry: Entry, now: number): HistoryRecord {
    const only = entry.parts.length === 1 ? entry.parts[0] : undefined;
    const open = only && this.#open.get(only.document);
    const first = open?.fragments[0];
    if (
      only &&
      open &&
      first &&
      joinable.has(entry.origin) &&
      first.origin === entry.origin &&
      open.sender === entry.sender &&
      sameAuthor(first.author, entry.author) &&
      entry.detail === null &&
      !takesPassage(only.update) &&
      now - open.openedAt < recordMilliseconds &&
      now >= open.openedAt
    ) {
      const fragment = { ...first, seen: emptyVersion, parts: [{ ...only, previous: first.parts[0]?.previous ?? 0 }] };
      open.fragments.push(fragment);
      return fragment;
    }
    for (const part of entry.parts) this.close(part.document);
    const record = this.#begin(entry, now);
    if (only && joinable.has(entry.origin)) {
      this.#open.set(only.document, { fragments: [record], sender: entry.sender, openedAt: now });
    } else {
      this.#closed.push(record);
    }
    return record;
  }

  #begin(entry: Entry, now: number): HistoryRecord {
    const wall = Math.floor(now / 1000);
    this.#time = nextTime(this.#time, wall);
    this.#lastSeq += 1;
    const seq = this.#lastSeq;
    const seen = versionChange(this.#written, this.#seen);
    this.#written = this.#seen;
    const parts = entry.parts.map((part) => ({ ...part, previous: this.#previous.get(part.document) ?? 0 }));
    for (const part of entry.parts) this.#previous.set(part.document, seq);
    return {
      replica: this.#replica,
      seq,
      seen,
      time: this.#time,
      wall,
      author: entry.author,
      origin: entry.origin,
      detail: entry.detail,
      parts,
    };
  }

  close(document: DocumentName): void {
    const open = this.#open.get(document);
    if (!open) return;
    this.#open.delete(document);
    this.#closed.push(joinRecord(open.fragments));
  }

  closeAll(): void {
    for (const document of [...this.#open.keys()]) this.close(document);
  }

  /** Closes what is open and names everything up to now. */
  version(): Version {
    this.closeAll();
    return new Map([...this.#seen, [this.#replica, this.#lastSeq]]);
  }

  /** Closed records in the order of their numbers, up to the first that is still open; they are not given again. */
  takeClosed(): readonly HistoryRecord[] {
    const firstOpen = Math.min(
      ...[...this.#open.values()].map((open) => open.fragments[0]?.seq ?? Number.POSITIVE_INFINITY),
    );
    this.#closed.sort((a, b) => a.seq - b.seq);
    const ready = this.#closed.filter((record) => record.seq < firstOpen);
    this.#closed = this.#closed.filter((record) => record.seq >= firstOpen);
    return ready;
  }
}

/** A passage that is taken away begins a record, so that the text just before can be shown. */
function takesPassage(update: Uint8Array): boolean {
  const deleted = inspectUpdate(update)?.deleted ?? [];
  return deleted.reduce((sum, { length }) => sum + length, 0) >= passageLength;
}

function sameAuthor(a: Author | null, b: Author | null): boolean {
  return a === b || (a !== null && b !== null && a.id === b.id && a.name === b.name);
}
