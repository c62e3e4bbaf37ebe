import { expect, test } from "./studio.ts";

const prose = "The *lamp* was lit. %% by whom? %%\n\n> Remember the oil.\n\n- glass\n- matches";

test("what is copied is rich text elsewhere and the same Markdown here, to the letter", async ({ studio }) => {
  const { page } = studio;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const story = await studio.importStory("The Hut", { One: prose, Two: "Start." });
  const before = await story.read("chapters/one.md");
  await studio.editor("One").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  const [plain, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text();
    return [await read("text/plain"), await read("text/html")];
  });
  expect(plain).toBe(before);
  expect(html).toContain("<em>lamp</em>");
  expect(html).toContain("<blockquote>");
  expect(html).not.toContain("by whom");
  await studio.openChapter("Two");
  await studio.editor("Two").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  await studio.saved();
  await story.expectText("chapters/two.md", before);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+X");
  await studio.expectProse("Two", "");
  await page.keyboard.press("Control+Z");
  await studio.expectProse("Two", /^The \*?lamp/);
});

test("words are copied without marks by a key", async ({ studio }) => {
  const { page } = studio;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await studio.importStory("The Hut", { One: prose });
  await studio.editor("One").focus();
  await page.keyboard.press("Control+Alt+C");
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe("The lamp was lit.\n\nRemember the oil.\n\nglass\nmatches");
});

test("ten megabytes are pasted whole, and taken back by one Undo", async ({ studio }) => {
  const { page } = studio;
  const story = await studio.importStory("The Hut", { One: "Before." });
  await studio.placeCursor("One", "start");
  const characters = await studio.editor("One").evaluate((content) => {
    const paragraph = `${"The lamp was lit at six and nobody came. ".repeat(12).trim()}\n\n`;
    const text = paragraph.repeat(Math.ceil(10_000_000 / paragraph.length)).trim();
    const data = new DataTransfer();
    data.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    return text.length;
  });
  await studio.saved();
  await expect
    .poll(async () => (await story.read("chapters/one.md")).length, { timeout: 60_000 })
    .toBeGreaterThan(characters);
  await page.keyboard.press("Control+Z");
  await studio.expectProse("One", "Before.");
  await studio.saved();
  await expect.poll(() => story.read("chapters/one.md"), { timeout: 60_000 }).toBe("Before.\n");
});

test("a long page of the web is pasted in pieces that nobody sees", async ({ studio }) => {
  const story = await studio.importStory("The Hut", { One: "Before." });
  await studio.placeCursor("One", "start");
  const paragraphs = 3000;
  await studio.editor("One").evaluate((content, count) => {
    const html = Array.from(
      { length: count },
      (_, at) => `<p>Line ${at} with <i>some</i> emphasis in a page of the web.</p>`,
    );
    const data = new DataTransfer();
    data.setData(
      "text/html",
      `<meta charset="utf-8"><b style="font-weight:normal"><h2>Head</h2>${html.join("\n")}</b>`,
    );
    data.setData("text/plain", "not this");
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, paragraphs);
  await studio.saved();
  const expected = Array.from(
    { length: paragraphs },
    (_, at) => `Line ${at} with *some* emphasis in a page of the web.`,
  );
  await story.expectText("chapters/one.md", `## Head\n\n${expected.join("\n\n")}Before.\n`);
});
