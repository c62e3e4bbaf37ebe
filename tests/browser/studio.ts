import { test as base, expect, type Page } from "@playwright/test";
import { Installation } from "./installation.ts";
import { StudioWindow } from "./studio-window.ts";

export interface Fixtures {
  readonly installation: Installation;
  /** A window at the library of a new installation. */
  readonly studio: StudioWindow;
  /** Another window, of another browser profile. */
  readonly openWindow: () => Promise<StudioWindow>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here.
  installation: async ({}, use, info) => {
    const installation = await Installation.make(info.parallelIndex);
    try {
      await installation.start();
      await use(installation);
    } finally {
      await installation.remove();
    }
  },
  studio: async ({ page, installation }, use) => {
    const faults = watchFaults(page);
    const studio = new StudioWindow(page, installation);
    await studio.open();
    await use(studio);
    expect(faults, "faults in the window").toEqual([]);
  },
  openWindow: async ({ browser, installation }, use) => {
    const opened: { readonly page: Page; readonly faults: readonly string[] }[] = [];
    await use(async () => {
      const page = await (await browser.newContext()).newPage();
      opened.push({ page, faults: watchFaults(page) });
      const studio = new StudioWindow(page, installation);
      await studio.open();
      return studio;
    });
    for (const { page, faults } of opened) {
      await page.context().close();
      expect(faults, "faults in another window").toEqual([]);
    }
  },
});

/** A window may not throw, whatever else is tested in it. That the host is away now and then, also while a dictionary loads, is no fault. */
export function watchFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (
      message.type() === "error" &&
      !/WebSocket|net::ERR|Failed to load resource|NetworkError|Network error|ArrayBuffer instantiation/.test(
        message.text(),
      )
    ) {
      faults.push(message.text());
    }
  });
  return faults;
}

export { expect };
