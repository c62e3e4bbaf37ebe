import { expect, test } from "./studio.ts";

test("a newcomer sees how to begin: the sample, a manuscript, a new story", async ({ studio }) => {
  await expect(studio.page.getByRole("button", { name: "sample story" })).toBeEnabled();
  await expect(studio.button("Import…")).toBeEnabled();
  await expect(studio.button("New story")).toBeEnabled();
  await expect(studio.page.getByRole("heading", { name: "Redraft" })).toBeVisible();
  await expect(studio.page.getByText("Nothing here yet.")).toBeVisible();
});

test("the token leaves the address at once and a reload still finds it", async ({ studio }) => {
  expect(studio.installation.address).toContain("#token=");
  expect(studio.page.url()).not.toContain("token");
  await studio.page.reload();
  await expect(studio.button("New story")).toBeEnabled();
});

test("without the token the window says what is missing, and shows no story", async ({ studio, browser }) => {
  await studio.newStory("Private");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${studio.installation.port}/`);
  await expect(page.getByRole("alert")).toContainText("without the key to your stories");
  await expect(page.getByText("Private")).toHaveCount(0);
  await context.close();
});

test("a new story is written, saved, and stands in its folder as plain Markdown", async ({ studio }) => {
  const folder = await studio.newStory("Salt and Iron");
  await expect(studio.row("Chapter One")).toBeVisible();
  await studio.write("Chapter One", "The tide took the *Margaret* at four.");
  await studio.saved();
  await folder.expectText("chapters/chapter-one.md", "The tide took the *Margaret* at four.");
  expect(await folder.items()).toMatchObject([{ title: "Chapter One", parent: "book" }]);
});

test("a story that was left stands in the library and opens where it was", async ({ studio }) => {
  await studio.newStory("Salt and Iron");
  await studio.write("Chapter One", "The tide took the boat.");
  await studio.leave();
  const story = studio.page.getByRole("button", { name: /^Salt and Iron/ });
  await expect(story).toContainText("5 words");
  await story.click();
  await studio.expectProse("Chapter One", "The tide took the boat.");
});

test("a name that is no file name, and a title that is taken, each get a folder of their own", async ({ studio }) => {
  await studio.newStory("What/If: A Story?");
  await studio.leave();
  await studio.newStory("What/If: A Story?");
  await studio.leave();
  await expect(studio.page.getByRole("button", { name: /^What\/If: A Story\?/ })).toHaveCount(2);
  expect(await studio.installation.stories()).toHaveLength(2);
});

test("a story is taken off the list and its folder stays", async ({ studio }) => {
  const folder = await studio.newStory("Salt and Iron");
  await studio.leave();
  await studio.page.getByRole("button", { name: "Take “Salt and Iron” off this list" }).click();
  await expect(studio.page.getByRole("button", { name: /^Salt and Iron/ })).toHaveCount(0);
  expect(await folder.files("chapters")).toEqual(["chapter-one.md"]);
  await studio.button("Open folder…").click();
  await studio.dialog("Open folder…").getByRole("textbox").fill(folder.path);
  await studio.dialog("Open folder…").getByRole("button", { name: "Open", exact: true }).click();
  await expect(studio.row("Chapter One")).toBeVisible();
});

test("the sample story opens with its history, and what is tried in it stays in the same copy", async ({ studio }) => {
  const sample = studio.page.getByRole("button", { name: "Open the sample story" });
  await sample.click();
  await expect(studio.row("The Hut")).toBeVisible({ timeout: 20_000 });
  await studio.openChapter("Accounts Rendered");
  const history = await studio.showHistory();
  await expect.poll(() => history.getByRole("option").count()).toBeGreaterThan(3);
  await studio.write("Accounts Rendered", " Tried by a newcomer.");
  await studio.saved();
  await studio.leave();
  await expect(studio.page.getByRole("button", { name: /^An Allowance for Mud/ })).toHaveCount(1);
  await sample.click();
  await studio.openChapter("Accounts Rendered");
  await studio.placeCursor("Accounts Rendered", "end");
  await studio.expectProse("Accounts Rendered", /Tried by a newcomer\.$/);
  expect(await studio.installation.stories()).toHaveLength(1);
});
