import AxeBuilder from "@axe-core/playwright";
import type { Locator, TestInfo } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

const pane = ({ page }: StudioWindow): Locator => page.getByRole("region", { name: "Numbers", exact: true });
const foot = ({ page }: StudioWindow): Locator => page.getByRole("main").getByRole("button", { name: /^Numbers/ });

async function openNumbers(studio: StudioWindow): Promise<Locator> {
  await foot(studio).click();
  await expect(pane(studio)).toBeVisible();
  return pane(studio);
}

test("the foot of the page counts chapter, scene, selection and today", async ({ studio }) => {
  await studio.importStory("Counted", { One: "Three words here.\n\n***\n\nAnd four in this.", Two: "Two words." });
  await studio.openChapter("One");
  await expect(foot(studio)).toHaveText(/^Numbers, 7 words, 3 in this scene/);
  await studio.write("One", " More of it.");
  await expect(foot(studio)).toHaveText(/10 words, 7 in this scene/);
  await expect(foot(studio)).toHaveAccessibleName(/^Numbers ?, 10 words ?, 7 in this scene ?, \+3 today$/);
  await studio.page.keyboard.press("Shift+Home");
  await expect(foot(studio)).toHaveText(/^Numbers, 7 words selected, 10 words/);
});

test("today has what is written, and nothing of renaming, moving or importing", async ({ studio }) => {
  await studio.importStory("Counted", { One: "Three words here.", Two: "Two words." });
  await studio.openChapter("One");
  const numbers = await openNumbers(studio);
  const today = numbers.getByRole("region", { name: "Today" });
  await expect(today).toContainText("0 added, 0 taken away");
  await numbers.getByRole("button", { name: "Back to writing" }).click();
  await studio.write("One", " Four words of mine.");
  await studio.saved();
  await studio.choose("One", "Rename");
  await studio.page.keyboard.type("Another name");
  await studio.page.keyboard.press("Enter");
  await studio.row("Two").click();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await studio.expectTitles("Two", "Another name", "Notes");
  await openNumbers(studio);
  await expect(today).toContainText("4 added, 0 taken away");
  await expect(numbers.getByRole("region", { name: "The book" })).toContainText("9 words");
});

test("a passage that is cut here and pasted there is nothing new, and what comes from elsewhere is", async ({
  studio,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { page } = studio;
  await studio.importStory("Moved", { One: "Five words to be moved.", Two: "Two words." });
  await studio.openChapter("One");
  await studio.write("One", " And three more.");
  await studio.saved();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await studio.openChapter("Two");
  await studio.placeCursor("Two", "start");
  await page.keyboard.press("Control+v");
  await studio.expectProse("Two", /^Five words to be moved. And three more./);
  await studio.saved();
  const numbers = await openNumbers(studio);
  const today = numbers.getByRole("region", { name: "Today" });
  await expect(today).toContainText("3 added, 0 taken away");
  await page.keyboard.press("Escape");
  await page.evaluate(() => navigator.clipboard.writeText("Four words from elsewhere. "));
  await studio.placeCursor("Two", "start");
  await page.keyboard.press("Control+v");
  await studio.saved();
  await openNumbers(studio);
  await expect(today).toContainText("7 added, 0 taken away");
});

test("goals are kept with the story, and ask for so much a day", async ({ studio }) => {
  const folder = await studio.importStory("Goals", { One: "Three words here." });
  const { page } = studio;
  await openNumbers(studio);
  const dialog = studio.dialog("Goals…");
  await studio.button("Goals…").click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(pane(studio)).toBeVisible();
  await studio.button("Goals…").click();
  await dialog.getByLabel("Your words a day, in this story").fill("500");
  await dialog.getByLabel("Words of the book").fill("1,003");
  const inTenDays = await page.evaluate(() => new Date(Date.now() + 9 * 86_400_000).toLocaleDateString("en-CA"));
  await dialog.getByLabel("Finished by").fill(inTenDays);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const book = pane(studio).getByRole("region", { name: "The book" });
  await expect(book).toContainText("3 of 1,003 words");
  await expect(book).toContainText("100 words a day until");
  await expect(book).toContainText("10 days");
  await expect(pane(studio).getByRole("region", { name: "Today" })).toContainText("0 of 500 words");
  await page.keyboard.press("Escape");
  await expect(foot(studio)).toContainText("0 of 500 today");
  await folder.expectText("project.redraft", /"goal": \{"words":1003,"by":"\d{4}-\d\d-\d\d","daily":\{/);
});

test("the calendar is walked by the arrows, one stop for Tab", async ({ studio }) => {
  const { page } = studio;
  await page.getByRole("button", { name: "Open the sample story" }).click();
  const numbers = await openNumbers(studio);
  await numbers.getByRole("button", { name: "Period" }).click();
  await page.getByRole("option", { name: "2026" }).click();
  const grid = numbers.getByRole("grid", { name: "Words by day" });
  await grid.getByRole("gridcell", { name: /March 10, 2026/ }).click();
  await expect(numbers.getByRole("heading", { name: "Tuesday, March 10, 2026" })).toBeVisible();
  await expect(page.locator(":focus")).toHaveAccessibleName("Tuesday, March 10, 2026: 683 added, 488 taken away");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(":focus")).toHaveAccessibleName(/^Wednesday, March 11, 2026: nothing/);
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(":focus")).toHaveAccessibleName(/^Wednesday, March 18, 2026/);
  await page.keyboard.press("Home");
  await expect(page.locator(":focus")).toHaveAccessibleName(/January 1, 2026/);
  await expect(grid.locator("[tabindex='0']")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(numbers).toBeHidden();
  await expect(studio.editor("The Hut")).toBeFocused();
});

/** Pictures for whoever reads the report; no sideways scrolling; nothing that keeps somebody out. */
async function look(studio: StudioWindow, info: TestInfo, name: string): Promise<void> {
  const { page } = studio;
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(() => document.fonts.ready);
    const path = info.outputPath(`${name}-${size.width}.png`);
    await page.screenshot({ path });
    await info.attach(`${name}, ${size.width} × ${size.height}`, { path, contentType: "image/png" });
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll(".numbers, .numbers *, .page-foot")]
        .filter(
          (element) => getComputedStyle(element).overflowX === "auto" && element.scrollWidth > element.clientWidth + 1,
        )
        .map((element) => element.className),
    );
    expect.soft(wide, `${name} at ${size.width}: scrolls sideways`).toEqual([]);
  }
  await page.setViewportSize(sizes[0]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" | ")}`)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("nothing is cut off, and nobody is kept out", async ({ studio }, info) => {
      test.slow();
      const { page } = studio;
      await page.getByRole("button", { name: "Open the sample story" }).click();
      await expect(foot(studio)).toContainText("today");
      await look(studio, info, "foot");
      const numbers = await openNumbers(studio);
      await expect(numbers.getByRole("grid")).toBeVisible();
      await look(studio, info, "written");
      await numbers.getByText("As a table, by month").click();
      await expect(numbers.getByRole("row", { name: /^February 2026/ })).toBeVisible();
      await numbers.getByRole("tab", { name: "Lengths" }).click();
      await expect(numbers.getByRole("row", { name: /^Net/ })).toBeVisible();
      await look(studio, info, "lengths");
      await numbers.getByRole("tab", { name: "Prose" }).click();
      await expect(numbers.getByRole("row", { name: /^Merle Pask/ })).toBeVisible();
      await look(studio, info, "prose");
      await numbers.getByRole("tab", { name: "Written" }).click();
      await studio.button("Goals…").click();
      await look(studio, info, "goals");
    });
  });
}
