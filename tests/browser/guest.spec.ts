import { crash, expect, keptUpdates, makeLink, test } from "./guests.ts";

test.describe("whoever reads", () => {
  test("has the contents, the chapter as it is written, and comes back by the address without a token", async ({
    studio,
    enter,
  }) => {
    await studio.importStory("The Weir", { One: "The water rose.", Two: "It *fell*." });
    const guest = await enter(await makeLink(studio, { role: "Read", name: "Rea" }));
    await expect(guest.page.getByText("You are here as Rea, by a link to read")).toBeVisible();
    await expect(guest.page.getByRole("heading", { name: "The Weir" })).toBeVisible();
    await expect(guest.contents.getByRole("button")).toHaveCount(2);
    await studio.openChapter("One");
    await studio.write("One", " And it rained.");
    await expect(guest.text("One")).toContainText("The water rose. And it rained.");
    await guest.page.getByRole("button", { name: "Next: Two" }).click();
    await expect(guest.text("Two")).toContainText("It fell.");
    await guest.text("Two").focus();
    await guest.page.keyboard.type("mine");
    await expect(guest.text("Two")).not.toContainText("mine");
    await studio.row("One").focus();
    await studio.page.keyboard.press("F2");
    await studio.page.keyboard.type("The First");
    await studio.page.keyboard.press("Enter");
    await expect(guest.contents).toContainText("The First");
    await guest.page.reload();
    await expect(guest.text("Two")).toBeVisible();
    const { href } = new URL(guest.page.url());
    await guest.page.goto("about:blank");
    await guest.page.goto(href);
    await expect(guest.page.getByText("You are here as Rea, by a link to read")).toBeVisible();
    await guest.page.keyboard.press("Alt+PageUp");
    await expect(guest.text("The First")).toContainText("And it rained.");
  });

  test("keeps a theme of their own, and the host keeps its owner's", async ({ studio, enter }) => {
    await studio.importStory("The Weir", { One: "The water rose." });
    const guest = await enter(await makeLink(studio, { role: "Read" }));
    await guest.page.getByRole("button", { name: "Preferences" }).click();
    await guest.page.getByRole("menuitemradio", { name: "Black" }).click();
    await expect(guest.page.locator(":root")).toHaveAttribute("data-theme", "black");
    await guest.page.reload();
    await expect(guest.text("One")).toBeVisible();
    await expect(guest.page.locator(":root")).toHaveAttribute("data-theme", "black");
    await expect(studio.page.locator(":root")).not.toHaveAttribute("data-theme", "black");
  });
});

test("whoever comments marks words of the text, and the owner has it at once, under the link's name", async ({
  studio,
  enter,
}) => {
  await studio.importStory("The Weir", { One: "The water rose." });
  const { page } = await enter(await makeLink(studio, { role: "Comment", name: "Cora" }));
  const text = page.getByRole("textbox", { name: "One", exact: true });
  await text.getByText("The water rose.").dblclick({ position: { x: 55, y: 12 } });
  const comments = page.getByRole("region", { name: "Comments" });
  await comments.getByRole("button", { name: "Comment", exact: true }).click();
  await page.keyboard.type("Is it the sea?");
  await page.keyboard.press("Control+Enter");
  await expect(comments).toContainText("Is it the sea?");
  await expect(text.locator(".commented")).toHaveText("water");
  await studio.openChapter("One");
  await studio.runCommand("Comments");
  const owners = studio.page.getByRole("region", { name: "Comments" });
  await expect(owners).toContainText("Is it the sea?");
  await expect(owners).toContainText("Cora");
});

test.describe("whoever suggests", () => {
  test("sees what they put in and took out, takes it back, and the text goes on beneath", async ({ studio, enter }) => {
    const folder = await studio.importStory("The Weir", { One: "The old water rose.\n\nIt fell." });
    const guest = await enter(await makeLink(studio, { role: "Suggest", name: "Ed" }));
    const text = guest.text("One");
    await expect(text).toContainText("The old water rose.");
    await guest.saved();
    await text.getByText("The old water rose.").click();
    await guest.page.keyboard.press("Control+Home");
    for (let step = 0; step < "The ".length; step += 1) await guest.page.keyboard.press("ArrowRight");
    for (let step = 0; step < "old ".length; step += 1) await guest.page.keyboard.press("Delete");
    await expect(text.locator("del")).toHaveText("old ");
    await guest.page.keyboard.press("End");
    await guest.page.keyboard.type(" Slowly.");
    await expect(text.locator("ins")).toHaveText([" Slowly."]);
    await guest.saved();
    await expect(guest.suggestions.getByRole("listitem")).toHaveCount(2);
    const editor = await studio.openChapter("One");
    await expect(editor.locator("ins")).toHaveText([" Slowly."]);
    await studio.write("One", " And rose.");
    await folder.expectText("chapters/one.md", "The old water rose.\n\nIt fell. And rose.\n");
    await expect(text).toContainText("It fell. And rose.");
    await expect(guest.suggestions.getByRole("listitem")).toHaveCount(2);
    await guest.suggestions.getByRole("button", { name: "Undo: old" }).click();
    await expect(text.locator("del")).toHaveCount(0);
    await expect(guest.suggestions.getByRole("listitem")).toHaveCount(1);
    await guest.saved();
    await guest.page.reload();
    await expect(text.locator("ins")).toHaveText(" Slowly.");
    await expect(text.locator("del")).toHaveCount(0);
  });

  test("loses nothing when the browser dies while the host is away: the words arrive, once", async ({
    studio,
    enter,
    installation,
  }) => {
    const folder = await studio.importStory("The Weir", { One: "The water rose." });
    const guest = await enter(await makeLink(studio, { role: "Suggest", name: "Ed" }));
    const text = guest.text("One");
    await expect(text).toContainText("The water rose.");
    await text.click();
    await guest.page.keyboard.press("Control+End");
    await guest.page.keyboard.type("Before. ");
    await guest.saved();
    await installation.kill();
    await guest.page.keyboard.type("Unsent words.");
    await expect(guest.status).toContainText("not sent yet");
    const { href } = new URL(guest.page.url());
    const again = await guest.page.context().newPage();
    await crash(guest.page);
    await installation.start();
    await studio.openStory(folder);
    await again.goto(href);
    const comesBack = again.getByRole("textbox", { name: "One", exact: true });
    await expect(comesBack).toContainText("Before. Unsent words.");
    await expect(again.locator(".save-status")).toHaveText("Saved");
    await again.reload();
    await expect(comesBack).toContainText("Before. Unsent words.");
    expect((await comesBack.textContent())?.split("Unsent").length).toBe(2);
    expect(await keptUpdates(again)).toBe(0);
  });
});

test.describe("whoever writes", () => {
  test("has the studio without what is the owner's alone, and writes in the text", async ({ studio, enter }) => {
    const folder = await studio.importStory("The Weir", { One: "The water rose." });
    const { page } = await enter(await makeLink(studio, { role: "Write", name: "Wim" }));
    await expect(page.getByRole("tree", { name: "Outline" })).toBeVisible();
    await expect(page.getByText("You are here as Wim, by a link to write")).toBeVisible();
    for (const name of ["All stories", "Import…", "Export…", "Share…"])
      await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
    const editor = page.getByRole("textbox", { name: "One", exact: true });
    await page.getByRole("treeitem", { name: "One", exact: true }).click();
    await editor.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Wim was here.");
    await expect(page.getByRole("status").first()).toHaveText(/^Saved/);
    await folder.expectText("chapters/one.md", /Wim was here\./);
    await page.keyboard.press("Control+Shift+P");
    await page.getByRole("searchbox", { name: "Find a command" }).fill("Export");
    await expect(page.getByRole("menuitem", { name: /^Export/ })).toHaveCount(0);
  });

  test("goes on after the host came back, and words of a window that died arrive, once", async ({
    studio,
    enter,
    installation,
  }) => {
    const folder = await studio.importStory("The Weir", { One: "The water rose." });
    const guest = await enter(await makeLink(studio, { role: "Write", name: "Wim" }));
    const { page } = guest;
    await page.getByRole("treeitem", { name: "One", exact: true }).click();
    const editor = page.getByRole("textbox", { name: "One", exact: true });
    await editor.focus();
    await page.keyboard.press("Control+End");
    await installation.kill();
    await page.keyboard.type("Unsent words.");
    await expect(guest.status).toContainText("not sent yet");
    const { href } = new URL(page.url());
    const again = await page.context().newPage();
    await crash(page);
    await installation.start();
    await studio.openStory(folder);
    await again.goto(href);
    await expect(again.getByRole("tree", { name: "Outline" })).toBeVisible();
    await folder.expectText("chapters/one.md", /Unsent words\./);
    expect((await folder.read("chapters/one.md")).split("Unsent").length).toBe(2);
    await expect.poll(() => keptUpdates(again)).toBe(0);
  });
});

test("an address of a story that this browser has not come into says so", async ({ studio, enter }) => {
  await studio.newStory("Closed");
  const guest = await enter(`${new URL(studio.installation.address).origin}/#story=none`);
  await expect(guest.page.getByRole("alert")).toHaveText("This browser has not come into this story yet.");
});

test("a link that leads nowhere says so", async ({ studio, enter }) => {
  await studio.newStory("Open");
  const guest = await enter(`${new URL(studio.installation.address).origin}/#join=${"x".repeat(43)}`);
  await expect(guest.page.getByRole("alert")).toHaveText("This link leads to no story that is open.");
});
