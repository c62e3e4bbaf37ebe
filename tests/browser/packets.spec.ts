import { once } from "node:events";
import { join } from "node:path";
import { runCommand, startCommand } from "../cli/run-command.ts";
import { expect, test } from "./guests.ts";

test("a chapter goes out as a file to somebody without a connection, and their suggestion and comment come back by it", async ({
  studio,
  installation,
  enter,
}) => {
  const { path: story } = await studio.importStory("The Weir", { One: "The old water rose.\n\nIt fell.", Two: "Dry." });
  const packet = join(installation.home, "for-ed.redraft-review");
  const made = await runCommand(installation.home, "packet", story, "--for", "Ed", "--only", "One", "--out", packet);
  expect(made.err).toBe("");

  const review = startCommand(join(installation.home, "reviewer"), ["review", packet, "--no-browser", "--json"]);
  const [told] = (await once(review.stdout ?? review, "data")) as [Buffer];
  const reviewer = await enter(JSON.parse(told.toString()).address);
  await expect(reviewer.page.getByText("You are here as Ed, by a link to suggest")).toBeVisible();
  await expect(reviewer.contents.getByRole("button")).toHaveCount(1);
  const text = reviewer.text("One");
  await text.getByText("The old water rose.").click();
  await reviewer.page.keyboard.press("Control+Home");
  for (let step = 0; step < "The ".length; step += 1) await reviewer.page.keyboard.press("ArrowRight");
  for (let step = 0; step < "old ".length; step += 1) await reviewer.page.keyboard.press("Delete");
  await reviewer.page.keyboard.type("brown ");
  await reviewer.saved();
  await text.getByText("It fell.").dblclick({ position: { x: 20, y: 12 } });
  await reviewer.page.getByRole("tab", { name: "Comments" }).click();
  const said = reviewer.page.getByRole("region", { name: "Comments" });
  await said.getByRole("button", { name: "Comment", exact: true }).click();
  await reviewer.page.keyboard.type("From where?");
  await reviewer.page.keyboard.press("Control+Enter");
  await expect(said).toContainText("From where?");
  // What is in the window is in the file when the command has ended.
  review.kill("SIGTERM");
  await once(review, "exit");

  await studio.openChapter("One");
  await studio.write("One", " At dusk.");
  const taken = await runCommand(installation.home, "take", packet, "--into", story);
  expect(taken.out).toBe("Ed: suggestions in one chapter, one comment\n");
  await studio.button("Import…").click();
  const dialog = studio.dialog("Import…");
  await dialog.locator("input[type=file]").first().setInputFiles(packet);
  await expect(dialog.getByRole("heading", { name: "What Ed sends back" })).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveText("Nothing that was not here already.");
  await dialog.getByRole("button", { name: "Done" }).click();
  await studio.runCommand("Comments");
  const comments = studio.page.getByRole("region", { name: "Comments" });
  await expect(comments).toContainText("From where?");
  await expect(comments).toContainText("Ed");
  await expect(studio.page.getByRole("textbox", { name: "One", exact: true })).toContainText("brown");
});

test("Share… makes the file, lists it, and takes it back", async ({ studio, installation }) => {
  const { path: story } = await studio.importStory("The Weir", { One: "The water rose." });
  await studio.button("Share…").click();
  const dialog = studio.dialog("Share…");
  const making = dialog.getByRole("region", { name: "A file, for somebody without a connection" });
  await expect(making.getByRole("button", { name: "Make the file" })).toBeDisabled();
  await making.getByLabel("Reviewer’s name").fill("Ed");
  const arriving = studio.page.waitForEvent("download");
  await making.getByRole("button", { name: "Make the file" }).click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("The Weir (Ed).redraft-review");
  const packet = join(installation.home, "for-ed.redraft-review");
  await download.saveAs(packet);
  const take = () => runCommand(installation.home, "take", packet, "--into", story);
  expect((await take()).out).toBe("Ed: nothing that was not here already\n");
  const link = dialog.getByRole("listitem", { name: "Suggest: Ed" });
  await expect(link).toContainText("by file");
  await link.getByRole("button", { name: "Take back the link to Suggest: Ed" }).click();
  await link.getByRole("button", { name: "Take it back" }).click();
  await expect(link).toContainText("taken back");
  expect((await take()).err).toContain("You have taken this packet back.");
});
