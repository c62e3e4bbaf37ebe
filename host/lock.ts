import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, type Result, succeed } from "../story/problem.ts";

/** Who runs the host of an installation: `host.lock` in its data folder. */
export interface LockHolder {
  readonly pid: number;
  /** The process's start as the system says it, where it does: a number that was used again is another process. */
  readonly started: string;
  /** null for a command that does its work and goes. */
  readonly port: number | null;
  readonly token: string;
}

export type LockState =
  | { readonly kind: "held"; readonly release: () => void }
  | { readonly kind: "elsewhere"; readonly holder: LockHolder };

/**
 * One host an installation: two at once would write the same logs. The lock is a file that says which process holds it;
 * one whose process is gone is taken over.
 */
export function takeLock(dataFolder: string, holder: Pick<LockHolder, "port" | "token">): LockState {
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, "host.lock");
  const own: LockHolder = { ...holder, pid: process.pid, started: startOf(process.pid) };
  for (;;) {
    try {
      writeNew(path, JSON.stringify(own));
      return { kind: "held", release: () => release(path, own) };
    } catch (cause) {
      if (!isSystemError(cause, "EEXIST")) throw cause;
    }
    const text = readLock(path);
    const found = parseHolder(text);
    if (found && isAlive(found)) return { kind: "elsewhere", holder: found };
    // Whoever renames it first has taken the stale lock away; the others find nothing to rename and try again.
    const stale = `${path}.${process.pid}.stale`;
    try {
      renameSync(path, stale);
      // Another may have taken it over just before, and it is that one's lock that was renamed.
      const taken = readLock(stale);
      if (taken !== text) writeNew(path, taken ?? "");
      rmSync(stale, { force: true });
    } catch (cause) {
      if (!isSystemError(cause, "ENOENT") && !isSystemError(cause, "EEXIST")) throw cause;
    }
  }
}

/** Says where the host listens, once it does. */
export function announcePort(dataFolder: string, port: number, token: string): void {
  const path = join(dataFolder, "host.lock");
  const own: LockHolder = { pid: process.pid, started: startOf(process.pid), port, token };
  writeFileSync(`${path}.tmp`, JSON.stringify(own), { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}

/** Waits for a command that holds the lock for a moment; a host that listens is given at once. */
export async function waitForLock(
  dataFolder: string,
  token: string,
  patienceMilliseconds: number,
): Promise<Result<LockState>> {
  const end = Date.now() + patienceMilliseconds;
  for (;;) {
    const state = takeLock(dataFolder, { port: null, token });
    if (state.kind === "held" || state.holder.port !== null) return succeed(state);
    if (Date.now() > end) {
      return fail(
        "host-busy",
        `Another Redraft command (process ${state.holder.pid}) is at work.`,
        "Wait until it has finished, then try again.",
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function release(path: string, own: LockHolder): void {
  const found = parseHolder(readLock(path));
  if (found?.pid === own.pid && found.started === own.started) rmSync(path, { force: true });
}

/** Makes the file with all that is in it at once: nobody ever finds it empty and takes it for a dead one's. */
function writeNew(path: string, text: string): void {
  const written = `${path}.${process.pid}.new`;
  writeFileSync(written, text, { mode: 0o600 });
  try {
    linkSync(written, path);
  } catch (cause) {
    if (isSystemError(cause, "EEXIST")) throw cause;
    // A disk that knows no links.
    writeFileSync(path, text, { flag: "wx", mode: 0o600 });
  } finally {
    rmSync(written, { force: true });
  }
}

function isSystemError(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parseHolder(text: string | null): LockHolder | null {
  try {
    const value: unknown = JSON.parse(text ?? "");
    const isHolder = typeof value === "object" && value !== null && "pid" in value && typeof value.pid === "number";
    return isHolder ? (value as LockHolder) : null;
  } catch {
    return null;
  }
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
  return startOf(holder.pid) === holder.started;
}

/** Field 22 of /proc/<pid>/stat (proc(5)): the start in clock ticks. Empty where there is no /proc. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}
