import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppUpdater } from "electron-updater";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const asked: string[] = [];
let answer = 0;
const app = vi.hoisted(() => ({ isPackaged: false }));

vi.mock("electron", () => ({
  app,
  dialog: {
    showMessageBox: async (options: { readonly message: string }) => {
      asked.push(options.message);
      return { response: answer, checkboxChecked: false };
    },
  },
}));

const { followUpdates, hasUpdates } = await import("../../electron/updates.ts");

class FakeUpdater extends EventEmitter {
  autoDownload = true;
  autoInstallOnAppQuit = false;
  readonly done: string[] = [];
  checkForUpdates = async () => void this.done.push("look");
  /** As electron-updater: when it has fetched, it looks whether to install on leaving, and never again. */
  downloadUpdate = async () => void this.done.push(this.autoInstallOnAppQuit ? "fetch for leaving" : "fetch");
  quitAndInstall = () => void this.done.push("install");
}

function start(shell: { readonly lastKey?: () => number; readonly quit?: () => Promise<boolean> } = {}) {
  const updater = new FakeUpdater();
  followUpdates(updater as unknown as AppUpdater, {
    windowInFront: () => null,
    lastKey: shell.lastKey ?? (() => 0),
    quit: shell.quit ?? (async () => true),
  });
  return updater;
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-26T12:00:00Z") });
  asked.length = 0;
  answer = 0;
});
afterEach(() => vi.useRealTimers());

test("nothing is fetched and nothing installed by itself; looking begins after a while, and again each day", async () => {
  const updater = start();
  expect(updater.autoDownload).toBe(false);
  expect(updater.done).toEqual([]);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(updater.done).toEqual(["look"]);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(updater.done).toEqual(["look", "look"]);
});

test("each step is asked first, and a version that was refused is not offered again", async () => {
  const updater = start();
  answer = 1;
  updater.emit("update-available", { version: "2.0.0" });
  await vi.advanceTimersByTimeAsync(0);
  updater.emit("update-available", { version: "2.0.0" });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(["Redraft 2.0.0 is there."]);
  expect(updater.done).toEqual([]);
  answer = 0;
  updater.emit("update-available", { version: "2.0.1" });
  await vi.advanceTimersByTimeAsync(0);
  expect(updater.done).toEqual(["fetch for leaving"]);
});

test("nobody is asked while they write, nor within two minutes of the last key", async () => {
  let lastKey = Date.now();
  const updater = start({ lastKey: () => lastKey });
  updater.emit("update-available", { version: "2.0.0" });
  for (let minute = 0; minute < 5; minute++) {
    await vi.advanceTimersByTimeAsync(60_000);
    lastKey = Date.now();
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(4 * 60_000);
  expect(asked).toEqual(["Redraft 2.0.0 is there."]);
});

test("one that was fetched is put in place on leaving; at once only after everything is on the disk", async () => {
  const kept = start({ quit: async () => false });
  kept.emit("update-downloaded", { version: "2.0.0" });
  await vi.advanceTimersByTimeAsync(0);
  expect(kept.done).toEqual([]);
  const updater = start();
  updater.emit("update-downloaded", { version: "2.0.0" });
  await vi.advanceTimersByTimeAsync(0);
  expect(updater.done).toEqual(["install"]);
  answer = 1;
  const later = start();
  later.emit("update-downloaded", { version: "2.0.0" });
  await vi.advanceTimersByTimeAsync(0);
  expect(later.done).toEqual([]);
});

describe("updates are looked for", () => {
  const resources = mkdtempSync(join(tmpdir(), "redraft-updates-"));
  const said = join(resources, "app-update.yml");
  beforeEach(() => {
    Object.defineProperty(process, "resourcesPath", { value: resources, configurable: true });
    app.isPackaged = true;
  });
  afterEach(() => {
    app.isPackaged = false;
    Reflect.deleteProperty(process, "resourcesPath");
    vi.unstubAllEnvs();
  });
  afterAll(() => rmSync(resources, { recursive: true }));

  test("by a package that says where they come from; not by a checkout, nor by Windows' portable program", () => {
    expect(hasUpdates("linux")).toBe(false);
    writeFileSync(said, "provider: github\n");
    expect(hasUpdates("linux")).toBe(true);
    app.isPackaged = false;
    expect(hasUpdates("linux")).toBe(false);
    app.isPackaged = true;
    vi.stubEnv("PORTABLE_EXECUTABLE_FILE", "D:\\Redraft.exe");
    expect(hasUpdates("linux")).toBe(false);
  });

  test("on Windows only where it is said who has to have signed them", () => {
    writeFileSync(said, "provider: github\n");
    expect(hasUpdates("win32")).toBe(false);
    writeFileSync(said, "provider: github\npublisherName:\n  - The Redraft authors\n");
    expect(hasUpdates("win32")).toBe(true);
  });
});
