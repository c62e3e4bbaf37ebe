import { expect, test } from "./studio.ts";

const chapters = {
  Loom: "The loom stood in the north room.",
  Shuttle: "The shuttle was found in the well.",
  Thread: "There was no thread in the house.",
};

test("two pages beside each other are both live, also with the same chapter in them", async ({ studio }) => {
  const { page } = studio;
  const story = await studio.importStory("The Loom", chapters);
  const second = page.getByRole("region", { name: "Second page" });
  await page.keyboard.press("F8");
  const beside = second.getByRole("textbox", { name: "Loom" });
  await expect(beside).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" Still.");
  const first = page.locator(".first-page").getByRole("textbox", { name: "Loom" });
  await expect(first).toContainText("north room. Still.");
  await page.keyboard.press("F6");
  await expect(first).toBeFocused();
  await page.keyboard.press("Control+Z");
  await expect(beside).not.toContainText("Still.");

  await page.keyboard.press("F6");
  await studio.row("Thread").click();
  await expect(second.getByRole("textbox", { name: "Thread" })).toBeVisible();
  await expect(first).toBeVisible();
  await second.getByRole("textbox", { name: "Thread" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" None.");
  await studio.saved();
  await story.expectText("chapters/thread.md", `${chapters.Thread} None.\n`);

  await second.getByRole("button", { name: "Exchange the two pages" }).click();
  await expect(second.getByRole("textbox", { name: "Loom" })).toBeVisible();
  await page.reload();
  await expect(second.getByRole("textbox", { name: "Loom" })).toBeVisible();
  await second.getByRole("button", { name: "Close the second page" }).click();
  await expect(second).toBeHidden();
});

test("the rule between the pages is moved by keys", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("The Loom", chapters);
  await studio.choose("Shuttle", "Open beside");
  await expect(
    page.getByRole("region", { name: "Second page" }).getByRole("textbox", { name: "Shuttle" }),
  ).toBeFocused();
  const rule = page.getByRole("separator", { name: "Width of the first page" });
  await rule.focus();
  const width = () => page.locator(".first-page").evaluate((one) => one.getBoundingClientRect().width);
  const before = await width();
  await page.keyboard.press("ArrowRight");
  await expect(rule).toHaveAttribute("aria-valuenow", "55");
  expect(await width()).toBeGreaterThan(before);
});

test("back and forward go through the places where one has been, wherever words have moved them", async ({
  studio,
}) => {
  const { page } = studio;
  await studio.importStory("The Loom", chapters);
  await expect(studio.editor("Loom")).toBeFocused();
  await studio.placeCursor("Loom", "start");
  await page.keyboard.press("End");
  await studio.openChapter("Shuttle");
  await studio.openChapter("Thread");
  await expect(studio.button("Forward")).toBeDisabled();
  await studio.editor("Thread").focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(studio.editor("Shuttle")).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(studio.editor("Loom")).toBeFocused();
  await page.keyboard.type(" Here.");
  await studio.expectProse("Loom", `${chapters.Loom} Here.`);
  await expect(studio.button("Back")).toBeDisabled();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(studio.editor("Shuttle")).toBeFocused();
  await studio.openChapter("Loom");
  await expect(studio.button("Forward")).toBeDisabled();
});
