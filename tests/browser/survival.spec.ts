import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "./studio.ts";

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}

test("the host is killed while typing: the window says so, keeps the words, and sends them once when it is back", async ({
  studio,
  installation,
}) => {
  const folder = await studio.newStory("Survival");
  await studio.write("Chapter One", "Before the fall. ");
  const address = installation.address;
  const typing = studio.page.keyboard.type("While it falls, the writer goes on typing. ", { delay: 15 });
  await installation.kill();
  await typing;
  await expect(studio.status).toHaveText(/^Not saved/);
  await studio.page.keyboard.type("And after it fell.");
  const whole = "Before the fall. While it falls, the writer goes on typing. And after it fell.";
  await studio.expectProse("Chapter One", whole);
  expect(await installation.start()).toBe(address);
  await studio.saved();
  await studio.expectProse("Chapter One", whole);
  await folder.expectText("chapters/chapter-one.md", whole);
});

test("what was “Saved” when the host was killed is there though no window is left to send it", async ({
  studio,
  installation,
}) => {
  const folder = await studio.newStory("Saved is saved");
  await studio.write("Chapter One", "These words were saved.");
  await studio.saved();
  await installation.kill();
  await studio.page.goto("about:blank");
  await installation.start();
  await studio.openStory(folder);
  await studio.expectProse("Chapter One", "These words were saved.");
  await folder.expectText("chapters/chapter-one.md", "These words were saved.");
});

test("killed again and again, no word is lost and none comes twice", async ({ studio, installation }) => {
  const folder = await studio.newStory("Again");
  const words = ["one", "two", "three"];
  const said = await studio.statusesFromNow();
  for (const word of words) {
    await studio.write("Chapter One", `${word}-begun `);
    await installation.kill();
    await expect(studio.status).toHaveText(/^Not saved/);
    await studio.page.keyboard.type(`${word}-gone `);
    await installation.start();
    await studio.saved();
  }
  // A window that finds its host again is never turned away by it first.
  expect((await said()).filter((text) => !/^(Saved|Saving…|Not saved: Redraft has stopped)/.test(text))).toEqual([]);
  const whole = words.map((word) => `${word}-begun ${word}-gone `).join("");
  await studio.expectProse("Chapter One", whole);
  await folder.expectText("chapters/chapter-one.md", whole);
});

test("the outline is edited while the host is away, and agrees after it is back", async ({ studio, installation }) => {
  const folder = await studio.importStory("Away", { One: "One.", Two: "Two.", Three: "Three." });
  await installation.kill();
  await expect(studio.status).toHaveText(/^Not saved/);
  await studio.row("Three").focus();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await studio.expectTitles("One", "Three", "Two", "Notes");
  await installation.start();
  await studio.saved();
  await studio.expectTitles("One", "Three", "Two", "Notes");
  await expect
    .poll(async () => (await folder.items()).map(({ title }) => title), { timeout: 20_000 })
    .toEqual(["One", "Three", "Two"]);
});

test("leaving while the host is away keeps the window until the words are saved", async ({ studio, installation }) => {
  const folder = await studio.newStory("Stay");
  await expect(studio.editor("Chapter One")).toBeVisible();
  await studio.saved();
  await installation.kill();
  await expect(studio.status).toHaveText(/^Not saved/);
  await studio.write("Chapter One", "Only this window has it.");
  await studio.button("All stories").click();
  await expect(studio.dialog("All stories")).toContainText("Not everything is saved yet");
  await installation.start();
  await expect(studio.button("New story")).toBeVisible({ timeout: 20_000 });
  await folder.expectText("chapters/chapter-one.md", "Only this window has it.");
});

test("the window is closed and opened again: text and history are there", async ({ studio, openWindow }) => {
  const folder = await studio.newStory("Come back");
  await studio.write("Chapter One", "Written before the window was closed.");
  await studio.saved();
  await studio.page.close();
  const again = await openWindow();
  await again.openStory(folder);
  await again.expectProse("Chapter One", "Written before the window was closed.");
  const history = await again.showHistory();
  await expect(history.getByRole("option").first()).toContainText("+6");
});

test("another program's change comes into the open chapter, as a revision from outside, and keeps the writer's", async ({
  studio,
}) => {
  const folder = await studio.importStory("Outside", { One: "First line here.\n\nLast line here." });
  await studio.openChapter("One");
  await studio.write("One", " And what the writer wrote.");
  await folder.expectText("chapters/one.md", /And what the writer wrote\./);
  const text = await folder.read("chapters/one.md");
  await folder.write("chapters/one.md", text.replace("First line here.", "First line, changed outside."));
  await studio.expectProse("One", "First line, changed outside.\n\nLast line here. And what the writer wrote.");
  const history = await studio.showHistory();
  await expect(history.getByRole("option").first()).toContainText("From outside");
  await folder.expectText(
    "chapters/one.md",
    /^First line, changed outside\.\n\nLast line here\. And what the writer wrote\.\n?$/,
  );
});

test("another program's change while nothing ran comes in at the next opening", async ({ studio, installation }) => {
  const folder = await studio.newStory("Meanwhile");
  await studio.write("Chapter One", "As Redraft left it.");
  await studio.leave();
  await folder.expectText("chapters/chapter-one.md", "As Redraft left it.");
  await studio.page.goto("about:blank");
  await installation.stop();
  await folder.write("chapters/chapter-one.md", "As Redraft left it. And as another editor went on.");
  await installation.start();
  await studio.openStory(folder);
  await studio.expectProse("Chapter One", "As Redraft left it. And as another editor went on.");
  await expect((await studio.showHistory()).getByRole("option").first()).toContainText("From outside");
});

test("both sides change one chapter at the same moment and both changes stay", async ({ studio }) => {
  const folder = await studio.importStory("Both", { One: "Alpha stands.\n\nOmega stands." });
  await studio.openChapter("One");
  await folder.expectText("chapters/one.md", /^Alpha/);
  await studio.write("One", " Typed here.");
  await folder.write("chapters/one.md", "Alpha stands, said the other.\n\nOmega stands.\n");
  await studio.expectProse("One", "Alpha stands, said the other.\n\nOmega stands. Typed here.");
  await folder.expectText("chapters/one.md", /^Alpha stands, said the other\.\n\nOmega stands\. Typed here\.\n?$/);
  const file = await readFile(join(folder.path, "chapters/one.md"), "utf8");
  expect(occurrences(file, "Typed here.")).toBe(1);
});

test("a folder that is copied while the host is away opens as a story of its own", async ({ studio, installation }) => {
  const { cp } = await import("node:fs/promises");
  const folder = await studio.newStory("Original");
  await studio.write("Chapter One", "The same until here.");
  await studio.leave();
  await folder.expectText("chapters/chapter-one.md", "The same until here.");
  await studio.page.goto("about:blank");
  await installation.stop();
  const copy = installation.story("Copy");
  await cp(folder.path, copy.path, { recursive: true });
  await installation.start();
  await studio.openStory(copy);
  await studio.write("Chapter One", " Only in the copy.");
  await studio.saved();
  await copy.expectText("chapters/chapter-one.md", "The same until here. Only in the copy.");
  expect(await folder.read("chapters/chapter-one.md")).toBe("The same until here.");
});
