import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type TraceName, tracePath } from "./places.ts";

export interface Stroke {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly agent: number;
  /** Position, how many are deleted, what is inserted; none of the traces leaves the Basic Multilingual Plane. */
  readonly patches: readonly (readonly [number, number, string])[];
}

/** Real writing, keystroke by keystroke. */
export interface Trace {
  readonly strokes: readonly Stroke[];
  readonly edits: number;
  readonly endContent: string;
}

export function readTrace(name: TraceName): Trace {
  const path = tracePath(name);
  if (!path) throw new Error(`The trace ${name} is not here.`);
  const { txns, startContent, endContent } = JSON.parse(gunzipSync(readFileSync(path)).toString("utf8")) as {
    readonly startContent: string;
    readonly endContent: string;
    readonly txns: readonly { readonly time: string; readonly agent?: number; readonly patches: Stroke["patches"] }[];
  };
  const strokes = txns.map(({ time, agent, patches }) => ({ time: Date.parse(time), agent: agent ?? 0, patches }));
  if (startContent) throw new Error(`${name} begins with a text.`);
  return { strokes, edits: strokes.reduce((sum, { patches }) => sum + patches.length, 0), endContent };
}

/** The trace's own texts after some of its strokes (ascending), without any machinery of ours. */
export function textsAfter(trace: Trace, places: readonly number[]): string[] {
  const texts: string[] = [];
  let text = "";
  let next = 0;
  trace.strokes.forEach(({ patches }, place) => {
    for (const [position, deleted, inserted] of patches) {
      text = text.slice(0, position) + inserted + text.slice(position + deleted);
    }
    while (places[next] === place) {
      texts.push(text);
      next += 1;
    }
  });
  return texts;
}
