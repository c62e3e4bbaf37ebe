import type * as Y from "yjs";
import { rangesAt } from "../columns.ts";
import { CopySources } from "../copy-sources.ts";
import { KnownVersions } from "../known-versions.ts";
import { type Copy, compareRecords, type DocumentName } from "../record.ts";
import { type IdRange, mergeRanges } from "../structs.ts";
import { type RecordTable, recordAt, recordIdOfRow, replicaOfRow } from "../union.ts";
import { type Version, versionContains } from "../version.ts";
import { findIds } from "./both-texts.ts";
import { isMainKey } from "./draft-slices.ts";

/** Is it one of this text's own records that took something from a draft, or took that back? */
export function isOfTaking(records: RecordTable, row: number): boolean {
  const { origin, detail, replica } = recordAt(records, row);
  return (origin === "taken" || origin === "undone") && typeof detail?.draft === "string" && !isMainKey(replica);
}

/** The copies of taking, and of taking back, in one text: each names the first appearance of its characters. */
export function copiesOfTaking(records: RecordTable): readonly (readonly Copy[])[] {
  return [...records.copies].filter(([row]) => isOfTaking(records, row)).map(([, copies]) => copies);
}

/** What the records say of a main text, and of one of its drafts; nothing of either may be waiting. */
export interface PairRecords {
  /** As the records of taking name it. */
  readonly draftId: string;
  readonly main: RecordTable;
  readonly draft: RecordTable;
  readonly mainName: DocumentName;
  readonly draftName: DocumentName;
}

/**
 * Is each take here with both of its parts? A sync client may bring what a record did to the main text before what it did to the
 * draft: then what was taken seems to stand twice.
 */
export function areTakesWhole({ draftId, main, draft }: PairRecords): boolean {
  const inMain = takesIn(main, draftId);
  const inDraft = takesIn(draft, draftId);
  return [...inMain].every((id) => inDraft.has(id)) && [...inDraft].every((id) => inMain.has(id));
}

/** Records of taking that have parts in both texts. */
function takesIn(records: RecordTable, draftId: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [row, detail] of records.detail)
    if (detail?.draft === draftId && records.elsewhere[row] === 1 && isOfTaking(records, row))
      ids.add(recordIdOfRow(records, row));
  return ids;
}

type Side = "main" | "draft";

/** Characters that stand in a text and are the same as others, by what they first were. */
interface Instance {
  readonly side: Side;
  readonly ids: IdRange;
  /** Where in the first one's client. */
  readonly first: IdRange;
  readonly family: string;
  /** null: it is the first itself, or was never taken. */
  readonly record: Parameters<typeof compareRecords>[0] | null;
}

/**
 * Ids of what stands twice because two replicas took the same, or took a take back, without knowing of each other. Taking
 * moves a character: what it was is deleted in the same record in which its copy is made. So of all copies of one, and itself,
 * no more than one should stand in the two texts together. The first in the order of the records stays.
 *
 * Whoever sees two may delete the later one: a deletion that two replicas make is one, and always an earlier one stands, or
 * has itself been moved on, or somebody meant to delete it.
 */
export function doubleCopies(
  records: PairRecords,
  docs: { readonly main: Y.Doc; readonly draft: Y.Doc },
): { readonly inMain: readonly IdRange[]; readonly inDraft: readonly IdRange[] } {
  const standing = instances(records).flatMap((instance) => standingPieces(instance, docs[instance.side]));
  standing.sort((a, b) => {
    if (a.record === null || b.record === null) return a.record === b.record ? 0 : a.record === null ? -1 : 1;
    return compareRecords(a.record, b.record);
  });
  const kept = new Map<string, IdRange[]>();
  const doubles = { main: [] as IdRange[], draft: [] as IdRange[] };
  for (const { side, ids, first, family } of standing) {
    const others = kept.get(family) ?? [];
    kept.set(family, others);
    const own: IdRange[] = [];
    for (const { from, to, isDouble } of divide(first, others)) {
      if (isDouble) doubles[side].push({ client: ids.client, clock: ids.clock + from, length: to - from });
      else own.push({ client: first.client, clock: first.clock + from, length: to - from });
    }
    others.push(...own);
  }
  return { inMain: mergeRanges(doubles.main), inDraft: mergeRanges(doubles.draft) };
}

function instances({ main, draft, mainName, draftName }: PairRecords): readonly Instance[] {
  const found: Instance[] = [];
  const firsts: { readonly side: Side; readonly ids: IdRange }[] = [];
  for (const [side, records] of [["main", main] as const, ["draft", draft] as const]) {
    for (const [row, copies] of records.copies) {
      if (!isOfTaking(records, row)) continue;
      const { time, replica, seq } = recordAt(records, row);
      for (const { client, clock, length, source } of copies) {
        // Another draft's: it is looked at with that one.
        if (source.document !== mainName && source.document !== draftName) continue;
        const first = { client: source.client, clock: source.clock, length };
        const family = `${source.document} ${source.client}`;
        found.push({ side, ids: { client, clock, length }, first, family, record: { time, replica, seq } });
        firsts.push({ side: source.document === mainName ? "main" : "draft", ids: first });
      }
    }
  }
  for (const side of ["main", "draft"] as const) {
    const name = side === "main" ? mainName : draftName;
    for (const ids of mergeRanges(firsts.filter((first) => first.side === side).map((first) => first.ids)))
      found.push({ side, ids, first: ids, family: `${name} ${ids.client}`, record: null });
  }
  return found;
}

function standingPieces(instance: Instance, doc: Y.Doc): readonly Instance[] {
  return findIds(doc.getText("text"), [instance.ids])
    .filter(({ isShown }) => isShown)
    .map(({ ids }) => {
      const clock = instance.first.clock + ids.clock - instance.ids.clock;
      return { ...instance, ids, first: { ...instance.first, clock, length: ids.length } };
    });
}

/** Cuts a range where what is kept already begins and ends. */
function divide(
  { clock, length }: IdRange,
  others: readonly IdRange[],
): readonly { readonly from: number; readonly to: number; readonly isDouble: boolean }[] {
  const covered = others
    .map((other) => ({
      from: Math.max(0, other.clock - clock),
      to: Math.min(length, other.clock + other.length - clock),
    }))
    .filter(({ from, to }) => from < to);
  const borders = [...new Set([0, length, ...covered.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, place) => {
    const to = borders[place + 1] as number;
    return { from, to, isDouble: covered.some((range) => range.from <= from && to <= range.to) };
  });
}

/**
 * Ids of copies in the main text whose sources somebody has deleted in the draft, without knowing that they had just been
 * taken: the deletion is the draft's, and goes over to the copy there.
 */
export function lateDeletions({ main, draft, draftName }: PairRecords): readonly IdRange[] {
  const bySource = new Map<number, { readonly copy: Copy; readonly known: Version }[]>();
  const versions = new KnownVersions(main);
  for (const [row, copies] of main.copies) {
    if (!isOfTaking(main, row)) continue;
    const known = versions.at(row);
    for (const copy of copies) {
      if (copy.source.document !== draftName) continue;
      bySource.set(copy.source.client, [...(bySource.get(copy.source.client) ?? []), { copy, known }]);
    }
  }
  if (bySource.size === 0) return [];
  const firsts = new CopySources(draftName, copiesOfTaking(draft));
  const late: IdRange[] = [];
  for (let row = 0; row < draft.count; row++) {
    const replica = replicaOfRow(draft, row);
    if (isMainKey(replica) || isOfTaking(draft, row)) continue;
    for (const gone of rangesAt(draft.deleted, row).flatMap((range) => firstsOf(firsts, range))) {
      for (const { copy, known } of bySource.get(gone.client) ?? []) {
        const { client, clock, length, source } = copy;
        const from = Math.max(gone.clock, source.clock);
        const to = Math.min(gone.clock + gone.length, source.clock + length);
        if (from >= to || versionContains(known, replica, draft.seq[row] as number)) continue;
        late.push({ client, clock: clock + from - source.clock, length: to - from });
      }
    }
  }
  return mergeRanges(late);
}

function firstsOf(firsts: CopySources, range: IdRange): readonly IdRange[] {
  let done = 0;
  return firsts.pieces(range).map(({ length, source }) => {
    const from = source ?? { client: range.client, clock: range.clock + done };
    done += length;
    return { client: from.client, clock: from.clock, length };
  });
}
