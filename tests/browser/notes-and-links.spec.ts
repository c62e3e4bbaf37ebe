import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
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

test("links to chapters and notes, by the keyboard alone", async ({ studio }) => {
  const folder = await studio.importStory("Linked", { One: "He came", "The Lamp Room": "Oil and brass." });
  await studio.openChapter("One");
  await studio.write("One", " to [[lam");
  const titles = studio.page.getByRole("listbox");
  await expect(titles.getByRole("option", { name: "The Lamp Room" })).toBeVisible();
  await studio.page.keyboard.press("Enter");
  await studio.page.keyboard.type(" and asked [[Anna|the woman]] there.");
  const text = "He came to [[The Lamp Room]] and asked [[Anna|the woman]] there.";
  await folder.expectText("chapters/one.md", new RegExp(`^${text.replace(/[[\]|.]/g, "\\$&")}\n?$`));
  // Brackets, and titles that stand behind other words, are there only where the cursor is.
  await studio.expectProse("One", "He came to The Lamp Room and asked the woman there.");

  await studio.placeCursor("One", "start");
  for (let step = 0; step < 13; step++) await studio.page.keyboard.press("ArrowRight");
  await studio.expectProse("One", /\[\[The Lamp Room\]\]/);
  await studio.page.keyboard.press("Alt+Enter");
  await expect(studio.editor("The Lamp Room")).toBeFocused();

  // Another title: the text stays as it was written, and leads there all the same.
  await studio.choose("The Lamp Room", "Rename");
  await studio.page.keyboard.press("Control+a");
  await studio.page.keyboard.type("The Watch Room");
  await studio.page.keyboard.press("Enter");
  await expect(studio.row("The Watch Room")).toBeVisible();
  await studio.openChapter("One");
  await studio
    .editor("One")
    .getByText("The Lamp Room")
    .click({ modifiers: ["Control"] });
  await expect(studio.editor("The Watch Room")).toBeFocused();

  // What links here, with its words, and there.
  const details = studio.page.getByRole("region", { name: "Details" });
  if (!(await details.isVisible())) await studio.page.keyboard.press("Control+Shift+D");
  const links = details.getByRole("region", { name: "What links here" });
  const place = links.getByRole("button", { name: /^One\s*He came to The Lamp Room and asked/ });
  await place.focus();
  await studio.page.keyboard.press("Enter");
  await expect(studio.editor("One")).toBeFocused();
  await expect(studio.editor("One").locator(".found-mark").first()).toBeVisible();

  // One that leads nowhere yet offers the note.
  await studio.placeCursor("One", "end");
  for (let step = 0; step < 8; step++) await studio.page.keyboard.press("ArrowLeft");
  await studio.runCommand("Follow link");
  const offer = studio.dialog("Make a note");
  await expect(offer).toContainText("Anna");
  await studio.page.keyboard.press("Enter");
  await expect(studio.editor("Anna")).toBeFocused();
  expect(await folder.files("chapters")).toEqual(["one.md", "the-lamp-room.md"]);
  await folder.expectText("chapters/one.md", new RegExp(`^${text.replace(/[[\]|.]/g, "\\$&")}\n?$`));
});

test("bookmarks, by the keyboard alone, stay at their words", async ({ studio }) => {
  await studio.importStory("Marked", { One: "First words.\n\nSecond words.", Two: "Third words." });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.press("ArrowDown");
  await studio.page.keyboard.press("ArrowDown");
  await studio.page.keyboard.press("Control+Shift+B");
  await expect(studio.page.getByRole("img", { name: "Bookmark: Second words." })).toBeVisible();
  await studio.openChapter("Two");
  await studio.placeCursor("Two", "start");
  await studio.page.keyboard.press("Control+Shift+B");

  await studio.page.keyboard.press("Control+Alt+B");
  const list = studio.page.getByRole("grid", { name: "Bookmarks" });
  const names = () => list.locator(".bookmark-name").allTextContents();
  await expect.poll(names).toEqual(["Second words.", "Third words."]);

  // Words are written before it, and it moves along.
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.type("More. ");
  await studio.page.keyboard.press("Alt+PageDown");
  await studio.page.keyboard.type("The ");
  await studio.expectProse("One", "More. First words.\n\nThe Second words.");
  await studio.page.keyboard.press("Alt+PageDown");
  await expect(studio.editor("Two")).toBeFocused();

  await list.getByRole("row", { name: "Second words." }).focus();
  await studio.page.keyboard.press("F2");
  await studio.page.keyboard.type("The turn");
  await studio.page.keyboard.press("Enter");
  await expect.poll(names).toEqual(["The turn", "Third words."]);
  await list.getByRole("row", { name: "Third words." }).focus();
  await studio.page.keyboard.press("Delete");
  await expect.poll(names).toEqual(["The turn"]);

  // A chapter is split before it: it goes with its words, and is gone to there.
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.press("ArrowDown");
  await studio.page.keyboard.press("ArrowDown");
  await studio.runCommand("Split at cursor…");
  await studio.page.keyboard.press("Control+a");
  await studio.page.keyboard.type("Later");
  await studio.page.keyboard.press("Enter");
  await expect(studio.row("Later")).toBeVisible();
  await expect(list.getByRole("row", { name: "The turn" })).toContainText("Later");
  await studio.openChapter("Two");
  await list.getByRole("row", { name: "The turn" }).focus();
  await studio.page.keyboard.press("Enter");
  await expect(studio.editor("Later")).toBeFocused();
  await expect(studio.page.getByRole("img", { name: "Bookmark: The turn" })).toBeVisible();

  await studio.page.keyboard.press("Control+K");
  await studio.page.keyboard.type("turn");
  await expect(studio.page.getByRole("menuitem", { name: /The turn\s*Bookmark in Later/ })).toBeVisible();
  await studio.page.keyboard.press("Escape");
});

test("axe finds nothing in notes, links, what links here and bookmarks", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Axe Notes", {
    One: "He %%who?%% came to [[Two]] and [[Nowhere]].\n\n%% a note\n- of its own %%\n\nMore.",
    Two: "Back to [[One]].",
  });
  await studio.openChapter("One");
  await studio.placeCursor("One", "end");
  await page.keyboard.press("Control+Shift+B");
  for (const look of ["White", "Dark"]) {
    await studio.runCommand(look);
    for (const tab of ["Details", "Bookmarks"]) {
      await page.getByRole("tab", { name: tab }).click();
      if (tab === "Details") await expect(page.locator(".link-place")).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include(".page").include(".side-panel").analyze();
      expect(violations.map(({ id, nodes }) => `${look} ${tab} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  }
});

test("another window sees notes, bookmarks and their names at once", async ({ studio, openWindow }) => {
  const folder = await studio.importStory("Together", { One: "First words.\n\nSecond words." });
  const other = await openWindow();
  await other.openStory(folder);
  await studio.openChapter("One");
  await other.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.page.keyboard.press("Control+Shift+B");
  await expect(other.page.getByRole("img", { name: "Bookmark: First words." })).toBeVisible();
  await other.placeCursor("One", "start");
  await other.page.keyboard.type("Very ");
  await other.page.getByRole("tab", { name: "Bookmarks" }).click();
  await other.page.getByRole("row", { name: /words/ }).focus();
  await other.page.keyboard.press("F2");
  await other.page.keyboard.type("Begin");
  await other.page.keyboard.press("Enter");
  await expect(studio.page.getByRole("img", { name: "Bookmark: Begin" })).toBeVisible();
  await studio.editor("One").focus();
  await studio.page.keyboard.press("Control+a");
  await studio.page.keyboard.press("Control+Shift+M");
  await expect(other.editor("One").getByRole("note").first()).toHaveText(/Very First words\./);
  await studio.page.keyboard.press("Control+Home");
  await studio.page.keyboard.press("Control+Shift+B");
  await expect(other.page.getByRole("img", { name: "Bookmark: Begin" })).toHaveCount(0);
});
