import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserWindow, dialog } from "electron";
import type { AppUpdater } from "electron-updater";
import { desktopWords } from "./desktop-words.ts";
import { isInstalled } from "./installed.ts";

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

/**
 * A packager who brings updates in another way leaves this file out of the package (electron-builder's `publish: null`). On
 * Windows it also names who must have signed an update; without a name nothing would be asked of one.
 */
export function hasUpdates(platform: NodeJS.Platform = process.platform): boolean {
  if (!isInstalled()) return false;
  try {
    const said = readFileSync(join(process.resourcesPath, "app-update.yml"), "utf8");
    return platform !== "win32" || /^publisherName:/m.test(said);
  } catch {
    return false;
  }
}

/**
 * Looks for a newer Redraft now and then. The writer is asked before anything is fetched: what is fetched is put in place
 * when Redraft is left, or at once where the writer says so. Everything but asking is electron-updater's.
 */
export function followUpdates(updater: AppUpdater, shell: UpdateShell): void {
  updater.autoDownload = false;
  // Read by electron-updater when a download has ended: changed later, it would do nothing.
  updater.autoInstallOnAppQuit = true;
  // What is offered and refused is not offered again before the next start.
  const refused = new Set<string>();
  updater.on("update-available", async ({ version }) => {
    if (refused.has(version)) return;
    const words = desktopWords();
    const buttons = [words.fetch, words.notNow] as const;
    const wanted = await ask(shell, words.updateThere(version), words.updateThereDetail, buttons);
    if (wanted) await updater.downloadUpdate().catch(() => undefined);
    else refused.add(version);
  });
  updater.on("update-downloaded", async ({ version }) => {
    const words = desktopWords();
    const buttons = [words.startAgain, words.later] as const;
    const wanted = await ask(shell, words.updateReady(version), words.updateReadyDetail, buttons);
    if (wanted && (await shell.quit())) updater.quitAndInstall(false, true);
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
