import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "./studio.ts";

const chapters = {
  "The Lamp Room": "The keeper *never* slept.[^1]\n\n***\n\nHe wrote the hour in the book.\n\n[^1]: So he said.\n",
  Ballast: "“Stones,” said the mate, “and more stones.”",
} as const;

test("a site is looked at page by page before it is made, and lies whole in the folder", async ({ studio }) => {
  await studio.importStory("Harbour Lights", chapters);
  await studio.button("Export…").click();
  const dialog = studio.dialog("Export…");
  for (const format of ["EPUB", "Web site", "AO3"])
    await dialog
      .locator("label")
      .filter({ hasText: new RegExp(`^${format}\\b`) })
      .click();

  await dialog.getByRole("button", { name: "See what Web site looks like" }).click();
  const editor = studio.dialog("Edit presets…");
  const page = editor.frameLocator("iframe");
  await expect(page.getByRole("heading", { name: "Contents" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("The keeper never slept.")).toBeVisible();
  await expect(page.locator("hr.scene-break")).toHaveCSS("text-align", "center");
  await editor.getByRole("button", { name: "Light" }).click();
  await studio.page.getByRole("option", { name: "Dark" }).click();
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(23, 22, 20)");
  await page.getByRole("link", { name: "Harbour Lights" }).click();
  await expect(page.getByRole("link", { name: "Ballast" })).toBeVisible();
  await editor.getByRole("button", { name: "Cancel" }).click();

  const out = join(studio.installation.home, "out");
  await dialog.getByLabel("Folder to write to").fill(out);
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.locator(".exported > li")).toHaveCount(2, { timeout: 30_000 });
  await expect(dialog.getByLabel("Failed")).toHaveCount(0);
  expect(await readFile(join(out, "harbour-lights-site", "02-ballast.html"), "utf8")).toContain("more stones");
  expect(await readFile(join(out, "harbour-lights-ao3", "01-the-lamp-room.html"), "utf8")).toMatch(
    /^<p>The keeper <em>never<\/em> slept\.<sup><a href="#note-1"/,
  );
});

test("an ebook is looked at in the font that it is to bring, and brings it", async ({ studio }) => {
  await studio.importStory("Harbour Lights", chapters);
  await studio.button("Export…").click();
  const dialog = studio.dialog("Export…");
  await dialog.getByRole("button", { name: "See what EPUB looks like" }).click();
  const editor = studio.dialog("Edit presets…");
  const page = editor.frameLocator("iframe");
  const face = () => page.locator("body").evaluate((body) => getComputedStyle(body).fontFamily);
  await expect.poll(face, { timeout: 30_000 }).toContain("Georgia");
  await editor.getByRole("button", { name: "The reader’s own" }).click();
  await studio.page.getByRole("option", { name: "Literata" }).click();
  await expect.poll(face, { timeout: 30_000 }).toBe("Literata, serif");
  const loaded = () =>
    page
      .locator("body")
      .evaluate(async ({ ownerDocument: { fonts } }) =>
        (await fonts.load("17px Literata", "H")).map(({ family, status }) => `${family} ${status}`),
      );
  await expect.poll(loaded).toEqual([expect.stringMatching(/^"?Literata"? loaded$/)]);
  await editor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(editor).toBeHidden();

  const out = join(studio.installation.home, "out");
  await dialog.getByLabel("Folder to write to").fill(out);
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.locator(".exported > li")).toHaveCount(1, { timeout: 30_000 });
  await expect(dialog.getByLabel("Failed")).toHaveCount(0);
  expect(Object.keys(unzipSync(await readFile(join(out, "harbour-lights.epub"))))).toContain(
    "EPUB/fonts/literata-regular.ttf",
  );
});
