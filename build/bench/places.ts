import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");
/** What was measured, and what is dear to make and good for several rows. */
export const cache = join(root, ".cache/bench");

const shared = join(root, "../shared");

export const traceNames = ["automerge-paper-timed", "seph-blog1", "json-crdt-blog-post"] as const;
export type TraceName = (typeof traceNames)[number];

export function tracePath(name: TraceName): string | null {
  return present(join(shared, "traces", `${name}.json.gz`));
}

export function manuscriptPath(name: string): string | null {
  return present(join(shared, "manuscripts", name));
}

/** Folders in memory where there are any: what is measured there is the work, not this machine's disk. */
export function makeScratch(): string {
  const memory = "/dev/shm";
  return mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), "redraft-bench-"));
}

/** Taken once: what is changed while a run is on belongs to the next. */
const sources = sourcesHash();

/** A folder, perhaps still absent, that stays as long as the sources that it was made with do. */
export function cachedFolder(name: string): string {
  const made = join(cache, "made");
  mkdirSync(made, { recursive: true });
  const wanted = `${name}-${sources}`;
  for (const found of readdirSync(made)) {
    const isOld = found.startsWith(`${name}-`) && found !== wanted && /-[0-9a-f]{12}$/.test(found);
    if (isOld) rmSync(join(made, found), { recursive: true });
  }
  return join(made, wanted);
}

function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const folder of ["history", "host/disk", "host/live", "host/log", "host/project", "build/bench"]) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      if (folder === "build/bench" && !/^(make|random|replay)/.test(name)) continue;
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}

function present(path: string): string | null {
  return existsSync(path) ? path : null;
}
