import type { Page } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

/** A PNG of one dark pixel. */
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

interface Dropped {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** As a hand does it: files of the system, let go over something. */
async function drop(page: Page, selector: string, files: readonly Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], name, { type }));
    }
    return data;
  }, files);
  const place = page.locator(selector).first();
  const box = await place.boundingBox();
  const at = { clientX: (box?.x ?? 0) + 20, clientY: (box?.y ?? 0) + 10 };
  await place.dispatchEvent("dragover", { dataTransfer: transfer, ...at });
  await place.dispatchEvent("drop", { dataTransfer: transfer, ...at });
}

const chapter = (studio: StudioWindow) =>
  studio.importStory("The Hut", { "The Hut": "He lit the lamp.\n\nNobody saw it." });

test("an image that is dropped on the page is kept in the story, seen, undone in one step, and in the book", async ({
  studio,
}) => {
  const { page } = studio;
  const story = await chapter(studio);
  await drop(page, ".cm-line", [{ name: "The Hut in winter.png", type: "image/png", base64: pixel }]);
  const image = studio.editor("The Hut").getByRole("img", { name: "The Hut in winter" });
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  expect(await story.files("assets")).toEqual(["the-hut-in-winter.png"]);
  await studio.saved();
  await story.expectText(
    "chapters/the-hut.md",
    "He lit the lamp.\n\n![The Hut in winter](assets/the-hut-in-winter.png)\n\nNobody saw it.\n",
  );
  await page.getByRole("radio", { name: "Book", exact: true }).click();
  const printed = page.locator(".reading-pane").getByRole("img", { name: "The Hut in winter" });
  await expect.poll(() => printed.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  await page.getByRole("radio", { name: "Text", exact: true }).click();
  await studio.editor("The Hut").focus();
  await page.keyboard.press("Control+Z");
  await studio.expectProse("The Hut", "He lit the lamp.\n\nNobody saw it.");
});

test("an image that is pasted stands where the cursor is; one that is missing says so in its place", async ({
  studio,
}) => {
  const { page } = studio;
  const story = await chapter(studio);
  await studio.placeCursor("The Hut", "start");
  await studio.editor("The Hut").evaluate((content, base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "image.png", { type: "image/png" }));
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, pixel);
  await expect(studio.editor("The Hut").getByRole("img", { name: "image" })).toBeVisible();
  await studio.saved();
  await story.expectText("chapters/the-hut.md", /^He lit the lamp\.\n\n!\[image\]\(assets\/image\.png\)\n\nNobody/);
  await studio.write("The Hut", "\n![gone](assets/gone.png)\n");
  await page.keyboard.press("Control+Home");
  await expect(studio.editor("The Hut").locator(".prose-image.missing")).toContainText("assets/gone.png");
});

test("a text, a folder's name, a song and what is let go beside the page get a sentence, and nothing else happens", async ({
  studio,
}) => {
  const { page } = studio;
  const story = await chapter(studio);
  const before = await story.read("chapters/the-hut.md");
  const said = page.getByRole("alert");
  await drop(page, ".cm-line", [{ name: "Draft.docx", type: "", base64: btoa("PK") }]);
  await expect(said).toContainText("“Draft.docx” is a text of its own. “Import…” makes chapters of it.");
  await drop(page, ".cm-line", [
    { name: "hut.png", type: "image/png", base64: pixel },
    { name: "song.mp3", type: "audio/mpeg", base64: btoa("ID3") },
  ]);
  await expect(said).toContainText("“song.mp3” is no image");
  await drop(page, ".cm-line", [{ name: "lie.png", type: "image/png", base64: btoa("not an image") }]);
  await expect(said).toContainText("“lie.png” is no image that a book can have.");
  await drop(page, ".outline-pane", [{ name: "hut.png", type: "image/png", base64: pixel }]);
  await expect(said).toContainText("Nothing was done");
  await said.getByRole("button", { name: "Close" }).click();
  await expect(said).toBeHidden();
  expect(await story.files("assets")).toEqual([]);
  expect(await story.read("chapters/the-hut.md")).toBe(before);
});
