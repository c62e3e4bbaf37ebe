import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app, crashReporter } from "electron";

/** What is known of a part of the program that ended by itself. */
export interface Crash {
  readonly what: "host" | "window" | "main";
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
    process.on("uncaughtException", (cause) => {
      this.write({ what: "main", reason: cause.message, code: null, lines: (cause.stack ?? "").split("\n") });
      app.exit(1);
    });
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
