import * as Y from "yjs";
import { rangesAt } from "../../history/columns.ts";
import { CopySources } from "../../history/copy-sources.ts";
import { deleteIds, followMain } from "../../history/drafts/both-texts.ts";
import {
  areTakesWhole,
  copiesOfTaking,
  doubleCopies,
  isOfTaking,
  lateDeletions,
} from "../../history/drafts/double-takes.ts";
import { type DraftChange, draftChanges, draftGaps } from "../../history/drafts/draft-changes.ts";
import { draftSlices } from "../../history/drafts/draft-slices.ts";
import { takeBack, takeGaps } from "../../history/drafts/taking.ts";
import {
  type Copy,
  type DocumentName,
  draftText,
  type HistoryRecord,
  type Origin,
  outlineDocument,
  type RecordDetail,
  type ReplicaKey,
  recordId,
  textDocument,
} from "../../history/record.ts";
import { type LogSlice, sliceRecords } from "../../history/slice.ts";
import { squashUpdates } from "../../history/structs.ts";
import { applyUnion, recordAt, type Union, uniteSlices } from "../../history/union.ts";
import { emptyVersion, joinVersions, type Version, versionChange, versionToObject } from "../../history/version.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";

export const mainName = textDocument("0123456789abcde");
export const draftName = draftText("0123456789abcdf" as DraftId, "0123456789abcde" as ItemId);
const fromLog = "from the log";

/** One installation with a chapter and a draft of it, as a host would keep them: everything goes through its log. */
export class DraftReplica {
  readonly key: ReplicaKey;
  readonly main = new Y.Doc({ gc: false });
  readonly draft = new Y.Doc({ gc: false });
  readonly records: HistoryRecord[] = [];
  /** What is here of the others' logs. */
  known: Version = emptyVersion;
  readonly #all: () => readonly DraftReplica[];
  #pinned: Version = emptyVersion;
  #told: Version = emptyVersion;
  #parts = new Map<DocumentName, Uint8Array[]>();
  readonly #clock: () => number;

  constructor(key: string, client: number, clock: () => number, all: () => readonly DraftReplica[]) {
    this.key = key as ReplicaKey;
    this.#clock = clock;
    this.#all = all;
    this.main.clientID = client;
    this.draft.clientID = client + 1;
    for (const [name, doc] of [
      [mainName, this.main],
      [draftName, this.draft],
    ] as const) {
      doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin !== fromLog) this.#parts.set(name, [...(this.#parts.get(name) ?? []), update]);
      });
    }
  }

  get mainText(): string {
    return this.main.getText("text").toString();
  }

  get draftText(): string {
    return this.draft.getText("text").toString();
  }

  /** The draft begins with what the main text is here and now, on every replica that hears of it. */
  begin(pinned: Version): void {
    this.#pinned = pinned;
  }

  get version(): Version {
    return joinVersions(this.known, new Map([[this.key, this.records.length]]));
  }

  write(text: Y.Text, at: number, words: string): void {
    text.insert(at, words);
    this.#record("typed", null);
  }

  erase(text: Y.Text, at: number, length: number): void {
    text.delete(at, length);
    this.#record("typed", null);
  }

  follow(): void {
    followMain(this.draft, this.main, fromLog);
    this.#record("draft", { followed: versionToObject(this.version) }, [draftName]);
  }

  changes(): readonly DraftChange[] {
    return draftChanges(this.mainText, draftGaps(this.main, this.draft));
  }

  /** Takes the changes that are chosen, as the one action that it is in the host. */
  take(choose: (changes: readonly DraftChange[]) => readonly DraftChange[]): void {
    const followed = this.version;
    followMain(this.draft, this.main, fromLog);
    const gaps = choose(this.changes()).flatMap((change) => change.gaps);
    const firsts = new CopySources(draftName, copiesOfTaking(this.union(draftName).records));
    const copies = takeGaps(this.#pair, gaps, firsts);
    const detail = { draft: "d", followed: versionToObject(followed) };
    this.#record("taken", detail, [mainName, draftName], new Map([[mainName, copies]]));
  }

  leave(change: DraftChange): void {
    this.#record("draft", { left: change.key }, [draftName]);
  }

  /** Takes back the last own take that was not taken back yet. */
  takeBack(): boolean {
    const { records } = this.union(mainName);
    const done = new Set<string>();
    let row = -1;
    for (let at = 0; at < records.count; at++) {
      if (!isOfTaking(records, at)) continue;
      const { origin, detail, replica, seq } = recordAt(records, at);
      if (origin === "undone") done.add(String(detail?.record));
      else if (replica === this.key && detail?.mends !== true && !done.has(recordId(replica, seq))) row = at;
    }
    if (row < 0 || done.has(recordId(this.key, records.seq[row] ?? 0))) return false;
    const followed = this.version;
    followMain(this.draft, this.main, fromLog);
    const firsts = {
      main: new CopySources(mainName, copiesOfTaking(records)),
      draft: new CopySources(draftName, copiesOfTaking(this.union(draftName).records)),
    };
    const taken = { copies: records.copies.get(row) ?? [], deleted: rangesAt(records.deleted, row) };
    const { inMain, inDraft } = takeBack(this.#pair, taken, firsts);
    const detail = {
      draft: "d",
      record: recordId(this.key, records.seq[row] ?? 0),
      followed: versionToObject(followed),
    };
    this.#record(
      "undone",
      detail,
      [mainName, draftName],
      new Map([
        [mainName, inMain],
        [draftName, inDraft],
      ]),
    );
    return true;
  }

  /** What the log of another brings; documents are brought up to date from the logs alone. */
  receive(other: DraftReplica): void {
    this.known = joinVersions(this.known, other.version);
    const known = new Map(this.known);
    known.delete(this.key);
    this.known = known;
    applyUnion(this.main, this.union(mainName), fromLog);
    applyUnion(this.draft, this.union(draftName), fromLog);
    this.#mend();
  }

  /** What was taken twice, and deletions that came late. */
  #mend(): void {
    const [main, draft] = [this.union(mainName), this.union(draftName)];
    if (main.waiting.length > 0 || draft.waiting.length > 0) return;
    const records = { draftId: "d", main: main.records, draft: draft.records, mainName, draftName };
    if (!areTakesWhole(records)) return;
    const followed = this.version;
    const doubles = doubleCopies(records, { main: this.main, draft: this.draft });
    const changedMain = deleteIds(this.main, doubles.inMain, "action");
    // Only what a record says is followed, or another replica would see less.
    if (changedMain) followMain(this.draft, this.main, fromLog);
    const changedDraft = deleteIds(this.draft, [...lateDeletions(records), ...doubles.inDraft], "action");
    if (changedMain)
      this.#record("taken", { draft: "d", mends: true, followed: versionToObject(followed) }, [mainName, draftName]);
    else if (changedDraft) this.#record("taken", { draft: "d", mends: true }, [draftName]);
  }

  union(name: DocumentName): Union {
    const slices = (of: DocumentName): LogSlice[] =>
      this.#all().flatMap((replica) => {
        const seq = replica === this ? this.records.length : (this.known.get(replica.key) ?? 0);
        return seq === 0 ? [] : [sliceRecords(replica.key, of, replica.records.slice(0, seq))];
      });
    if (name === mainName) return uniteSlices(slices(mainName));
    return uniteSlices(draftSlices(draftName, slices(mainName), slices(draftName), this.#pinned));
  }

  get #pair() {
    return { main: this.main, draft: this.draft, mainName, draftName, origin: "action", fromMain: fromLog };
  }

  #record(
    origin: Origin,
    detail: RecordDetail,
    touched: readonly DocumentName[] = [],
    copies: ReadonlyMap<DocumentName, readonly Copy[]> = new Map(),
  ): void {
    const seq = this.records.length + 1;
    const names = new Set([...touched, ...this.#parts.keys()]);
    const lastIn = (name: DocumentName): number =>
      this.records.findLast((record) => record.parts.some((part) => part.document === name))?.seq ?? 0;
    const wall = this.#clock();
    this.records.push({
      replica: this.key,
      seq,
      seen: versionChange(this.#told, this.known),
      time: { seconds: wall, counter: 0 },
      wall,
      author: null,
      origin,
      detail,
      parts: [...(names.size === 0 ? [outlineDocument] : names)].map((document) => ({
        document,
        previous: lastIn(document),
        update: this.#parts.has(document) ? squashUpdates(this.#parts.get(document) ?? []) : new Uint8Array(0),
        copies: copies.get(document) ?? [],
      })),
    });
    this.#told = this.known;
    this.#parts.clear();
  }
}
