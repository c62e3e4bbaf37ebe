import { useCallback, useEffect, useState } from "react";
import type { ImportSource, SplitRule } from "../../host/contract/contract.ts";
import type { ImportPlan, PlanEdit, PlannedManuscript } from "../../host/contract/planning.ts";
import type { Problem } from "../../story/problem.ts";
import { useAnswer } from "../studio-context.ts";
import { beginPlan, changePlan, chooseRule, redoPlan, undoPlan } from "./plan-history.ts";

export interface PlanInHand {
  /** What is asked of the host for it. */
  readonly order: PlannedManuscript;
  /** The last one that there was, while another one is made. */
  readonly plan: ImportPlan | null;
  /** The plan in view is what the order makes. */
  readonly isCurrent: boolean;
  readonly problem: Problem | null;
  readonly split: SplitRule;
  /** How many changes the writer has made to what the rule gave. */
  readonly changes: number;
  readonly change: (edits: readonly PlanEdit[]) => void;
  readonly choose: (split: SplitRule) => void;
  /** null where there is nothing to undo. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** The plan in view is of what the file was before. */
  readonly startAgain: (why: Problem) => void;
}

/** The plan of one manuscript, with the writer's changes to it. */
export function usePlan(source: ImportSource): PlanInHand {
  const [history, setHistory] = useState(() => beginPlan());
  const [last, setLast] = useState<ImportPlan | null>(null);
  const [changed, setChanged] = useState<Problem | null>(null);
  const { now } = history;
  const order = { source, ...now };
  const [answer, again] = useAnswer("import.plan", order);
  const value = answer.kind === "ready" ? answer.value : null;
  if (value && value !== last) setLast(value);

  // The file is another one than the one whose plan was looked at: its own plan is shown, as it comes.
  const startAgain = useCallback(
    (why: Problem) => {
      setChanged(why);
      setHistory(({ now: { split } }) => beginPlan(split));
      again();
    },
    [again],
  );
  const failed = answer.kind === "failed" ? answer.problem : null;
  const isOther = failed?.code === "plan-changed";
  useEffect(() => {
    if (failed && isOther) startAgain(failed);
  }, [failed, isOther, startAgain]);

  const undone = undoPlan(history);
  const redone = redoPlan(history);
  const go = (to: typeof history) => {
    setChanged(null);
    setHistory(to);
  };
  return {
    order,
    plan: value ?? last,
    isCurrent: value !== null,
    problem: isOther ? null : (failed ?? changed),
    split: now.split,
    changes: now.edits.length,
    change: (edits) => {
      // A change is said of places in the plan that is in view.
      if (value) go(changePlan(history, edits, value.print));
    },
    choose: (split) => go(chooseRule(history, split)),
    undo: undone && (() => go(undone)),
    redo: redone && (() => go(redone)),
    startAgain,
  };
}
