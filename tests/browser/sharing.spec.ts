import { expect, makeLink, test } from "./guests.ts";

test("Share… says what each way needs, and what a link of this computer reaches", async ({ studio }) => {
  const folder = await studio.newStory("Shared");
  await studio.button("Share…").click();
  const dialog = studio.dialog("Share…");
  await expect(dialog).toContainText("A shared folder");
  await expect(dialog).toContainText(folder.path);
  await expect(dialog).toContainText("listens to this computer alone");
  await expect(dialog).toContainText("redraft serve");
  await expect(dialog).toContainText("There is no link into this story yet.");
});

test("a link is shown once, its guest comes in by it, is named, and is sent out when it is taken back", async ({
  studio,
  enter,
}) => {
  await studio.importStory("Shared", { One: "The water rose." });
  const address = await makeLink(studio, { role: "Read", name: "Rea" });
  const guest = await enter(address);
  await expect(guest.text("One")).toContainText("The water rose.");
  expect(guest.page.url()).not.toContain("join");
  await studio.button("Share…").click();
  const dialog = studio.dialog("Share…");
  await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveCount(0);
  const link = dialog.getByRole("listitem", { name: "Read: Rea" });
  await expect(link).toContainText("open");
  await expect(link).toContainText("here now");
  await link.getByRole("button", { name: "Rename Rea" }).click();
  await link.getByLabel("Their name").fill("Rhea");
  await link.getByRole("button", { name: "Save" }).click();
  await expect(link.getByRole("button", { name: "Rename Rhea" })).toBeVisible();
  await link.getByRole("button", { name: "Take back the link to Read: Rea" }).click();
  await expect(link).toContainText("is sent out at once");
  await expect(guest.text("One")).toBeVisible();
  await link.getByRole("button", { name: "Take it back" }).click();
  await expect(guest.page.getByRole("alert")).toHaveText("This link was taken back.");
  await expect(link).toContainText("taken back");
  const late = await enter(address);
  await expect(late.page.getByRole("alert")).toHaveText("This link was taken back.");
});

test("a link for one person leads nobody else in; whoever came in by it opens it again", async ({ studio, enter }) => {
  await studio.importStory("Shared", { One: "The water rose." });
  const address = await makeLink(studio, { role: "Comment" });
  const guest = await enter(address);
  await expect(guest.text("One")).toBeVisible();
  const other = await enter(address);
  await expect(other.page.getByRole("heading", { name: "You can’t come in" })).toBeVisible();
  await expect(other.page.getByRole("alert")).toContainText("it was made for one person");
  await guest.page.goto("about:blank");
  await guest.page.goto(address);
  await expect(guest.text("One")).toBeVisible();
  await expect(guest.page.getByText("You are here as Guest, by a link to comment")).toBeVisible();
});

test("in German", async ({ studio }) => {
  await studio.newStory("Geteilt");
  await studio.runCommand("Deutsch");
  await studio.button("Teilen …").click();
  const dialog = studio.dialog("Teilen …");
  await expect(dialog).toContainText("Ein gemeinsamer Ordner");
  await dialog.getByRole("button", { name: "Link machen" }).click();
  await expect(dialog).toContainText("Er steht nur dieses eine Mal da");
});
