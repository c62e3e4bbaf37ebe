import * as Y from "yjs";
import type { Copy, DocumentName, HistoryRecord, Origin, ReplicaKey } from "../../history/record.ts";
import { type LogSlice, sliceRecords } from "../../history/slice.ts";
import { squashUpdates } from "../../history/structs.ts";
import { copiesOfUndo } from "../../history/undo-copies.ts";
import { emptyVersion, joinVersions, type Version, versionChange } from "../../history/version.ts";

export const chapter = "text/0123456789abcde" as DocumentName;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as Value, result[i] as Value];
  }
  return result;
}

/** One installation that writes one chapter, as a host would record it. */
export class Writer {
  readonly replica: ReplicaKey;
  readonly document: Y.Doc;
  readonly records: HistoryRecord[] = [];
  /** The text after each record. */
  readonly texts: string[] = [];
  /** What is known of every log, this one included. */
  known: Version = emptyVersion;
  readonly #undo: Y.UndoManager;
  #told: Version = emptyVersion;
  #updates: Uint8Array[] = [];
  #copies: Copy[] = [];

  constructor(replica: string, client: number, gc = false) {
    this.replica = replica as ReplicaKey;
    this.document = new Y.Doc({ gc });
    this.document.clientID = client;
    this.document.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "remote") this.#updates.push(update);
    });
    this.document.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin === this.#undo) this.#copies.push(...copiesOfUndo(transaction, this.text, chapter));
    });
    this.#undo = new Y.UndoManager(this.text, { captureTimeout: 0 });
  }

  get text(): Y.Text {
    return this.document.getText("text");
  }

  undo(): void {
    this.#undo.undo();
  }

  redo(): void {
    this.#undo.redo();
  }

  /** Ends the open record, if anything is in it. */
  close(wall: number, origin: Origin = "typed"): HistoryRecord | null {
    if (this.#updates.length === 0) return null;
    const seq = this.records.length + 1;
    const record: HistoryRecord = {
      replica: this.replica,
      seq,
      seen: versionChange(this.#told, this.known),
      time: { seconds: wall, counter: 0 },
      wall,
      author: null,
      origin,
      detail: null,
      parts: [{ document: chapter, previous: seq - 1, update: squashUpdates(this.#updates), copies: this.#copies }],
    };
    this.#updates = [];
    this.#copies = [];
    this.records.push(record);
    this.texts.push(this.text.toString());
    this.known = joinVersions(this.known, new Map([[this.replica, seq]]));
    this.#told = this.known;
    return record;
  }

  /** Takes over everything that another knows. */
  receive(other: Writer, all: readonly Writer[]): void {
    const updates: Uint8Array[] = [];
    for (const writer of all) {
      const from = this.known.get(writer.replica) ?? 0;
      const to = other.known.get(writer.replica) ?? 0;
      if (writer !== this)
        for (const record of writer.records.slice(from, to)) updates.push(record.parts[0]?.update as Uint8Array);
    }
    this.known = joinVersions(this.known, other.known);
    if (updates.length > 0) Y.applyUpdate(this.document, squashUpdates(updates), "remote");
  }

  /** The log as slices of random sizes, as tails and segments would cut it. */
  slices(random: () => number, largest = 12): LogSlice[] {
    const slices: LogSlice[] = [];
    let seen: Version = emptyVersion;
    for (let at = 0; at < this.records.length; ) {
      const records = this.records.slice(at, at + 1 + Math.floor(random() * largest));
      slices.push(sliceRecords(this.replica, chapter, records, seen));
      for (const record of records) seen = joinVersions(seen, record.seen);
      at += records.length;
    }
    return slices;
  }
}

const pieces = ["a", "the ", "word ", "\n\n", "é", "🙂", "long sentence here. ", "x"];

/** One random edit that never cuts a surrogate pair. */
export function scribble(text: Y.Text, random: () => number): void {
  const below = (n: number): number => Math.floor(random() * n);
  const whole = text.toString();
  const snap = (at: number): number => (/[\udc00-\udfff]/.test(whole[at] ?? "") ? at - 1 : at);
  if (random() < 0.7 || whole.length === 0) {
    const at = snap(random() < 0.6 ? below(Math.min(whole.length, 8) + 1) : below(whole.length + 1));
    text.insert(at, pieces[below(pieces.length)] as string);
  } else {
    const from = snap(below(whole.length));
    const to = snap(Math.min(whole.length, from + 1 + below(6)));
    if (to > from) text.delete(from, to - from);
  }
}

/** Several installations that write, undo and meet at random; at the end everybody knows everything. */
export function writeTogether(
  seed: number,
  writers = 3,
  steps = 120,
): { readonly writers: Writer[]; readonly random: () => number } {
  const random = seededRandom(seed * 7919 + 1);
  const below = (n: number): number => Math.floor(random() * n);
  const all = Array.from({ length: writers }, (_, i) => new Writer(`w${i}.1`, 10 + i, random() < 0.3));
  let wall = 1_700_000_000;
  for (let step = 0; step < steps; step++) {
    const writer = all[below(writers)] as Writer;
    const choice = random();
    if (choice < 0.62) scribble(writer.text, random);
    else if (choice < 0.7) writer.undo();
    else if (choice < 0.73) writer.redo();
    else if (choice < 0.88) writer.close((wall += below(3)));
    else {
      const other = all[below(writers)] as Writer;
      writer.close((wall += 1));
      if (other !== writer) writer.receive(other, all);
    }
  }
  for (const writer of all) writer.close((wall += 1));
  for (const writer of all) for (const other of all) if (other !== writer) writer.receive(other, all);
  return { writers: all, random };
}
