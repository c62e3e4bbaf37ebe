import { expect, test } from "./studio.ts";

const text = [
  "He had a list:",
  "- oil\n- glass\n  - two panes\n- matches",
  "1. first\n2. second",
  "See [the chart](https://example.org/chart) and the log.[^1]",
  "[^1]: Kept since *1871*.",
].join("\n\n");

test("a footnote is made by a key, printed behind the chapter, and led to and back", async ({ studio }) => {
  const { page } = studio;
  const story = await studio.importStory("The Hut", { "The Hut": "He kept the log.\n\nNobody read it." });
  await studio.placeCursor("The Hut", "start");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+Alt+F");
  await page.keyboard.type("Since 1871.");
  await studio.saved();
  await story.expectText("chapters/the-hut.md", "He kept the log.[^1]\n\nNobody read it.\n\n[^1]: Since 1871.\n");
  await page.keyboard.press("Control+Alt+F");
  await page.keyboard.type("!");
  await studio.saved();
  await story.expectText("chapters/the-hut.md", /^He kept the log\.\[\^1\]!\n/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Alt+F");
  await page.keyboard.type("Not ");
  await studio.saved();
  await story.expectText("chapters/the-hut.md", /\[\^1\]: Not Since 1871\.\n$/);
  await page.keyboard.press("Control+Home");
  const number = studio.editor("The Hut").locator(".prose-footnote-number").first();
  await expect(number).toHaveText("1");
  await number.hover();
  await expect(page.locator(".footnote-preview")).toHaveText("Not Since 1871.");
});

test("lists, links and notes show as what they are; the cursor goes through all of it and changes nothing", async ({
  studio,
}) => {
  const { page } = studio;
  const story = await studio.importStory("The Hut", { "The Hut": text });
  const before = await story.read("chapters/the-hut.md");
  const editor = studio.editor("The Hut");
  await studio.placeCursor("The Hut", "start");
  await expect(editor.locator(".prose-list-mark")).toHaveText(["•", "•", "•", "•", "1.", "2."]);
  await expect(editor).not.toContainText("https://example.org");
  await expect(editor.locator(".prose-footnote")).toContainText("Kept since");
  for (let line = 0; line < 40; line++) await page.keyboard.press("ArrowDown");
  for (let place = 0; place < 60; place++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Home");
  await studio.expectProse("The Hut", /^He had a list:/);
  expect(await story.read("chapters/the-hut.md")).toBe(before);
});

test("Enter goes on with a list and ends it, Tab nests, Backspace takes the mark away", async ({ studio }) => {
  const { page } = studio;
  const story = await studio.importStory("The Hut", { "The Hut": "Start." });
  await studio.write("The Hut", "");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- oil");
  await page.keyboard.press("Enter");
  await page.keyboard.type("glass");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("panes");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("wick");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Done.");
  await studio.saved();
  await story.expectText("chapters/the-hut.md", /Start\.\n\n- oil\n- glass\n {2}- panes\n- wick\n\nDone\.\n/);
});

test("a link to the web is opened by Ctrl and a click, apart from the studio", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Hut", { "The Hut": text });
  await page.context().route("https://example.org/**", (route) => route.fulfill({ body: "The chart." }));
  const opened = page.context().waitForEvent("page");
  await studio
    .editor("The Hut")
    .getByText("the chart")
    .click({ modifiers: ["Control"] });
  const other = await opened;
  await expect.poll(() => other.url()).toBe("https://example.org/chart");
  expect(await other.evaluate(() => window.opener)).toBeNull();
});

test("the book that is read has the number and the note", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Hut", { "The Hut": text });
  await page.getByRole("radio", { name: "Book", exact: true }).click();
  await expect(page.locator(".reading-pane .note-mark").first()).toHaveText("1");
  await expect(page.locator(".reading-pane .note").first()).toContainText("Kept since 1871.");
});
