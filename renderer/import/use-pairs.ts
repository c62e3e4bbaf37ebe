import { useMemo, useState } from "react";
import type { ChapterMatch } from "../../host/contract/importing.ts";
import type { ImportPlan, PlannedManuscript } from "../../host/contract/planning.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { useAnswer } from "../studio-context.ts";
import { type ChosenPairs, type Pair, pairKey, pairUp } from "./destination.ts";

const none: readonly ChapterMatch[] = [];

/**
 * Which of the open story's chapters each planned one is a revision of: as found, and as the writer says.
 *
 * @param project null where nobody wants to know
 */
export function usePairs(project: ProjectId | null, order: PlannedManuscript, plan: ImportPlan | null) {
  const [chosen, setChosen] = useState<ChosenPairs>(new Map());
  const [answer] = useAnswer("import.match", project && plan ? { ...order, project } : null);
  const matches = answer.kind === "ready" ? answer.value : none;
  const byPlace = useMemo(() => {
    const places = (plan?.items ?? []).flatMap((item, place) => (item.kind === "chapter" ? [{ item, place }] : []));
    // Of another plan than this one they say nothing.
    const found = matches.length === places.length ? matches : none;
    const pairs = pairUp(
      places.map(({ item }) => item),
      found,
      chosen,
    );
    return new Map<number, Pair>(places.map(({ place }, index) => [place, pairs[index] ?? { own: null, match: null }]));
  }, [plan, matches, chosen]);
  const problem: Problem | null = answer.kind === "failed" ? answer.problem : null;
  return {
    /** By the place in the plan's list. */
    byPlace,
    isReady: answer.kind === "ready",
    problem,
    choose(place: number, own: ItemId | null) {
      const item = plan?.items[place];
      if (!item) return;
      const next = new Map(chosen);
      // Who had it before is nobody's revision now.
      for (const [key, taken] of next) if (taken === own && own !== null) next.delete(key);
      setChosen(next.set(pairKey(item), own));
    },
  };
}
