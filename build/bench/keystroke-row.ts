import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { buildBare } from "./bare-editor.ts";
import { launchBrowser } from "./browser.ts";
import { quantile, type Row } from "./figure.ts";
import { type KeyTimes, traceKeys } from "./main-thread.ts";
import { makeScratch } from "./places.ts";
import { buildStudio, startBare, startHost } from "./processes.ts";
import { idsOf, makeStory } from "./stories.ts";

const words = 100_000;
const batches = 3;
const typed = "when the rain came back over the hill nobody in the house had any word for it, and so we waited. ";
const pause = 80;

export const keystrokeRow: Row = {
  name: "keystroke",
  about: "the main thread for a key in a chapter of 100,000 words, against bare CodeMirror 6",
  async run(report) {
    buildStudio();
    const scratch = makeScratch();
    const home = join(scratch, "home");
    const project = await makeStory(home, join(scratch, "story"), "A long chapter", 1, words);
    const text = readFileSync(join(project, "chapters/chapter-1.md"), "utf8");
    const cursor = text.indexOf("\n\n", text.length / 2);
    const bare = await startBare(await buildBare(text, cursor));
    const host = await startHost(home);
    const browser = await launchBrowser();
    const ours: KeyTimes[] = [];
    const theirs: KeyTimes[] = [];
    try {
      const studio = await openStudio(browser, host.address, project, cursor);
      const plain = await openBare(browser, bare.address);
      for (let batch = 0; batch < batches; batch++) {
        ours.push(await typeInto(browser, studio));
        theirs.push(await typeInto(browser, plain));
      }
    } finally {
      await browser.close();
      await host.stop();
      await bare.stop();
      rmSync(scratch, { recursive: true });
    }
    const all = (times: readonly KeyTimes[]) => times.flatMap(({ perKey }) => perKey);
    const longest = (times: readonly KeyTimes[]) => Math.max(...times.map((batch) => batch.longest));
    const byClock = (times: readonly KeyTimes[]) => Math.max(...times.map((batch) => batch.longestByClock));
    report.figure({
      figure: `a key in ${words} words, p95`,
      unit: "ms",
      ours: quantile(all(ours), 0.95),
      other: quantile(all(theirs), 0.95),
      otherName: "ms CodeMirror",
      aims: [{ of: "ratio", most: 1.25 }],
      note: `${all(ours).length} keys, one in ${pause} ms, History open; medians ${quantile(all(ours), 0.5).toFixed(1)} and ${quantile(all(theirs), 0.5).toFixed(1)} ms`,
    });
    report.figure({
      figure: "the longest task while typing",
      unit: "ms",
      ours: longest(ours),
      other: longest(theirs),
      otherName: "ms CodeMirror",
      aims: [{ of: "ours", most: 50 }],
      note: `by the clock, others' load included: ${byClock(ours).toFixed(0)} and ${byClock(theirs).toFixed(0)} ms`,
    });
    report.say(`ours, ms a key: ${parts(ours)}`);
    report.say(`CodeMirror, ms a key: ${parts(theirs)}`);
  },
};

/** Where the time went; what is inside another is counted in both. */
function parts(times: readonly KeyTimes[]): string {
  const last = times.at(-1);
  const keys = last?.perKey.length ?? 1;
  return [...(last?.parts ?? [])]
    .slice(0, 12)
    .map(([name, ms]) => `${name} ${(ms / keys).toFixed(2)}`)
    .join(", ");
}

async function typeInto(browser: Browser, page: Page): Promise<KeyTimes> {
  await page.bringToFront();
  await page.locator(".cm-content").focus();
  await page.keyboard.type(typed.slice(0, 20), { delay: pause });
  await page.waitForTimeout(1500);
  return traceKeys(browser, async () => {
    await page.keyboard.type(typed, { delay: pause });
    await page.waitForTimeout(1500);
  });
}

/** The studio with the outline, the History of the chapter, and the cursor in the middle of the text. */
async function openStudio(browser: Browser, address: string, folder: string, cursor: number): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(address);
  const { project, chapter } = idsOf(folder);
  const place = JSON.stringify({ item: chapter, places: { [chapter]: { top: cursor, cursor } } });
  await page.evaluate(
    ([key = "", value = ""]) => localStorage.setItem(key, value),
    [`redraft.place.${project}`, place],
  );
  await page.goto("about:blank");
  await page.goto(`${address}&project=${encodeURIComponent(folder)}`);
  await page.locator(".cm-content[contenteditable=true]").waitFor();
  await page.getByRole("button", { name: "History", exact: true }).click();
  await page.getByRole("region", { name: "History" }).waitFor();
  await page.waitForTimeout(3000);
  return page;
}

async function openBare(browser: Browser, address: string): Promise<Page> {
  const page = await newPage(browser);
  // Another name than the studio's, so that the browser gives it a process of its own.
  await page.goto(address.replace("127.0.0.1", "localhost"));
  await page.locator(".cm-content[contenteditable=true]").waitFor();
  await page.waitForTimeout(1000);
  return page;
}

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" })).newPage();
}
