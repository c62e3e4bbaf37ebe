import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

function paragraphs(chapter: string, count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `Sentence ${index + 1} of ${chapter} begins here, and *nobody at the harbour* had heard of it before the boat came ` +
      `back with paragraph ${index + 1} of ${chapter} in its hold, wet through and hard to read.`,
  ).join("\n\n");
}

const story = {
  Ebb: paragraphs("Ebb", 40),
  Slack: `${paragraphs("Slack", 3)}\n\n***\n\nAfter the break.\n\n## A heading\n\n> A quoted line.`,
  Flood: paragraphs("Flood", 30),
};

async function readBook({ page }: StudioWindow): Promise<Locator> {
  await page.getByRole("radio", { name: "Book" }).click();
  const pane = page.getByRole("region", { name: "Book" });
  await expect(pane.getByRole("document")).toBeFocused();
  await expect.poll(async () => (await inView(pane)).length).toBeGreaterThan(0);
  return pane;
}

/** The words that a reader sees on the page, or on the two. */
function inView(pane: Locator): Promise<string> {
  return pane.getByRole("document").evaluate((flow) => {
    const edge = flow.getBoundingClientRect();
    const range = document.createRange();
    const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const [rect] = range.getClientRects();
        if (rect && rect.left >= edge.left - 1 && rect.left < edge.right) text += `${word} `;
      }
    }
    return text;
  });
}

/** Where a word is drawn that is in view. */
function pointOf(pane: Locator, word: string): Promise<{ x: number; y: number }> {
  return pane.getByRole("document").evaluate((flow, wanted) => {
    const walker = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const rect = range.getBoundingClientRect();
      return { x: rect.left + 1, y: rect.top + rect.height / 2 };
    }
    throw new Error(`“${wanted}” is not on the page.`);
  }, word);
}

test("the book opens where the cursor is, its pages are turned, and Escape goes back to the word", async ({
  studio,
}) => {
  await studio.importStory("Turned", story);
  await studio.openChapter("Ebb");
  await studio.placeCursor("Ebb", "end");
  const pane = await readBook(studio);
  await expect.poll(() => inView(pane)).toContain("paragraph 40 of Ebb");
  expect(await inView(pane)).not.toContain("Sentence 1 of Ebb");
  await studio.page.keyboard.press("ArrowRight");
  await expect.poll(() => inView(pane)).toMatch(/^Slack Sentence 1 of Slack/);
  await studio.page.keyboard.press("ArrowLeft");
  await expect.poll(() => inView(pane)).toContain("paragraph 40 of Ebb");
  await studio.page.keyboard.press("Home");
  await expect.poll(() => inView(pane)).toMatch(/^Turned/);
  await studio.page.keyboard.press("PageDown");
  await expect.poll(() => inView(pane)).toMatch(/^Ebb Sentence 1 of Ebb/);
  await studio.page.keyboard.press("End");
  await expect.poll(() => inView(pane)).toContain("paragraph 30 of Flood");
  await studio.page.keyboard.press("Escape");
  await expect(studio.editor("Ebb")).toBeFocused();
  await studio.page.keyboard.type(" The end.");
  await expect.poll(() => studio.prose("Ebb")).toMatch(/hard to read\.\s* The end\.$/);
});

test("every page of the book is turned to once, and no word is missing between them", async ({ studio }) => {
  await studio.importStory("Whole", story);
  await studio.openChapter("Ebb");
  const pane = await readBook(studio);
  await expect(pane.getByText(/^Page .* of \d+$/)).toBeVisible();
  await studio.page.keyboard.press("Home");
  await expect.poll(() => inView(pane)).toMatch(/^Whole/);
  const next = pane.getByRole("button", { name: "Next page" });
  let all = "";
  for (;;) {
    const here = await inView(pane);
    all += here;
    if (!(await next.isEnabled())) break;
    await next.click();
    await expect.poll(async () => (await inView(pane)) !== here && (await inView(pane)) !== "").toBe(true);
  }
  const words = (text: string) => text.replace(/[*>#]/g, "").split(/\s+/).filter(Boolean);
  const wanted = Object.entries(story).flatMap(([title, text]) => [title, ...words(text)]);
  expect(words(all)).toEqual(["Whole", ...wanted]);
});

test("a double click on a word and Enter lead to exactly that word of the text", async ({ studio }) => {
  await studio.importStory("Exactly", story);
  await studio.openChapter("Ebb");
  const pane = await readBook(studio);
  await studio.page.keyboard.press("End");
  await expect.poll(() => inView(pane)).toContain("paragraph 30 of Flood");
  const { x, y } = await pointOf(pane, "paragraph 30");
  await studio.page.mouse.dblclick(x, y);
  await expect(studio.editor("Flood")).toBeFocused();
  await studio.page.keyboard.type("HERE ");
  await expect.poll(() => studio.prose("Flood")).toContain("back with HERE paragraph 30 of Flood");
  // The first word on a page.
  await readBook(studio);
  await studio.page.keyboard.press("ArrowLeft");
  await expect.poll(() => inView(pane)).not.toContain("HERE");
  const [first = ""] = /^(?:\S+ ){12}/.exec(await inView(pane)) ?? [];
  await studio.page.keyboard.press("Enter");
  await expect(studio.editor("Flood")).toBeFocused();
  await studio.page.keyboard.type("TOP ");
  const prose = async () => (await studio.prose("Flood")).replaceAll("*", "").replace(/\s+/g, " ");
  await expect.poll(prose).toContain(`TOP ${first.trimEnd()}`);
});

test("a footnote's number leads to the note, and back; neither is a word of the text", async ({ studio }) => {
  const noted = `${paragraphs("Noted", 2)}\n\nThe tide[^1] turned.\n\n${paragraphs("Later", 30)}\n\n[^1]: Twice a day.`;
  await studio.importStory("Noted", { One: noted });
  await studio.openChapter("One");
  const pane = await readBook(studio);
  const seesNote = async () => (await inView(pane)).includes("Twice a day.");
  expect(await seesNote()).toBe(false);
  await expect.poll(async () => (await inView(pane)).includes("The tide")).toBe(true);
  await pane.locator(".book-flow .note-mark").first().click();
  await expect.poll(seesNote).toBe(true);
  await pane.locator(".book-flow .note-back").first().click();
  await expect.poll(async () => (await inView(pane)).includes("The tide")).toBe(true);
  const { x, y } = await pointOf(pane, "turned.");
  await studio.page.mouse.dblclick(x, y);
  await studio.page.keyboard.type("soon ");
  await studio.expectProse("One", /tide.{0,4} soon turned\./);
});

test("what is not in the book is not on its pages", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Left Out", story);
  await studio.openChapter("Slack");
  await page.getByRole("region", { name: "Details" }).getByText("Include in the book").click();
  await studio.openChapter("Flood");
  await studio.runCommand("Archive");
  await studio.openChapter("Ebb");
  const pane = await readBook(studio);
  await page.keyboard.press("End");
  await expect.poll(() => inView(pane)).toContain("paragraph 40 of Ebb");
  await expect(pane.getByRole("button", { name: "Next page" })).toBeDisabled();
  await pane.getByRole("button", { name: /Contents/ }).click();
  await expect(page.getByRole("option")).toHaveText(["Left Out", "Ebb"]);
});

test("the page follows a co-author, and the words in view stay in view", async ({ studio, openWindow }) => {
  const folder = await studio.importStory("Followed", story);
  await studio.openChapter("Ebb");
  const pane = await readBook(studio);
  for (let page = 0; page < 3; page++) {
    const here = await inView(pane);
    await studio.page.keyboard.press("ArrowRight");
    await expect.poll(() => inView(pane)).not.toBe(here);
  }
  const [first = ""] = /^(?:\S+ ){8}/.exec(await inView(pane)) ?? [];
  const other = await openWindow();
  await other.openStory(folder);
  await other.openChapter("Ebb");
  await other.placeCursor("Ebb", "start");
  await other.page.keyboard.insertText("A new beginning that is quite long. ".repeat(60));
  await expect(pane.getByRole("document")).toContainText("A new beginning");
  await expect.poll(() => inView(pane)).toContain(first);
});

test("the place is kept while the cursor stays, whatever the window's size", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Kept", story);
  await studio.openChapter("Ebb");
  const pane = await readBook(studio);
  await page.keyboard.press("End");
  await expect.poll(() => inView(pane)).toContain("paragraph 30 of Flood");
  await page.keyboard.press("Escape");
  await expect(studio.editor("Ebb")).toBeFocused();
  await readBook(studio);
  await expect.poll(() => inView(pane)).toContain("paragraph 30 of Flood");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => inView(pane)).not.toContain("paragraph 30 of Flood");
  const [first = ""] = /^(?:\S+ ){8}/.exec(await inView(pane)) ?? [];
  await page.setViewportSize({ width: 1700, height: 950 });
  await expect(pane.locator(".sheet[data-pages='2']").first()).toBeVisible();
  await expect.poll(() => inView(pane)).toContain(first);
  await page.setViewportSize({ width: 700, height: 600 });
  await expect(pane.locator(".sheet[data-pages='1']").first()).toBeVisible();
  await expect.poll(() => inView(pane)).toContain(first);
});

test("the slider leads anywhere, and a screen reader finds headings", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Heard", story);
  await studio.openChapter("Slack");
  const pane = await readBook(studio);
  await expect(pane.getByRole("heading", { name: "Slack", level: 2 })).toBeVisible();
  await expect(pane.getByRole("heading", { name: "A heading", level: 3 })).toBeAttached();
  await expect(pane.getByRole("separator")).toBeAttached();
  await expect(pane.getByText(/^Page .* of \d+$/)).toBeVisible();
  const slider = pane.getByRole("slider", { name: "Page" });
  await slider.focus();
  await page.keyboard.press("End");
  await expect.poll(() => inView(pane)).toContain("paragraph 30 of Flood");
  await page.keyboard.press("Home");
  await expect.poll(() => inView(pane)).toMatch(/^Heard/);
  await page.setViewportSize({ width: 1700, height: 950 });
  await expect(pane.locator(".sheet[data-pages='2']").first()).toBeVisible();
  for (const wanted of [/^Ebb Sentence 1 /, /^(?!Ebb Sentence 1 ).*of Ebb/]) {
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => inView(pane)).toMatch(wanted);
  }
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => inView(pane)).toMatch(/^Ebb Sentence 1 /);
  // The keys of a list that is open are the list's.
  await pane.getByRole("button", { name: /Contents/ }).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  expect(await inView(pane)).toMatch(/^Ebb Sentence 1 /);
  const { violations } = await new AxeBuilder({ page }).include(".reading-pane").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
