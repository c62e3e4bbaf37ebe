import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const story = {
  Ebb: "The boat left early.\n\n***\n\nThe boat came back late, and nobody saw it.",
  Slack: "Nobody.",
  Flood: "Water, water, water.",
};

async function showGrid(studio: StudioWindow) {
  await studio.page.getByRole("radio", { name: "Grid" }).click();
  const grid = studio.page.getByRole("grid", { name: "Grid" });
  await expect(grid.getByRole("row").nth(1)).toBeVisible();
  return grid;
}

function titles({ page }: StudioWindow): Promise<readonly string[]> {
  return page
    .locator(".grid-row")
    .evaluateAll((rows) =>
      rows
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((row) => row.querySelector("[data-field=title]")?.textContent ?? ""),
    );
}

async function write({ page }: StudioWindow, cell: string | RegExp, text: string): Promise<void> {
  await page.getByRole("button", { name: cell }).click();
  await page.getByRole("textbox", { name: cell instanceof RegExp ? cell : cell.replace(/:.*/, "") }).fill(text);
  await page.keyboard.press("Enter");
}

test("every field is written in its cell, sorted by, undone, and kept in the story", async ({ studio }) => {
  const { page } = studio;
  const folder = await studio.importStory("Grid", story);
  await showGrid(studio);
  await write(studio, /^Synopsis of Slack/, "Nothing moves.");
  await expect(page.getByRole("button", { name: "Synopsis of Slack: Nothing moves." })).toBeVisible();
  await write(studio, /^Tags of Slack/, "sea, still");
  await write(studio, /^Point of view of Flood/, "Mara");
  await write(studio, /^Target of Flood/, "2000");
  await page.getByRole("button", { name: /^Status of Ebb/ }).click();
  await page.getByRole("menuitemradio", { name: "revised" }).click();
  await expect(page.getByRole("button", { name: "Status of Ebb: revised" })).toBeVisible();

  await page.getByRole("columnheader", { name: "Words" }).click();
  await expect.poll(() => titles(studio)).toEqual(["Slack", "Flood", "Ebb"]);
  await page.getByRole("columnheader", { name: "Words" }).click();
  await expect.poll(() => titles(studio)).toEqual(["Ebb", "Flood", "Slack"]);
  await studio.button("Book order").click();
  await expect.poll(() => titles(studio)).toEqual(["Ebb", "Slack", "Flood"]);

  await page.getByRole("button", { name: "Status of Ebb: revised" }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Status of Ebb: ", exact: true })).toBeVisible();
  await studio.leave();
  const item = async (title: string) => (await folder.items()).find((candidate) => candidate.title === title);
  await expect.poll(() => item("Slack")).toMatchObject({ synopsis: "Nothing moves.", tags: ["sea", "still"] });
  await expect.poll(() => item("Flood")).toMatchObject({ pointOfView: "Mara", target: 2000 });
});

test("the keyboard goes from cell to cell, and Enter writes", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Grid Keys", story);
  await showGrid(studio);
  // Who comes into the grid is on its first line.
  await page.getByRole("button", { name: "Open Ebb" }).focus();
  await expect(page.getByRole("row", { name: "Ebb" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: /^Synopsis of Slack/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Still water.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Synopsis of Slack: Still water." })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Never");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Synopsis of Slack: Still water." })).toBeVisible();
});

test("a scene has a synopsis of its own, which another window sees and which stays with its text", async ({
  studio,
  openWindow,
}) => {
  const folder = await studio.importStory("Scene Grid", story);
  await showGrid(studio);
  await studio.button("Scenes").click();
  await expect.poll(() => titles(studio)).toHaveLength(5);
  await write(studio, /^Synopsis of The boat came back/, "Too late.");
  await studio.saved();
  const other = await openWindow();
  await other.openStory(folder);
  await showGrid(other);
  await other.button("Scenes").click();
  await expect(
    other.page.getByRole("button", { name: /^Synopsis of The boat came back.*: Too late\.$/ }),
  ).toBeVisible();
  await studio.openChapter("Ebb");
  await studio.placeCursor("Ebb", "start");
  await studio.page.keyboard.type("Before all.\n\n***\n\n");
  await studio.saved();
  await expect(
    other.page.getByRole("button", { name: /^Synopsis of The boat came back.*: Too late\.$/ }),
  ).toBeVisible();
  await expect.poll(() => titles(other)).toHaveLength(6);
});

test("what is said of a scene that is deleted is kept in sight, and is back with its text", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Unplaced", { Ebb: "The boat left early.\n\n***\n\nA letter came.\n\n***\n\nNobody." });
  await showGrid(studio);
  await studio.button("Scenes").click();
  await write(studio, /^Synopsis of A letter came/, "From her sister.");
  await studio.openChapter("Ebb");
  await studio.placeCursor("Ebb", "end");
  await page.keyboard.press("Shift+Control+Home");
  await page.keyboard.press("Delete");
  await studio.saved();
  await page.getByRole("radio", { name: "Grid" }).click();
  await studio.button("1 without a scene").click();
  await expect(page.getByRole("dialog", { name: "1 without a scene" })).toContainText("From her sister.");
  await page.keyboard.press("Escape");
  await studio.openChapter("Ebb");
  await studio.placeCursor("Ebb", "end");
  await page.keyboard.press("Control+z");
  await studio.expectProse("Ebb", /A letter came/);
  await page.getByRole("radio", { name: "Grid" }).click();
  await expect(page.getByRole("button", { name: "Synopsis of A letter came.: From her sister." })).toBeVisible();
});

test("a column of one's own is made, filled, renamed and taken away; the grid is exported as it is shown", async ({
  studio,
}) => {
  const { page } = studio;
  await studio.importStory("Columns", story);
  await showGrid(studio);
  await studio.button("Columns…").click();
  await page.getByRole("textbox", { name: "New column" }).fill("Weather");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await write(studio, /^Weather of Ebb/, 'Fog, "thick"');
  const download = page.waitForEvent("download");
  await studio.button("Export as CSV").click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("Columns.csv");
  const csv = await readFile(await file.path(), "utf8");
  expect(csv.split("\r\n").slice(0, 3)).toEqual([
    "\ufeffTitle,Synopsis,Status,Point of view,Tags,Words,Target,Weather",
    'Ebb,,,,,13,,"Fog, ""thick"""',
    "Slack,,,,,1,,",
  ]);
  await studio.button("Columns…").click();
  await page.getByRole("button", { name: "Remove Weather" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: "Weather" })).toHaveCount(0);
  await studio.undoInOutline.click();
  await expect(page.getByRole("button", { name: /^Weather of Ebb: Fog/ })).toBeVisible();
});

test("nobody is kept out of it", async ({ studio }) => {
  await studio.importStory("Axe Grid", story);
  await showGrid(studio);
  await studio.button("Scenes").click();
  const { violations } = await new AxeBuilder({ page: studio.page }).include(".grid-pane").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
