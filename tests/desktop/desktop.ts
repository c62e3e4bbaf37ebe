import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { Installation } from "../browser/installation.ts";
import { StudioWindow } from "../browser/studio-window.ts";
import { type DesktopApp, type StartedProgram, startBriefly, startDesktop } from "./desktop-app.ts";

/** An installation whose shell is the desktop. */
export class Desktop {
  readonly home: string;
  readonly #apps: StartedProgram[] = [];

  constructor(home: string) {
    this.home = home;
  }

  get installation(): Installation {
    return new Installation(this.home);
  }

  /** Starts it, and waits for its first window. */
  async start(...words: readonly string[]): Promise<{ readonly app: DesktopApp; readonly studio: StudioWindow }> {
    const app = await startDesktop(this.home, words);
    this.#apps.push(app);
    return { app, studio: await this.window(app, 0) };
  }

  /** Starts another one, which is expected to hand its words over and to end. */
  async startAnother(...words: readonly string[]): Promise<StartedProgram> {
    const app = await startBriefly(this.home, words);
    this.#apps.push(app);
    return app;
  }

  /** The n-th window, once it is there. */
  async window(app: DesktopApp, n: number): Promise<StudioWindow> {
    await expect.poll(() => app.windows().length, { timeout: 30_000 }).toBeGreaterThan(n);
    const page = app.windows()[n] as Page;
    await expect(page.locator("#studio > *").first()).toBeVisible();
    return new StudioWindow(page, this.installation);
  }

  /** As a crash would end it. */
  async killHost(): Promise<void> {
    const { pid } = JSON.parse(await readFile(join(this.home, "host.lock"), "utf8")) as { readonly pid: number };
    process.kill(pid, "SIGKILL");
  }

  async stop(): Promise<void> {
    for (const app of this.#apps) app.kill();
    await Promise.all(this.#apps.map(({ ended }) => ended));
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A host that can't be started again, for a command is at work that never ends: what is typed now has nowhere to go. */
export async function endHostForGood(desktop: Desktop): Promise<void> {
  const lock = join(desktop.home, "host.lock");
  const holder = JSON.parse(await readFile(lock, "utf8")) as { readonly pid: number };
  await writeFile(
    lock,
    JSON.stringify({ pid: process.pid, started: await startOf(process.pid), port: null, token: "" }),
  );
  process.kill(holder.pid, "SIGKILL");
}

/** As `host/lock.ts` tells processes apart that have the same number. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

export const test = base.extend<{ readonly desktop: Desktop }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here.
  desktop: async ({}, use) => {
    const desktop = new Desktop(await mkdtemp(join(tmpdir(), "redraft-desktop-")));
    try {
      await use(desktop);
    } finally {
      await desktop.remove();
    }
  },
});

export { expect };
