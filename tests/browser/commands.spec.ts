import { expect, test } from "./studio.ts";

test("the palette finds a command by its words, runs it, and gives the focus back", async ({ studio }) => {
  await studio.newStory("Palette");
  await studio.write("Chapter One", "A first line.");
  await studio.page.keyboard.press("Control+Shift+P");
  const palette = studio.dialog("Commands…");
  await palette.getByRole("searchbox").fill("history");
  await expect(palette.getByRole("menuitem").first()).toHaveText(/^History/);
  await studio.page.keyboard.press("Enter");
  await expect(palette).toBeHidden();
  await expect(studio.page.getByRole("region", { name: "History" })).toBeVisible();
  await expect(studio.editor("Chapter One")).toBeFocused();
});

test("words that no command has are said to be none, and Escape changes nothing", async ({ studio }) => {
  await studio.newStory("Nothing");
  await studio.write("Chapter One", "Stays.");
  await studio.page.keyboard.press("Control+Shift+P");
  const palette = studio.dialog("Commands…");
  await palette.getByRole("searchbox").fill("zebra");
  await expect(palette).toContainText("No command has these words");
  // What begins with the letters stands before what only has them in it.
  await palette.getByRole("searchbox").fill("dark");
  await expect(palette.getByRole("menuitem").first()).toHaveText("Dark");
  await studio.page.keyboard.press("Escape");
  await studio.page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
  await studio.page.keyboard.type(" Goes on.");
  await studio.expectProse("Chapter One", "Stays. Goes on.");
});

test("undo by name takes back what was done where the focus is", async ({ studio }) => {
  await studio.importStory("Two", { One: "One.", Two: "Two." });
  await studio.openChapter("One");
  await studio.write("One", " More.");
  await studio.expectProse("One", "One. More.");
  const call = async (name: string) => {
    await studio.page.keyboard.press("Control+Shift+P");
    await studio.dialog("Commands…").getByRole("searchbox").fill(name);
    await studio.page.keyboard.press("Enter");
    await expect(studio.dialog("Commands…")).toBeHidden();
  };
  await studio.row("Two").focus();
  await call("Move up");
  await studio.expectTitles("Two", "One", "Notes");
  await call("Undo");
  await studio.expectTitles("One", "Two", "Notes");
  await studio.expectProse("One", "One. More.");
  await studio.editor("One").focus();
  await call("Undo");
  await studio.expectProse("One", "One.");
});

test("a command's key works on the page, and not while a dialog is open", async ({ studio }) => {
  await studio.newStory("Keys");
  await studio.editor("Chapter One").focus();
  await studio.page.keyboard.press("Control+E");
  await expect(studio.dialog("Export…")).toBeVisible();
  await studio.page.keyboard.press("Control+Shift+H");
  await studio.page.keyboard.press("Escape");
  await expect(studio.dialog("Export…")).toBeHidden();
  await expect(studio.page.getByRole("region", { name: "History" })).toBeHidden();
  await studio.editor("Chapter One").focus();
  await studio.page.keyboard.press("Control+Shift+H");
  await expect(studio.page.getByRole("region", { name: "History" })).toBeVisible();
});

test("no key of a code editor changes the prose, and Ctrl+/ lists the keys", async ({ studio }) => {
  const prose = "One paragraph.\n\nAnother one, with words.\n\nA third.";
  await studio.importStory("Code", { Only: prose });
  await studio.openChapter("Only");
  await studio.placeCursor("Only", "start");
  for (let line = 0; line < 2; line++) await studio.page.keyboard.press("ArrowDown");
  for (const key of [
    "Control+Shift+K",
    "Alt+ArrowUp",
    "Alt+ArrowDown",
    "Shift+Alt+ArrowUp",
    "Shift+Alt+ArrowDown",
    "Alt+ArrowLeft",
    "Alt+ArrowRight",
    "Control+]",
    "Control+[",
    "Control+Alt+Backslash",
    "Alt+Shift+A",
  ])
    await studio.page.keyboard.press(key);
  await studio.expectProse("Only", prose);
  await studio.page.keyboard.press("Control+/");
  await expect(studio.dialog("Keys")).toBeVisible();
  await studio.page.keyboard.press("Escape");
  await studio.page.keyboard.type("Still here. ");
  await expect.poll(() => studio.prose("Only")).toContain("Still here. ");
  expect((await studio.prose("Only")).replace("Still here. ", "")).toBe(prose);
});

test("the list of keys has every command of this shell that has one, and none of the desktop's", async ({ studio }) => {
  await studio.newStory("List");
  await studio.page.keyboard.press("Control+/");
  const keys = studio.dialog("Keys");
  for (const line of ["Commands", "Export", "Undo", "Move up", "Emphasis"]) {
    await expect(keys.getByText(line, { exact: true })).toBeVisible();
  }
  await expect(keys.getByText("New window")).toHaveCount(0);
  await expect(keys.getByText("Full screen")).toHaveCount(0);
});

test("a command gets another key, which works at once and is kept, and never the key of another one", async ({
  studio,
}) => {
  await studio.newStory("Own keys");
  await studio.page.keyboard.press("Control+/");
  const keys = studio.dialog("Keys");
  await keys.getByRole("button", { name: /^Change the key of Export/ }).click();
  await studio.page.keyboard.press("Control+Shift+H");
  await expect(keys.getByRole("status")).toContainText("is the key of “History”");
  await studio.page.keyboard.press("Control+Alt+KeyE");
  await expect(keys.getByRole("button", { name: "Change the key of Export: Ctrl+Alt+E" })).toBeVisible();
  await keys.getByRole("button", { name: "Close" }).click();
  await studio.editor("Chapter One").focus();
  await studio.page.keyboard.press("Control+E");
  await studio.page.keyboard.press("Control+Alt+KeyE");
  await expect(studio.dialog("Export…")).toBeVisible();
  await studio.page.keyboard.press("Escape");
  await studio.page.reload();
  await expect(studio.editor("Chapter One")).toBeVisible();
  await studio.page.keyboard.press("Control+/");
  await expect(keys.getByRole("button", { name: "Change the key of Export: Ctrl+Alt+E" })).toBeVisible();
});
