import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppUpdater } from "electron-updater";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

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
  autoInstallOnAppQuit = true;
  readonly done: string[] = [];
  checkForUpdates = async () => void this.done.push("look");
  downloadUpdate = async () => void this.done.push("fetch");
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
  expect([updater.autoDownload, updater.autoInstallOnAppQuit]).toEqual([false, false]);
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
  expect(updater.done).toEqual(["fetch"]);
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

test("it is installed only after everything is on the disk; whoever says later gets it on leaving", async () => {
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
  expect(later.autoInstallOnAppQuit).toBe(true);
});

test("a checkout, and a package without a word on where updates come from, looks for none", () => {
  const resources = mkdtempSync(join(tmpdir(), "redraft-updates-"));
  Object.defineProperty(process, "resourcesPath", { value: resources, configurable: true });
  try {
    const found = [false, true].flatMap((isSaid) => {
      if (isSaid) writeFileSync(join(resources, "app-update.yml"), "provider: github\n");
      return [false, true].map((isPackaged) => {
        app.isPackaged = isPackaged;
        return hasUpdates();
      });
    });
    expect(found).toEqual([false, false, false, true]);
  } finally {
    app.isPackaged = false;
    Reflect.deleteProperty(process, "resourcesPath");
    rmSync(resources, { recursive: true });
  }
});
