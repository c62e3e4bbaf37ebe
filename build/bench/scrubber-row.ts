import { rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { launchBrowser } from "./browser.ts";
import { quantile, type Row } from "./figure.ts";
import { type FrameTimes, traceFrames } from "./frames.ts";
import { makeScratch, tracePath } from "./places.ts";
import { buildStudio, startHost } from "./processes.ts";
import { replayOf } from "./replay.ts";

const name = "automerge-paper-timed";
/** Moves of the pointer over the whole slider and back, one a frame: nobody drags slower over so much. */
const moves = 300;

export const scrubberRow: Row = {
  name: "scrubber",
  about: "the scrubber dragged over all of 260,000 edits, and played",
  async run(report) {
    if (!tracePath(name)) return report.say("skipped: no traces");
    buildStudio();
    const scratch = makeScratch();
    const project = join(scratch, "story");
    const replay = replayOf(name, report.say);
    await cp(replay.project, project, { recursive: true });
    const host = await startHost(join(scratch, "home"));
    const browser = await launchBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await page.goto(`${host.address}&project=${encodeURIComponent(project)}`);
      await page.locator(".cm-content[contenteditable=true]").waitFor();
      await page.keyboard.press("Control+Alt+p");
      await page.getByRole("slider").waitFor();
      await page.waitForTimeout(1500);
      const slow = await traceFrames(browser, () => drag(page, moves));
      const fast = await traceFrames(browser, () => drag(page, 30));
      const played = await traceFrames(browser, () => play(page));
      for (const [figure, times] of [
        ["dragged over all of it, script a frame, p95", slow],
        ["flung over all of it, script a frame, p95", fast],
        ["played at 1000×, script a frame, p95", played],
      ] as const) {
        report.figure({
          figure,
          unit: "ms",
          ours: quantile(times.script, 0.95),
          other: null,
          otherName: "",
          aims: [{ of: "ours", most: 8 }],
          note: noteOf(times, replay.edits),
        });
      }
    } finally {
      await browser.close();
      await host.stop();
      rmSync(scratch, { recursive: true });
    }
  },
};

function noteOf({ script, all }: FrameTimes, edits: number): string {
  const of = (values: readonly number[]) =>
    `${quantile(values, 0.5).toFixed(1)}, ${quantile(values, 0.95).toFixed(1)}, ${Math.max(...values).toFixed(1)}`;
  return `${script.length} frames over ${edits} edits; median, p95, longest: script ${of(script)} ms, with style, layout and paint ${of(all)} ms`;
}

async function drag(page: Page, count: number): Promise<void> {
  const box = await page.getByRole("slider").boundingBox();
  if (!box) throw new Error("The slider is not there.");
  const y = box.y + box.height / 2;
  const x = (share: number) => box.x + 8 + (box.width - 16) * share;
  await page.mouse.move(x(1), y);
  await page.mouse.down();
  for (let move = 1; move <= 2 * count; move++) {
    await page.mouse.move(x(Math.abs(1 - move / count)), y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await page.mouse.up();
}

async function play(page: Page): Promise<void> {
  await page.keyboard.press("Home");
  for (let step = 0; step < 6; step++) await page.keyboard.press("+");
  await page.keyboard.press("Space");
  await page.waitForTimeout(8000);
  await page.keyboard.press("Space");
}
