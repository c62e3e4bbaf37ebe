import { expect, test } from "./studio.ts";

test("quotation marks, dashes and the ellipsis are a book's as they are typed; Undo and Backspace give back the keys", async ({
  studio,
}) => {
  const folder = await studio.newStory("Typing");
  await studio.write("Chapter One", '"Don\'t," she said--and then...');
  await studio.expectProse("Chapter One", "“Don’t,” she said—and then…");
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("Chapter One", "“Don’t,” she said—and then...");
  await studio.page.keyboard.type(' "');
  await studio.expectProse("Chapter One", "“Don’t,” she said—and then... “");
  await studio.page.keyboard.press("Backspace");
  await studio.expectProse("Chapter One", '“Don’t,” she said—and then... "');
  await studio.page.keyboard.press("Backspace");
  await folder.expectText("chapters/chapter-one.md", "“Don’t,” she said—and then... ");
});

test("what is in code, and what the writer has switched off, stays as it is typed", async ({ studio }) => {
  await studio.newStory("Plain");
  await studio.write("Chapter One", '`"it\'s"` ');
  await studio.expectProse("Chapter One", /^`"it's"` /);
  await studio.runCommand("Preferences…");
  const dialog = studio.dialog("Preferences");
  await dialog.getByText("Quotation marks and apostrophes").click();
  await dialog.getByText("Make -- a dash").click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await studio.write("Chapter One", '"it\'s"--so...');
  await studio.expectProse("Chapter One", /"it's"--so\.\.\.$/);
});

test("focus fades all but the paragraph or the sentence, and nothing but the text is left until Escape", async ({
  studio,
}) => {
  await studio.importStory("Focus", { One: "One here. Two here.\n\nThree here." });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  const faded = () => studio.editor("One").locator(".prose-faded").allTextContents();
  await studio.runCommand("Focus on the paragraph");
  await expect.poll(faded).toEqual(expect.arrayContaining(["Three here."]));
  expect((await faded()).join()).not.toContain("One here");
  await studio.runCommand("Focus on the sentence");
  await expect.poll(faded).toEqual(expect.arrayContaining(["Two here.", "Three here."]));
  await studio.runCommand("Focus on the sentence");
  await expect.poll(faded).toEqual([]);
  await studio.runCommand("Nothing but the text");
  await expect(studio.outline).toBeHidden();
  await expect(studio.page.locator(".studio-header")).toHaveCSS("opacity", "0");
  await studio.editor("One").focus();
  await studio.page.keyboard.press("Escape");
  await expect(studio.outline).toBeVisible();
});

test("typewriter scrolling keeps the line that is written in the middle of the window", async ({ studio }) => {
  await studio.importStory("Typewriter", { One: Array.from({ length: 60 }, (_, n) => `Paragraph ${n}.`).join("\n\n") });
  await studio.openChapter("One");
  await studio.runCommand("Typewriter scrolling");
  await studio.placeCursor("One", "start");
  for (let step = 0; step < 60; step++) await studio.page.keyboard.press("ArrowDown");
  await studio.page.keyboard.type("x");
  const middle = () =>
    studio.page.evaluate(() => {
      const scroller = document.querySelector(".page-scroller")?.getBoundingClientRect();
      const caret = getSelection()?.getRangeAt(0).getBoundingClientRect();
      return scroller && caret ? Math.abs(caret.top - (scroller.top + scroller.height / 2)) / scroller.height : 1;
    });
  await expect.poll(middle).toBeLessThan(0.08);
});
