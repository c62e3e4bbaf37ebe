import { textDocument } from "../../history/record.ts";
import type { TextIndex } from "../../history/text-index.ts";
import type { Version } from "../../history/version.ts";
import { compareTexts } from "../../story/compare.ts";
import type { ComparedText, MovedPassage, TextChange } from "../../story/compared-text.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { Change, ComparedPiece, Comparison } from "../contract/history.ts";
import { Credits } from "./credits.ts";
import { jointHistory } from "./drafts/joint-history.ts";
import type { Project } from "./project.ts";
import { findVersion, isoTime, type NamedVersion, textIn } from "./versions.ts";
import { type Writer, Writers } from "./writers.ts";

/** What changed in a chapter from one version to another, as a reader would say it, and who did it when. */
export async function compareVersions(
  project: Project,
  chapter: ItemId,
  from: string,
  to: string,
): Promise<Result<Comparison>> {
  const before = await findVersion(project, from, chapter);
  if (!before.ok) return before;
  const after = await findVersion(project, to, chapter);
  if (!after.ok) return after;
  if (before.value.draft || after.value.draft) return compareWithDraft(project, chapter, before.value, after.value);
  const history = await project.history(textDocument(chapter));
  if (!history) return succeed(nothingCompared);
  const { index } = history;
  const early = before.value.of(index);
  const late = after.value.of(index);
  const compared = compareTexts(index.textAt(early), index.textAt(late));
  return succeed(await creditComparison(chapter, compared, new Writers(project), { index, early, late }));
}

export const nothingCompared: Comparison = { pieces: [], changes: [], words: { added: 0, removed: 0, moved: 0 } };

/** Says of every change of a chapter, and of every piece of it, who made it and when. */
export async function creditComparison(
  chapter: ItemId,
  compared: ComparedText,
  writers: Writers,
  between: { readonly index: TextIndex; readonly early: Version; readonly late: Version },
  elsewhere: (change: number) => Change["elsewhere"] = () => null,
): Promise<Comparison> {
  const credits = await Credits.of(compared, writers, between);
  const pieces = compared.pieces.flatMap((piece, place): readonly ComparedPiece[] =>
    piece.change === null
      ? [piece]
      : credits.cut(place).map(({ text, writer }) => ({
          kind: piece.kind,
          text,
          change: piece.change,
          ...said(writer),
        })),
  );
  const changes = compared.changes.map((change, place): Change => {
    const { kind, before, after, within, moved } = change;
    const passage = moved ? passagePieces(change, moved, credits) : [];
    return {
      kind,
      chapter,
      before,
      after,
      ...said(credits.ofChange(place)),
      within,
      passage,
      elsewhere: elsewhere(place),
    };
  });
  return { pieces, changes, words: compared.words };
}

/** A passage that moved as one text, with the changes in it. */
function passagePieces(change: TextChange, moved: MovedPassage, credits: Credits): ComparedPiece[] {
  return moved.parts.flatMap(({ before, after, change: inner }): readonly ComparedPiece[] => {
    const was = change.before.slice(before[0] - moved.before[0], before[1] - moved.before[0]);
    const is = change.after.slice(after[0] - moved.after[0], after[1] - moved.after[0]);
    const by = inner === null ? {} : said(credits.ofChange(inner));
    const pieces: readonly ComparedPiece[] =
      inner === null
        ? [{ kind: "kept", text: is, change: null, ...by }]
        : [
            { kind: "deleted", text: was, change: inner, ...by },
            { kind: "inserted", text: is, change: inner, ...by },
          ];
    return pieces.filter(({ text }) => text !== "");
  });
}

/** A draft's text is no version of the main text; the two are versions of what holds both. */
async function compareWithDraft(
  project: Project,
  chapter: ItemId,
  before: NamedVersion,
  after: NamedVersion,
): Promise<Result<Comparison>> {
  const [early, late] = [await textIn(project, chapter, before), await textIn(project, chapter, after)];
  const compared = compareTexts(early, late);
  const drafts = [before.draft, after.draft].filter((draft) => draft !== undefined);
  const [draft] = drafts;
  // Two drafts have no text in common in which both could be named.
  const joint =
    draft && new Set(drafts.map(({ id }) => id)).size === 1
      ? await jointHistory(project, { draft: draft.id, chapter }, [before, after])
      : null;
  // Somebody may have written while the histories were read; then it is said without names.
  if (!joint || joint.index.textAt(joint.early) !== early || joint.index.textAt(joint.late) !== late)
    return succeed(unsigned(chapter, compared));
  return succeed(await creditComparison(chapter, compared, new Writers(project), joint));
}

/** What changed, without who changed it. */
function unsigned(chapter: ItemId, { pieces, changes, words }: ComparedText): Comparison {
  const nobody = { author: "", time: "", within: null, passage: [], elsewhere: null };
  return {
    pieces,
    changes: changes.map(({ kind, before, after }) => ({ kind, chapter, before, after, ...nobody })),
    words,
  };
}

function said(writer: Writer | null): { readonly author: string; readonly time: string } {
  return writer ? { author: writer.name, time: isoTime(writer.wall) } : { author: "", time: "" };
}
