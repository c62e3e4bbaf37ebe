import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const chapters = {
  "Chapter One": "The lamp was out.\n\n“Tom,” she said. “Where is the lamp?”\n\nTom did not know. TOM!",
  "The Harbour": "Nobody saw Tom come.\n\nThe tomcat did.",
  "Low Water": "“It is only Tom’s boat,” he said, and Tom laughed.",
};

async function makeStory(studio: StudioWindow): Promise<void> {
  await studio.importStory("Found", chapters);
  await studio.openChapter("Chapter One");
}

function pane(page: Page) {
  const find = page.getByRole("complementary", { name: "Find in the story" });
  return {
    find,
    field: find.getByRole("searchbox", { name: "Find" }),
    instead: find.getByRole("textbox", { name: "Replace with" }),
    status: find.locator(".find-status"),
    hits: find.locator(".hit"),
    button: (name: string | RegExp) => find.getByRole("button", { name }),
  };
}

async function openPane(page: Page, text: string) {
  await page.keyboard.press("Control+Shift+F");
  const shown = pane(page);
  await expect(shown.field).toBeFocused();
  await shown.field.pressSequentially(text);
  return shown;
}

async function expectNoFault(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

test("a word is found in the whole story, and walked to by keys", async ({ studio }) => {
  const { page } = studio;
  await makeStory(studio);
  const { find, field, status, hits, button } = await openPane(page, "tom");
  await expect(status).toHaveText("7 matches in 3 chapters");
  await expect(hits.filter({ hasText: "tomcat" })).toHaveCount(1);

  // In the field Enter goes from one to the next, and the page follows.
  await field.press("Enter");
  await expect(studio.editor("Chapter One").locator(".found-mark")).toHaveText("Tom");
  await expect(field).toBeFocused();
  await field.press("Shift+Enter");
  await expect(studio.editor("Low Water").locator(".found-mark")).toHaveText("Tom");

  // In the list the arrows do, and Enter puts the cursor there.
  await field.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(studio.editor("Chapter One").locator(".found-mark")).toHaveText("Tom");
  for (let row = 0; row < 2; row++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(studio.editor("The Harbour")).toBeFocused();
  await page.keyboard.type("Ann");
  await studio.expectProse("The Harbour", /Nobody saw Ann come/);
  await expect(status).toHaveText("6 matches in 3 chapters");

  await button("Whole word").click();
  await expect(status).toHaveText("5 matches in 2 chapters");
  await field.fill("Tom");
  await button("Match case").click();
  await expect(status).toHaveText("4 matches in 2 chapters");
  await button("Only in dialogue").click();
  await expect(status).toHaveText("2 matches in 2 chapters");
  await find.getByRole("button", { name: /Where/ }).click();
  await page.getByRole("option", { name: "“The Harbour”" }).click();
  await expect(status).toHaveText("Nothing found.");

  await page.keyboard.press("Escape");
  await expect(find).toHaveCount(0);
  await expect(studio.editor("The Harbour")).toBeFocused();
});

test("a name is replaced everywhere but where it is left out, and one Undo takes it back", async ({ studio }) => {
  const { page } = studio;
  await makeStory(studio);
  const { find, field, instead, status, hits, button } = await openPane(page, "Tom");
  await button("Replace").first().click();
  await instead.fill("anna");
  await button("Whole word").click();
  await expect(status).toHaveText("6 matches in 3 chapters");
  // Each change is seen before it is made; capitals stay capitals.
  await expect(hits.first().locator("ins")).toHaveText("Anna");
  await expect(hits.nth(2).locator("ins")).toHaveText("ANNA");
  await expectNoFault(page);

  await hits.nth(1).locator(".check").click();
  await find.getByRole("checkbox", { name: "All in “The Harbour”" }).press("Space");
  await expect(button("Replace 4 in 2 chapters")).toBeVisible();
  await expect(hits.nth(1).getByRole("checkbox")).not.toBeChecked();
  // On a row the space bar does it, too.
  await hits.nth(0).focus();
  await page.keyboard.press("Space");
  await expect(hits.nth(0).getByRole("checkbox")).not.toBeChecked();
  await expect(button("Replace 3 in 2 chapters")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(hits.nth(0).getByRole("checkbox")).toBeChecked();
  await button("Replace 4 in 2 chapters").press("Enter");
  await expect(find).toContainText("Replaced 4 in 2 chapters.");
  await expect(button("Undo")).toBeFocused();
  await studio.openChapter("Low Water");
  await studio.expectProse("Low Water", "“It is only Anna’s boat,” he said, and Anna laughed.");
  await studio.openChapter("Chapter One");
  await studio.expectProse("Chapter One", /“Anna,” she said.*Tom did not know. ANNA!/s);

  const history = await studio.showHistory();
  await expect(history.getByRole("option").first()).toContainText("Replaced");
  await page.keyboard.press("Control+Shift+F");
  // What is typed since stays.
  await studio.placeCursor("Chapter One", "end");
  await page.keyboard.type(" Really.");
  await studio.saved();
  await button("Undo").focus();
  await page.keyboard.press("Control+z");
  await expect(find).toContainText("The replacement is undone.");
  await studio.expectProse("Chapter One", /“Tom,” she said.*Tom did not know. TOM!\s+Really\./s);
  await studio.openChapter("Low Water");
  await studio.expectProse("Low Water", chapters["Low Water"]);
  await button("Replace again").click();
  await studio.expectProse("Low Water", "“It is only Anna’s boat,” he said, and Anna laughed.");
  await field.focus();
});

test("a regular expression that would run for ever is stopped and said, in the story and in the chapter", async ({
  studio,
}) => {
  const { page } = studio;
  await studio.newStory("Endless");
  await studio.write("Chapter One", `${"a".repeat(64)}!`);
  await studio.saved();
  const { find, field, status, button } = await openPane(page, "(a+)+b");
  await button("Regular expression").click();
  await expect(find.getByRole("alert")).toContainText("would have searched without end and was stopped");
  await field.fill("(");
  await expect(find.getByRole("alert")).toContainText("not a regular expression");
  await field.fill("a{64}(!)");
  await expect(status).toHaveText("1 match in 1 chapter");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+f");
  const panel = page.getByRole("search", { name: "Find in this chapter" });
  await panel.getByRole("textbox", { name: "Find in this chapter" }).fill("(a+)+b");
  await panel.getByRole("button", { name: "Regular expression" }).click();
  await expect(panel).toContainText("would search without end and was stopped");
  // The page has been there all the while.
  await panel.getByRole("textbox", { name: "Find in this chapter" }).fill("a+(!)");
  await expect(panel).toContainText("1 of 1");
  await panel.getByRole("textbox", { name: "Replace with" }).fill("b$1");
  await panel.getByRole("button", { name: "Replace all" }).click();
  await studio.expectProse("Chapter One", "b!");
  await expect(panel).toContainText("Replaced 1 match");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await studio.expectProse("Chapter One", `${"a".repeat(64)}!`);
});

test("the chapter's own panel knows case, whole words and dialogue", async ({ studio }) => {
  const { page } = studio;
  await makeStory(studio);
  await studio.openChapter("Low Water");
  await studio.editor("Low Water").focus();
  await page.keyboard.press("Control+f");
  const panel = page.getByRole("search", { name: "Find in this chapter" });
  await panel.getByRole("textbox", { name: "Find in this chapter" }).pressSequentially("tom");
  await expect(panel).toContainText("1 of 2");
  await panel.getByRole("button", { name: "Only in dialogue" }).click();
  await expect(panel).toContainText("1 of 1");
  await panel.getByRole("button", { name: "Match case" }).click();
  await expect(panel).toContainText("Nothing found");
  await expectNoFault(page);
});

test("a few letters open a chapter or a scene, the last ones first", async ({ studio }) => {
  const { page } = studio;
  await makeStory(studio);
  await studio.openChapter("Low Water");
  await studio.openChapter("The Harbour");
  await page.keyboard.press("Control+k");
  const dialog = studio.dialog("Quick open…");
  await expect(dialog.getByRole("menuitem").first()).toHaveText("Low Water");
  await dialog.getByRole("searchbox").pressSequentially("chpone");
  await expect(dialog.getByRole("menuitem").first()).toHaveText("Chapter One");
  await expectNoFault(page);
  await page.keyboard.press("Enter");
  await expect(studio.editor("Chapter One")).toBeFocused();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("looks", async ({ studio }, info) => {
      const { page } = studio;
      await page.goto(studio.installation.address);
      await page.getByRole("button", { name: /sample/i }).click();
      await expect(studio.outline).toBeVisible();
      const { find, field, instead, button } = await openPane(page, "mud");
      const picture = async (name: string) => {
        for (const [width, height] of [
          [1280, 800],
          [1920, 1080],
        ] as const) {
          await page.setViewportSize({ width, height });
          await page.screenshot({ path: info.outputPath(`${name}-${width}.png`) });
        }
        await page.setViewportSize({ width: 1280, height: 800 });
      };
      await expect(find.locator(".hit").first()).toBeVisible();
      await field.press("Enter");
      await expect(page.locator(".found-mark")).toBeVisible();
      await picture("find");
      await expectNoFault(page);
      await button("Replace").first().click();
      await instead.fill("silt");
      await find.locator(".hit .check").nth(1).click();
      await picture("replace");
      await expectNoFault(page);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+f");
      await page.getByRole("textbox", { name: "Find in this chapter" }).fill("the");
      await picture("chapter");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+k");
      await picture("quick-open");
    });
  });
}
