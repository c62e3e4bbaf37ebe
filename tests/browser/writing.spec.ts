import { expect, test } from "./studio.ts";

const editable = ".cm-content .cm-line";

test("emphasis shows as emphasis while it is written, and its marks step aside", async ({ studio }) => {
  await studio.newStory("Emphasis");
  await studio.write("Chapter One", "She was *very* sure, and **quite** wrong.");
  const line = studio.page.locator(editable).first();
  const styleOf = (text: string, property: string) =>
    line
      .locator("span", { hasText: new RegExp(`^${text}$`) })
      .first()
      .evaluate((span, name) => getComputedStyle(span).getPropertyValue(name), property);
  expect(await styleOf("very", "font-style")).toBe("italic");
  expect(Number(await styleOf("quite", "font-weight"))).toBeGreaterThanOrEqual(600);
  expect(await line.evaluate((element) => getComputedStyle(element).fontStyle)).toBe("normal");
  await expect(line.locator(".prose-mark")).toHaveCount(0);
  await studio.runCommand("Show Markdown marks");
  await expect(line.locator(".prose-mark")).toHaveText(["*", "*", "**", "**"]);
});

test("Ctrl+I and Ctrl+B set a selection in emphasis and take it out again", async ({ studio }) => {
  await studio.newStory("Emphasis");
  await studio.write("Chapter One", "a plain word");
  for (let letter = 0; letter < 4; letter++) await studio.page.keyboard.press("Shift+ArrowLeft");
  await studio.page.keyboard.press("Control+i");
  await studio.expectProse("Chapter One", "a plain *word*");
  await studio.page.keyboard.press("Control+i");
  await studio.expectProse("Chapter One", "a plain word");
  await studio.page.keyboard.press("Control+b");
  await studio.expectProse("Chapter One", "a plain **word**");
});

test("Enter begins a paragraph, and Backspace at its beginning joins it again", async ({ studio }) => {
  const folder = await studio.newStory("Paragraphs");
  await studio.write("Chapter One", "First paragraph.");
  await studio.page.keyboard.press("Enter");
  await studio.page.keyboard.type("Second paragraph.");
  await studio.expectProse("Chapter One", "First paragraph.\n\nSecond paragraph.");
  await folder.expectText("chapters/chapter-one.md", "First paragraph.\n\nSecond paragraph.");
  await studio.page.keyboard.press("Home");
  await studio.page.keyboard.press("Backspace");
  await studio.expectProse("Chapter One", "First paragraph.Second paragraph.");
});

test("undo and redo by keyboard, each chapter with its own", async ({ studio }) => {
  await studio.importStory("Undo", { One: "One stands.", Two: "Two stands." });
  await studio.openChapter("One");
  await studio.write("One", " And this.");
  await studio.saved();
  await studio.openChapter("Two");
  await studio.write("Two", " Or that.");
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("Two", "Two stands.");
  await studio.page.keyboard.press("Control+Shift+Z");
  await studio.expectProse("Two", "Two stands. Or that.");
  await studio.openChapter("One");
  await studio.expectProse("One", "One stands. And this.");
  await studio.editor("One").focus();
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("One", "One stands.");
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("One", "One stands.");
  await studio.page.keyboard.press("Control+y");
  await studio.expectProse("One", "One stands. And this.");
  await studio.saved();
});

test("“Saving…” stands from the first key until the disk has it, and then “Saved”", async ({ studio }) => {
  await studio.newStory("Saved");
  await studio.saved();
  await studio.page.evaluate(() => {
    const status = document.querySelector("[role=status]");
    const said: string[] = [];
    Object.assign(window, { said });
    if (status)
      new MutationObserver(() => said.push(status.textContent ?? "")).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  await studio.write("Chapter One", "x");
  await studio.saved();
  const said = await studio.page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said[0]).toMatch(/^Saving…/);
  expect(said.at(-1)).toMatch(/^Saved/);
});

test("what was typed before a reload at once is there after it", async ({ studio }) => {
  await studio.newStory("Reload");
  studio.page.on("dialog", (dialog) => dialog.accept());
  await studio.write("Chapter One", "The last word before the reload is here.");
  await studio.page.reload();
  await studio.expectProse("Chapter One", "The last word before the reload is here.");
  await studio.saved();
});

test("the cursor and the chapter are where they were after a reload", async ({ studio }) => {
  await studio.importStory("Place", { One: "One stands.", Two: "Two stands here." });
  await studio.openChapter("Two");
  await studio.placeCursor("Two", "start");
  for (let letter = 0; letter < 3; letter++) await studio.page.keyboard.press("ArrowRight");
  await expect.poll(() => studio.page.evaluate(() => JSON.stringify({ ...localStorage }))).toMatch(/\\"cursor\\":3/);
  await studio.page.reload();
  await studio.editor("Two").focus();
  await studio.page.keyboard.type(">");
  await studio.expectProse("Two", "Two> stands here.");
});

test("the search panel finds, steps and replaces, and its replacing is undone in one", async ({ studio }) => {
  await studio.newStory("Search");
  await studio.write("Chapter One", "A lamp, a lamp, a lamp.");
  await studio.page.keyboard.press("Control+f");
  const find = studio.page.getByRole("textbox", { name: "Find in this chapter" });
  await expect(find).toBeFocused();
  await find.pressSequentially("lamp");
  await expect(studio.page.locator(".cm-searchMatch")).toHaveCount(3);
  await find.press("Enter");
  await expect(studio.page.locator(".cm-searchMatch-selected")).toHaveCount(1);
  await studio.page.getByRole("textbox", { name: "Replace with" }).pressSequentially("lantern");
  await studio.page.getByRole("button", { name: "Replace all" }).click();
  await studio.expectProse("Chapter One", "A lantern, a lantern, a lantern.");
  await studio.page.keyboard.press("Escape");
  await expect(find).toHaveCount(0);
  await studio.editor("Chapter One").focus();
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("Chapter One", "A lamp, a lamp, a lamp.");
});

test("what is pasted is a revision of its own in the history", async ({ studio, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await studio.newStory("Pasted");
  await studio.write("Chapter One", "Typed. ");
  await studio.page.evaluate(() => navigator.clipboard.writeText("Brought from elsewhere."));
  await studio.page.keyboard.press("Control+v");
  await studio.expectProse("Chapter One", "Typed. Brought from elsewhere.");
  await studio.saved();
  const history = await studio.showHistory();
  await expect(history.getByRole("option").first()).toContainText(/\+4/);
});

test("emphasis is switched off by the key that switched it on, and leaves no marks behind", async ({ studio }) => {
  const folder = await studio.newStory("Stars");
  await studio.write("Chapter One", "One ");
  await studio.page.keyboard.press("Control+i");
  await studio.page.keyboard.type("abc ");
  await studio.page.keyboard.press("Control+i");
  await studio.page.keyboard.type("def");
  await studio.expectProse("Chapter One", "One abc def");
  await folder.expectText("chapters/chapter-one.md", "One *abc* def");
});

test("what is pasted from a word processor keeps its paragraphs and its emphasis", async ({ studio }) => {
  await studio.newStory("Paste");
  await studio.editor("Chapter One").focus();
  await studio.editor("Chapter One").evaluate((page) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", "<p>“Where were you?” she said.</p><p><i>Out.</i></p>");
    clipboardData.setData("text/plain", "“Where were you?” she said.\nOut.");
    page.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await studio.expectProse("Chapter One", "“Where were you?” she said.\n\n*Out.*");
});

test("undo takes back a sentence at a time", async ({ studio }) => {
  await studio.newStory("Sentences");
  await studio.write("Chapter One", "The first one. The second one. The third");
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("Chapter One", "The first one. The second one.");
  await studio.page.keyboard.press("Control+z");
  await studio.expectProse("Chapter One", "The first one.");
});

test("going to another chapter and back leaves the page exactly where it was", async ({ studio }) => {
  const long = Array.from(
    { length: 120 },
    (_, n) => `Paragraph ${n + 1} of a chapter that is long, with some more words.`,
  );
  await studio.importStory("Place", { Long: long.join("\n\n"), Short: "Short." });
  await studio.openChapter("Long");
  const scroller = studio.page.locator(".page-scroller");
  await scroller.evaluate((element) => element.scrollTo({ top: 1518 }));
  // What stands at the upper edge, and how far above it: the height of lines that were not yet on the screen is a guess.
  const top = () =>
    scroller.evaluate((element) => {
      const edge = element.getBoundingClientRect().top;
      const lines = [...element.querySelectorAll(".cm-line")];
      const line = lines.find((candidate) => candidate.getBoundingClientRect().bottom > edge);
      return { text: line?.textContent ?? "", above: edge - (line?.getBoundingClientRect().top ?? 0) };
    });
  const places = () => studio.page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(places).toContain("above");
  const before = await top();
  for (let n = 0; n < 3; n++) {
    await studio.openChapter("Short");
    await studio.openChapter("Long");
    await expect.poll(async () => (await top()).text).toBe(before.text);
    await expect.poll(async () => Math.abs((await top()).above - before.above)).toBeLessThanOrEqual(2);
  }
});
