import { readFile } from "node:fs/promises";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const chapters = {
  Loom: "The loom stood in the north room. Nobody had touched it since the winter.",
  Shuttle: "The shuttle was found in the well.",
};

async function labelBook(studio: StudioWindow, name: string): Promise<void> {
  await studio.button("Label this moment…").click();
  const dialog = studio.dialog("Label this moment…");
  await dialog.getByLabel("Label").fill(name);
  await dialog.getByRole("button", { name: "Label", exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Imported, labelled, and written on in both chapters. */
async function labelledBook(studio: StudioWindow): Promise<void> {
  await studio.importStory("The Weaver", chapters);
  await studio.openChapter("Loom");
  await studio.page.keyboard.press("Control+Alt+H");
  const timeline = studio.page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByRole("listbox").getByRole("option")).toHaveCount(1);
  await labelBook(studio, "Draft 1, as sent");
  await expect(timeline.locator(".label-name")).toHaveText("Draft 1, as sent");
  await studio.button("Back to writing").click();
  await studio.write("Loom", " Then came Marit.");
  await studio.openChapter("Shuttle");
  await studio.write("Shuttle", " It was dry.");
  await studio.saved();
}

test("a sitting stands on the timeline with its chapters and words, and opens as what changed in it", async ({
  studio,
}) => {
  await labelledBook(studio);
  const { page } = studio;
  await page.keyboard.press("Control+Alt+H");
  const timeline = page.getByRole("region", { name: "Timeline" });
  const sitting = timeline.getByRole("listbox").getByRole("option").first();
  await expect(sitting).toContainText("Writer");
  await expect(sitting).toContainText("Loom, Shuttle");
  await page.keyboard.press("Escape");
  await expect(timeline).toBeHidden();
  await expect(studio.editor("Shuttle")).toBeFocused();
});

test("the book is read as it was sent, compared with what it is now, chapter by chapter, and exported as it was", async ({
  studio,
}) => {
  await labelledBook(studio);
  const { page } = studio;
  const story = studio.installation.story("The Weaver");
  await page.keyboard.press("Control+Alt+H");
  await page.getByRole("button", { name: "Read it Draft 1, as sent" }).click();
  const book = page.getByRole("region", { name: "The book as “Draft 1, as sent”" });
  await expect(book.locator(".cm-content")).toHaveText(chapters.Loom);
  await book.getByRole("option", { name: "Shuttle" }).click();
  await expect(book.locator(".cm-content")).toHaveText(chapters.Shuttle);

  await book.getByRole("button", { name: "What changed since" }).click();
  const compare = page.getByRole("region", { name: "Compare" });
  await expect(compare.locator(".compare-sum")).toHaveText("6 words added, 0 removed.");
  await expect(compare.locator("ins")).toHaveText(" Then came Marit.");
  await expect(compare.getByText(/^Writer, /)).toBeVisible();
  await compare.getByRole("button", { name: "Next change" }).click();
  await expect(compare.locator("ins")).toHaveText(" It was dry.");
  await compare.getByRole("button", { name: "Previous change" }).click();
  await expect(compare.locator("ins")).toHaveText(" Then came Marit.");

  await compare.getByRole("button", { name: "Take this change back" }).click();
  await expect(compare.getByText("That change is taken back.")).toBeVisible();
  await story.expectText("chapters/loom.md", `${chapters.Loom}\n`);
  await compare.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(compare.locator("ins")).toHaveText(" Then came Marit.");
  await story.expectText("chapters/loom.md", `${chapters.Loom} Then came Marit.\n`);

  await compare.getByRole("button", { name: /View/ }).click();
  await page.getByRole("option", { name: "Side by side" }).click();
  await expect(compare.locator(".beside-side").first()).toHaveText(chapters.Loom);
  await expect(compare.locator(".beside-side").nth(1)).toHaveText(`${chapters.Loom} Then came Marit.`);
  await compare.getByRole("button", { name: "Back to the timeline" }).click();

  await page.getByRole("button", { name: "Export it… Draft 1, as sent" }).click();
  const dialog = studio.dialog("Export…");
  await expect(dialog.getByText("Exports the book as it was: Draft 1, as sent.")).toBeVisible();
  for (const format of ["EPUB", "Text"]) {
    await dialog
      .locator("label")
      .filter({ hasText: new RegExp(`^${format}\\b`) })
      .click();
  }
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  const arriving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Download / }).click();
  const text = await readFile(await (await arriving).path(), "utf8");
  expect(text).toContain("since the winter.");
  expect(text).not.toContain("Marit");
});

test("a sitting is found, read and taken back by keyboard alone", async ({ studio }) => {
  await studio.importStory("The Weaver", chapters);
  const { page } = studio;
  await studio.openChapter("Loom");
  await studio.write("Loom", " Then came Marit.");
  await studio.saved();
  await page.keyboard.press("Control+Alt+H");
  const timeline = page.getByRole("region", { name: "Timeline" });
  await expect(timeline.getByRole("option", { name: /Writer/ }).first()).toBeVisible();
  await expect(timeline.getByRole("button", { name: "Back to writing" })).toBeFocused();
  // From the bar into the list, without all that stands between.
  await page.keyboard.press("ArrowDown");
  await expect(timeline.getByRole("option").first()).toBeFocused();
  await page.keyboard.press("Enter");
  const compare = page.getByRole("region", { name: "Compare" });
  await expect(compare.getByText("1 of 1")).toBeVisible();
  // The timeline's key leads there, and not out of the past.
  await page.keyboard.press("Control+Alt+H");
  await expect(timeline).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+Alt+K");
  const takeBack = compare.getByRole("button", { name: "Take this change back" });
  await expect(compare.getByText("1 of 1")).toBeVisible();
  await takeBack.focus();
  await page.keyboard.press("Enter");
  await expect(compare.getByText("That change is taken back.")).toBeVisible();
  // There is no other change: what can be done next is to undo, or to leave.
  await expect(compare.getByRole("button", { name: "Undo", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(compare.getByText("1 of 1")).toBeVisible();
  await expect(takeBack).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(studio.editor("Loom")).toBeFocused();
});

test("any moment is chosen by its label or its day; one that is none is said", async ({ studio }) => {
  await labelledBook(studio);
  const { page } = studio;
  await page.keyboard.press("Control+Alt+K");
  const compare = page.getByRole("region", { name: "Compare" });
  const from = compare.getByRole("combobox", { name: "From" });
  await from.fill("the day before");
  await from.press("Enter");
  await expect(compare.getByRole("alert")).toHaveText(/^Choose one of the list/);
  await from.fill("“Draft 1");
  await page.getByRole("option", { name: "“Draft 1, as sent”" }).click();
  await expect(compare.locator("ins")).toHaveText(" It was dry.");
  await from.fill("2020-01-01");
  await from.press("Enter");
  await expect(compare.locator("ins")).toHaveText(`${chapters.Shuttle} It was dry.`);
  await compare.getByRole("button", { name: "Back to writing" }).click();
  await expect(studio.editor("Shuttle")).toBeFocused();
});

test("words that are gone are found, with when they went, and shown where they stood", async ({ studio }) => {
  await studio.importStory("The Weaver", chapters);
  const { page } = studio;
  await studio.openChapter("Loom");
  await studio.placeCursor("Loom", "end");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Gone.");
  await studio.saved();
  await page.keyboard.press("Control+Shift+F");
  await page.getByRole("searchbox", { name: "Find", exact: true }).fill("touched");
  await expect(page.getByText("Nothing found.")).toBeVisible();
  await page.getByRole("button", { name: "Look in what is gone, too" }).click();
  await expect(page.getByRole("button", { name: "Also what is gone" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("searchbox", { name: "Find", exact: true })).toBeFocused();
  const hit = page.getByRole("row").filter({ hasText: "Gone since" });
  await expect(hit).toContainText("Writer");
  await hit.click();
  const compare = page.getByRole("region", { name: "Compare" });
  await expect(compare.locator("del").first()).toContainText("touched");
});

test("the whole book is restored to a label: words, titles, order and what was thrown away", async ({ studio }) => {
  await labelledBook(studio);
  const { page } = studio;
  const story = studio.installation.story("The Weaver");
  await studio.choose("Loom", "Move to trash");
  await studio.expectTitles("Shuttle", "Notes", "Trash");
  await page.keyboard.press("Control+Alt+H");
  await page.getByRole("button", { name: "What changed since Draft 1, as sent" }).click();
  const compare = page.getByRole("region", { name: "Compare" });
  await expect(compare.getByRole("option", { name: /Loom.*taken out/ })).toBeVisible();
  await compare.getByRole("navigation").getByRole("button", { name: "Restore the book…" }).click();
  await studio.dialog("Restore the book…").getByRole("button", { name: "Restore", exact: true }).click();
  await expect(compare.getByText("No words changed between these two moments.")).toBeVisible();
  await compare.getByRole("button", { name: "Back to the timeline" }).click();
  await studio.button("Back to writing").click();
  await story.expectText("chapters/shuttle.md", `${chapters.Shuttle}\n`);
  await story.expectText("chapters/loom.md", `${chapters.Loom}\n`);
  expect((await studio.titles()).slice(0, 2)).toEqual(["Loom", "Shuttle"]);
});

test("a passage that went to another chapter is shown as moved in both, and nothing as written", async ({ studio }) => {
  const passage = "The widow had counted its threads, twice, by candle.";
  await studio.importStory("The Weaver", {
    Loom: `It stood there.\n\n${passage}\n\nNobody came.`,
    Shuttle: "It was found.",
  });
  const { page } = studio;
  await studio.openChapter("Loom");
  await page.keyboard.press("Control+Alt+H");
  await labelBook(studio, "Before");
  await expect(page.locator(".label-name")).toHaveText("Before");
  await studio.button("Back to writing").click();
  await studio.placeCursor("Loom", "start");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+X");
  await studio.openChapter("Shuttle");
  await studio.placeCursor("Shuttle", "start");
  await page.keyboard.press("Control+V");
  await studio.saved();
  await page.keyboard.press("Control+Alt+H");
  await page.getByRole("button", { name: "What changed since Before" }).click();
  const compare = page.getByRole("region", { name: "Compare" });
  await expect(compare.locator(".compare-sum")).toHaveText("0 words added, 0 removed, 9 moved.");
  await expect(compare.getByText("Moved to “Shuttle”")).toBeVisible();
  await expect(compare.locator("del.change-moved")).toContainText(passage);
  await compare.getByRole("option", { name: /Shuttle/ }).click();
  await expect(compare.getByText("Moved here from “Loom”")).toBeVisible();
  await expect(compare.locator("ins.change-moved")).toContainText(passage);
});
