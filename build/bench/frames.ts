import type { Browser } from "@playwright/test";
import { recordTrace, type TraceEvent } from "./main-thread.ts";

/** Milliseconds of the main thread for each frame in which the page did something. */
export interface FrameTimes {
  /** Handlers, timers and animation frames, with the layout that they forced. */
  readonly script: readonly number[];
  /** With style, layout and paint. */
  readonly all: readonly number[];
}

const scripts = new Set([
  "FireAnimationFrame",
  "EventDispatch",
  "FunctionCall",
  "TimerFire",
  "RunMicrotasks",
  "EvaluateScript",
]);

/** Records a trace of the browser while something moves in one page. */
export async function traceFrames(browser: Browser, act: () => Promise<void>): Promise<FrameTimes> {
  return readFrames(await recordTrace(browser, act));
}

function readFrames(events: readonly TraceEvent[]): FrameTimes {
  const [pid, tid] = busiest(events);
  const own = events.filter((event) => event.pid === pid && event.tid === tid && event.dur !== undefined);
  const starts = own
    .filter(({ name }) => name === "FireAnimationFrame")
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  // Several callbacks of one frame come right after one another.
  const frames = starts.filter((ts, place) => place === 0 || ts - (starts[place - 1] as number) > 4000);
  const script = sumByFrame(outermost(own.filter(({ name }) => scripts.has(name))), frames);
  const all = sumByFrame(
    own.filter(({ name }) => name === "RunTask"),
    frames,
  );
  return { script, all };
}

/** The thread that runs the page's animation frames. */
function busiest(events: readonly TraceEvent[]): readonly [pid: number, tid: number] {
  const counts = new Map<string, number>();
  for (const { name, pid, tid } of events)
    if (name === "FireAnimationFrame") counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most) throw new Error("No frame is in the trace.");
  const [pid = 0, tid = 0] = most[0].split(" ").map(Number);
  return [pid, tid];
}

/** Without those that are within another. */
function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return [...events]
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter(({ ts, dur }) => {
      if (ts < end) return false;
      end = ts + (dur ?? 0);
      return true;
    });
}

/** What lies between the start of one frame and that of the next belongs to the first. */
function sumByFrame(events: readonly TraceEvent[], frames: readonly number[]): number[] {
  const sums = frames.map(() => 0);
  let frame = -1;
  for (const { ts, dur, tdur } of [...events].sort((a, b) => a.ts - b.ts)) {
    while (frame + 1 < frames.length && (frames[frame + 1] as number) <= ts + 1) frame++;
    if (frame >= 0) sums[frame] = (sums[frame] as number) + (tdur ?? dur ?? 0) / 1000;
  }
  return sums;
}
