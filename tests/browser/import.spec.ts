import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { numberedChapters, recurringTitles } from "./manuscripts.ts";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const shared = join(import.meta.dirname, "../../../shared/manuscripts");

/** Lines of the plan: of a long one, those that are in view. */
function planned(dialog: Locator, kind: "part" | "chapter"): Locator {
  return dialog.getByRole("grid", { name: "Chapters" }).locator(`.plan-row.${kind}`);
}

function summary(dialog: Locator): Locator {
  return dialog.getByRole("heading", { name: /^[\d,]+ chapters?( in \d+ parts?)?$/ });
}

async function accept(studio: StudioWindow, dialog: Locator): Promise<void> {
  await dialog.getByRole("button", { name: /^Make the story/ }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(studio.outline).toBeVisible();
}

/** "17,824 words: 17,790 in 10 chapters, 34 in titles. None lost.": the account must come out even. */
async function expectEvenAccount(dialog: Locator): Promise<void> {
  const text = (await dialog.locator(".account").textContent()) ?? "";
  const counts = text.matchAll(/(\d[\d,]*) (?:words?:|in [\d,]+ chapters?|in titles|set aside)/g);
  const [source, ...parts] = [...counts].map(([, digits = ""]) => Number(digits.replaceAll(",", "")));
  expect(source).toBeGreaterThan(0);
  expect(
    parts.reduce((sum, words) => sum + words, 0),
    text,
  ).toBe(source);
}

test("ten lines “Title by Author” become ten chapters: the plan says so first, and makes nothing", async ({
  studio,
}) => {
  const dialog = await studio.upload(recurringTitles.name, recurringTitles.text);
  await expect(planned(dialog, "chapter")).toHaveCount(10);
  await expect(planned(dialog, "chapter").locator(".plan-title")).toHaveText([...recurringTitles.chapters]);
  await expect(dialog.getByLabel("Author")).toHaveValue(recurringTitles.author);
  await expect(planned(dialog, "chapter").first()).toContainText("2 scenes");
  await expect(planned(dialog, "chapter").first()).toContainText(/\d+ words/);
  await expect(planned(dialog, "chapter").first()).toContainText("Paragraph 1 of evening 1");
  await expectEvenAccount(dialog);
  expect(await studio.installation.stories()).toEqual([]);
});

test("an accepted plan becomes the outline, with every word in its chapter's file", async ({ studio }) => {
  const dialog = await studio.upload(recurringTitles.name, recurringTitles.text);
  await dialog.getByLabel("Title").fill("Harbour Lights");
  await accept(studio, dialog);
  expect((await studio.titles()).slice(0, 10)).toEqual([...recurringTitles.chapters]);
  const folder = studio.installation.story("Harbour Lights");
  expect(await folder.files("chapters")).toHaveLength(10);
  await folder.expectText(
    "chapters/slack-tide.md",
    /^Paragraph 1 of evening 9: the keeper trimmed[\s\S]*\n\n\*\*\*\n\n/,
  );
  await expect(studio.row("Ballast")).toHaveAccessibleDescription(/^\d+ words/);
});

test("another rule is tried before anything is made", async ({ studio }) => {
  const dialog = await studio.upload(recurringTitles.name, recurringTitles.text);
  await expect(planned(dialog, "chapter")).toHaveCount(10);
  const rule = dialog.getByRole("button", { name: /Chapters begin/ });
  await rule.click();
  await studio.page.getByRole("option", { name: "Not at all: one chapter" }).click();
  await expect(planned(dialog, "chapter")).toHaveCount(1);
  await expectEvenAccount(dialog);
  await rule.click();
  await studio.page.getByRole("option", { name: "At lines that match a pattern" }).click();
  await dialog.getByLabel(/Regular expression/).fill("^(Ballast|Slack Tide) by");
  await expect(dialog.getByRole("button", { name: "Make the story: 3 chapters" })).toBeEnabled();
  await accept(studio, dialog);
  expect((await studio.lines()).filter(({ title }) => title !== "Notes")).toHaveLength(3);
});

test("a pattern that can't be read is said in a sentence, and the dialog goes on", async ({ studio }) => {
  const dialog = await studio.upload(recurringTitles.name, recurringTitles.text);
  await dialog.getByRole("button", { name: /Chapters begin/ }).click();
  await studio.page.getByRole("option", { name: "At lines that match a pattern" }).click();
  await dialog.getByLabel(/Regular expression/).fill("(");
  await expect(dialog.getByRole("alert")).toContainText(/\w+ \w+.*\./);
  await expect(dialog.getByRole("button", { name: /^Make the story/ })).toBeDisabled();
  await dialog.getByLabel(/Regular expression/).fill("^Ballast by");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Make the story: 2 chapters" })).toBeEnabled();
});

test("parts hold their chapters, and a table of contents is set aside, not a chapter", async ({ studio }) => {
  const dialog = await studio.upload(numberedChapters.name, numberedChapters.text);
  await expect(planned(dialog, "part")).toHaveCount(2);
  await expect(planned(dialog, "chapter")).toHaveCount(6);
  await expect(dialog.getByRole("region", { name: "Set aside" })).toContainText(/contents/i);
  await expect(dialog.getByLabel("Author")).toHaveValue("Ansel Wray");
  await expectEvenAccount(dialog);
  await accept(studio, dialog);
  const lines = (await studio.lines()).slice(0, 8);
  expect(lines.map(({ level }) => level)).toEqual([1, 2, 2, 2, 1, 2, 2, 2]);
});

test("an import is cancelled without a trace", async ({ studio }) => {
  const dialog = await studio.upload(recurringTitles.name, recurringTitles.text);
  await expect(planned(dialog, "chapter")).toHaveCount(10);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await expect(studio.page.getByText("Nothing here yet.")).toBeVisible();
  expect(await studio.installation.stories()).toEqual([]);
});

/** The menu of the line that has the focus. */
async function fromMenu(studio: StudioWindow, command: string): Promise<void> {
  await studio.page.keyboard.press("Shift+F10");
  await studio.page.getByRole("menuitem", { name: command }).press("Enter");
}

test("a plan is changed with the keyboard alone, and what was made of it is the story", async ({ studio }) => {
  const { keyboard } = studio.page;
  const dialog = await studio.upload(
    "Farm.md",
    "# Hen\n\nOne sang.\n\n# Fox\n\nTwo ran.\n\nThree hid.\n\n# Ad\n\nBuy!\n",
  );
  const rows = planned(dialog, "chapter");
  await expect(rows).toHaveCount(3);
  await keyboard.press("ArrowDown");
  await keyboard.press("F2");
  await expect(studio.page.getByRole("textbox", { name: "Title" }).last()).toBeFocused();
  await keyboard.type("The Fox");
  await keyboard.press("Enter");
  await expect(rows.nth(1)).toContainText("The Fox");
  await expect(rows.nth(1)).toBeFocused();
  await fromMenu(studio, "Split…");
  await expect(studio.dialog("Split…").getByRole("option", { name: "Three hid." })).toBeVisible();
  await keyboard.press("End");
  await keyboard.press("Enter");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toContainText("The Fox, continued");
  await rows.nth(3).focus();
  await keyboard.press("Delete");
  await expect(rows).toHaveCount(3);
  await expect(dialog.getByRole("region", { name: "Set aside" })).toContainText("Ad");
  await rows.nth(0).focus();
  await fromMenu(studio, "Join with the next chapter");
  await expect(rows).toHaveCount(2);
  await keyboard.press("Control+z");
  await expect(rows).toHaveCount(3);
  await expectEvenAccount(dialog);
  const { violations } = await new AxeBuilder({ page: studio.page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  await accept(studio, dialog);
  const story = studio.installation.story("Farm");
  expect((await studio.titles()).slice(0, 3)).toEqual(["Hen", "The Fox", "The Fox, continued"]);
  await story.expectText("chapters/the-fox-continued.md", "Three hid.\n");
  expect(await story.files("notes")).toHaveLength(1);
});

test("a manuscript comes into the open story, behind the chapter that is chosen", async ({ studio }) => {
  await studio.importStory("Farm", { Hen: "One sang.", Fox: "Two ran." });
  const dialog = await studio.upload("More.md", "# Owl\n\nThree flew.\n");
  await expect(dialog.getByRole("radio", { name: "A story of its own" })).toBeChecked();
  await dialog.getByText("Chapters of “Farm”").click();
  await dialog.getByRole("button", { name: /^Where: At the end/ }).click();
  await studio.page.getByRole("option", { name: "After “Hen”" }).click();
  await dialog.getByRole("button", { name: "Add 1 chapter" }).click();
  await studio.page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  await studio.expectProse("Owl", "Three flew.");
  expect((await studio.titles()).slice(0, 3)).toEqual(["Hen", "Owl", "Fox"]);
});

test("a file that comes back is put beside its chapters, and what is different waits as suggestions", async ({
  studio,
}) => {
  const hen = "The hen sat on the wall all day and sang of rain that came over the hill.";
  const fox = "The fox ran through the field by night and nobody saw him but the owl.";
  await studio.importStory("Farm", { Hen: hen, Fox: fox });
  const returned = `# Fox\n\n${fox.replace("field", "orchard")}\n\n# Hen\n\n${hen}\n\n# Owl\n\nThree flew.\n`;
  const dialog = await studio.upload("Farm edited.md", returned);
  await expect(dialog.getByText("it may be a new revision")).toBeVisible();
  await expect(dialog.getByRole("radio", { name: "A new revision of “Farm”" })).toBeChecked();
  await expect(dialog.getByRole("radio", { name: "As suggestions to take or leave" })).toBeChecked();
  const fields = planned(dialog, "chapter");
  await expect(fields.nth(0)).toContainText("1 words in, 1 out");
  await expect(fields.nth(1)).toContainText("no difference");
  await dialog.getByRole("button", { name: "Owl is a new chapter" }).click();
  await studio.page.getByRole("option", { name: "Fox" }).press("Enter");
  await expect(dialog.getByRole("button", { name: "Fox is a new chapter" })).toBeVisible();
  await dialog.getByRole("button", { name: "Owl is a revision of Fox" }).click();
  await studio.page.getByRole("option", { name: "New chapter" }).press("Enter");
  await expect(dialog.getByRole("button", { name: "Fox is a revision of Fox" })).toBeVisible();
  await dialog.getByRole("button", { name: "Bring back 3 chapters" }).click();
  await expect(studio.page.getByRole("dialog")).toContainText("Suggestions for 1 chapter wait in the draft");
  await studio.button("Look at the suggestions").click();
  await expect(studio.page.getByText("orchard")).toBeVisible();
  await expect(studio.row("Owl")).toBeVisible();
});

const noise = Buffer.from(Array.from({ length: 6000 }, (_, index) => (index * 7919 + (index >> 3)) % 256));
const bad: readonly [string, string, string | Buffer][] = [
  ["an empty file", "empty.txt", ""],
  ["a file of spaces", "blank.txt", "  \n \n\t\n"],
  ["a binary file", "photo.txt", Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), noise])],
];

test("an empty, a blank and a binary file each get one sentence and leave no folder", async ({ studio }) => {
  for (const [what, name, content] of bad) {
    const dialog = await studio.upload(name, content);
    const alert = dialog.getByRole("alert");
    await expect(alert, what).toHaveCount(1);
    const sentence = (await alert.locator("strong").textContent()) ?? "";
    expect(sentence, what).toMatch(/^[^.!?]*(\.\w[^.!?]*)*[.!?]$/);
    await expect(dialog.getByRole("button", { name: /^Make the story: [1-9]/ })).toHaveCount(0);
    expect(await studio.installation.stories()).toEqual([]);
    await dialog.getByRole("button", { name: "Cancel" }).click();
  }
  // What was wrong with these says nothing against the next.
  const next = await studio.upload(recurringTitles.name, recurringTitles.text);
  await expect(planned(next, "chapter")).toHaveCount(10);
});

test("a manuscript named on the command line is offered for import at once", async ({ installation, studio }) => {
  const path = join(installation.home, recurringTitles.name);
  await installation.stop();
  const { writeFile } = await import("node:fs/promises");
  await writeFile(path, recurringTitles.text);
  await studio.page.goto("about:blank");
  await studio.page.goto(await installation.start(path));
  await expect(planned(studio.dialog("Import…"), "chapter")).toHaveCount(10);
});

interface Manuscript {
  readonly file: string;
  readonly chapters: number;
  /** Where only the least is certain: front and back matter may be chapters or be set aside. */
  readonly atLeast?: boolean;
  readonly parts: number;
  readonly title: string;
}

const manuscripts: readonly Manuscript[] = [
  { file: "missing-him.txt", chapters: 10, parts: 0, title: "Missing Him" },
  { file: "pride-and-prejudice.txt", chapters: 61, parts: 0, title: "Pride and Prejudice" },
  { file: "moby-dick.txt", chapters: 137, atLeast: true, parts: 0, title: "Moby Dick" },
  { file: "war-and-peace.txt", chapters: 365, parts: 17, title: "War and Peace" },
];

for (const { file, chapters, atLeast, parts, title } of manuscripts) {
  const path = join(shared, file);
  test(`${file}: ${atLeast ? "at least " : ""}${chapters} chapters, and every word accounted for`, async ({
    studio,
  }) => {
    test.skip(!existsSync(path), `${file} is not on this machine`);
    const dialog = await studio.upload(file, readFileSync(path));
    await expect(summary(dialog)).toBeVisible({ timeout: 20_000 });
    const said = (await summary(dialog).textContent()) ?? "";
    const [count = 0, foundParts = 0] = (said.match(/\d+/g) ?? []).map(Number);
    expect(count).toBeGreaterThanOrEqual(chapters);
    if (!atLeast) expect(count).toBe(chapters);
    expect(foundParts).toBe(parts);
    await expectEvenAccount(dialog);
    await dialog.getByLabel("Title").fill(title);
    await accept(studio, dialog);
    const items = await studio.installation.story(title).items();
    expect(items.filter(({ kind }) => kind === "chapter")).toHaveLength(count);
    expect(await studio.installation.story(title).files("chapters")).toHaveLength(count);
    await expect(studio.page.locator(".cm-content")).toContainText(/\w{3,}/);
  });
}
