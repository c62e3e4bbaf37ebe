import type { Locator } from "@playwright/test";
import { expect, test } from "./studio.ts";

/** The legend’s rows as they are read. */
async function rowsOf(legend: Locator): Promise<readonly string[]> {
  const rows = await legend.getByRole("row").all();
  const texts = await Promise.all(rows.slice(1).map((row) => row.innerText()));
  return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
}

test("the text is coloured by who wrote it, live, and copies stay their writer’s", async ({ studio }) => {
  const { page } = studio;
  const story = await studio.importStory("Missing Him", { Confessions: "It was raining.\n\nHe left at noon." });
  await studio.openChapter("Confessions");
  await studio.write("Confessions", " Nobody saw it.");
  await studio.saved();

  await studio.runCommand("Who wrote what");
  const legend = page.getByRole("region", { name: "Who wrote what" });
  await expect.poll(() => rowsOf(legend)).toEqual(["Imported 7 70 %", expect.stringMatching(/ 3 30 %$/)]);
  const own = (await rowsOf(legend))[1]?.replace(/ 3 30 %$/, "") ?? "";
  const editor = studio.editor("Confessions");
  await expect(editor.locator(".written-by").filter({ hasText: "Nobody saw it." })).toHaveAttribute(
    "title",
    new RegExp(`^${own}, `),
  );
  await expect(editor.locator(".written-by").filter({ hasText: "It was raining." })).toHaveAttribute(
    "title",
    /^Imported, /,
  );

  // What is typed meanwhile is counted in the next pause.
  await page.keyboard.type(" Not even she.");
  await expect.poll(() => rowsOf(legend)).toEqual(["Imported 7 54 %", `${own} 6 46 %`]);

  // Deleted and brought back, split off: it is still the manuscript's.
  await studio.placeCursor("Confessions", "start");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(legend).toContainText("Nothing has been written here yet.");
  await page.keyboard.press("Control+z");
  await studio.saved();
  await expect.poll(() => rowsOf(legend)).toEqual(["Imported 7 54 %", `${own} 6 46 %`]);
  await studio.placeCursor("Confessions", "start");
  for (let line = 0; line < 2; line++) await page.keyboard.press("ArrowDown");
  await studio.runCommand("Split at cursor…");
  const dialog = studio.dialog("Split at cursor…");
  await dialog.getByLabel("Title of the new chapter").fill("Leaving");
  await dialog.getByRole("button", { name: "Split" }).click();
  await expect(dialog).toBeHidden();
  await studio.openChapter("Leaving");
  await expect.poll(() => rowsOf(legend)).toEqual([`${own} 6 60 %`, "Imported 4 40 %"]);

  // What another program writes is nobody's here.
  const file = "chapters/leaving.md";
  await story.expectText(file, /Not even she/);
  await story.write(file, `${(await story.read(file)).trimEnd()}\n\nSo it ended.\n`);
  await expect.poll(() => rowsOf(legend), { timeout: 40_000 }).toContainEqual("Another program 3 23 %");

  await legend.getByRole("radio", { name: "By age" }).click();
  await expect.poll(() => rowsOf(legend)).toEqual(["The last 24 hours 13 100 %"]);
  await legend.getByRole("button", { name: "Close" }).click();
  await expect(legend).toBeHidden();
  await expect(page.locator(".cm-content .written-by")).toHaveCount(0);
});
