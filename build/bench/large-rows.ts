import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { openDataFolder } from "../../host/data-folder.ts";
import { nodeDisk } from "../../host/disk/node-disk.ts";
import { createProject } from "../../host/project/create-project.ts";
import { launchBrowser } from "./browser.ts";
import { quantile, type Row } from "./figure.ts";
import { type KeyTimes, traceKeys } from "./main-thread.ts";
import { makeScratch } from "./places.ts";
import { buildStudio, startHost } from "./processes.ts";
import { inventProse, seededRandom } from "./random.ts";
import { makeStory } from "./stories.ts";

const typed = "and so we waited for the rain. ";
const pause = 80;
const paragraphWords = 180_000;
const parts = 100;
const chaptersOfPart = 50;

/** A paragraph of a million characters beside an ordinary one: what is typed in it should cost no more. */
export const largeParagraphRow: Row = {
  name: "large-paragraph",
  about: "the main thread for a key in one paragraph of a million characters, against one of a hundred words",
  async run(report) {
    buildStudio();
    const scratch = makeScratch();
    const home = join(scratch, "home");
    const folder = join(scratch, "story");
    const random = seededRandom(7);
    const paragraph = (words: number) => `${inventProse(words, random).replace(/\s+/g, " ").trim()}\n`;
    await createStory(home, folder, "Paragraphs", [
      { kind: "chapter", title: "Short", text: paragraph(100), children: [] },
      { kind: "chapter", title: "Long", text: paragraph(paragraphWords), children: [] },
    ]);
    const host = await startHost(home);
    const browser = await launchBrowser();
    try {
      const page = await openStudio(browser, `${host.address}&project=${encodeURIComponent(folder)}`);
      const short = await typeIn(browser, page, "Short");
      const long = await typeIn(browser, page, "Long");
      report.figure({
        figure: "a key in a paragraph of a million characters, p95",
        unit: "ms",
        ours: quantile(long.perKey, 0.95),
        other: quantile(short.perKey, 0.95),
        otherName: "ms, 100 words",
        aims: [],
        note: `medians ${quantile(long.perKey, 0.5).toFixed(1)} and ${quantile(short.perKey, 0.5).toFixed(1)} ms`,
      });
      report.figure({
        figure: "the longest task while typing in it",
        unit: "ms",
        ours: long.longest,
        other: short.longest,
        otherName: "ms, 100 words",
        aims: [{ of: "ours", most: 50 }],
      });
    } finally {
      await browser.close();
      await host.stop();
      rmSync(scratch, { recursive: true });
    }
  },
};

/** A story of five thousand chapters in its parts, beside one of ten. */
export const largeOutlineRow: Row = {
  name: "large-outline",
  about: "opening, going through and choosing all of an outline of 5,000 chapters, against 10",
  async run(report) {
    buildStudio();
    const scratch = makeScratch();
    const home = join(scratch, "home");
    const many = join(scratch, "many");
    const random = seededRandom(5);
    await createStory(
      home,
      many,
      "Many",
      Array.from({ length: parts }, (_, part) => ({
        kind: "part" as const,
        title: `Part ${part + 1}`,
        text: "",
        children: Array.from({ length: chaptersOfPart }, (_, chapter) => ({
          kind: "chapter" as const,
          title: `Chapter ${part * chaptersOfPart + chapter + 1}`,
          text: inventProse(100, random),
          children: [],
        })),
      })),
    );
    const few = await makeStory(home, join(scratch, "few"), "Few", 10, 100);
    // The first opening settles the history of what was imported.
    for (const folder of [few, many]) await openOnce(home, folder);
    const small = await goThrough(home, few);
    const large = await goThrough(home, many);
    rmSync(scratch, { recursive: true });
    const shared = { unit: "ms", otherName: "ms, 10 chapters" };
    const figures = [
      ["from its address to a chapter to write in", "open"],
      ["choosing every row", "choose"],
      ["the longest task while the rows go by", "scroll"],
      ["from the key to the grid", "grid"],
      ["from the key to the corkboard", "corkboard"],
    ] as const;
    for (const [figure, name] of figures)
      report.figure({ ...shared, figure, ours: large[name], other: small[name], aims: [] });
  },
};

type Tale = Parameters<typeof createProject>[1]["book"];

async function createStory(home: string, folder: string, title: string, book: Tale): Promise<void> {
  const data = await openDataFolder(nodeDisk, home);
  const events = { documentChanged: () => undefined, storage: () => undefined, notices: () => undefined };
  const story = { title, author: "Nobody", language: "en", book, notes: [] };
  const made = await createProject(folder, story, { disk: nodeDisk, data, events });
  if (!made.ok) throw new Error(made.problem.sentence);
}

async function openOnce(home: string, folder: string): Promise<void> {
  const host = await startHost(home);
  const browser = await launchBrowser();
  try {
    await openStudio(browser, `${host.address}&project=${encodeURIComponent(folder)}`);
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function goThrough(home: string, folder: string) {
  const host = await startHost(home);
  const browser = await launchBrowser();
  try {
    const start = performance.now();
    const page = await openStudio(browser, `${host.address}&project=${encodeURIComponent(folder)}`);
    const open = performance.now() - start;
    await page.waitForTimeout(4000);
    const took = async (act: () => Promise<void>) => {
      const begun = performance.now();
      await act();
      return performance.now() - begun;
    };
    const tree = page.getByRole("tree", { name: "Outline" });
    await tree.getByRole("treeitem").first().click();
    const choose = await took(async () => {
      await page.keyboard.press("Control+a");
      await tree.locator("[role=treeitem][aria-selected=true]").nth(5).waitFor();
    });
    const scroll = await longestTask(page, async () => {
      await tree.hover();
      for (let turn = 0; turn < 30; turn++) {
        await page.mouse.wheel(0, 600);
        await page.waitForTimeout(40);
      }
    });
    const view = (name: string, row: string) =>
      took(async () => {
        await page.getByRole("radio", { name, exact: true }).click();
        await page.locator(row).nth(3).waitFor();
      });
    const grid = await view("Grid", ".grid-pane .grid-row");
    const corkboard = await view("Corkboard", ".corkboard-pane .card");
    return { open, choose, scroll, grid, corkboard };
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function typeIn(browser: Browser, page: Page, title: string): Promise<KeyTimes> {
  const text = page.getByRole("textbox", { name: title, exact: true }).and(page.locator(".cm-content"));
  await page.getByRole("treeitem", { name: title, exact: true }).click();
  await text.click({ timeout: 60_000 });
  await page.keyboard.type(typed, { delay: pause });
  await page.waitForTimeout(1500);
  return traceKeys(browser, async () => {
    await page.keyboard.type(typed.repeat(3), { delay: pause });
    await page.waitForTimeout(1500);
  });
}

/** By the clock, others' load included. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const seen = window as unknown as { longest: number };
    seen.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ entryTypes: ["longtask"] });
  });
  await act();
  return page.evaluate(() => (window as unknown as { longest: number }).longest);
}

async function openStudio(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(".cm-content[contenteditable=true]").waitFor({ timeout: 60_000 });
  return page;
}
