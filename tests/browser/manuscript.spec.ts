import type { Page } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const chapters = {
  Loom: "The loom stood in the north room.\n\nNobody had sat at it since the spring.",
  Shuttle: "The shuttle was found in the well.\n\nIt was dry, and somebody had oiled it.",
  Thread: "There was no thread in the house.\n\nThere never had been.",
};

const manuscript = (page: Page) => page.getByRole("article", { name: "Manuscript" });

async function showManuscript(studio: StudioWindow): Promise<void> {
  await studio.page.getByRole("radio", { name: "Manuscript" }).click();
  await expect(manuscript(studio.page)).toBeVisible();
  for (const title of Object.keys(chapters)) await expect(studio.editor(title)).toBeVisible();
}

/** Which text has the keyboard. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

test("the book is one scroll; each chapter is still its own file", async ({ studio }) => {
  const story = await studio.importStory("The Loom", chapters);
  await showManuscript(studio);
  await studio.write("Shuttle", " Twice.");
  await studio.write("Thread", " Until now.");
  await studio.saved();
  await story.expectText("chapters/shuttle.md", /oiled it\. Twice\.\n$/);
  await story.expectText("chapters/thread.md", /never had been\. Until now\.\n$/);
  await story.expectText("chapters/loom.md", `${chapters.Loom}\n`);
});

test("the cursor crosses the borders of chapters, and the outline goes along", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Loom", chapters);
  await showManuscript(studio);
  await studio.placeCursor("Loom", "end");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => focused(page)).toBe("Shuttle");
  await page.keyboard.type("Then: ");
  await studio.expectProse("Shuttle", /^Then: The shuttle/);
  await expect(page.getByRole("region", { name: "Details" })).toContainText("shuttle.md");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focused(page)).toBe("Loom");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  await expect.poll(() => focused(page)).toBe("Loom");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+End");
  await expect.poll(() => focused(page)).toBe("Thread");
  await page.keyboard.type("!");
  await studio.expectProse("Thread", /!$/);
});

test("a selection over chapters is copied, replaced, and given back by one Undo", async ({ studio }) => {
  const { page } = studio;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const story = await studio.importStory("The Loom", chapters);
  await showManuscript(studio);
  await studio.placeCursor("Loom", "start");
  for (let at = 0; at < "The loom".length; at++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Shift+End");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => focused(page)).toBe("Shuttle");
  await page.keyboard.press("Control+Shift+End");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => focused(page)).toBe("Thread");
  for (let at = 0; at < "There was no".length; at++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+C");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    [" stood in the north room.\n\nNobody had sat at it since the spring.", chapters.Shuttle, "There was no"].join(
      "\n\n",
    ),
  );

  await page.keyboard.type(" had");
  await studio.expectProse("Loom", "The loom had");
  await studio.expectProse("Shuttle", "");
  await studio.expectProse("Thread", " thread in the house.\n\nThere never had been.");
  await studio.saved();
  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  for (const [title, prose] of Object.entries(chapters)) await studio.expectProse(title, prose);
  await page.keyboard.press("Control+Shift+Z");
  await studio.expectProse("Shuttle", "");
  await studio.expectProse("Thread", " thread in the house.\n\nThere never had been.");
  await page.keyboard.press("Control+Z");
  for (const [title, prose] of Object.entries(chapters)) await studio.expectProse(title, prose);
  await studio.saved();
  await story.expectText("chapters/shuttle.md", `${chapters.Shuttle}\n`);
});

test("a selection that only touches a chapter leaves its earlier steps alone", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Loom", chapters);
  await showManuscript(studio);
  await studio.write("Shuttle", " Twice.");
  await studio.placeCursor("Loom", "start");
  await page.keyboard.press("Control+Shift+End");
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(() => focused(page)).toBe("Shuttle");
  await page.keyboard.press("Delete");
  await studio.expectProse("Loom", "");
  await page.keyboard.press("Control+Z");
  await studio.expectProse("Loom", chapters.Loom);
  await studio.expectProse("Shuttle", `${chapters.Shuttle} Twice.`);
});

test("the pointer selects from one chapter into another; Backspace takes it away", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Loom", chapters);
  await showManuscript(studio);
  const nobody = await studio.editor("Loom").locator(".cm-line", { hasText: "Nobody" }).boundingBox();
  const shuttle = await studio.editor("Shuttle").locator(".cm-line", { hasText: "The shuttle" }).boundingBox();
  if (!nobody || !shuttle) throw new Error("The chapters are not on the screen.");
  await page.mouse.move(nobody.x + 1, nobody.y + nobody.height / 2);
  await page.mouse.down();
  await page.mouse.move(nobody.x + 30, nobody.y + nobody.height + 60, { steps: 4 });
  await page.mouse.move(shuttle.x + 1, shuttle.y + shuttle.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => focused(page)).toBe("Shuttle");
  await expect(page.locator(".prose-selected")).toHaveText("Nobody had sat at it since the spring.");
  await page.keyboard.press("Backspace");
  await studio.expectProse("Loom", "The loom stood in the north room.");
  await studio.expectProse("Shuttle", chapters.Shuttle);
  await page.keyboard.press("Control+Z");
  await studio.expectProse("Loom", chapters.Loom);
});

test("everything is selected by the second Ctrl+A, and an arrow key ends it", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Loom", chapters);
  await showManuscript(studio);
  await studio.placeCursor("Shuttle", "start");
  await page.keyboard.press("Control+A");
  await expect(page.locator(".prose-selected")).toHaveCount(0);
  await page.keyboard.press("Control+A");
  await expect(page.locator(".prose-selected").first()).toBeVisible();
  await expect(page.locator("[aria-label=Thread] .prose-selected").first()).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".prose-selected")).toHaveCount(0);
  await expect.poll(() => focused(page)).toBe("Loom");
  await page.keyboard.type("So: ");
  await studio.expectProse("Loom", /^So: The loom/);
});

test("chosen chapters are one text; opening another leaves the manuscript", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Loom", chapters);
  await studio.row("Loom").click();
  await studio.row("Shuttle").click({ modifiers: ["Control"] });
  await studio.row("Loom").click({ modifiers: ["Control"] });
  await studio.choose("Shuttle", "Show as one text");
  await expect(manuscript(page)).toBeVisible();
  await expect(studio.editor("Shuttle")).toBeVisible();
  await expect(studio.editor("Thread")).toBeHidden();
  await studio.row("Thread").click();
  await expect(manuscript(page)).toBeHidden();
  await expect(studio.editor("Thread")).toBeVisible();
});

test("what a co-author writes is in the manuscript at once, and the cursor stays", async ({ studio, openWindow }) => {
  const { page } = studio;
  const story = await studio.importStory("The Loom", chapters);
  await showManuscript(studio);
  await studio.write("Shuttle", " Well");
  const other = await openWindow();
  await other.openStory(story);
  await other.openChapter("Shuttle");
  await other.placeCursor("Shuttle", "start");
  await other.page.keyboard.type("Late, ");
  await studio.expectProse("Shuttle", /^Late, The shuttle/);
  await page.keyboard.type("!");
  await other.expectProse("Shuttle", /oiled it\. Well!$/);
});
