import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app, BrowserWindow, crashReporter, dialog } from "electron";
import { desktopWords } from "./desktop-words.ts";

/** What is known of a part of the program that ended by itself. */
export interface Crash {
  readonly what: "host" | "window" | "main" | "graphics";
  readonly reason: string;
  readonly code: number | null;
  readonly lines: readonly string[];
}

const mostReports = 20;

/** Reports stay in the data folder of this machine. Nothing is ever sent. */
export class CrashReports {
  readonly folder: string;

  constructor(dataFolder: string) {
    this.folder = join(dataFolder, "crash-reports");
  }

  /** Also what the system knows of a crash (minidumps) stays here. Before the application is ready. */
  begin(): void {
    app.setPath("crashDumps", join(this.folder, "dumps"));
    crashReporter.start({ uploadToServer: false });
    process.on("uncaughtException", (cause) => this.#failed(cause));
    process.on("unhandledRejection", (cause) => this.#failed(cause));
    // Chromium starts it again, and draws without it where that doesn't help; the host and the windows tell of themselves.
    app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
      if (type === "GPU" && reason !== "clean-exit")
        this.write({ what: "graphics", reason, code: exitCode, lines: [] });
    });
  }

  /**
   * The main process holds no words itself, and ending it would end the windows and the host, which do: a mistake in it is
   * written down, and it goes on. One that has not even got a window says so and ends.
   */
  #failed(cause: unknown): void {
    const { message, stack = "" } = cause instanceof Error ? cause : new Error(String(cause));
    const report = this.write({ what: "main", reason: message, code: null, lines: stack.split("\n") });
    if (BrowserWindow.getAllWindows().length > 0) return;
    const words = desktopWords();
    dialog.showErrorBox(words.cannotStart, words.cannotStartDetail(message, report));
    app.exit(1);
  }

  /** A text that a person can read, and send to us if they want to; its path. Never fails: there is trouble enough. */
  write(crash: Crash): string | null {
    try {
      mkdirSync(this.folder, { recursive: true });
      const time = new Date().toISOString();
      const path = join(this.folder, `${time.replaceAll(":", "-").slice(0, 19)} ${crash.what}.txt`);
      writeFileSync(path, textOf(crash, time), { flag: "a" });
      this.#tidy();
      return path;
    } catch {
      return null;
    }
  }

  #tidy(): void {
    const reports = readdirSync(this.folder)
      .filter((name) => name.endsWith(".txt"))
      .sort();
    for (const name of reports.slice(0, -mostReports)) rmSync(join(this.folder, name), { force: true });
  }
}

function textOf(crash: Crash, time: string): string {
  const { versions, platform, arch } = process;
  return [
    `Redraft ${app.getVersion()}, ${time}`,
    `${crash.what}: ${crash.reason}${crash.code === null ? "" : ` (code ${crash.code})`}`,
    `${platform} ${arch}, Electron ${versions.electron ?? "?"}, Chromium ${versions.chrome ?? "?"}, Node ${versions.node}`,
    "",
    ...crash.lines,
    "",
    "",
  ].join("\n");
}
