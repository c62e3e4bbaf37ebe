import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Installation, StoryFolder } from "./installation.ts";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

/** The story is open for a while after its window has left it, for whoever comes back: Redraft ends first. */
async function loseFolder(folder: StoryFolder, studio: StudioWindow, installation: Installation): Promise<void> {
  await studio.leave();
  await studio.page.goto("about:blank");
  await installation.stop();
  await rm(folder.path, { recursive: true });
  await installation.start();
  await studio.open();
}

test("a story whose folder was deleted is brought back from its last copy, with its history", async ({
  studio,
  installation,
}) => {
  const folder = await studio.newStory("Lost");
  await studio.write("Chapter One", "Nothing is lost.");
  await studio.saved();
  await loseFolder(folder, studio, installation);
  await studio.page.getByRole("button", { name: "Backups of “Lost”" }).click();
  const dialog = studio.dialog("Backups");
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await dialog.getByRole("button", { name: /^Bring back the copy of/ }).click();
  await studio.expectProse("Chapter One", "Nothing is lost.");
  const history = await studio.showHistory();
  await expect(history.getByRole("option").first()).toContainText("+3");
  expect((await installation.stories()).some((name) => name.startsWith("Lost (backup of "))).toBe(true);
});

test("whoever leaves a story and looks for its copies sees the new one come", async ({ studio }) => {
  await studio.newStory("Watched");
  await studio.write("Chapter One", "Words.");
  await studio.leave();
  const backups = studio.page.getByRole("button", { name: "Backups of “Watched”" });
  await expect(backups).toHaveCSS("opacity", "1");
  await backups.click();
  await expect(studio.dialog("Backups")).toContainText("There is no copy of this story yet.");
  await expect(studio.dialog("Backups").getByRole("listitem")).toHaveCount(1, { timeout: 40_000 });
});

test("a copy of the whole story is saved from the palette, and Import… makes a story of it", async ({
  studio,
  installation,
}) => {
  const folder = await studio.newStory("Hand over");
  await studio.write("Chapter One", "For another machine.");
  await studio.page.keyboard.press("Control+Shift+P");
  await studio.dialog("Commands…").getByRole("searchbox").fill("Save a copy");
  await studio.page.keyboard.press("Enter");
  const dialog = studio.dialog("Save a copy…");
  const out = join(installation.home, "out");
  await dialog.getByLabel("Folder for the copy").fill(out);
  await dialog.getByRole("button", { name: "Save the copy" }).click();
  await expect(dialog).toContainText("The copy is made");
  await dialog.getByRole("button", { name: "Done" }).click();
  const [archive = ""] = await readdir(out);
  expect(archive).toMatch(/^Hand over .+\.zip$/);
  await loseFolder(folder, studio, installation);
  await studio.button("Import…").click();
  await studio.dialog("Import…").locator("input[type=file]").setInputFiles(join(out, archive));
  await studio.expectProse("Chapter One", "For another machine.");
});
