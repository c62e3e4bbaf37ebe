import { useCallback, useEffect, useMemo, useState } from "react";
import type { BookComparisonPage, ChapterComparison, Comparison } from "../../host/contract/history.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { type Answer, useAnswer } from "../studio-context.ts";

export interface BookComparing {
  readonly chapters: readonly ChapterComparison[];
  readonly done: number;
  readonly total: number;
  readonly isDone: boolean;
  readonly problem: Problem | null;
}

const begun: BookComparing = { chapters: [], done: 0, total: 0, isDone: false, problem: null };

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
        if (!answer.ok) return setFound({ ...begun, problem: answer.problem, isDone: true });
        const value: BookComparisonPage = answer.value;
        chapters = [...chapters, ...value.chapters];
        next = value.next;
        setFound({ chapters, done: value.done, total: value.total, isDone: next === null, problem: null });
      }
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [session, from, to, round]);
  return [between === null ? null : found, useCallback(() => setRound((value) => value + 1), [])];
}

/** How one chapter differs. One that is in only one of the two books is in the other not at all. */
export function useChapterComparison(
  session: ProjectSession,
  asked: {
    readonly chapter: ItemId;
    readonly from: string;
    readonly to: string;
    readonly state: ChapterComparison["state"];
  } | null,
): readonly [Answer<Comparison>, () => void] {
  const { project } = session;
  const isWhole = asked?.state === "changed";
  const [compared, again] = useAnswer(
    "history.compare",
    asked && isWhole ? { project, chapter: asked.chapter, from: asked.from, to: asked.to } : null,
    session.reopened,
  );
  const [alone] = useAnswer(
    "history.text",
    asked && !isWhole ? { project, chapter: asked.chapter, at: asked.state === "added" ? asked.to : asked.from } : null,
    session.reopened,
  );
  const state = asked?.state;
  const whole = useMemo((): Answer<Comparison> => {
    if (alone.kind !== "ready") return alone;
    const kind = state === "added" ? "inserted" : "deleted";
    const { text } = alone.value;
    return {
      kind: "ready",
      value: {
        pieces: text === "" ? [] : [{ kind, text, change: null }],
        changes: [],
        words: { added: 0, removed: 0, moved: 0 },
      },
    };
  }, [alone, state]);
  return [isWhole ? compared : whole, again];
}
