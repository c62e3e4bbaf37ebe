import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

async function openPreferences(studio: StudioWindow) {
  await studio.page.keyboard.press("Control+,");
  const dialog = studio.dialog("Preferences");
  await expect(dialog).toBeVisible();
  return dialog;
}

async function choose(studio: StudioWindow, field: string, choice: string) {
  await studio
    .dialog("Preferences")
    .getByRole("button", { name: new RegExp(field) })
    .click();
  await studio.page.getByRole("option", { name: choice }).click();
}

test("the page's face and size hold at once, in every window, and at the next start", async ({
  studio,
  openWindow,
  installation,
}) => {
  const folder = await studio.newStory("Likes");
  await studio.write("Chapter One", "Some words.");
  const other = await openWindow();
  await other.openStory(folder);
  await openPreferences(studio);
  await choose(studio, "Face", "Courier Prime, a typewriter’s");
  const size = studio.dialog("Preferences").getByRole("slider", { name: "Size of the letters" });
  await size.focus();
  for (let n = 0; n < 4; n++) await studio.page.keyboard.press("ArrowRight");
  const look = (window: StudioWindow) =>
    window.editor("Chapter One").evaluate((page) => {
      const style = getComputedStyle(page);
      return { face: style.fontFamily.split(",")[0]?.replaceAll('"', ""), size: style.fontSize };
    });
  for (const window of [studio, other])
    await expect.poll(() => look(window)).toEqual({ face: "Courier Prime", size: "23px" });
  await studio.button("Done").click();
  await studio.page.goto("about:blank");
  await installation.stop();
  await installation.start();
  await studio.openStory(folder);
  await expect.poll(() => look(studio)).toEqual({ face: "Courier Prime", size: "23px" });
  const kept = JSON.parse(await readFile(join(installation.home, "preferences.json"), "utf8"));
  expect(kept.page).toEqual({ font: "typewriter", size: 23, width: 37 });
});

test("new stories are made in the folder that was chosen", async ({ studio, installation }) => {
  const elsewhere = join(installation.home, "Elsewhere");
  const dialog = await openPreferences(studio);
  await dialog.getByLabel("Library folder").fill(elsewhere);
  await dialog.getByLabel("Library folder").press("Tab");
  await expect
    .poll(async () => JSON.parse(await readFile(join(installation.home, "preferences.json"), "utf8")).libraryFolder)
    .toBe(elsewhere);
  await studio.button("Done").click();
  await studio.newStory("Moved");
  expect(await readdir(elsewhere)).toContain("Moved");
});

test("preferences that can't be read are set aside and said, and the studio opens", async ({
  studio,
  installation,
}) => {
  await studio.page.goto("about:blank");
  await installation.stop();
  await writeFile(join(installation.home, "preferences.json"), '{"theme": "dark", "page": {');
  await installation.start();
  await studio.open();
  await expect(studio.page.getByText("Your preferences could not be read")).toBeVisible();
  expect((await readdir(installation.home)).filter((name) => name.startsWith("preferences-damaged-"))).toHaveLength(1);
});
