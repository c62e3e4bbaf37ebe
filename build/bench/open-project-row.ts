import type { Browser } from "@playwright/test";
import { connectStudio } from "../../host/contract/studio-client.ts";
import { launchBrowser } from "./browser.ts";
import { median, type Row } from "./figure.ts";
import { buildStudio, startHost } from "./processes.ts";
import { fewChapters, inventStories, manyChapters } from "./stories.ts";

const runs = 3;

export const openProjectRow: Row = {
  name: "open-project",
  about: "a story of 1,000 chapters to its first editable one, against one of 10",
  async run(report) {
    buildStudio();
    const { home, many, few } = await inventStories(report.say);
    // The library lists what was opened once; the first opening after the import also settles its history.
    for (const path of [few, many]) await openInHost(home, path);
    const calls = { many: [] as number[], few: [] as number[] };
    const clicks = { many: [] as number[], few: [] as number[] };
    const browser = await launchBrowser();
    try {
      for (let run = 0; run < runs; run++) {
        calls.few.push(await openInHost(home, few));
        calls.many.push(await openInHost(home, many));
        clicks.few.push(await openInBrowser(browser, home, "Few chapters"));
        clicks.many.push(await openInBrowser(browser, home, "Many chapters"));
      }
    } finally {
      await browser.close();
    }
    report.figure({
      figure: "from the click in the library to a chapter to write in",
      unit: "ms",
      ours: median(clicks.many),
      other: median(clicks.few),
      otherName: `ms, ${fewChapters} chapters`,
      aims: [{ of: "ratio", most: 1.5 }],
      note: `${manyChapters} chapters, 5 million words; a new host and a new browser profile each time`,
    });
    report.figure({
      figure: "of that, the host's own opening",
      unit: "ms",
      ours: median(calls.many),
      other: median(calls.few),
      otherName: `ms, ${fewChapters} chapters`,
      aims: [],
    });
  },
};

async function openInHost(home: string, path: string): Promise<number> {
  const host = await startHost(home);
  const joined = await connectStudio(`ws://127.0.0.1:${host.port}/contract`, host.token);
  if (!joined.ok) throw new Error(joined.problem.sentence);
  const start = performance.now();
  const opened = await joined.value.studio.call("project.open", { path });
  const took = performance.now() - start;
  joined.value.close();
  await host.stop();
  if (!opened.ok) throw new Error(opened.problem.sentence);
  return took;
}

async function openInBrowser(browser: Browser, home: string, title: string): Promise<number> {
  const host = await startHost(home);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await page.goto(host.address);
    const story = page.locator(".story", { hasText: title });
    await story.waitFor();
    await page.evaluate(() => {
      const times = window as unknown as { clicked: number; editable: number };
      document.addEventListener("pointerdown", () => (times.clicked = performance.now()), {
        capture: true,
        once: true,
      });
      const look = () => {
        const editor = document.querySelector(".cm-content[contenteditable=true] .cm-line:nth-child(3)");
        if (editor) times.editable = performance.now();
        else requestAnimationFrame(look);
      };
      look();
    });
    await story.click();
    const times = await page.waitForFunction(
      () => {
        const { clicked, editable } = window as unknown as { clicked: number; editable?: number };
        return editable === undefined ? null : editable - clicked;
      },
      undefined,
      { timeout: 120_000 },
    );
    return Number(await times.jsonValue());
  } finally {
    await context.close();
    await host.stop();
  }
}
