import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type DocumentName, textDocument } from "../../history/record.ts";
import type { LogSlice } from "../../history/slice.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { LogReader, readHistoryOwner } from "../../host/log/log-reader.ts";
import { cachedFolder, makeScratch, type TraceName } from "./places.ts";
import { runScript } from "./processes.ts";

/** A version as it was asked for while the trace was written. */
export interface Sample {
  /** Place of the last stroke that is in it. */
  readonly at: number;
  readonly version: { readonly [replica: string]: number };
}

/** A trace's whole life in a project folder. */
export interface Replay {
  readonly folder: string;
  readonly project: string;
  readonly history: string;
  readonly edits: number;
  readonly publications: number;
  readonly sessions: number;
  readonly samples: readonly Sample[];
  readonly curve: readonly [number, number][];
  readonly text: string;
}

/**
 * The project of a trace; it is made once for every state of the sources, which takes minutes. Nobody writes into it: who
 * wants to open it copies it first.
 */
export function replayOf(name: TraceName, say: (sentence: string) => void): Replay {
  const folder = cachedFolder(name);
  const description = join(folder, "replay.json");
  if (!existsSync(description)) {
    say(`Replaying ${name} through the product's own path (once for these sources)…`);
    const scratch = makeScratch();
    runScript("replay-trace.ts", name, scratch);
    cpSync(scratch, folder, { recursive: true });
    rmSync(scratch, { recursive: true });
  }
  const project = join(folder, "project");
  const read = JSON.parse(readFileSync(description, "utf8")) as Omit<Replay, "folder" | "project" | "history">;
  return { ...read, folder, project, history: join(project, ".history") };
}

export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** The only text that the project has. */
export function textOfReplay(project: string): DocumentName {
  const manifest = readFileSync(join(project, "project.redraft"), "utf8");
  const id = /"id": ?"([0-9a-z]{15})", ?"kind": ?"chapter"/.exec(manifest)?.[1];
  if (!id) throw new Error(`No chapter is named in ${project}.`);
  return textDocument(id);
}

/** All that the folder's logs hold about its text, read as another installation would read them. */
export async function slicesOf(project: string): Promise<readonly LogSlice[]> {
  const history = join(project, ".history");
  const reader = new LogReader(nodeDisk, history, (await readHistoryOwner(nodeDisk, history)) ?? "");
  await reader.read(null);
  return reader.slices(textOfReplay(project));
}
