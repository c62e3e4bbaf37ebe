import { useCallback, useEffect, useRef, useState } from "react";
import type { Events } from "../../host/contract/contract.ts";
import type { WrittenNumbers } from "../../host/contract/numbers.ts";
import { dayOf } from "../../story/statistics/days.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { type Answer, useAnswer, useHostEvent } from "../studio-context.ts";
import { inTypingPause } from "../typing-pause.ts";

/** Where the writer's days begin. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** While someone writes, new records come by the second; they are counted in a pause, but not later than this. */
const patience = 10_000;
/** Opening a story comes first. */
const afterOpening = 1500;

/** What was written, kept up to date. `isQuiet` asks for today's alone, when the story is open and the page has been drawn. */
export function useWritten(session: ProjectSession, isQuiet: boolean): Answer<WrittenNumbers> {
  const [isWanted, setWanted] = useState(!isQuiet);
  useEffect(() => {
    const timer = setTimeout(() => setWanted(true), afterOpening);
    return () => clearTimeout(timer);
  }, []);
  const since = isQuiet ? dayOf(new Date().toISOString(), zone) : null;
  const { project } = session;
  const [answer, again] = useAnswer("numbers.written", isWanted ? { project, zone, since } : null, session.reopened);

  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  useHostEvent(
    "history.changed",
    useCallback(
      (event: Events["history.changed"]) => {
        if (event.project !== project) return;
        cancel.current ??= inTypingPause(() => {
          cancel.current = null;
          again();
        }, patience);
      },
      [project, again],
    ),
  );
  return answer;
}
