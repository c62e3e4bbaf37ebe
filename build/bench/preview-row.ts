import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { launchBrowser } from "./browser.ts";
import { median, type Row } from "./figure.ts";
import { makeScratch, manuscriptPath } from "./places.ts";
import { buildStudio, startHost, timeRedraft } from "./processes.ts";

const runs = 3;

/** What the editor of presets shows of a format: pages as images, an ebook in a frame. */
const shown = { PDF: "img.preview-page", EPUB: ".preview-stage iframe" } as const;

export const previewRow: Row = {
  name: "preview",
  about: "from the click to the first page of War and Peace in the editor of presets",
  async run(report) {
    const manuscript = manuscriptPath("war-and-peace.txt");
    if (!manuscript) return report.say("skipped: no manuscripts");
    buildStudio();
    const scratch = makeScratch();
    const home = join(scratch, "home");
    const story = join(scratch, "story");
    await timeRedraft(["import", manuscript, "--into", story], home);
    const browser = await launchBrowser();
    try {
      for (const format of ["PDF", "EPUB"] as const) {
        const first: number[] = [];
        const again: number[] = [];
        for (let run = 0; run < runs; run++) {
          const times = await look(browser, home, story, format);
          first.push(times.first);
          again.push(times.again);
        }
        report.figure({
          figure: `first page of the preview of ${format}`,
          unit: "ms",
          ours: median(first),
          other: null,
          otherName: "",
          aims: [{ of: "ours", most: 1000 }],
          note: `the second look ${median(again).toFixed(0)} ms; a new host and a new browser profile each time`,
        });
      }
    } finally {
      await browser.close();
    }
    rmSync(scratch, { recursive: true });
  },
};

async function look(browser: Browser, home: string, story: string, format: keyof typeof shown) {
  const host = await startHost(home);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await page.goto(`${host.address}&project=${encodeURIComponent(story)}`);
    await page.getByRole("button", { name: "Export…" }).click();
    const dialog = page.getByRole("dialog", { name: "Export…" });
    const choice = dialog.locator("label").filter({ hasText: new RegExp(`^${format}\\b`) });
    if (!(await choice.getByRole("checkbox").isChecked())) await choice.click();
    const open = async () => {
      await page.evaluate((selector) => {
        const times = window as unknown as { clicked: number; drawn?: number };
        delete times.drawn;
        const hear = () => (times.clicked = performance.now());
        document.addEventListener("pointerdown", hear, { capture: true, once: true });
        const see = () => {
          const page = document.querySelector(selector);
          const isDrawn = page instanceof HTMLImageElement ? page.complete && page.naturalWidth > 0 : page !== null;
          if (isDrawn) times.drawn = performance.now();
          else requestAnimationFrame(see);
        };
        see();
      }, shown[format]);
      await dialog.getByRole("button", { name: `See what ${format} looks like` }).click();
      const took = await page.waitForFunction(() => {
        const { clicked, drawn } = window as unknown as { clicked: number; drawn?: number };
        return drawn === undefined ? null : drawn - clicked;
      });
      return Number(await took.jsonValue());
    };
    const first = await open();
    await page.getByRole("dialog", { name: "Edit presets…" }).getByRole("button", { name: "Cancel" }).click();
    await page.locator(shown[format]).first().waitFor({ state: "detached" });
    return { first, again: await open() };
  } finally {
    await context.close();
    await host.stop();
  }
}
