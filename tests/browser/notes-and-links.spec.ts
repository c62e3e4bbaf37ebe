import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "./studio.ts";

test("a note to oneself by a key: seen as one, counted and printed nowhere", async ({ studio }) => {
  const folder = await studio.newStory("Notes");
  await studio.write("Chapter One", "He came at noon");
  await studio.page.keyboard.press("Control+Shift+M");
  await studio.page.keyboard.type("or *at six?");
  await studio.page.keyboard.press("Enter");
  await studio.page.keyboard.type("ask Anna");
  const note = studio.editor("Chapter One").getByRole("note", { name: "Note to yourself" });
  await expect(note.first()).toHaveText("%% or *at six?");
  await studio.page.keyboard.press("Control+Shift+M");
  await studio.page.keyboard.type(" and left.");
  const text = "He came at noon %% or *at six?\nask Anna %% and left.";
  await folder.expectText("chapters/chapter-one.md", text);
  // Its marks are there only where the cursor is.
  await expect(note.first()).toHaveText("or *at six?");
  await expect(studio.page.locator(".page-foot")).toContainText("6 words");
  await expect(studio.row("Chapter One")).toHaveAttribute("aria-description", "6 words");
  await studio.page.keyboard.press("Control+a");
  await studio.page.keyboard.press("Control+Shift+M");
  await folder.expectText("chapters/chapter-one.md", "He came at noon or *at six?\nask Anna and left.");
  await studio.page.keyboard.press("Control+z");
  await folder.expectText("chapters/chapter-one.md", text);
});

test("no export has a note, or a link's brackets", async ({ studio }) => {
  const prose = "He %%or she?%% came to [[Ballast|the quay]].\n\n%% more rain\n- and wind %%\n\n***\n\nIt *rained*.";
  await studio.importStory("Quiet", { One: prose, Ballast: "Stones." });
  await studio.button("Export…").click();
  const dialog = studio.dialog("Export…");
  const out = join(studio.installation.home, "out");
  await dialog.getByLabel("Folder to write to").fill(out);
  for (const format of ["EPUB", "Markdown"]) {
    const box = dialog.getByRole("checkbox", { name: new RegExp(`^${format}\\b`) });
    if (!(await box.isChecked()))
      await dialog
        .locator("label")
        .filter({ hasText: new RegExp(`^${format}\\b`) })
        .click();
  }
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.locator(".exported > li").first()).toBeVisible({ timeout: 30_000 });
  await expect(dialog.getByLabel("Failed")).toHaveCount(0);
  const files = await readdir(out);
  const read = (ending: string) => readFile(join(out, files.find((name) => name.endsWith(ending)) ?? ending));
  const markdown = (await read(".md")).toString();
  expect(markdown).toContain("\nHe came to the quay.\n\n***\n\nIt *rained*.\n");
  const pages = Object.entries(unzipSync(await read(".epub")));
  const text = pages.map(([name, bytes]) => (name.endsWith("xhtml") ? strFromU8(bytes) : "")).join("\n");
  expect(text).toContain("He came to the quay.");
  expect(text).not.toMatch(/%%|or she|more rain|\[\[/);
});
