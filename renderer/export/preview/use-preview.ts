import { useEffect, useRef, useState } from "react";
import type { PreviewOrder, ShownPreview } from "../../../host/contract/preview.ts";
import type { Problem } from "../../../story/problem.ts";
import type { ProjectSession } from "../../studio/project-session.ts";
import { useStudio } from "../../studio-context.ts";

export interface Preview {
  /** What was made last; it stays until the next one is there. */
  readonly shown: (ShownPreview & { readonly order: PreviewOrder }) | null;
  readonly isMaking: boolean;
  readonly problem: Problem | null;
}

/** In milliseconds: settings change in a row. */
const patience = 250;

/** What the export would look like, made anew a moment after something was changed. What is being made is stopped then. */
export function usePreview(session: ProjectSession, order: PreviewOrder): Preview {
  const studio = useStudio();
  const [preview, setPreview] = useState<Preview>({ shown: null, isMaking: true, problem: null });
  const isFirst = useRef(true);
  const key = JSON.stringify(order);
  useEffect(() => {
    const job = crypto.randomUUID();
    const asked = JSON.parse(key) as PreviewOrder;
    let isCurrent = true;
    setPreview((before) => ({ ...before, isMaking: true }));
    const make = async () => {
      session.flush();
      const made = await studio.call("export.preview", { ...asked, project: session.project, job });
      if (!isCurrent) return;
      setPreview((before) =>
        made.ok
          ? { shown: { ...made.value, order: asked }, isMaking: false, problem: null }
          : { ...before, isMaking: false, problem: made.problem },
      );
    };
    const timer = setTimeout(make, isFirst.current ? 0 : patience);
    isFirst.current = false;
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      void studio.call("job.cancel", { job });
    };
  }, [session, studio, key]);
  return preview;
}
