import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const hen = "The hen sat on the wall.\n\nNobody saw it.";

/** A story of two chapters, and a draft of the whole book that is open. */
async function beginDraft(studio: StudioWindow, name: string, of: RegExp = /whole book/): Promise<void> {
  await studio.page.getByRole("tab", { name: "Drafts" }).click();
  await studio.button("New draft…").click();
  const dialog = studio.dialog("New draft…");
  await dialog.getByLabel("Name").fill(name);
  if (of.source !== "whole book") {
    await dialog.getByRole("button", { name: /Draft of/ }).click();
    await studio.page.getByRole("option", { name: of }).click();
  }
  await dialog.getByRole("button", { name: "Begin the draft" }).click();
  await expect(dialog).toBeHidden();
  await expect(bar(studio)).toContainText(`You are writing in the draft “${name}”. The main text goes on.`);
}

const bar = (studio: StudioWindow) => studio.page.getByRole("region", { name: "Draft", exact: true });
const review = (studio: StudioWindow, name: string) =>
  studio.page.getByRole("region", { name: `The draft “${name}” and the main text` });
const inDraft = (studio: StudioWindow, title: string, name: string) =>
  studio.editor(`${title}, in the draft “${name}”`);

test("a draft is written in while the main text goes on, and comes home change by change", async ({ studio }) => {
  await studio.importStory("Hens", { One: hen, Two: "It rained." });
  await studio.openChapter("One");
  await beginDraft(studio, "Darker");
  const draft = inDraft(studio, "One", "Darker");
  await draft.click();
  await studio.page.keyboard.press("Control+End");
  await studio.page.keyboard.type(" Nobody ever did.");
  await studio.page.keyboard.press("Control+Home");
  await studio.page.keyboard.type("Listen. ");
  await studio.saved();

  // The main text, and its file, know nothing of it.
  await studio.button("Back to the main text").click();
  await expect(studio.editor("One")).toContainText("The hen sat on the wall.");
  await expect(studio.editor("One")).not.toContainText("Listen.");
  await studio.write("One", " Not even the fox.");
  await studio.saved();
  await studio.installation
    .story("Hens")
    .expectText("chapters/one.md", /^The hen sat on the wall\.\n\nNobody saw it\. Not even the fox\.\n?$/);

  // And the draft is as it was left.
  await studio.page.getByRole("row", { name: "Darker" }).click();
  await expect(draft).toContainText("Listen. The hen sat on the wall.");
  await expect(draft).not.toContainText("fox");

  await studio.button("Compare with the main text").click();
  const changes = review(studio, "Darker");
  await expect(changes).toContainText("1 of 2");
  await expect(changes).toContainText("The main text was written in since");
  await changes.getByRole("button", { name: "Take", exact: true }).click();
  await expect(changes).toContainText("1 change taken into the main text.");
  await expect(changes).toContainText("1 of 1");
  await studio.installation.story("Hens").expectText("chapters/one.md", /^Listen\. The hen/);

  await changes.getByRole("button", { name: "Leave" }).click();
  await expect(changes).toContainText("1 change left; nothing else is different.");
  await changes.getByText("Show what was left").click();
  await changes.getByRole("button", { name: "Look at it again" }).click();
  await expect(changes).toContainText("1 of 1");
  await changes.getByRole("button", { name: "Undo" }).click();
  await expect(changes).toContainText("1 of 2");
  await studio.installation.story("Hens").expectText("chapters/one.md", /^The hen/);

  // By keys: take the first, leave the second.
  await studio.page.keyboard.press("Escape");
  await studio.button("Compare with the main text").click();
  await expect(changes.getByRole("button", { name: "Back to writing" })).toBeFocused();
  await expect(changes).toContainText("1 of 2");
  await studio.page.keyboard.press("t");
  await expect(changes).toContainText("1 of 1");
  // After the last one its button is disabled, and Escape leads back all the same.
  await changes.getByRole("button", { name: "Leave" }).focus();
  await studio.page.keyboard.press("Enter");
  await expect(changes).toContainText("1 change left");
  await studio.page.keyboard.press("Escape");
  await expect(draft).toContainText("Listen. The hen sat on the wall.");
  await expect(draft).toContainText("Not even the fox.");
});

test("everything is taken at once, and taken back at once", async ({ studio }) => {
  await studio.importStory("Hens", { One: hen, Two: "It rained." });
  await studio.openChapter("One");
  await beginDraft(studio, "All");
  await inDraft(studio, "One", "All").focus();
  await studio.page.keyboard.press("Control+Home");
  await studio.page.keyboard.type("Yes. ");
  await studio.row("Two").click();
  await inDraft(studio, "Two", "All").focus();
  await studio.page.keyboard.press("Control+Home");
  await studio.page.keyboard.type("And yes. ");
  await studio.saved();
  await studio.button("Take all").click();
  await expect(bar(studio)).toContainText("2 changes taken into the main text.");
  const story = studio.installation.story("Hens");
  await story.expectText("chapters/one.md", /^Yes\. The hen/);
  await story.expectText("chapters/two.md", /^And yes\. It rained/);
  await bar(studio).getByRole("button", { name: "Undo" }).click();
  await expect(bar(studio)).toContainText("Taken back.");
  await story.expectText("chapters/two.md", /^It rained/);
  await expect(inDraft(studio, "Two", "All")).toContainText("And yes. It rained.");
});

test("what is the draft and what is the main text is said truly where the past is looked at", async ({ studio }) => {
  await studio.importStory("Hens", { One: hen });
  await studio.openChapter("One");
  await beginDraft(studio, "Darker");
  await inDraft(studio, "One", "Darker").focus();
  await studio.page.keyboard.press("Control+Home");
  await studio.page.keyboard.type("Listen. ");
  await studio.saved();
  // How the draft was written is the draft's: nothing may call it the main text.
  await studio.page.keyboard.press("Control+Alt+P");
  await expect(studio.page.getByRole("heading", { name: /How “One” was written/ })).toBeVisible();
  await expect(bar(studio)).toBeHidden();
  await studio.page.keyboard.press("Escape");
  await expect(bar(studio)).toContainText("You are writing in the draft");
  // The timeline is the main text's.
  await studio.page.keyboard.press("Control+Alt+H");
  await expect(bar(studio)).toContainText("What is shown here is the main text.");
  await bar(studio).getByRole("button", { name: "Close the draft" }).click();
  await expect(bar(studio)).toBeHidden();
  // Its button has gone, and the focus with it.
  await studio.page.keyboard.press("Escape");
  await expect(studio.editor("One")).not.toContainText("Listen.");
});

test("the draft that was open is open after a reload, and a draft of one chapter says where it is not", async ({
  studio,
}) => {
  await studio.importStory("Hens", { One: hen, Two: "It rained." });
  await studio.openChapter("Two");
  await beginDraft(studio, "Only two", /“Two” only/);
  await inDraft(studio, "Two", "Only two").focus();
  await studio.page.keyboard.press("Control+Home");
  await studio.page.keyboard.type("Thunder. ");
  await studio.saved();
  await studio.page.reload();
  await expect(inDraft(studio, "Two", "Only two")).toContainText("Thunder. It rained.");
  await studio.row("One").click();
  await expect(studio.editor("One")).toContainText("The hen sat");
  await expect(bar(studio)).toContainText("“Only two” is a draft of another chapter. This is the main text.");
});

test("drafts are renamed, archived, thrown away and brought back", async ({ studio }) => {
  await studio.importStory("Hens", { One: hen, Two: "It rained." });
  await studio.openChapter("One");
  await beginDraft(studio, "Darker");
  const row = (name: string) => studio.page.getByRole("row", { name });
  await row("Darker").focus();
  await studio.page.keyboard.press("F2");
  await studio.page.keyboard.type("Lighter");
  await studio.page.keyboard.press("Enter");
  await expect(row("Lighter")).toBeVisible();
  await expect(bar(studio)).toContainText("Lighter");
  await row("Lighter").hover();
  await studio.button("Archive “Lighter”").click();
  await studio.button("Archived (1)").click();
  await studio.button("Take “Lighter” out of the archive").click();
  await row("Lighter").focus();
  await studio.page.keyboard.press("Delete");
  await expect(row("Lighter")).toBeHidden();
  // Who throws away the draft that is open is back in the main text.
  await expect(bar(studio)).toBeHidden();
  await studio.button("Thrown away (1)").click();
  await studio.button("Bring “Lighter” back").click();
  await expect(row("Lighter")).toBeVisible();
});

test("a draft has a history of its own, and what it said before is restored in it", async ({ studio }) => {
  await studio.importStory("Hens", { One: hen, Two: "It rained." });
  await studio.openChapter("One");
  await beginDraft(studio, "Darker");
  await inDraft(studio, "One", "Darker").focus();
  await studio.page.keyboard.press("Control+Home");
  await studio.page.keyboard.type("Listen. ");
  await studio.saved();
  const history = await studio.showHistory();
  await expect(history).toContainText("What was written in the draft “Darker”.");
  const revision = history.getByRole("option");
  await expect(revision).toHaveCount(1);
  await expect(revision).toContainText("+1");
  await revision.click();
  const reader = studio.page.getByRole("region", { name: "An earlier version" });
  await expect(reader).toContainText("Listen.");
  await studio.button("Back to the main text").click();
  await expect(reader).toBeHidden();
  await expect(studio.editor("One")).toContainText("The hen sat");
  await expect(history.getByRole("option").first()).toContainText("Imported");
});
