import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./studio.ts";

test("help answers a question in the writer's words, does what it speaks of, and gives the cursor back", async ({
  studio,
}) => {
  const { page } = studio;
  await studio.newStory("Helped");
  await studio.write("Chapter One", "A first line.");
  await page.keyboard.press("F1");
  const help = studio.dialog("Help");
  await expect(help.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("deleted words");
  const [first] = await help.getByRole("button", { expanded: true }).allTextContents();
  expect(first).toContain("How do I get back words that I deleted?");
  await expect(help).toContainText("History has every revision");
  await help
    .getByRole("button", { name: /^History/ })
    .first()
    .click();
  await expect(help).toBeHidden();
  await expect(page.getByRole("region", { name: "History" })).toBeVisible();
  await expect(studio.editor("Chapter One")).toBeFocused();
  await page.keyboard.type(" Goes on.");
  await studio.expectProse("Chapter One", "A first line. Goes on.");
});

test("every answer can be read by keyboard, a command is found beside them, and the keys are one step away", async ({
  studio,
}) => {
  const { page } = studio;
  await studio.newStory("Read Help");
  await studio.editor("Chapter One").focus();
  await page.keyboard.press("F1");
  const help = studio.dialog("Help");
  const questions = help.getByRole("heading", { level: 3 });
  await expect(questions.first()).toBeVisible();
  expect(await questions.count()).toBeGreaterThan(25);
  await questions.first().getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(help.getByText(/every word is accounted for/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include(".dialog").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await help.getByRole("searchbox").fill("typewriter");
  await expect(help.getByRole("region", { name: "Commands" })).toContainText("Typewriter scrolling");
  await help.getByRole("searchbox").fill("zebra");
  await expect(help.getByRole("status")).toContainText("Nothing here has all of these words");
  await help.getByRole("button", { name: "All keys" }).click();
  await expect(studio.dialog("Keys")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(studio.editor("Chapter One")).toBeFocused();
});

test("over another dialog help only tells", async ({ studio }) => {
  const { page } = studio;
  await studio.newStory("Over");
  await studio.editor("Chapter One").focus();
  await page.keyboard.press("Control+E");
  await expect(studio.dialog("Export…")).toBeVisible();
  await page.keyboard.press("F1");
  const help = studio.dialog("Help");
  await help.getByRole("searchbox").fill("split a chapter");
  await expect(help.getByRole("button", { name: /^Split at cursor/ }).first()).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(studio.dialog("Export…")).toBeVisible();
});
