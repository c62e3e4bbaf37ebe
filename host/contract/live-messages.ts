import type { Problem } from "../../story/problem.ts";

/**
 * Stateless messages on `/live`, as JSON, per document connection. The shell describes an update before it is sent and
 * numbers it; the host answers once it is flushed to the disk. Only `stored` makes "Saving…" into "Saved".
 */
export type LiveMessage =
  /** Shell → host, before the update that it describes. */
  | {
      readonly kind: "describe";
      readonly n: number;
      readonly origin: "typed" | "pasted" | "undone" | "restored";
      readonly copies: readonly LiveCopy[];
    }
  /** Shell → host, after an update: answer when all up to n is on the disk. `clock` is the shell's own next clock. `now` asks for a flush at once (blur, paste, undo, close). */
  | { readonly kind: "mark"; readonly n: number; readonly clock: number; readonly now: boolean }
  /** Host → shell. */
  | { readonly kind: "stored"; readonly n: number }
  | { readonly kind: "refused"; readonly problem: Problem };

/** New ids ← old ids, as `history/record.ts` has it; `document` is the name without the project. */
export interface LiveCopy {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly source: { readonly document: string; readonly client: number; readonly clock: number };
}
