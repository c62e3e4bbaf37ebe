import type { ReviewPerson } from "../../host/contract/reviewing.ts";
import { findMentions } from "./mentions.ts";
import type { ShownThread } from "./shown-threads.ts";

export interface ThreadFilter {
  readonly state: "open" | "resolved" | "all";
  /** Of whom something is in the thread; null is anybody. `mine`: what this person said, or where they are mentioned. */
  readonly who:
    | { readonly kind: "anybody" }
    | { readonly kind: "mine" }
    | { readonly kind: "person"; readonly id: string };
}

export const everythingOpen: ThreadFilter = { state: "open", who: { kind: "anybody" } };

export function filterThreads(
  threads: readonly ShownThread[],
  { state, who }: ThreadFilter,
  me: ReviewPerson,
): readonly ShownThread[] {
  return threads.filter((thread) => {
    // What could not be sent is never out of sight.
    if (thread.unsent !== null) return true;
    if (state !== "all" && thread.resolved !== (state === "resolved")) return false;
    const remarks = [thread, ...thread.replies];
    if (who.kind === "anybody") return true;
    if (who.kind === "person") return remarks.some(({ by }) => by.id === who.id);
    return remarks.some(({ by, text }) => by.id === me.id || findMentions(text, [me]).length > 0);
  });
}
