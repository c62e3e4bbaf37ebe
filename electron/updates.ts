import { existsSync } from "node:fs";
import { join } from "node:path";
import { app, type BrowserWindow, dialog } from "electron";
import type { AppUpdater } from "electron-updater";

/** Milliseconds. */
const firstLook = 30_000;
const lookEvery = 24 * 60 * 60 * 1000;
/** Nobody is asked while they write, nor so soon after. */
const quietFor = 2 * 60 * 1000;
const askAgainAfter = 60_000;

export interface UpdateShell {
  readonly windowInFront: () => BrowserWindow | null;
  /** When a key was pressed last in any window; milliseconds since 1970. */
  readonly lastKey: () => number;
  /** Leaves by the usual way, with everything on the disk; false where that could not be. */
  readonly quit: () => Promise<boolean>;
}

/** A packager who brings updates in another way leaves this file out of the package (electron-builder's `publish: null`). */
export function hasUpdates(): boolean {
  return app.isPackaged && existsSync(join(process.resourcesPath, "app-update.yml"));
}

/**
 * Looks for a newer, signed Redraft now and then, and asks before anything is fetched and before anything is installed.
 * Everything but asking is electron-updater's.
 */
export function followUpdates(updater: AppUpdater, shell: UpdateShell): void {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  // What is offered and refused is not offered again before the next start.
  const refused = new Set<string>();
  updater.on("update-available", async ({ version }) => {
    if (refused.has(version)) return;
    const wanted = await ask(shell, `Redraft ${version} is there.`, "Fetch it now? You can go on writing meanwhile.", [
      "Fetch",
      "Not now",
    ]);
    if (wanted) await updater.downloadUpdate().catch(() => undefined);
    else refused.add(version);
  });
  updater.on("update-downloaded", async ({ version }) => {
    const wanted = await ask(
      shell,
      `Redraft ${version} is ready.`,
      "Redraft has to be closed and started again for it. Everything is saved first.",
      ["Start again", "Later"],
    );
    if (!wanted) {
      updater.autoInstallOnAppQuit = true;
    } else if (await shell.quit()) {
      updater.quitAndInstall(false, true);
    }
  });
  // Without a network there is no update, and nothing to tell.
  updater.on("error", () => undefined);
  const look = () => void updater.checkForUpdates().catch(() => undefined);
  setTimeout(look, firstLook).unref();
  setInterval(look, lookEvery).unref();
}

async function ask(
  shell: UpdateShell,
  message: string,
  detail: string,
  buttons: readonly [string, string],
): Promise<boolean> {
  while (Date.now() - shell.lastKey() < quietFor)
    await new Promise((resolve) => setTimeout(resolve, askAgainAfter).unref());
  const window = shell.windowInFront();
  const question = { type: "question" as const, message, detail, buttons: [...buttons], defaultId: 1, cancelId: 1 };
  const { response } = window ? await dialog.showMessageBox(window, question) : await dialog.showMessageBox(question);
  return response === 0;
}
