import type { Locator } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const hebrew = "בראשית ברא אלהים את השמים ואת הארץ";
const arabic = "كان يا ما كان في قديم الزمان";

async function importIn(studio: StudioWindow, title: string, language: string, text: string): Promise<void> {
  const dialog = await studio.upload(`${title}.md`, text);
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByLabel("Language").fill(language);
  await dialog.getByRole("button", { name: /^Make the story/ }).click();
  await expect(dialog).toBeHidden();
  await expect(studio.outline).toBeVisible();
}

const directionOf = (element: Locator) => element.evaluate((line) => getComputedStyle(line).direction);

/** Where the caret is drawn, from the window's left. */
function caretLeft({ page }: StudioWindow): Promise<number> {
  return page.evaluate(() => {
    const selection = getSelection();
    if (!selection?.focusNode) throw new Error("There is no caret.");
    const range = document.createRange();
    range.setStart(selection.focusNode, selection.focusOffset);
    return range.getBoundingClientRect().left;
  });
}

const body = `An English line.\n\n${hebrew}\n\n> ${arabic}\n\n123 – …\n\nMore English.`;

test("each paragraph is written from its own side, and the arrow keys go where the eye goes", async ({ studio }) => {
  const { page } = studio;
  await importIn(studio, "Both Ways", "en", `# One\n\n${body}`);
  const folder = studio.installation.story("Both Ways");
  const editor = await studio.openChapter("One");
  const line = (text: string) => editor.locator(".cm-line", { hasText: text });
  expect(await directionOf(editor)).toBe("ltr");
  expect(await directionOf(line("An English"))).toBe("ltr");
  await expect.poll(() => directionOf(line(hebrew))).toBe("rtl");
  await expect.poll(() => directionOf(line(arabic))).toBe("rtl");
  expect(await directionOf(line("123"))).toBe("ltr");
  await line(hebrew).click();
  await page.keyboard.press("Home");
  const right = await caretLeft(studio);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  expect(await caretLeft(studio)).toBeLessThan(right);
  await page.keyboard.type("X");
  await studio.expectProse("One", /^בר|\n\s*בר/);
  await expect.poll(() => studio.prose("One")).toContain(`${hebrew.slice(0, 2)}X${hebrew.slice(2)}`);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(Math.abs((await caretLeft(studio)) - right)).toBeLessThan(2);
  await studio.write("One", "\n");
  await page.keyboard.type(`${arabic}.`);
  await expect.poll(() => directionOf(editor.locator(".cm-line", { hasText: `${arabic}.` }))).toBe("rtl");
  await folder.expectText(
    "chapters/one.md",
    new RegExp(`${hebrew}\\n\\n> ${arabic}\\n\\n123 – …\\n\\nMore English\\.\\s+${arabic}\\.`),
  );
});

test("a Hebrew story has Hebrew pages: in the text, in the outline, in the book", async ({ studio }) => {
  const { page } = studio;
  const long = Array.from({ length: 60 }, (_, index) => `${hebrew} ${index + 1}.`).join("\n\n");
  await importIn(studio, "ספר", "he", `# פרק ראשון\n\n${long}\n\nAn English line.\n\n# פרק שני\n\n${hebrew}`);
  const editor = await studio.openChapter("פרק ראשון");
  expect(await directionOf(editor)).toBe("rtl");
  await expect.poll(() => directionOf(editor.locator(".cm-line").first())).toBe("rtl");
  const title = page.locator(".page-title");
  expect(await directionOf(title)).toBe("rtl");
  expect(await directionOf(studio.row("פרק ראשון").locator(".title"))).toBe("rtl");
  await studio.placeCursor("פרק ראשון", "end");
  await expect.poll(() => directionOf(editor.locator(".cm-line", { hasText: "An English line." }))).toBe("ltr");

  await studio.placeCursor("פרק ראשון", "start");
  await page.getByRole("radio", { name: "Book" }).click();
  const book = page.getByRole("document", { name: "פרק ראשון" });
  await expect(book).toContainText(`${hebrew} 60.`);
  expect(await directionOf(book)).toBe("rtl");
  const seen = (text: string) =>
    book.evaluate((flow, wanted) => {
      const paragraph = [...flow.querySelectorAll("p")].find(({ textContent }) => textContent === wanted);
      const rect = paragraph?.getClientRects()[0];
      const edge = flow.getBoundingClientRect();
      return rect !== undefined && rect.left >= edge.left - 1 && rect.right <= edge.right + 1;
    }, text);
  await expect.poll(() => seen(`${hebrew} 1.`)).toBe(true);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => seen(`${hebrew} 1.`)).toBe(false);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => seen(`${hebrew} 1.`)).toBe(true);
});

test("the cursor steps over a whole sign, Backspace takes it whole, and nothing else is touched", async ({
  studio,
}) => {
  const { page } = studio;
  const signs = ["👨‍👩‍👧", "🇩🇪", "👍🏽", "e\u0301", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "❤️", "𝔘"];
  const folder = await studio.importStory("Signs", { One: "Start." });
  await studio.openChapter("One");
  await studio.write("One", " ");
  await page.keyboard.insertText(`a${signs.join("")}z`);
  await studio.expectProse("One", `Start. a${signs.join("")}z`);
  await page.keyboard.press("ArrowLeft");
  for (const _ of signs) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("|");
  await studio.expectProse("One", `Start. a|${signs.join("")}z`);
  for (const _ of signs) await page.keyboard.press("ArrowRight");
  for (let left = signs.length; left > 0; left--) {
    await studio.expectProse("One", `Start. a|${signs.slice(0, left).join("")}z`);
    await page.keyboard.press("Backspace");
  }
  await studio.expectProse("One", "Start. a|z");
  await folder.expectText("chapters/one.md", /^Start\. a\|z\n?$/);
});

test("over a Hebrew letter Backspace takes back the point that was typed last, and then the letter", async ({
  studio,
}) => {
  const { page } = studio;
  await studio.importStory("Points", { One: "Start." });
  await studio.openChapter("One");
  await studio.write("One", " ");
  await page.keyboard.insertText("שָׁ");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await studio.expectProse("One", "Start. ש");
  await page.keyboard.press("Backspace");
  await studio.expectProse("One", /^Start\. ?$/);
});
