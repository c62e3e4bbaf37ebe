import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

/** The forms that are listed, the newest first, without what changed in them. */
async function formsOf(studio: StudioWindow): Promise<readonly string[]> {
  const pane = studio.page.getByRole("region", { name: "The history of this passage" });
  await expect(pane.getByRole("listitem").first()).toBeVisible();
  return pane.locator("blockquote").evaluateAll((quotes) =>
    quotes.map((quote) => {
      const copy = quote.cloneNode(true) as HTMLElement;
      for (const gone of copy.querySelectorAll("del")) gone.remove();
      return copy.textContent ?? "";
    }),
  );
}

test("a paragraph’s earlier form is found and taken back, by one step of Undo", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Missing Him", { Confessions: "It was raining.\n\nHe left.\n\nNobody saw it." });
  await studio.openChapter("Confessions");
  await studio.placeCursor("Confessions", "start");
  for (let line = 0; line < 2; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await page.keyboard.type("At dawn ");
  await studio.saved();

  await page.keyboard.press("Control+Alt+g");
  expect(await formsOf(studio)).toEqual(["At dawn He left.", "He left."]);
  await page.getByRole("button", { name: /^Bring back the form of / }).click();
  await studio.expectProse("Confessions", "It was raining.\n\nHe left.\n\nNobody saw it.");
  await expect(studio.editor("Confessions")).toBeFocused();
  await page.keyboard.press("Control+z");
  await studio.expectProse("Confessions", "It was raining.\n\nAt dawn He left.\n\nNobody saw it.");
  await studio.saved();

  // What Undo brought back has the same history.
  await page.keyboard.press("Control+Alt+g");
  expect((await formsOf(studio)).at(-1)).toBe("He left.");
});

test("a passage’s history goes on in the chapter that it was split off from", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Missing Him", { Confessions: "It was raining.\n\nHe left." });
  await studio.openChapter("Confessions");
  await studio.write("Confessions", " Nobody saw it.");
  await studio.saved();
  await page.keyboard.press("Home");
  await studio.runCommand("Split at cursor…");
  const dialog = studio.dialog("Split at cursor…");
  await dialog.getByLabel("Title of the new chapter").fill("Leaving");
  await dialog.getByRole("button", { name: "Split" }).click();
  await expect(dialog).toBeHidden();
  await studio.openChapter("Leaving");
  await studio.expectProse("Leaving", "He left. Nobody saw it.");

  await studio.placeCursor("Leaving", "start");
  await studio.runCommand("The history of this passage");
  expect(await formsOf(studio)).toEqual(["He left. Nobody saw it.", "He left."]);
  await expect(page.getByText("in “Confessions”")).toHaveCount(2);
  await page.getByRole("button", { name: /^Bring back the form of / }).click();
  await studio.expectProse("Leaving", "He left.");
});

test("in a draft a passage has the history that it had in the main text, and its writers", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Missing Him", { Confessions: "It was raining." });
  await studio.openChapter("Confessions");
  await studio.write("Confessions", " He left.");
  await studio.saved();
  await studio.runCommand("Drafts");
  await studio.button("New draft…").click();
  const dialog = studio.dialog("New draft…");
  await dialog.getByLabel("Name", { exact: true }).fill("Darker");
  await dialog.getByRole("button", { name: "Begin the draft" }).click();
  await expect(dialog).toBeHidden();
  const title = "Confessions, in the draft “Darker”";
  await expect(studio.editor(title)).toBeVisible();
  await studio.write(title, " For good.");
  await studio.saved();

  await studio.runCommand("Who wrote what");
  const legend = page.getByRole("region", { name: "Who wrote what" });
  await expect(legend.getByRole("row")).toHaveText(["Who wrote whatWordsShare", /4\s*57/, /Imported\s*3\s*43/]);
  await studio.placeCursor(title, "start");
  await studio.runCommand("The history of this passage");
  expect((await formsOf(studio)).at(-1)).toBe("It was raining.");
  await page
    .getByRole("button", { name: /^Bring back the form of / })
    .last()
    .click();
  await studio.expectProse(title, "It was raining.");
});
