import { type BrowserWindow, dialog } from "electron";
import type { CrashReports } from "./crash-reports.ts";

/** A window that has stopped: what is known of it is written down, and the writer is asked whether to open it again. */
export function followTrouble(window: BrowserWindow, reports: CrashReports, reopen: () => void): void {
  const { webContents } = window;
  let question: AbortController | null = null;
  let isEndedByUs = false;

  window.on("unresponsive", () => void offerReload("This window does not answer.", null));
  // It was only busy.
  window.on("responsive", () => question?.abort());
  webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    const wasOurs = isEndedByUs;
    isEndedByUs = false;
    if (reason === "clean-exit" || wasOurs) return;
    const report = reports.write({ what: "window", reason, code: exitCode, lines: [] });
    void offerReload("This window has stopped working.", report);
  });

  /** One question at a time: the newer one knows more. */
  async function offerReload(message: string, report: string | null): Promise<void> {
    question?.abort();
    const own = new AbortController();
    question = own;
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message,
      detail: `What was “Saved” is on the disk.${report ? ` What is known of it stays on this machine: ${report}` : ""}`,
      buttons: ["Open it again", "Wait"],
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
