import { EventEmitter } from "node:events";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "electron";
import { stopChromium } from "./chromium.ts";

const paths = new Map<string, string>([["userData", join(tmpdir(), "electron-stand-in")]]);
let ready: Promise<void> | null = null;
let isReady = false;
let hasLock = false;

/** Windows that are open; `app.quit` asks each of them. */
export const openWindows = new Set<{ close: () => void }>();
export const quitting = { isUnderWay: false };

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  getVersion: () => "0.1.0",
  getName: () => "Redraft",
  getPath: (name: string) => paths.get(name) ?? tmpdir(),
  setPath: (name: string, path: string) => void paths.set(name, path),
  isReady: () => isReady,
  whenReady: () => (ready ??= becomeReady()),
  enableSandbox: () => undefined,
  commandLine: { appendSwitch: (_name: string) => undefined },
  setName: () => undefined,
  setAppUserModelId: () => undefined,
  setAsDefaultProtocolClient: () => true,
  getJumpListSettings: () => ({ minItems: 10, removedItems: [] }),
  setJumpList: () => "ok",
  dock: undefined,
  requestSingleInstanceLock: (given?: Record<string, unknown>) => takeInstanceLock(given ?? {}),
  quit: () => {
    let isPrevented = false;
    app.emit("before-quit", { preventDefault: () => (isPrevented = true) });
    if (isPrevented) return;
    quitting.isUnderWay = true;
    for (const window of [...openWindows]) window.close();
    if (openWindows.size === 0) end(0);
  },
  exit: (code = 0) => end(code),
}) satisfies Pick<App, "isPackaged" | "getVersion" | "getName" | "isReady" | "whenReady" | "quit" | "exit"> & {
  requestSingleInstanceLock: (given?: Record<string, unknown>) => boolean;
};

export function end(code: number): void {
  app.emit("will-quit", { preventDefault: () => undefined });
  app.emit("quit", {}, code);
  if (hasLock) rmSync(join(app.getPath("userData"), "instance"), { force: true });
  void stopChromium().finally(() => process.exit(code));
}

async function becomeReady(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  isReady = true;
  app.emit("ready", {}, {});
}

/** One that finds another alive leaves its words in that one's inbox. */
function takeInstanceLock(given: Record<string, unknown>): boolean {
  const folder = app.getPath("userData");
  const inbox = join(folder, "inbox");
  mkdirSync(inbox, { recursive: true });
  const lock = join(folder, "instance");
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
  } catch {
    if (isAlive(Number(readFileSync(lock, "utf8")))) {
      const name = join(inbox, String(process.pid));
      writeFileSync(`${name}.new`, JSON.stringify({ argv: process.argv, folder: process.cwd(), given }));
      renameSync(`${name}.new`, `${name}.json`);
      return false;
    }
    writeFileSync(lock, String(process.pid));
  }
  hasLock = true;
  watch(inbox, () => readInbox(inbox)).unref();
  return true;
}

function readInbox(inbox: string): void {
  for (const name of readdirSync(inbox).filter((entry) => entry.endsWith(".json"))) {
    const { argv, folder, given } = JSON.parse(readFileSync(join(inbox, name), "utf8"));
    rmSync(join(inbox, name), { force: true });
    app.emit("second-instance", {}, argv, folder, given);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
