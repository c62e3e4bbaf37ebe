import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { buildBare } from "./bare-editor.ts";
import { launchBrowser } from "./browser.ts";
import { median, type Row } from "./figure.ts";
import { makeScratch } from "./places.ts";
import { buildStudio, type RunningHost, startBare, startHost } from "./processes.ts";
import { makeStory } from "./stories.ts";

const runs = 7;
const words = 5_000;

export const startRow: Row = {
  name: "start",
  about: "from the launch of the program to a chapter to write in, against a program that serves bare CodeMirror 6",
  async run(report) {
    buildStudio();
    const scratch = makeScratch();
    const home = join(scratch, "home");
    const project = await makeStory(home, join(scratch, "story"), "A short story", 3, words);
    const text = readFileSync(join(project, "chapters/chapter-1.md"), "utf8");
    const bare = await buildBare(text, 0);
    const ours: Launch[] = [];
    const theirs: Launch[] = [];
    const browser = await launchBrowser();
    try {
      // The first of each warms the disk's cache.
      for (let run = 0; run <= runs; run++) {
        const studio = await launch(browser, () => startHost(home), `&project=${encodeURIComponent(project)}`);
        const plain = await launch(browser, () => startBare(bare), "");
        if (run === 0) continue;
        ours.push(studio);
        theirs.push(plain);
      }
    } finally {
      await browser.close();
      rmSync(scratch, { recursive: true });
    }
    report.figure({
      figure: "from launch to the first chapter to write in",
      unit: "ms",
      ours: median(ours.map(({ editable }) => editable)),
      other: median(theirs.map(({ editable }) => editable)),
      otherName: "ms, a bare page",
      aims: [],
      note: `the browser runs already, without a cache; ${runs} launches, a story of 3 chapters`,
    });
    report.figure({
      figure: "of that, until the host listens",
      unit: "ms",
      ours: median(ours.map(({ listens }) => listens)),
      other: median(theirs.map(({ listens }) => listens)),
      otherName: "ms, a bare server",
      aims: [],
    });
  },
};

interface Launch {
  readonly listens: number;
  readonly editable: number;
}

async function launch(browser: Browser, start: () => Promise<RunningHost>, fragment: string): Promise<Launch> {
  const begun = performance.now();
  const host = await start();
  const listens = performance.now() - begun;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await page.goto(`${host.address}${fragment}`);
    await page.locator(".cm-content[contenteditable=true] .cm-line").first().waitFor();
    return { listens, editable: performance.now() - begun };
  } finally {
    await context.close();
    await host.stop();
  }
}
