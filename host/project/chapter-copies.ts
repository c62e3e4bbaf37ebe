import { type DocumentName, textDocument } from "../../history/record.ts";
import type { IdRange } from "../../history/structs.ts";
import type { TextIndex } from "../../history/text-index.ts";
import type { Version } from "../../history/version.ts";
import type { ComparedChapter, CopiedRange } from "../../story/compare-book.ts";
import type { TextRange } from "../../story/compared-text.ts";
import { itemOfDocument } from "./mirroring.ts";
import type { Project } from "./project.ts";

/** From chapter to chapter to chapter: further nobody follows. */
const mostSteps = 8;

/** A version of two moments in any text. */
export interface Between {
  readonly early: (index: TextIndex) => Version;
  readonly late: (index: TextIndex) => Version;
}

/** What came into chapters and is known to be a copy of what stood in others before. */
export async function copiedRanges(
  project: Project,
  chapters: readonly ComparedChapter[],
  { early, late }: Between,
  turns: { take(): Promise<void> },
): Promise<CopiedRange[]> {
  const changed = new Set<DocumentName>(chapters.map(({ id }) => textDocument(id)));
  const found: CopiedRange[] = [];
  const asked: { readonly to: CopiedRange["to"]; readonly document: DocumentName; readonly ids: IdRange }[] = [];
  for (const { id, compared } of chapters) {
    const inserted = insertedRanges(compared.pieces);
    const history = inserted.length === 0 ? null : await project.history(textDocument(id));
    if (!history || history.index.records.copies.size === 0) continue;
    const version = late(history.index);
    for (const [from, to] of inserted) {
      let at = from;
      for (const { length, source } of history.index.attribution(version, from, to)) {
        if (source && source.document !== history.index.document)
          asked.push({
            to: { chapter: id, at: [at, at + length] },
            document: source.document,
            ids: { client: source.client, clock: source.clock, length },
          });
        at += length;
      }
    }
    await turns.take();
  }
  // Chapter by chapter: the history of one text at a time is kept.
  let left = asked;
  for (let step = 0; step < mostSteps && left.length > 0; step++) {
    const further: typeof asked = [];
    for (const [document, list] of Map.groupBy(left, (each) => each.document)) {
      const history = await project.history(document);
      const chapter = itemOfDocument(document);
      if (!history || chapter === null) continue;
      const version = early(history.index);
      for (const { to, ids } of list) {
        for (const part of partsOf(history.index, version, ids)) {
          const start = to.at[0] + part.ids.clock - ids.clock;
          const end = start + part.ids.length;
          const there: CopiedRange["to"] = { chapter: to.chapter, at: [start, end] };
          if (part.position !== null && changed.has(document)) {
            const at: TextRange = [part.position, part.position + part.ids.length];
            found.push({ from: { chapter, at }, to: there });
          } else if (part.position === null) further.push(...sourcesOf(history.index, part.ids, there));
        }
      }
      await turns.take();
    }
    left = further;
  }
  return found.filter(({ from, to }) => from.chapter !== to.chapter);
}

/** Where those that were not there yet had come from. */
function sourcesOf(index: TextIndex, ids: IdRange, to: CopiedRange["to"]) {
  const sources: { to: CopiedRange["to"]; document: DocumentName; ids: IdRange }[] = [];
  let at = to.at[0];
  for (const { length, source } of index.writersOf(ids)) {
    if (source && source.document !== index.document)
      sources.push({
        to: { chapter: to.chapter, at: [at, at + length] },
        document: source.document,
        ids: { client: source.client, clock: source.clock, length },
      });
    at += length;
  }
  return sources;
}

interface PlacedIds {
  readonly ids: IdRange;
  /** In that version's text; null where it doesn't stand there. */
  readonly position: number | null;
}

/** Ids by where they stand in a version, those that stand one after the other together. */
function partsOf(index: TextIndex, version: Version, ids: IdRange): PlacedIds[] {
  const parts: PlacedIds[] = [];
  for (let done = 0; done < ids.length; done++) {
    const found = index.positionOf(version, ids.client, ids.clock + done);
    const position = found?.present ? found.position : null;
    const last = parts.at(-1);
    const continues =
      last && (position === null ? last.position === null : last.position === position - last.ids.length);
    if (last && continues) parts[parts.length - 1] = { ...last, ids: { ...last.ids, length: last.ids.length + 1 } };
    else parts.push({ ids: { client: ids.client, clock: ids.clock + done, length: 1 }, position });
  }
  return parts;
}

function insertedRanges(pieces: ComparedChapter["compared"]["pieces"]): TextRange[] {
  const ranges: TextRange[] = [];
  let at = 0;
  for (const { kind, text } of pieces) {
    if (kind === "inserted") ranges.push([at, at + text.length]);
    if (kind !== "deleted") at += text.length;
  }
  return ranges;
}
