import { useCallback, useEffect, useRef, useState } from "react";
import { ProgressBar } from "react-aria-components";
import type { Events } from "../../host/contract/contract.ts";
import { useSaidByHost } from "../problems/said-by-host.ts";
import { useHostEvent, useStudio } from "../studio-context.ts";

type Progress = Events["job.progress"];

/** One long piece of work on the host: its name, how far it is, and how to stop it. */
export function useJob() {
  const studio = useStudio();
  const job = useRef<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  useHostEvent(
    "job.progress",
    useCallback((event) => {
      if (event.job === job.current) setProgress(event);
    }, []),
  );
  const begin = useCallback(() => {
    job.current = crypto.randomUUID();
    setProgress(null);
    return job.current;
  }, []);
  const end = useCallback(() => {
    job.current = null;
  }, []);
  const cancel = useCallback(() => {
    if (job.current) void studio.call("job.cancel", { job: job.current });
  }, [studio]);
  useEffect(() => end, [end]);
  return { progress, begin, end, cancel };
}

export function JobProgress({ progress, name }: { readonly progress: Progress | null; readonly name: string }) {
  const say = useSaidByHost();
  return (
    <ProgressBar
      className="progress"
      aria-label={name}
      isIndeterminate={!progress?.total}
      minValue={0}
      maxValue={progress?.total || 1}
      value={progress?.done ?? 0}
    >
      {({ percentage }) => (
        <>
          <div className="label">
            <span>{progress ? say(progress.what) : `${name} …`}</span>
            <span>{percentage === undefined ? "" : `${Math.round(percentage)} %`}</span>
          </div>
          <div className="track">
            <div className="fill" style={{ width: `${percentage ?? 4}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
