import { app, dialog } from "electron";
import { desktopWords } from "./desktop-words.ts";
import type { HostService } from "./host-service.ts";
import type { Windows } from "./windows.ts";

/** Quitting: first every window's words, then the host and all that it writes, and only then the program. */
export class Leaving {
  readonly #windows: Windows;
  readonly #host: HostService;
  #isSafe = false;
  #isUnderWay = false;

  constructor(windows: Windows, host: HostService) {
    this.#windows = windows;
    this.#host = host;
  }

  follow(): void {
    // A session that ends on Linux, or Ctrl+C where it was started. What else listens (electron-store's writer) raises the signal
    // again, and nothing would be left in order.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => app.quit());
    }
    app.on("before-quit", (event) => {
      if (this.#isSafe) return;
      event.preventDefault();
      void this.prepare().then((isSafe) => {
        if (isSafe) app.quit();
      });
    });
  }

  /** True once everything is on the disk, or the writer has said to leave all the same. */
  async prepare(): Promise<boolean> {
    if (this.#isSafe) return true;
    if (this.#isUnderWay) return false;
    this.#isUnderWay = true;
    try {
      this.#windows.rememberOpen();
      for (const window of this.#windows.all) {
        if (await this.#windows.mayGo(window)) continue;
        this.#windows.stay();
        return false;
      }
      this.#isSafe = await this.#stopHost();
      if (!this.#isSafe) this.#windows.stay();
      return this.#isSafe;
    } finally {
      this.#isUnderWay = false;
    }
  }

  /** What could not be written to a story's folder is in this machine's write-ahead log: said, and not in the way. */
  async #stopHost(): Promise<boolean> {
    for (;;) {
      const settled = await this.#host.settle();
      if (settled.ok) break;
      const words = desktopWords();
      const { response } = await dialog.showMessageBox({
        type: "warning",
        message: settled.problem.sentence,
        detail: words.leavingDetail(settled.problem.next),
        buttons: [words.tryAgain, words.quit, words.stay],
        defaultId: 0,
        cancelId: 2,
      });
      if (response === 2) return false;
      if (response === 1) break;
    }
    await this.#host.stop();
    return true;
  }
}
