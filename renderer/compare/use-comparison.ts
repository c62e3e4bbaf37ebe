import { useCallback, useEffect, useState } from "react";
import type { BookComparisonPage, ChapterComparison, Comparison } from "../../host/contract/history.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { type Answer, useAnswer } from "../studio-context.ts";

export interface BookComparing {
  readonly chapters: readonly ChapterComparison[];
  readonly done: number;
  readonly total: number;
  /** Words of the whole book, known when all is compared: what went from one chapter to another is only moved. */
  readonly sum: Comparison["words"] | null;
  readonly problem: Problem | null;
}

const nothing = { added: 0, removed: 0, moved: 0 };
const begun: BookComparing = { chapters: [], done: 0, total: 0, sum: null, problem: null };

/** The chapters that differ, as they are found; null where only one chapter is compared. */
export function useBookComparison(
  session: ProjectSession,
  between: { readonly from: string; readonly to: string } | null,
): readonly [BookComparing | null, () => void] {
  const [found, setFound] = useState<BookComparing>(begun);
  const [round, setRound] = useState(0);
  const from = between?.from ?? null;
  const to = between?.to ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again; it is not part of the question.
  useEffect(() => {
    if (from === null || to === null) return;
    let isCurrent = true;
    setFound(begun);
    const read = async () => {
      let chapters: readonly ChapterComparison[] = [];
      for (let next: number | null = 0; next !== null; ) {
        const answer: { ok: true; value: BookComparisonPage } | { ok: false; problem: Problem } =
          await session.studio.call("history.compareBook", { project: session.project, from, to, next });
        if (!isCurrent) return;
        if (!answer.ok) return setFound({ ...begun, problem: answer.problem, sum: nothing });
        const value: BookComparisonPage = answer.value;
        chapters = [...chapters, ...value.chapters];
        next = value.next;
        setFound({ chapters, done: value.done, total: value.total, sum: value.words, problem: null });
      }
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [session, from, to, round]);
  return [between === null ? null : found, useCallback(() => setRound((value) => value + 1), [])];
}

/** How one chapter differs: by itself, or in the book, where passages come from other chapters and go to them. */
export function useChapterComparison(
  session: ProjectSession,
  asked: { readonly chapter: ItemId; readonly from: string; readonly to: string; readonly inBook: boolean },
): readonly [Answer<Comparison>, () => void] {
  const { project } = session;
  const { chapter, from, to, inBook } = asked;
  const order = { project, chapter, from, to };
  const [alone, aloneAgain] = useAnswer("history.compare", inBook ? null : order, session.reopened);
  const [within, withinAgain] = useAnswer("history.compareInBook", inBook ? order : null, session.reopened);
  return inBook ? [within, withinAgain] : [alone, aloneAgain];
}
