import { expect, test } from "./studio.ts";

test("a passage is forgotten for good: shown first, confirmed, gone from text and history, and Undo knows it no more", async ({
  studio,
}) => {
  const story = await studio.importStory("The Well", {
    One: "It was dark.\n\nHer name was Lorelei Quickthorn.\n\nIt was late.",
  });
  const { page } = studio;
  await studio.openChapter("One");
  const prose = studio.editor("One");
  await studio.placeCursor("One", "start");
  await page.keyboard.press("ArrowDown");
  await studio.runCommand("Forget the selection for good…");
  await expect(page.getByText("Put the cursor into the paragraph that is to be forgotten")).toBeVisible();
  await studio.button("Close").click();
  await prose.focus();
  await page.keyboard.press("ArrowDown");
  await studio.runCommand("Forget the selection for good…");
  const dialog = studio.dialog("Forget for good…");
  await expect(dialog.getByText("One: 5 words, 5 of them in the text now")).toBeVisible();
  await expect(dialog.locator("blockquote")).toHaveText("Her name was Lorelei Quickthorn.");
  const forget = dialog.getByRole("button", { name: "Forget for good", exact: true });
  await expect(forget).toBeDisabled();
  await dialog.getByText("I know that this can’t be undone").click();
  await forget.click();
  await expect(dialog.getByRole("heading", { name: "The passage is forgotten" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  await expect(prose).not.toContainText("Lorelei");
  await story.expectText("chapters/one.md", /^It was dark\.\n\n\n\nIt was late\.\n$/);
  await expect(prose).toBeVisible();
  await prose.focus();
  await page.keyboard.press("Control+Z");
  await studio.write("One", " Still.");
  await studio.saved();
  await story.expectText("chapters/one.md", /Still\./);
  expect(await story.read("chapters/one.md")).not.toContain("Lorelei");
  const history = await studio.showHistory();
  await history.getByRole("option").last().click();
  await page.getByRole("region", { name: "An earlier version" }).getByRole("button", { name: /Show/ }).click();
  await page.getByRole("option", { name: "The text as it was" }).click();
  await expect(page.getByRole("region", { name: "An earlier version" }).locator(".cm-content")).toContainText("░░░");
});

test("another window that has the chapter open lets go of the words, too", async ({ studio, openWindow }) => {
  const story = await studio.importStory("The Well", { One: "Dark.\n\nHer name was Lorelei Quickthorn.\n\nLate." });
  await studio.openChapter("One");
  const other = await openWindow();
  await other.openStory(story);
  await other.openChapter("One");
  await other.write("One", " Said she.");
  await other.saved();
  await other.page.evaluate(() => document.body.setAttribute("data-before", ""));
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.press("ArrowDown");
  await studio.page.keyboard.press("ArrowDown");
  await studio.runCommand("Forget the selection for good…");
  const dialog = studio.dialog("Forget for good…");
  await dialog.getByText("I know that this can’t be undone").click();
  await dialog.getByRole("button", { name: "Forget for good", exact: true }).click();
  await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
  // It begins anew by itself: what it had in its documents and undo steps is gone with it.
  await expect(other.page.locator("body[data-before]")).toHaveCount(0);
  await expect(other.editor("One")).not.toContainText("Lorelei");
  await other.write("One", " And went.");
  await other.saved();
  await story.expectText("chapters/one.md", /Late\. Said she\. And went\./);
  await studio.expectProse("One", /Late\. Said she\. And went\./);
});
