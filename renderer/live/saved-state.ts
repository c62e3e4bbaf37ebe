import { assertNever, type Problem } from "../../story/problem.ts";
import { wordsNow } from "../language/language.ts";
import { saidByHost } from "../problems/said-by-host.ts";
import { windowProblems } from "../problems/window-words.ts";
import { savedTexts } from "./saved-words.ts";

/** What the writer is told about the text in this window. "Saved" means on the host's disk, and nothing less. */
export type SavedState =
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  | { readonly kind: "not saved"; readonly problem: Problem };

/** Each is one value, so that saying the same again renders nothing again. */
export const saved: SavedState = { kind: "saved" };
export const saving: SavedState = { kind: "saving" };
export const stopped: SavedState = { kind: "not saved", problem: windowProblems.hostGone };

/** "Saved", "Saving…" or "Not saved: …". */
export function savedText(state: SavedState): string {
  const words = wordsNow(savedTexts);
  switch (state.kind) {
    case "saved":
      return words.saved;
    case "saving":
      return words.saving;
    case "not saved":
      return words.notSaved(saidByHost(state.problem.sentence));
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
