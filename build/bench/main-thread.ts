import type { Browser, CDPSession } from "@playwright/test";

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string; readonly functionName?: string; readonly url?: string } };
}

/** What the main thread of the page did for each key: script, style, layout, paint and whatever came of it later. */
export interface KeyTimes {
  /** Milliseconds of the thread's own time, one a key. */
  readonly perKey: readonly number[];
  /** The longest task, of the thread's own time and by the clock. */
  readonly longest: number;
  readonly longestByClock: number;
  /** Milliseconds of all keys by the name of the trace event, largest first; inner events count in outer ones too. */
  readonly parts: ReadonlyMap<string, number>;
}

const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/** Records a trace of the browser while keys are pressed in one page. */
export async function traceKeys(browser: Browser, press: () => Promise<void>): Promise<KeyTimes> {
  return readKeys(await recordTrace(browser, press));
}

export async function recordTrace(browser: Browser, act: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: categories, recordMode: "recordUntilFull", traceBufferSizeInKb: 400_000 },
  });
  await act();
  await finish(session);
  await session.detach();
  return events;
}

async function finish(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.end");
  await complete;
}

function readKeys(events: readonly TraceEvent[]): KeyTimes {
  const keys = events
    .filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown")
    .sort((a, b) => a.ts - b.ts);
  const first = keys[0];
  if (!first) throw new Error("No key is in the trace.");
  const own = events.filter(({ pid, tid, dur }) => pid === first.pid && tid === first.tid && dur !== undefined);
  const tasks = own.filter(({ name }) => name === "RunTask").sort((a, b) => a.ts - b.ts);
  if (tasks.length === 0) throw new Error("No task is in the trace.");
  // What a key begins with is the whole task that dispatches it.
  const starts = keys.map((key) => tasks.findLast((task) => task.ts <= key.ts)?.ts ?? key.ts);
  const perKey = starts.map((start, place) => {
    const end = starts[place + 1] ?? Number.POSITIVE_INFINITY;
    return sum(tasks.filter((task) => task.ts >= start && task.ts < end).map(ownTime));
  });
  const counted = tasks.filter((task) => task.ts >= (starts[0] ?? 0));
  const parts = new Map<string, number>();
  for (const event of own) {
    if (event.name === "RunTask" || event.ts < (starts[0] ?? 0)) continue;
    const detail = event.args?.data;
    const name = detail?.type ?? (detail?.functionName ? `${event.name} ${detail.functionName}` : event.name);
    parts.set(name, (parts.get(name) ?? 0) + ownTime(event));
  }
  return {
    perKey,
    longest: Math.max(...counted.map(ownTime)),
    longestByClock: Math.max(...counted.map(({ dur }) => (dur ?? 0) / 1000)),
    parts: new Map([...parts].sort((a, b) => b[1] - a[1])),
  };
}

/** Milliseconds that the thread itself was at work, where the system says that: others' load is then left out. */
function ownTime({ dur, tdur }: TraceEvent): number {
  return (tdur ?? dur ?? 0) / 1000;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
