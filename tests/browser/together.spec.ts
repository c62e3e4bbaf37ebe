import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

async function expectSame(title: string, one: StudioWindow, other: StudioWindow): Promise<void> {
  await expect.poll(async () => (await one.prose(title)) === (await other.prose(title))).toBe(true);
}

test("two windows on one story see both texts live, and each other's cursor with a name", async ({
  studio,
  openWindow,
}) => {
  const folder = await studio.newStory("Together");
  const other = await openWindow();
  await other.openStory(folder);
  await studio.write("Chapter One", "Ida begins. ");
  await other.expectProse("Chapter One", "Ida begins. ");
  await other.write("Chapter One", "Ansel goes on.");
  await studio.expectProse("Chapter One", "Ida begins. Ansel goes on.");
  await expect(studio.page.locator(".cm-ySelectionInfo")).toHaveText("Writer");
  await studio.editor("Chapter One").focus();
  await expect(other.page.locator(".cm-ySelectionInfo")).toHaveText("Writer");
  await studio.saved();
  await other.saved();
  await folder.expectText("chapters/chapter-one.md", "Ida begins. Ansel goes on.");
});

test("a co-author's cursor goes when the window is closed", async ({ studio, openWindow }) => {
  const folder = await studio.newStory("Together");
  await studio.write("Chapter One", "Here.");
  const other = await openWindow();
  await other.openStory(folder);
  await other.write("Chapter One", " There.");
  await expect(studio.page.locator(".cm-ySelectionInfo")).toHaveCount(1);
  await other.page.close();
  await expect(studio.page.locator(".cm-ySelectionInfo")).toHaveCount(0);
});

test("both type at the same place at the same time and every word stays, once", async ({ studio, openWindow }) => {
  const folder = await studio.newStory("At once");
  await studio.write("Chapter One", "Start.");
  const other = await openWindow();
  await other.openStory(folder);
  await other.expectProse("Chapter One", "Start.");
  await studio.placeCursor("Chapter One", "end");
  await other.placeCursor("Chapter One", "end");
  const one = " the-quick-brown-fox".repeat(2);
  const two = "_THE_LAZY_DOG_SLEPT".repeat(2);
  await Promise.all([studio.page.keyboard.type(one, { delay: 8 }), other.page.keyboard.type(two, { delay: 8 })]);
  await studio.saved();
  await other.saved();
  await expectSame("Chapter One", studio, other);
  const text = (await studio.prose("Chapter One")).slice("Start.".length);
  expect(text.replaceAll(/[_A-Z]/g, "")).toBe(one);
  expect(text.replaceAll(/[^_A-Z]/g, "")).toBe(two);
  await folder.expectText("chapters/chapter-one.md", `Start.${text}`);
});

test("undo takes back one's own words and leaves the other's", async ({ studio, openWindow }) => {
  const folder = await studio.newStory("Own undo");
  const other = await openWindow();
  await other.openStory(folder);
  await studio.write("Chapter One", "Mine: ");
  await other.expectProse("Chapter One", "Mine: ");
  await other.write("Chapter One", "Theirs.");
  await studio.expectProse("Chapter One", "Mine: Theirs.");
  await studio.editor("Chapter One").focus();
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("Chapter One", "Theirs.");
  await other.expectProse("Chapter One", "Theirs.");
});

test("the outline is the same in both windows, whoever changes it", async ({ studio, openWindow }) => {
  const folder = await studio.importStory("Outline", { One: "One.", Two: "Two.", Three: "Three." });
  const other = await openWindow();
  await other.openStory(folder);
  await studio.row("Three").focus();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await other.expectTitles("One", "Three", "Two", "Notes");
  await other.row("One").focus();
  await other.page.keyboard.press("F2");
  await other.page.keyboard.type("The First");
  await other.page.keyboard.press("Enter");
  await studio.expectTitles("The First", "Three", "Two", "Notes");
  await studio.openChapter("Three");
  await other.row("Three").focus();
  await other.page.keyboard.press("Delete");
  await studio.expectTitles("The First", "Two", "Notes", "Trash");
  await expect(studio.editor("Three")).toHaveCount(0);
  await expect(studio.undoInOutline).toBeEnabled();
});

test("one window leaves and the other goes on writing", async ({ studio, openWindow }) => {
  const folder = await studio.newStory("One leaves");
  const other = await openWindow();
  await other.openStory(folder);
  await studio.write("Chapter One", "Before. ");
  await other.expectProse("Chapter One", "Before. ");
  await studio.leave();
  await other.write("Chapter One", "After the other had left.");
  await other.saved();
  await folder.expectText("chapters/chapter-one.md", "Before. After the other had left.");
});

test("each sees who is here and where, goes along, and can ask the other to look", async ({ studio, openWindow }) => {
  const folder = await studio.importStory("Together", {
    One: "First.\n",
    Two: `${"A line.\n\n".repeat(80)}The end of it.\n`,
  });
  await studio.openChapter("One");
  await expect(studio.page.getByRole("button", { name: /^Here: / })).toHaveCount(0);
  const other = await openWindow();
  await other.openStory(folder);
  await other.openChapter("One");
  await studio.page.getByRole("button", { name: "Here: Writer" }).click();
  await expect(studio.page.getByRole("dialog", { name: "Who is here" })).toContainText("in “One”");
  await studio.page.getByRole("button", { name: "Follow" }).click();
  await expect(studio.page.getByRole("region", { name: "Follow" })).toContainText("You follow Writer");
  await other.openChapter("Two");
  await other.placeCursor("Two", "end");
  await expect(studio.editor("Two")).toBeVisible();
  await expect(studio.page.getByText("The end of it.")).toBeInViewport();
  await studio.editor("Two").click();
  await expect(studio.page.getByRole("region", { name: "Follow" })).toHaveCount(0);
  await studio.openChapter("One");
  await other.editor("Two").focus();
  await other.runCommand("Ask everybody to look at this");
  const asked = studio.page.getByRole("region", { name: "Look" });
  await expect(asked).toContainText("Writer: look at this, in “Two”.");
  await asked.getByRole("button", { name: "Look" }).click();
  await expect(studio.page.getByText("The end of it.")).toBeInViewport();
  await other.page.close();
  await expect(studio.page.getByRole("button", { name: /^Here: / })).toHaveCount(0);
});
