import { useCallback, useEffect, useRef, useState } from "react";
import type { Events } from "../../host/contract/contract.ts";
import type { BookTimeline } from "../../host/contract/timeline.ts";
import type { Problem } from "../../story/problem.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useHostEvent } from "../studio-context.ts";
import { inTypingPause } from "../typing-pause.ts";

/** While someone writes, new records come by the second; the timeline waits for a pause, but not longer than this. */
const patience = 15_000;

export interface TimelineState {
  readonly timeline: BookTimeline | null;
  readonly problem: Problem | null;
}

/** The book's history as far as it is read: what is known is shown while the host reads the rest. */
export function useTimeline(session: ProjectSession): TimelineState & { readonly again: () => void } {
  const [state, setState] = useState<TimelineState>({ timeline: null, problem: null });
  const [round, setRound] = useState(0);
  const reopened = useObservable(session.reopened);
  const again = useCallback(() => setRound((value) => value + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` and `reopened` ask again; they are not part of the question.
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      for (;;) {
        const answer = await session.studio.call("history.timeline", { project: session.project });
        if (!isCurrent) return;
        if (!answer.ok) return setState((before) => ({ ...before, problem: answer.problem }));
        setState({ timeline: answer.value, problem: null });
        if (answer.value.done >= answer.value.total) return;
      }
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [session, round, reopened]);

  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  useHostEvent(
    "history.changed",
    useCallback(
      (event: Events["history.changed"]) => {
        if (event.project !== session.project) return;
        cancel.current ??= inTypingPause(() => {
          cancel.current = null;
          again();
        }, patience);
      },
      [session, again],
    ),
  );
  return { ...state, again };
}
