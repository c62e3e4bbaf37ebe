import type { Locator } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

function revisions(history: Locator): Locator {
  return history.getByRole("option");
}

/**
 * Three states of one chapter: imported, written in, and labelled. A label ends a revision, so that what comes after it
 * stands in the next one.
 */
async function threeStates(studio: StudioWindow): Promise<Locator> {
  await studio.importStory("History", { One: "The tide came in at four.", Two: "Nothing happened." });
  await studio.openChapter("One");
  const history = await studio.showHistory();
  await expect(revisions(history)).toHaveCount(1);
  await studio.write("One", " Nobody was surprised.");
  await studio.saved();
  await expect(revisions(history)).toHaveCount(2);
  await label(studio, history, "First draft");
  await studio.write("One", " Except the cook.");
  await studio.saved();
  // The label has ended the revision before it.
  await expect(revisions(history)).toHaveCount(3);
  return history;
}

async function label(studio: StudioWindow, history: Locator, name: string): Promise<void> {
  await history.getByRole("button", { name: "Label this moment…" }).click();
  const dialog = studio.dialog("Label this moment…");
  await dialog.getByLabel("Label").fill(name);
  await dialog.getByRole("button", { name: "Label", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(revisions(history).filter({ hasText: name })).toBeVisible();
}

async function restore(studio: StudioWindow, revision: Locator): Promise<void> {
  await revision.click();
  await studio.button("Restore this version").click();
  await studio.dialog("Restore this version").getByRole("button", { name: "Restore" }).click();
  await expect(studio.page.getByRole("region", { name: "An earlier version" })).toBeHidden();
}

test("revisions stand by time, with their author, origin and words, newest first", async ({ studio }) => {
  const history = await threeStates(studio);
  await expect(history.getByText("Today")).toBeVisible();
  const newest = revisions(history).first();
  await expect(newest).toContainText(/\d\d:\d\d/);
  await expect(newest).toContainText("Written");
  await expect(newest).toContainText("Writer");
  await expect(newest).toContainText("+3");
  await expect(revisions(history).last()).toContainText("Imported");
  await expect(revisions(history).last()).toContainText("+6");
});

test("a chapter's history is its own", async ({ studio }) => {
  const history = await threeStates(studio);
  await studio.openChapter("Two");
  await expect(revisions(history)).toHaveCount(1);
  await expect(revisions(history)).toContainText("Imported");
});

test("an earlier version is read as it was, and the writing is where it was afterwards", async ({ studio }) => {
  const history = await threeStates(studio);
  await revisions(history).last().click();
  const reader = studio.page.getByRole("region", { name: "An earlier version" });
  await reader.getByRole("button", { name: /Show/ }).click();
  await studio.page.getByRole("option", { name: "The text as it was" }).click();
  await expect(reader.locator(".cm-content")).toHaveText("The tide came in at four.");
  await reader.locator(".cm-content").focus();
  await studio.page.keyboard.type("never");
  await expect(reader.locator(".cm-content")).toHaveText("The tide came in at four.");
  await studio.button("Back to writing").click();
  await studio.expectProse("One", "The tide came in at four. Nobody was surprised. Except the cook.");
});

test("what has changed since then is shown against the text as it stands", async ({ studio }) => {
  const history = await threeStates(studio);
  await revisions(history).last().click();
  const reader = studio.page.getByRole("region", { name: "An earlier version" });
  await expect(reader.locator("ins")).toHaveText(/Nobody was surprised\. Except the cook\./);
  await expect(reader.locator("del")).toHaveCount(0);
  await expect(reader.getByRole("note")).toContainText("6 words added, 0 removed");
  await studio.button("Next change").click();
  await expect(reader).toContainText("1 of 1");
  await studio.button("Back to writing").click();
});

test("a moment is labelled, and its revision carries the label for good", async ({ studio }) => {
  const history = await threeStates(studio);
  const labelled = revisions(history).filter({ hasText: "First draft" });
  await expect(labelled).toHaveCount(1);
  await labelled.click();
  const reader = studio.page.getByRole("region", { name: "An earlier version" });
  await expect(reader.locator("ins")).toHaveText(/^\s*Except the cook\.\s*$/);
  await studio.button("Back to writing").click();
  await studio.page.reload();
  const after = await studio.showHistory();
  await expect(revisions(after).filter({ hasText: "First draft" })).toHaveCount(1);
});

test("an old revision is labelled where it stands in the list", async ({ studio }) => {
  const history = await threeStates(studio);
  await revisions(history).last().click();
  await studio.button("Label…").click();
  await studio.dialog("Label…").getByLabel("Label").fill("As it came");
  await studio.dialog("Label…").getByRole("button", { name: "Label", exact: true }).click();
  await expect(revisions(history).last()).toContainText("As it came");
});

test("a version is restored, the text before it is a revision too, and restoring that takes it back", async ({
  studio,
}) => {
  const history = await threeStates(studio);
  const count = await revisions(history).count();
  await restore(studio, revisions(history).last());
  await studio.expectProse("One", "The tide came in at four.");
  await expect(revisions(history)).toHaveCount(count + 1);
  await expect(revisions(history).first()).toContainText("Restored");
  await studio.installation.story("History").expectText("chapters/one.md", /^The tide came in at four\.\n?$/);
  await restore(studio, revisions(history).nth(1));
  await studio.expectProse("One", "The tide came in at four. Nobody was surprised. Except the cook.");
  await expect(revisions(history)).toHaveCount(count + 2);
});

test("the writer's name in the preferences is the author from then on", async ({ studio }) => {
  await studio.button("Preferences").click();
  await studio.page.getByRole("menuitem", { name: "Your name…" }).click();
  await studio.dialog("Your name…").getByRole("textbox").fill("Ida Wray");
  await studio.dialog("Your name…").getByRole("button", { name: "Save" }).click();
  await expect(studio.dialog("Your name…")).toBeHidden();
  await studio.newStory("Named");
  await studio.write("Chapter One", "Mine.");
  await studio.saved();
  await expect(revisions(await studio.showHistory()).first()).toContainText("Ida Wray");
});
