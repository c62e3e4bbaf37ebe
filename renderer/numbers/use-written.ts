import { useCallback, useEffect, useRef, useState } from "react";
import type { Events } from "../../host/contract/contract.ts";
import type { WrittenNumbers } from "../../host/contract/numbers.ts";
import { dayOf } from "../../story/statistics/days.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { type Answer, useAnswer, useHostEvent } from "../studio-context.ts";

/** Where the writer's days begin. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** While someone writes, new records come by the second; they are counted at most this often. */
const patience = 4000;
/** What was done just now is told at once. */
const once = 150;
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

  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = useRef(0);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useHostEvent(
    "history.changed",
    useCallback(
      (event: Events["history.changed"]) => {
        if (event.project !== project) return;
        timer.current ??= setTimeout(
          () => {
            timer.current = null;
            asked.current = Date.now();
            again();
          },
          Math.max(once, asked.current + patience - Date.now()),
        );
      },
      [project, again],
    ),
  );
  return answer;
}
