import { expect, test } from "./studio.ts";

const story = { One: "The hen sat on the wall, and nobody came.\n\nIt was cold.\n", Two: "Later.\n" };

test("a writer suggests; the other sees it in the text, takes one, leaves one, and the main text goes on beneath", async ({
  studio,
  openWindow,
}) => {
  const folder = await studio.importStory("Suggested", story);
  await studio.openChapter("One");
  const other = await openWindow();
  await other.openStory(folder);
  await other.openChapter("One");
  await other.runCommand("Suggest changes instead of writing them");
  const bar = other.page.getByRole("region", { name: "Draft" });
  await expect(bar).toContainText("You are suggesting");
  const own = other.page.getByRole("textbox", { name: /^One/ });
  await own.getByText("The hen sat").click();
  await other.page.keyboard.press("Control+Home");
  await other.page.keyboard.type("Once, ");
  await own.getByText("It was cold.").click();
  await other.page.keyboard.press("End");
  await other.page.keyboard.type(" And late.");
  await expect(own.locator(".own-insertion")).toHaveCount(2);

  const page = studio.editor("One");
  await expect(page.locator(".suggested-insertion")).toHaveText(["Once, ", " And late."]);
  const waiting = studio.page.getByRole("region", { name: "Suggestions" });
  await expect(waiting).toContainText("2 suggestions by Writer");
  await page.getByText("The hen sat").click();
  await studio.page.keyboard.press("End");
  await studio.page.keyboard.type(" A.");
  await expect(page.locator(".suggested-insertion").first()).toHaveText("Once, ");
  await expect(other.page.getByRole("textbox", { name: /^One/ })).toContainText("came. A.");

  await studio.page.keyboard.press("Control+Home");
  await waiting.getByRole("button", { name: "Take" }).click();
  await expect(waiting).toContainText("Taken.");
  await expect(waiting).toContainText("1 suggestion by Writer");
  await waiting.getByRole("button", { name: "Next suggestion" }).click();
  if (process.env.SHOTS) await studio.page.screenshot({ path: `${process.env.SHOTS}/sugg.png` });
  if (process.env.SHOTS) await other.page.screenshot({ path: `${process.env.SHOTS}/own.png` });
  await waiting.getByRole("button", { name: "Leave" }).click();
  await expect(page.locator(".suggested-insertion")).toHaveCount(0);
  await studio.saved();
  await folder.expectText("chapters/one.md", /Once, .*It was cold\.\n$/s);
});
