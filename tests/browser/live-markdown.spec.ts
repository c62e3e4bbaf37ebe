import { test } from "./studio.ts";

const prose = [
  "She was *very* sure, and **quite** wrong.",
  "***",
  "## The second morning",
  "> Remember the oil.",
  "A [letter](https://example.org/letter) came.",
].join("\n\n");

test("marks step aside, and are there where the cursor is", async ({ studio }) => {
  const folder = await studio.importStory("Marks", { One: prose });
  await studio.openChapter("One");
  await studio.placeCursor("One", "start");
  await studio.expectProse(
    "One",
    /^She was very sure, and quite wrong\.\n\n⁂\n\nThe second morning\n\nRemember the oil\.\n\nA letter came\.$/,
  );
  for (let step = 0; step < 8; step++) await studio.page.keyboard.press("ArrowRight");
  await studio.expectProse("One", /^She was \*very\* sure, and quite wrong/);
  await studio.page.keyboard.press("ArrowDown");
  await studio.page.keyboard.press("ArrowDown");
  await studio.expectProse("One", /very sure, and quite wrong\.\n\n\*\*\*\n/);
  await studio.page.keyboard.press("ArrowDown");
  await studio.page.keyboard.press("ArrowDown");
  await studio.expectProse("One", /\n\n## The second morning\n/);
  // Looking at it has changed nothing.
  await folder.expectText("chapters/one.md", `${prose}\n`);
});

test("what is typed among hidden marks lands where the cursor is seen", async ({ studio }) => {
  const folder = await studio.importStory("Typed", { One: "A *b* c." });
  await studio.openChapter("One");
  await studio.placeCursor("One", "end");
  for (let step = 0; step < 4; step++) await studio.page.keyboard.press("ArrowLeft");
  await studio.page.keyboard.type("!");
  await folder.expectText("chapters/one.md", /^A \*b\*!? ?!? ?c\.!?\n?$/);
  await studio.page.keyboard.press("Home");
  await studio.page.keyboard.press("Delete");
  await folder.expectText("chapters/one.md", /^ \*b\*/);
});

test("a preference, or a command, shows the marks always", async ({ studio }) => {
  await studio.importStory("Always", { One: "A *b* c.\n\n***\n\nD." });
  await studio.openChapter("One");
  await studio.placeCursor("One", "end");
  await studio.expectProse("One", "A b c.\n\n⁂\n\nD.");
  await studio.runCommand("Show Markdown marks");
  await studio.expectProse("One", "A *b* c.\n\n***\n\nD.");
  await studio.page.reload();
  await studio.expectProse("One", "A *b* c.\n\n***\n\nD.");
});

test("a scene break by a key, taken back in one", async ({ studio }) => {
  const folder = await studio.newStory("Break");
  await studio.write("Chapter One", "First scene. Second scene.");
  for (let step = 0; step < 13; step++) await studio.page.keyboard.press("ArrowLeft");
  await studio.page.keyboard.press("Control+Enter");
  await folder.expectText("chapters/chapter-one.md", "First scene.\n\n***\n\nSecond scene.");
  await studio.page.keyboard.type("So: ");
  await folder.expectText("chapters/chapter-one.md", "First scene.\n\n***\n\nSo: Second scene.");
  await studio.page.keyboard.press("Control+z");
  await studio.page.keyboard.press("Control+z");
  await folder.expectText("chapters/chapter-one.md", "First scene. Second scene.");
});
