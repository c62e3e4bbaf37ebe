import type { Browser, Locator, Page } from "@playwright/test";
import { test as base, expect, watchFaults } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

export { expect };

export interface LinkOrder {
  readonly role: "Write" | "Suggest" | "Comment" | "Read";
  readonly name?: string;
  readonly forMany?: boolean;
}

/** Makes a link in the owner's window, as a writer does. Gives its address. */
export async function makeLink(studio: StudioWindow, order: LinkOrder): Promise<string> {
  await studio.button("Share…").click();
  const dialog = studio.dialog("Share…");
  await dialog.getByRole("radio", { name: order.role }).click({ force: true });
  if (order.name) await dialog.getByLabel("Their name").fill(order.name);
  if (order.forMany) await dialog.getByText("For one person: the first who opens it").click();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const address = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return address;
}

/** The window of somebody who came in by a link. */
export class GuestWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get contents(): Locator {
    return this.page.getByRole("navigation", { name: "Contents" });
  }

  get status(): Locator {
    return this.page.locator(".save-status");
  }

  get suggestions(): Locator {
    return this.page.getByRole("region", { name: "Your suggestions" });
  }

  text(title: string): Locator {
    return this.page.getByRole("textbox", { name: title, exact: true });
  }

  async saved(): Promise<void> {
    await expect(this.status).toHaveText("Saved");
  }
}

/** Another person, with a browser profile of their own. */
export const test = base.extend<{ readonly enter: (address: string) => Promise<GuestWindow> }>({
  enter: async ({ browser }, use) => {
    const opened: { readonly page: Page; readonly faults: readonly string[] }[] = [];
    await use(async (address) => {
      const page = await newProfile(browser);
      opened.push({ page, faults: watchFaults(page) });
      await page.goto(address);
      return new GuestWindow(page);
    });
    for (const { page, faults } of opened) {
      await page.context().close();
      expect(faults, "faults in a guest's window").toEqual([]);
    }
  },
});

async function newProfile(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

/** The page's process ends where it is: nothing of it runs any more, and no goodbye is said. */
export async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  await Promise.race([crashed, page.goto("chrome://crash").catch(() => crashed)]);
  await crashed;
}

/** How many updates the browser keeps that the host has not stored. */
export function keptUpdates(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("redraft");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction("updates").objectStore("updates").count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => resolve(counting.result);
        };
      }),
  );
}
