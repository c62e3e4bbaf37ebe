import { type BrowserWindow, dialog } from "electron";
import type { CrashReports } from "./crash-reports.ts";
import { desktopWords } from "./desktop-words.ts";

/** A window that has stopped: what is known of it is written down, and the writer is asked whether to open it again. */
export function followTrouble(window: BrowserWindow, reports: CrashReports, reopen: () => void): void {
  const { webContents } = window;
  let question: AbortController | null = null;
  let isEndedByUs = false;

  window.on("unresponsive", () => void offerReload(desktopWords().unresponsive, null));
  // It was only busy.
  window.on("responsive", () => question?.abort());
  webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    const wasOurs = isEndedByUs;
    isEndedByUs = false;
    if (reason === "clean-exit" || wasOurs) return;
    const report = reports.write({ what: "window", reason, code: exitCode, lines: [] });
    void offerReload(desktopWords().stopped, report);
  });

  /** One question at a time: the newer one knows more. */
  async function offerReload(message: string, report: string | null): Promise<void> {
    question?.abort();
    const own = new AbortController();
    question = own;
    const words = desktopWords();
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message,
      detail: words.stoppedDetail(report),
      buttons: [words.openAgain, words.wait],
      defaultId: 0,
      cancelId: 1,
      signal: own.signal,
    });
    if (own.signal.aborted || response !== 0 || window.isDestroyed()) return;
    // A page that hangs takes no order to load: its process is ended first.
    if (!webContents.isCrashed()) {
      isEndedByUs = true;
      webContents.forcefullyCrashRenderer();
    }
    reopen();
    webContents.reload();
  }
}
