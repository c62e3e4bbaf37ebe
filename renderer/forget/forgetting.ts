import { useCallback } from "react";
import type { Events } from "../../host/contract/contract.ts";
import type { ForgetArgument } from "../../host/contract/forgetting.ts";
import { Observable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useHostEvent } from "../studio-context.ts";

/** The passage that is asked about; the dialog stands while there is one. */
export const forgetAsked = new Observable<Omit<ForgetArgument, "project"> | null>(null);

/**
 * A window holds what was forgotten in its documents and its undo steps: it begins anew. The one in which it was asked
 * for says first that it is done.
 */
export function useFollowForgotten(session: ProjectSession): void {
  useHostEvent(
    "text.forgotten",
    useCallback(
      (event: Events["text.forgotten"]) => {
        if (event.project === session.project && forgetAsked.value === null) void beginAnew(session);
      },
      [session],
    ),
  );
}

/** Not before all is stored that only this window has, however long that takes: what it wrote last is never lost for it. */
export async function beginAnew(session: ProjectSession): Promise<void> {
  await session.whenSaved();
  location.reload();
}
