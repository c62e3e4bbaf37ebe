import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

interface Said {
  readonly text: string;
  readonly rate: number;
  readonly lang: string;
}

interface Mouth {
  readonly said: Said[];
  readonly finish: () => void;
}

/** Speaks as a browser does: one utterance after the other, and it takes time; a test says when one has been heard. */
async function giveVoices(page: Page, languages: readonly string[]): Promise<void> {
  await page.addInitScript((langs) => {
    type Spoken = SpeechSynthesisUtterance & { onend: (() => void) | null; onerror: ((event: object) => void) | null };
    class Utterance {
      text: string;
      voice: object | null = null;
      lang = "";
      rate = 1;
      onend: (() => void) | null = null;
      onerror: ((event: object) => void) | null = null;
      constructor(text: string) {
        this.text = text;
      }
    }
    const queue: Spoken[] = [];
    const said: Said[] = [];
    const begin = () => {
      const [now] = queue;
      if (now) said.push({ text: now.text, rate: now.rate, lang: now.lang });
    };
    const speech = Object.assign(new EventTarget(), {
      getVoices: () => langs.map((lang) => ({ lang, name: lang, default: false, localService: true, voiceURI: lang })),
      speak: (utterance: Spoken) => {
        queue.push(utterance);
        if (queue.length === 1) begin();
      },
      cancel: () => {
        // The specification: all are removed, and the one that was heard tells so a moment later.
        const cut = queue.splice(0);
        queueMicrotask(() => {
          for (const utterance of cut) utterance.onerror?.({ error: "interrupted" });
        });
      },
    });
    const finish = () => {
      const done = queue.shift();
      begin();
      done?.onend?.();
    };
    Object.defineProperty(window, "speechSynthesis", { value: speech });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
    Object.assign(window, { mouth: { said, finish } satisfies Mouth });
  }, languages);
  await page.reload();
}

const said = ({ page }: StudioWindow) =>
  page.evaluate(() => (window as unknown as { mouth: Mouth }).mouth.said.map(({ text }) => text));
const finish = ({ page }: StudioWindow) => page.evaluate(() => (window as unknown as { mouth: Mouth }).mouth.finish());
const marked = ({ page }: StudioWindow) =>
  page.evaluate(() => [...((CSS.highlights.get("heard") ?? []) as Iterable<Range>)].map(String).join(""));

const prose = "The first *sentence*. The second one.\n\nA third one, of Mr. Pask. And the fourth.";

test("it reads from the cursor, sentence by sentence, and marks what is heard; the cursor stays", async ({
  studio,
}) => {
  await giveVoices(studio.page, ["de-DE", "en-GB"]);
  await studio.importStory("Aloud", { One: prose, Two: "Another chapter. With two." });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  for (let step = 0; step < 4; step++) await studio.page.keyboard.press("ArrowRight");
  await studio.page.keyboard.press("F9");
  await expect.poll(() => said(studio)).toEqual(["The first sentence."]);
  await expect.poll(() => marked(studio)).toContain("first");
  const bar = studio.page.getByRole("region", { name: "Reading aloud" });
  await expect(bar).toBeVisible();
  await finish(studio);
  await expect.poll(() => said(studio)).toEqual(["The first sentence.", "The second one."]);
  await expect.poll(() => marked(studio)).toBe("The second one.");
  await finish(studio);
  await finish(studio);
  await finish(studio);
  await expect
    .poll(() => said(studio))
    .toEqual(["The first sentence.", "The second one.", "A third one, of Mr. Pask.", "And the fourth."]);
  await expect(bar).toBeHidden();
  expect(await marked(studio)).toBe("");
  await studio.page.keyboard.type("X");
  await studio.expectProse("One", /^The Xfirst/);
  const voices = await studio.page.evaluate(() => (window as unknown as { mouth: Mouth }).mouth.said);
  expect(new Set(voices.map(({ lang }) => lang))).toEqual(new Set(["en-GB"]));
});

test("it pauses, goes on with the same sentence, and reads faster and slower", async ({ studio }) => {
  await giveVoices(studio.page, ["en-US"]);
  await studio.importStory("Slowly", { One: prose });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.press("F9");
  await finish(studio);
  const bar = studio.page.getByRole("region", { name: "Reading aloud" });
  await studio.page.keyboard.press("F9");
  await expect(bar).toContainText("Paused");
  // Whatever a voice says of a sentence that was cut off.
  await finish(studio);
  await expect.poll(() => marked(studio)).toBe("The second one.");
  await bar.getByRole("button", { name: "Go on" }).click();
  await expect.poll(() => said(studio)).toEqual(["The first sentence.", "The second one.", "The second one."]);
  await studio.page.keyboard.press("Control+F9");
  await expect.poll(() => said(studio)).toHaveLength(4);
  await bar.getByRole("button", { name: "Slower" }).click();
  await bar.getByRole("button", { name: "Slower" }).click();
  const rates = () =>
    studio.page.evaluate(() => (window as unknown as { mouth: Mouth }).mouth.said.map(({ rate }) => rate));
  await expect.poll(rates).toEqual([1, 1, 1, 1.2, 1, 0.8]);
  const { violations } = await new AxeBuilder({ page: studio.page }).include(".read-aloud-bar").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await studio.page.keyboard.press("Shift+F9");
  await expect(bar).toBeHidden();
  expect(await marked(studio)).toBe("");
});

test("it follows the words where somebody writes before them, and falls silent when the chapter is left", async ({
  studio,
  openWindow,
}) => {
  await giveVoices(studio.page, ["en-US"]);
  const folder = await studio.importStory("Followed Aloud", { One: prose, Two: "Another chapter." });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.press("F9");
  await finish(studio);
  const other = await openWindow();
  await other.openStory(folder);
  await other.openChapter("One");
  await other.placeCursor("One", "start");
  await other.page.keyboard.type("Quite new. ");
  await studio.expectProse("One", /^Quite new\. The first/);
  await expect.poll(() => marked(studio)).toBe("The second one.");
  await finish(studio);
  await expect
    .poll(() => said(studio))
    .toEqual(["The first sentence.", "The second one.", "A third one, of Mr. Pask."]);
  await studio.openChapter("Two");
  await expect(studio.page.getByRole("region", { name: "Reading aloud" })).toBeHidden();
  await finish(studio);
  expect(await said(studio)).toHaveLength(3);
});

test("the book is read aloud, too, and turns its pages", async ({ studio }) => {
  await giveVoices(studio.page, ["en-US"]);
  const long = Array.from({ length: 60 }, (_, index) => `This is sentence ${index + 1} of a *long* chapter.`).join(
    "\n\n",
  );
  await studio.importStory("Heard Book", { One: long });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.getByRole("radio", { name: "Book" }).click();
  const page = studio.page.getByRole("document", { name: "One" });
  await expect(page).toContainText("sentence 60");
  await studio.page.keyboard.press("F9");
  await expect.poll(() => said(studio)).toEqual(["One"]);
  for (let sentence = 0; sentence < 60; sentence++) await finish(studio);
  await expect.poll(async () => (await said(studio)).at(-1)).toBe("This is sentence 60 of a long chapter.");
  await expect(studio.page.getByRole("region", { name: "Reading aloud" })).toBeVisible();
  const isInView = () =>
    page.evaluate((flow) => {
      const [range] = (CSS.highlights.get("heard") ?? []) as Iterable<Range>;
      const rect = range?.getBoundingClientRect();
      const edge = flow.getBoundingClientRect();
      return rect !== undefined && rect.left >= edge.left - 1 && rect.right <= edge.right + 1;
    });
  await expect.poll(isInView).toBe(true);
  await studio.page.keyboard.press("Escape");
  await expect(studio.page.getByRole("region", { name: "Reading aloud" })).toBeHidden();
});

test("a machine without a voice for the story says so, and what to do", async ({ studio }) => {
  await giveVoices(studio.page, ["de-DE"]);
  await studio.importStory("Mute", { One: prose });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.press("F9");
  const alert = studio.page.getByRole("alert");
  await expect(alert).toContainText("no voice for English");
  await alert.getByRole("button", { name: "Close" }).click();
  await expect(alert).toBeHidden();
  expect(await said(studio)).toEqual([]);
});
