import type { Locator } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const prose = "The water rose.\n\nIda waited at the weir.\n\nNobody came.";

function pane(studio: StudioWindow): Locator {
  return studio.page.getByRole("region", { name: "Comments" });
}

function threads(studio: StudioWindow): Locator {
  return pane(studio).getByRole("article");
}

/** What is marked in the text, in its order. */
function marks(studio: StudioWindow): Locator {
  return studio.page.locator(".cm-content .commented");
}

async function select(studio: StudioWindow, title: string, words: string): Promise<void> {
  const editor = studio.editor(title);
  await editor.focus();
  await editor.evaluate((content, wanted) => {
    const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    }
  }, words);
  // The other's cursor stands between joiners.
  const selected = () => studio.page.evaluate(() => getSelection()?.toString().replaceAll("\u2060", ""));
  await expect.poll(selected).toBe(words);
}

async function comment(studio: StudioWindow, title: string, words: string, text: string): Promise<void> {
  await select(studio, title, words);
  await studio.page.keyboard.press("Control+Alt+m");
  const fresh = pane(studio).getByRole("article", { name: `New comment on “${words}”` });
  await expect(fresh.getByRole("combobox")).toBeFocused();
  await studio.page.keyboard.type(text);
  await studio.page.keyboard.press("Control+Enter");
  await expect(fresh).toBeHidden();
}

test("a comment is made at words by the keyboard, seen in another window at once, answered, resolved and opened again", async ({
  studio,
  openWindow,
}) => {
  const folder = await studio.importStory("Said", { One: prose });
  await studio.openChapter("One");
  const other = await openWindow();
  await other.openStory(folder);
  await other.runCommand("Comments");
  await comment(studio, "One", "waited", "For whom?");
  await expect(studio.editor("One")).toBeFocused();
  await expect(marks(studio)).toHaveText(["waited"]);
  await expect(marks(other)).toHaveText(["waited"]);
  const there = threads(other).first();
  await expect(there).toContainText("For whom?");
  await expect(there).toContainText("Writer");
  await there.getByRole("button", { name: "Reply" }).click();
  await expect(there.getByRole("combobox")).toBeFocused();
  await other.page.keyboard.type("For the boat.\nIt never comes.");
  await there.getByRole("button", { name: "Reply" }).click();
  await expect(threads(studio).first()).toContainText("For the boat.");
  await threads(studio).first().getByRole("button", { name: "React" }).click();
  await studio.page.getByRole("menuitem", { name: "👍" }).click();
  await expect(there.getByRole("button", { name: "👍 Reaction by Writer" })).toBeVisible();
  await threads(studio).first().getByRole("button", { name: "Resolve" }).click();
  await expect(threads(studio)).toHaveCount(0);
  await expect(marks(other)).toHaveCount(0);
  await pane(other)
    .getByRole("button", { name: /^Open Show|Show/ })
    .click();
  await other.page.getByRole("option", { name: "All" }).click();
  await there.getByRole("button", { name: "Reopen" }).click();
  await expect(threads(studio)).toHaveCount(1);
  await expect(marks(studio)).toHaveText(["waited"]);
});

test("a comment stays at its words while they are edited, says so when they are gone, and goes along when the chapter is split", async ({
  studio,
  openWindow,
}) => {
  const folder = await studio.importStory("Follows", { One: prose });
  await studio.openChapter("One");
  await comment(studio, "One", "Nobody", "Really nobody?");
  await comment(studio, "One", "water", "Which?");
  await expect(threads(studio)).toHaveCount(2);
  await expect(threads(studio).first()).toContainText("Which?");
  const other = await openWindow();
  await other.openStory(folder);
  await other.placeCursor("One", "start");
  await other.page.keyboard.type("At dawn, cold. ");
  await expect(marks(studio)).toHaveText(["water", "Nobody"]);
  await select(other, "One", "water");
  await other.page.keyboard.press("Delete");
  await expect(threads(studio).first()).toContainText("Deleted: “water”");
  await expect(marks(studio)).toHaveText(["Nobody"]);
  await select(studio, "One", "Nobody");
  await studio.page.keyboard.press("ArrowLeft");
  await studio.runCommand("Split at cursor…");
  const split = studio.dialog("Split at cursor…");
  await split.getByLabel("Title of the new chapter").fill("Two");
  await split.getByRole("button", { name: "Split", exact: true }).click();
  await expect(split).toBeHidden();
  await studio.openChapter("Two");
  await expect(threads(studio)).toHaveText([/Really nobody\?/]);
  await expect(marks(studio)).toHaveText(["Nobody"]);
  await studio.openChapter("One");
  await expect(threads(studio)).toHaveText([/Which\?/]);
});

test("from the text to the comment and back, by click and by key", async ({ studio }) => {
  await studio.importStory("Back and forth", { One: prose });
  await studio.openChapter("One");
  await comment(studio, "One", "water", "Which?");
  await comment(studio, "One", "Nobody", "Really?");
  await studio.runCommand("Comments");
  await expect(pane(studio)).toBeHidden();
  await marks(studio).last().click();
  await expect(threads(studio).last()).toHaveAttribute("data-chosen", "true");
  await expect(studio.editor("One")).toBeFocused();
  await studio.page.keyboard.press("Control+Alt+Enter");
  await expect(pane(studio).getByRole("button", { name: "Go to “Nobody”" })).toBeFocused();
  await studio.page.keyboard.press("ArrowUp");
  await studio.page.keyboard.press("Enter");
  await expect(studio.editor("One")).toBeFocused();
  await studio.page.keyboard.type("deep ");
  await studio.expectProse("One", /^The deep water rose/);
  await studio.page.keyboard.press("Shift+Alt+PageDown");
  await expect(threads(studio).last()).toHaveAttribute("data-chosen", "true");
});

test("what is said while the host is away waits, also in a window that was closed, and is sent once", async ({
  studio,
  installation,
  openWindow,
}) => {
  const folder = await studio.importStory("Away", { One: prose });
  await studio.openChapter("One");
  await studio.saved();
  await comment(studio, "One", "weir", "Before.");
  await expect(threads(studio).first()).not.toContainText("Not sent yet");
  await installation.kill();
  await comment(studio, "One", "Nobody", "On the train.");
  await expect(threads(studio)).toHaveText([/Before\./, /On the train\./]);
  await threads(studio).first().getByRole("button", { name: "Reply" }).click();
  await studio.page.keyboard.type("In the tunnel.");
  await studio.page.keyboard.press("Control+Enter");
  await expect(pane(studio).getByText("Not sent yet")).toHaveCount(2);
  await expect(marks(studio)).toHaveText(["weir", "Nobody"]);
  await installation.start();
  await expect(pane(studio).getByText("Not sent yet")).toHaveCount(0, { timeout: 20_000 });
  const other = await openWindow();
  await other.openStory(folder);
  await other.runCommand("Comments");
  await expect(threads(other)).toHaveText([/Before\.[\s\S]*In the tunnel\./, /On the train\./]);
});

test("one’s own comment is changed and removed; people are mentioned by name and find it", async ({ studio }) => {
  await studio.importStory("Mine", { One: prose });
  await studio.openChapter("One");
  await select(studio, "One", "weir");
  await studio.page.keyboard.press("Control+Alt+m");
  await studio.page.keyboard.type("Ask @Wri");
  await expect(studio.page.getByRole("option", { name: "Writer" })).toBeVisible();
  await studio.page.keyboard.press("Enter");
  await studio.page.keyboard.type("about it");
  await expect(pane(studio).getByRole("combobox")).toHaveValue("Ask @Writer about it");
  await studio.page.keyboard.press("Control+Enter");
  const made = threads(studio).first();
  await expect(made.locator("mark[data-me]")).toHaveText("@Writer");
  await made.getByRole("button", { name: "Edit" }).click();
  await made.getByRole("combobox").fill("Ask nobody.");
  await made.getByRole("button", { name: "Keep" }).click();
  await expect(made).toContainText("Ask nobody.");
  await expect(made).toContainText("edited");
  await pane(studio).getByRole("button", { name: "Comment on the chapter" }).click();
  await studio.page.keyboard.type("A fine chapter.");
  await studio.page.keyboard.press("Control+Enter");
  await expect(threads(studio)).toHaveText([/A fine chapter\./, /Ask nobody\./]);
  await made.getByRole("button", { name: "Remove" }).click();
  await made.getByRole("button", { name: "Remove" }).click();
  await expect(threads(studio)).toHaveText([/Ask nobody\./]);
});

test("what was begun is there again after Escape and in the window that is loaded anew; the whole book can be shown", async ({
  studio,
}) => {
  const folder = await studio.importStory("Begun", { One: prose, Two: "The lamp burned." });
  await studio.openChapter("Two");
  await comment(studio, "Two", "lamp", "Whose lamp?");
  await studio.openChapter("One");
  await select(studio, "One", "weir");
  await studio.page.keyboard.press("Control+Alt+m");
  await studio.page.keyboard.type("Half a thought");
  await studio.page.keyboard.press("Escape");
  await expect(studio.editor("One")).toBeFocused();
  await studio.openStory(folder);
  await select(studio, "One", "weir");
  await studio.page.keyboard.press("Control+Alt+m");
  await expect(pane(studio).getByRole("combobox")).toHaveValue("Half a thought");
  await studio.page.keyboard.press("Control+Enter");
  await expect(threads(studio)).toHaveText([/Half a thought/]);
  await pane(studio).getByRole("button", { name: /Where/ }).click();
  await studio.page.getByRole("option", { name: "The book" }).click();
  await expect(threads(studio)).toHaveText([/Half a thought/, /Whose lamp\?/]);
  await expect(pane(studio).getByRole("heading")).toHaveText(["One", "Two"]);
  await pane(studio).getByRole("button", { name: "Go to “lamp”" }).click();
  await expect(studio.editor("Two")).toBeFocused();
  await studio.page.keyboard.type("old ");
  await studio.expectProse("Two", /^The old lamp/);
});
