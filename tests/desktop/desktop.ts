import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { Installation, StudioWindow } from "../browser/studio.ts";
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

/** A host that can't be started again: what is typed from now on has nowhere to go. */
export async function endHostForGood(app: DesktopApp, desktop: Desktop): Promise<void> {
  await app.inMain(({ utilityProcess }) => {
    utilityProcess.fork = () => {
      throw new Error("no more processes");
    };
  });
  await desktop.killHost();
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
