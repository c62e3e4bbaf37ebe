import { assertNever, type Problem } from "../../story/problem.ts";

/** What the writer is told about the text in this window. "Saved" means on the host's disk, and nothing less. */
export type SavedState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  | { readonly kind: "not saved"; readonly problem: Problem };

/** Each is one value, so that saying the same again renders nothing again. */
export const saved: SavedState = { kind: "saved" };
export const saving: SavedState = { kind: "saving" };
export const stopped: SavedState = {
  kind: "not saved",
  problem: {
    code: "host-gone",
    sentence: "Redraft has stopped. Your words are kept in this window: start it again and they are saved.",
    next: "Leave this window open.",
  },
};

export function savedText(state: SavedState): string {
  switch (state.kind) {
    case "saved":
      return "Saved";
    case "saving":
      return "Saving…";
    case "not saved":
      return `Not saved: ${asClause(state.problem.sentence)}`;
    default:
      return assertNever(state);
  }
}

/** The worst of several documents is what the writer must know. */
export function worstOf(states: Iterable<SavedState>): SavedState {
  let worst: SavedState = saved;
  for (const state of states) {
    if (state.kind === "not saved") return state;
    if (state.kind === "saving") worst = state;
  }
  return worst;
}

/** "The disk is full." reads on after a colon as "the disk is full". */
function asClause(sentence: string): string {
  const clause = sentence.replace(/\.$/, "");
  return /^(The|A|An|This|Your|There|It)\b/.test(clause) ? clause.charAt(0).toLowerCase() + clause.slice(1) : clause;
}
