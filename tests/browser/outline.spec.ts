import type { StoryFolder } from "./installation.ts";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const three = { One: "One begins. One ends.", Two: "Two begins. Two ends.", Three: "Three begins. Three ends." };

/** The manifest's book, its chapters' files and the window must say the same. */
async function expectAgreed(studio: StudioWindow, folder: StoryFolder, titles: readonly string[]): Promise<void> {
  await studio.leave();
  const inBook = async () => (await folder.items()).filter(({ parent }) => parent !== "trash" && parent !== "notes");
  await expect.poll(async () => (await inBook()).map(({ title }) => title)).toEqual(titles);
  const wanted = (await inBook()).flatMap(({ file }) => (file ? [file.replace("chapters/", "")] : [])).sort();
  await expect.poll(() => folder.files("chapters")).toEqual(wanted);
  await studio.openStory(folder);
  await expect.poll(async () => (await studio.titles()).slice(0, titles.length)).toEqual(titles);
}

test("a chapter is added and named; undo takes it out, redo brings it back", async ({ studio }) => {
  const folder = await studio.importStory("Add", three);
  await studio.openChapter("Two");
  await studio.button("New chapter").click();
  const name = studio.page.getByRole("textbox", { name: "Title", exact: true });
  await expect(name).toBeFocused();
  await studio.page.keyboard.type("Two and a Half");
  await studio.page.keyboard.press("Enter");
  await studio.expectTitles("One", "Two", "Two and a Half", "Three", "Notes");
  await studio.write("Two and a Half", "It was between them.");
  await studio.undoInOutline.click();
  await studio.expectTitles("One", "Two", "New chapter", "Three", "Notes");
  await studio.undoInOutline.click();
  await expect.poll(async () => (await studio.titles()).slice(0, 3)).toEqual(["One", "Two", "Three"]);
  await studio.redoInOutline.click();
  await studio.redoInOutline.click();
  await studio.expectTitles("One", "Two", "Two and a Half", "Three", "Notes");
  await studio.openChapter("Two and a Half");
  await studio.expectProse("Two and a Half", "It was between them.");
  await expectAgreed(studio, folder, ["One", "Two", "Two and a Half", "Three"]);
});

test("F2 renames, Escape keeps the old title, and the file keeps its name", async ({ studio }) => {
  const folder = await studio.importStory("Rename", three);
  await studio.row("Two").focus();
  await studio.page.keyboard.press("F2");
  await expect(studio.page.getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  await studio.page.keyboard.type("The Second");
  await studio.page.keyboard.press("Enter");
  await studio.expectTitles("One", "The Second", "Three", "Notes");
  await studio.row("Three").focus();
  await studio.page.keyboard.press("F2");
  await studio.page.keyboard.type("Never");
  await studio.page.keyboard.press("Escape");
  await studio.expectTitles("One", "The Second", "Three", "Notes");
  await studio.undoInOutline.click();
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.redoInOutline.click();
  await studio.openChapter("The Second");
  await studio.expectProse("The Second", three.Two);
  await expectAgreed(studio, folder, ["One", "The Second", "Three"]);
  expect(await folder.files("chapters")).toContain("two.md");
});

test("Alt+↑ and Alt+↓ move a chapter and the focus goes along; Ctrl+Z in the outline undoes it", async ({ studio }) => {
  const folder = await studio.importStory("Keys", three);
  await studio.row("Three").focus();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await studio.expectTitles("One", "Three", "Two", "Notes");
  await expect(studio.row("Three")).toBeFocused();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await studio.expectTitles("Three", "One", "Two", "Notes");
  await expect(studio.row("Three")).toBeFocused();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await studio.expectTitles("Three", "One", "Two", "Notes");
  await studio.page.keyboard.press("Control+z");
  await studio.expectTitles("One", "Three", "Two", "Notes");
  await studio.page.keyboard.press("Control+z");
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.page.keyboard.press("Control+Shift+Z");
  await studio.expectTitles("One", "Three", "Two", "Notes");
  await studio.row("One").focus();
  await studio.page.keyboard.press("Alt+ArrowDown");
  await studio.expectTitles("Three", "One", "Two", "Notes");
  await expectAgreed(studio, folder, ["Three", "One", "Two"]);
});

test("a chapter is dragged to its place", async ({ studio }) => {
  const folder = await studio.importStory("Drag", three);
  const target = studio.row("One");
  const box = await target.boundingBox();
  await studio.row("Three").dragTo(target, { targetPosition: { x: 80, y: 2 } });
  expect(box).not.toBeNull();
  await studio.expectTitles("Three", "One", "Two", "Notes");
  await studio.undoInOutline.click();
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.redoInOutline.click();
  await expectAgreed(studio, folder, ["Three", "One", "Two"]);
});

test("a part takes chapters in by keyboard and lets them out", async ({ studio }) => {
  await studio.importStory("Parts", three);
  await studio.choose("One", "New part");
  await expect(studio.page.getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  await studio.page.keyboard.type("Part the First");
  await studio.page.keyboard.press("Enter");
  await studio.expectTitles("One", "Part the First", "Two", "Three", "Notes");
  await studio.row("Two").focus();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await expect.poll(async () => (await studio.lines())[2]).toEqual({ title: "Two", level: 2 });
  await studio.row("Two").focus();
  await studio.page.keyboard.press("Alt+ArrowLeft");
  await expect.poll(async () => (await studio.lines())[2]).toEqual({ title: "Two", level: 1 });
});

test("a chapter is split at the cursor; undo joins it again and keeps what was typed since", async ({ studio }) => {
  const folder = await studio.importStory("Split", three);
  await studio.openChapter("Two");
  await studio.placeCursor("Two", "start");
  for (let letter = 0; letter < "Two begins. ".length; letter++) await studio.page.keyboard.press("ArrowRight");
  await studio.choose("Two", "Split at cursor");
  const dialog = studio.dialog("Split at cursor…");
  await dialog.getByRole("textbox").fill("Two, Later");
  await dialog.getByRole("button", { name: "Split" }).click();
  await studio.expectTitles("One", "Two", "Two, Later", "Three", "Notes");
  await studio.expectProse("Two, Later", /^Two ends\.$/);
  await studio.write("Two, Later", " Typed since.");
  await studio.saved();
  await studio.openChapter("Two");
  await studio.expectProse("Two", /^Two begins\. ?$/);
  await studio.undoInOutline.click();
  await expect.poll(async () => (await studio.titles()).slice(0, 3)).toEqual(["One", "Two", "Three"]);
  await studio.expectProse("Two", /^Two begins\.\s+Two ends\. Typed since\.$/);
  await studio.redoInOutline.click();
  await studio.expectTitles("One", "Two", "Two, Later", "Three", "Notes");
  await studio.openChapter("Two, Later");
  await studio.expectProse("Two, Later", "Two ends. Typed since.");
  await expectAgreed(studio, folder, ["One", "Two", "Two, Later", "Three"]);
  expect((await folder.read("chapters/two.md")).trim()).toBe("Two begins.");
});

test("undoing a split gives the text back to the letter, wherever it was cut, and no word is cut through", async ({
  studio,
}) => {
  const text = "One two three.  Four five\n\n\n six.\n\nSeven.\n";
  const folder = await studio.importStory("Exact", { Only: text, Other: "Other." });
  await studio.openChapter("Only");
  await folder.expectText("chapters/only.md", /Seven/);
  const before = await folder.read("chapters/only.md");
  for (const steps of [5, 16, 26]) {
    await studio.placeCursor("Only", "start");
    for (let n = 0; n < steps; n++) await studio.page.keyboard.press("ArrowRight");
    await studio.choose("Only", "Split at cursor");
    const dialog = studio.dialog("Split at cursor…");
    await dialog.getByRole("textbox").fill("Later");
    await dialog.getByRole("button", { name: "Split" }).click();
    await expect.poll(async () => (await studio.titles()).slice(0, 3)).toEqual(["Only", "Later", "Other"]);
    await studio.openChapter("Only");
    expect(await studio.prose("Only")).not.toMatch(/\b(tw|thre|Fou|fiv)$/);
    await studio.undoInOutline.click();
    await expect.poll(async () => (await studio.titles()).slice(0, 2)).toEqual(["Only", "Other"]);
    await folder.expectText("chapters/only.md", before);
  }
});

test("a chapter is joined with the next; undo gives both back, redo joins them", async ({ studio }) => {
  const folder = await studio.importStory("Join", three);
  await studio.openChapter("One");
  await studio.choose("One", "Join with next chapter");
  await expect.poll(async () => (await studio.titles()).slice(0, 2)).toEqual(["One", "Three"]);
  await studio.expectProse("One", /^One begins\. One ends\.\s+Two begins\. Two ends\.$/);
  await studio.undoInOutline.click();
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.expectProse("One", three.One);
  await studio.openChapter("Two");
  await studio.expectProse("Two", three.Two);
  await studio.redoInOutline.click();
  await expect.poll(async () => (await studio.titles()).slice(0, 2)).toEqual(["One", "Three"]);
  await expectAgreed(studio, folder, ["One", "Three"]);
  expect(await folder.read("chapters/one.md")).toMatch(/^One begins\. One ends\.\n+Two begins\. Two ends\.\n*$/);
});

test("a chapter goes into the trash and comes back to its place, with its words", async ({ studio }) => {
  const folder = await studio.importStory("Trash", three);
  await studio.openChapter("Two");
  await studio.row("Two").focus();
  await studio.page.keyboard.press("Delete");
  await studio.expectTitles("One", "Three", "Notes", "Trash");
  await expect(studio.editor("Two")).toHaveCount(0);
  await expect(studio.page.locator(".outline-sum")).toHaveText("8 words in the book");
  await studio.undoInOutline.click();
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.redoInOutline.click();
  await studio.row("Trash").click();
  await studio.expectTitles("One", "Three", "Notes", "Trash", "Two");
  await expect.poll(() => folder.files("trash/chapters"), { timeout: 20_000 }).toEqual(["two.md"]);
  await studio.choose("Two", "Restore");
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.openChapter("Two");
  await studio.expectProse("Two", three.Two);
  await expectAgreed(studio, folder, ["One", "Two", "Three"]);
});

test("words and scenes stand in the outline as the prose has them, and a scene is a click away", async ({ studio }) => {
  await studio.importStory("Scenes", {
    One: "The boat left early.\n\n***\n\nThe boat came back late.",
    Two: "Nobody.",
  });
  await expect(studio.row("One")).toHaveAccessibleDescription("9 words");
  await expect(studio.row("Two")).toHaveAccessibleDescription("1 word");
  await expect(studio.page.locator(".outline-sum")).toHaveText("10 words in the book");
  await studio.openChapter("One");
  await expect(studio.page.getByRole("region", { name: "Details" })).toContainText("9 words in 2 scenes");
  await studio.openChapter("Two");
  await studio.write("Two", " Waited.");
  await studio.page.keyboard.press("Enter");
  await studio.page.keyboard.type("## At the Inn");
  await studio.page.keyboard.press("Enter");
  await studio.page.keyboard.type("Everybody did, all night.");
  await studio.row("Two").getByRole("button", { name: "Unfold Two" }).click();
  await expect(studio.row("At the Inn")).toHaveAccessibleDescription(/^[47] words$/);
  await studio.placeCursor("Two", "start");
  await studio.row("At the Inn").click();
  await expect(studio.editor("Two")).toBeFocused();
  await studio.page.keyboard.press("End");
  await studio.page.keyboard.type(" of Harrow");
  await studio.expectProse("Two", "Nobody. Waited.\n\n## At the Inn of Harrow\n\nEverybody did, all night.");
  await expect(studio.row("At the Inn of Harrow")).toBeVisible();
});

test("details are kept: synopsis, status, tags, target, and whether it is in the book", async ({ studio }) => {
  const folder = await studio.importStory("Details", three);
  await studio.openChapter("Two");
  const details = studio.page.getByRole("region", { name: "Details" });
  await details.getByLabel("Synopsis").fill("She leaves.");
  await details.getByLabel("Tags").fill("sea, leaving");
  await details.getByLabel("Target, in words").fill("500");
  await details.getByText("Include in the book").click();
  await details.getByRole("button", { name: /Status/ }).click();
  await studio.page.getByRole("option").nth(1).click();
  await expect(studio.page.locator(".outline-sum")).toHaveText("8 words in the book");
  await studio.leave();
  const wanted = { synopsis: "She leaves.", tags: ["sea", "leaving"], target: 500, inBook: false };
  await expect.poll(async () => (await folder.items()).find(({ title }) => title === "Two")).toMatchObject(wanted);
});

const five = { One: "One.", Two: "Two.", Three: "Three.", Four: "Four.", Five: "Five." };

test("several chapters are chosen with Ctrl and Shift, and moved, duplicated and trashed as one, each with one Undo", async ({
  studio,
}) => {
  await studio.importStory("Several", five);
  await studio.row("Two").click();
  await studio.row("Three").click({ modifiers: ["Shift"] });
  await studio.row("Five").click({ modifiers: ["ControlOrMeta"] });
  await expect(studio.outline.locator("[aria-selected=true]")).toHaveCount(3);
  await expect(studio.page.locator(".outline-sum")).toHaveText("3 chosen");
  await studio.page.keyboard.press("Alt+ArrowUp");
  await studio.expectTitles("Two", "Three", "Five", "One", "Four", "Notes");
  await studio.page.keyboard.press("Control+z");
  await studio.expectTitles("One", "Two", "Three", "Four", "Five", "Notes");
  await studio.row("Two").focus();
  await studio.page.keyboard.press("Control+d");
  await expect
    .poll(async () => (await studio.titles()).slice(0, 8))
    .toEqual(["One", "Two", "Two, copy", "Three", "Three, copy", "Four", "Five", "Five, copy"]);
  await studio.page.keyboard.press("Control+z");
  await expect.poll(async () => (await studio.titles()).slice(0, 5)).toEqual(["One", "Two", "Three", "Four", "Five"]);
  await studio.row("Four").click();
  await studio.row("Five").click({ modifiers: ["Shift"] });
  await studio.page.keyboard.press("Delete");
  await expect.poll(async () => (await studio.titles()).slice(0, 4)).toEqual(["One", "Two", "Three", "Notes"]);
  await studio.page.keyboard.press("Control+z");
  await expect.poll(async () => (await studio.titles()).slice(0, 5)).toEqual(["One", "Two", "Three", "Four", "Five"]);
});

test("several chapters are dragged together", async ({ studio }) => {
  await studio.importStory("Drag Several", five);
  await studio.row("Four").click();
  await studio.row("Five").click({ modifiers: ["Shift"] });
  await studio.row("Five").dragTo(studio.row("Two"), { targetPosition: { x: 80, y: 2 } });
  await studio.expectTitles("One", "Four", "Five", "Two", "Three", "Notes");
  await studio.undoInOutline.click();
  await studio.expectTitles("One", "Two", "Three", "Four", "Five", "Notes");
});

test("a chapter is split at its scene breaks; one Undo gives it back to the letter and leaves nothing in the trash", async ({
  studio,
}) => {
  const text = "The boat left.\n\n***\n\nThe boat came back.\n\n## At the Inn\n\nEverybody slept.\n";
  const folder = await studio.importStory("Breaks", { Sea: text, Land: "Land." });
  await folder.expectText("chapters/sea.md", /slept/);
  const before = await folder.read("chapters/sea.md");
  await studio.choose("Sea", "Split at scene breaks");
  await studio.expectTitles("Sea", "Sea, 2", "At the Inn", "Land", "Notes");
  await studio.openChapter("Sea");
  await studio.expectProse("Sea", "The boat left.");
  await studio.undoInOutline.click();
  await studio.expectTitles("Sea", "Land", "Notes");
  await folder.expectText("chapters/sea.md", before);
  await expect.poll(() => folder.files("chapters")).toEqual(["land.md", "sea.md"]);
  await expect.poll(() => folder.files("trash/chapters")).toEqual([]);
  await studio.redoInOutline.click();
  await studio.expectTitles("Sea", "Sea, 2", "At the Inn", "Land", "Notes");
});

test("a filter shows what fits, by words, status, tag and point of view, and what leads to it", async ({ studio }) => {
  await studio.importStory("Filter", three);
  await studio.openChapter("Two");
  const details = studio.page.getByRole("region", { name: "Details" });
  await details.getByLabel("Synopsis").fill("She leaves by sea.");
  await details.getByLabel("Tags").fill("sea");
  await details.getByLabel("Point of view").fill("Mara");
  const find = studio.page.getByRole("searchbox", { name: "Find in titles, synopses and tags" });
  await find.fill("LEAVES sea");
  await studio.expectTitles("Two", "Notes");
  await find.fill("nobody");
  await expect(studio.page.getByText("Nothing in the outline fits.")).toBeVisible();
  await find.fill("");
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.button("Filter by status, tag and point of view").click();
  await studio.page.getByRole("menuitem", { name: "Tag" }).click();
  await studio.page.getByRole("menuitemradio", { name: "sea" }).click();
  await studio.expectTitles("Two", "Notes");
  await studio.page.keyboard.press("Escape");
  await studio.page.locator(".filter-chosen").click();
  await studio.expectTitles("One", "Two", "Three", "Notes");
});

test("a new character begins with a template, which is a note that the writer can change", async ({ studio }) => {
  await studio.importStory("People", three);
  const make = async (kind: string) => {
    await studio.row("Notes").click({ button: "right" });
    await studio.page.getByRole("menuitem", { name: "New note" }).click();
    await studio.page.getByRole("menuitem", { name: kind, exact: true }).click();
  };
  await make("Character");
  await expect(studio.page.getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  await studio.page.keyboard.type("Mara");
  await studio.page.keyboard.press("Enter");
  await studio.expectProse("Mara", /^Wants/m);
  await expect.poll(async () => (await studio.titles()).slice(-3)).toEqual(["Notes", "Characters", "Mara"]);
  await make("Change the templates");
  await studio.openChapter("Character");
  await studio.placeCursor("Character", "start");
  await studio.page.keyboard.type("Shoe size: ");
  await studio.saved();
  await make("Character");
  await expect(studio.page.getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  await studio.page.keyboard.type("Weeza");
  await studio.page.keyboard.press("Enter");
  await studio.expectProse("Weeza", /^Shoe size: /);
});

test("the trash is emptied on purpose only; what it held is in no folder, and comes back with its words", async ({
  studio,
}) => {
  const folder = await studio.importStory("Empty", three);
  await studio.row("Two").focus();
  await studio.page.keyboard.press("Delete");
  await expect.poll(() => folder.files("trash/chapters"), { timeout: 20_000 }).toEqual(["two.md"]);
  await studio.row("Trash").click({ button: "right" });
  await studio.page.getByRole("menuitem", { name: "Empty the trash…" }).click();
  const dialog = studio.dialog("Empty the trash…");
  await expect(dialog).toContainText("1 text with 4 words");
  await expect(dialog.getByRole("listitem")).toHaveText(/Two/);
  await dialog.getByRole("button", { name: "Empty the trash" }).click();
  await studio.expectTitles("One", "Three", "Notes");
  await expect.poll(() => folder.files("trash/chapters"), { timeout: 20_000 }).toEqual([]);
  expect((await folder.items()).map(({ title }) => title)).toEqual(["One", "Three"]);
  await studio.row("Notes").click({ button: "right" });
  await studio.page.getByRole("menuitem", { name: "Bring back…" }).click();
  await studio.page.getByRole("button", { name: "Bring back Two" }).click();
  await studio.page.getByRole("button", { name: "Done" }).click();
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await studio.openChapter("Two");
  await studio.expectProse("Two", three.Two);
  await folder.expectText("chapters/two.md", /Two begins/);
  await expectAgreed(studio, folder, ["One", "Two", "Three"]);
});

test("what is archived is out of sight and out of the book, and comes back to its place", async ({ studio }) => {
  const folder = await studio.importStory("Archive", three);
  await studio.choose("Two", "Archive");
  await studio.expectTitles("One", "Three", "Notes", "Archive");
  await expect(studio.page.locator(".outline-sum")).toHaveText("8 words in the book");
  await studio.row("Archive").click();
  await studio.openChapter("Two");
  await expect(studio.page.getByText("This chapter is in the archive.")).toBeVisible();
  await studio.choose("Two", "Take out of the archive");
  await studio.expectTitles("One", "Two", "Three", "Notes");
  await expectAgreed(studio, folder, ["One", "Two", "Three"]);
});

test("with the last chapter its page goes too", async ({ studio }) => {
  await studio.importStory("Last", { Only: "Only this." });
  await studio.openChapter("Only");
  await studio.row("Only").focus();
  await studio.page.keyboard.press("Delete");
  await expect(studio.page.getByText("This story has no chapter yet.")).toBeVisible();
  await studio.undoInOutline.click();
  await studio.openChapter("Only");
  await studio.expectProse("Only", "Only this.");
});
