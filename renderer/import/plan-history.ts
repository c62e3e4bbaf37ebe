import type { SplitRule } from "../../host/contract/contract.ts";
import type { PlanEdit } from "../../host/contract/planning.ts";

/** A rule, and what the writer changed in the plan that it made. */
export interface PlanState {
  readonly split: SplitRule;
  readonly edits: readonly PlanEdit[];
  /** The print of the plan to which the changes were made; null where there are none. */
  readonly seen: string | null;
}

/** Every state that the writer has been in can be gone back to, another rule too. */
export interface PlanHistory {
  readonly past: readonly PlanState[];
  readonly now: PlanState;
  readonly future: readonly PlanState[];
}

export function beginPlan(split: SplitRule = { kind: "auto" }): PlanHistory {
  return { past: [], now: { split, edits: [], seen: null }, future: [] };
}

/** @param print of the plan in view */
export function changePlan(history: PlanHistory, edits: readonly PlanEdit[], print: string): PlanHistory {
  const { past, now } = history;
  if (edits.length === 0) return history;
  return { past: [...past, now], now: { ...now, edits: [...now.edits, ...edits], seen: print }, future: [] };
}

/** Another rule makes another plan, of which the writer has changed nothing yet. A pattern that is still being typed is one step. */
export function chooseRule(history: PlanHistory, split: SplitRule): PlanHistory {
  const { past, now } = history;
  const isTyping = split.kind === "pattern" && now.split.kind === "pattern" && now.edits.length === 0;
  return { past: isTyping ? past : [...past, now], now: { split, edits: [], seen: null }, future: [] };
}

export function undoPlan({ past, now, future }: PlanHistory): PlanHistory | null {
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : null;
}

export function redoPlan({ past, now, future }: PlanHistory): PlanHistory | null {
  const [next, ...rest] = future;
  return next ? { past: [...past, now], now: next, future: rest } : null;
}
