import { expect, test } from "./studio.ts";

test("a word that no dictionary has is marked, mended from its menu, or learned for the whole story", async ({
  studio,
}) => {
  const folder = await studio.importStory("Spelling", {
    One: "The keper wrote colour and Marit’s name.",
    Two: "Marit slept.",
  });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  const marked = () => studio.page.locator(".cm-content .misspelled").allTextContents();
  await expect.poll(marked).toContain("keper");
  await studio.page.keyboard.press("F7");
  const menu = studio.page.getByRole("menu", { name: "Spelling of keper" });
  await menu.getByRole("menuitem", { name: "keeper", exact: true }).click();
  await studio.expectProse("One", /^The keeper wrote/);
  await expect.poll(marked).not.toContain("keper");
  await studio.page.locator(".misspelled", { hasText: "Marit" }).click({ button: "right" });
  await studio.page.getByRole("menuitem", { name: "Add to the story’s words" }).click();
  await expect.poll(marked).not.toContain("Marit’s");
  await folder.expectText("chapters/one.md", /The keeper wrote colour/);
  await studio.page.reload();
  await studio.openChapter("One");
  await expect(studio.editor("One")).toBeVisible();
  await expect.poll(marked).not.toContain("Marit’s");
});

test("spelling goes by the story's language, and not at all where the writer wants none", async ({ studio }) => {
  await studio.newStory("Sprache");
  await studio.write("Chapter One", "Der Leuchtturmwärter schrieb nichts als Weter auf ");
  await studio.runCommand("About this story…");
  const dialog = studio.page.getByRole("dialog");
  await dialog.getByLabel("Language").fill("de");
  await dialog.getByRole("button", { name: "Save" }).click();
  const marked = () => studio.page.locator(".cm-content .misspelled").allTextContents();
  await expect.poll(marked).toEqual(["Weter"]);
  await studio.runCommand("Preferences…");
  await studio.dialog("Preferences").getByText("Check the spelling").click();
  await studio.dialog("Preferences").getByRole("button", { name: "Done" }).click();
  await expect.poll(marked).toEqual([]);
});
