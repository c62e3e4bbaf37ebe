import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Heads } from "@automerge/automerge";
import { cache, type TraceName } from "./places.ts";
import { runScript } from "./processes.ts";

export interface AutomergeTrace {
  readonly file: string;
  readonly bytes: number;
  readonly changes: number;
  readonly curve: readonly [number, number][];
  /** After every hundredth change. */
  readonly heads: readonly Heads[];
}

/** A trace as Automerge saves it; made once, because Automerge is of a fixed version. */
export function automergeOf(name: TraceName, say: (sentence: string) => void): AutomergeTrace {
  const folder = join(cache, "made", `${name}-automerge`);
  const description = join(folder, "automerge.json");
  if (!existsSync(description)) {
    say(`Writing ${name} with Automerge, a change for every second (once)…`);
    mkdirSync(folder, { recursive: true });
    runScript("make-automerge.ts", name, folder);
  }
  const read = JSON.parse(readFileSync(description, "utf8")) as Omit<AutomergeTrace, "file">;
  return { ...read, file: join(folder, "saved.automerge") };
}
