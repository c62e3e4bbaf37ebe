import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const story = {
  Ebb: "The boat left early.\n\n***\n\nThe boat came back late.\n\n***\n\nNobody saw the boat.",
  Slack: "A letter came.\n\n***\n\nNobody read the letter.",
  Flood: "Water.",
};

async function showBoard({ page }: StudioWindow, cards: "Chapters" | "Scenes"): Promise<void> {
  await page.getByRole("radio", { name: "Corkboard" }).click();
  await page.getByRole("radio", { name: cards }).click();
  await expect(page.locator(".card").first()).toBeVisible();
}

function group({ page }: StudioWindow, title: string) {
  return page.getByRole("region", { name: title, exact: true });
}

function cards(studio: StudioWindow, title: string): Promise<readonly string[]> {
  return group(studio, title).locator(".card-title").allTextContents();
}

test("chapters are dragged into order, with the outline, and undone", async ({ studio }) => {
  await studio.importStory("Board", story);
  await showBoard(studio, "Chapters");
  const board = group(studio, "Board");
  const card = (title: string) => board.getByRole("row", { name: title, exact: true });
  await card("Flood").dragTo(card("Ebb"), { targetPosition: { x: 6, y: 60 } });
  await expect.poll(() => cards(studio, "Board")).toEqual(["Flood", "Ebb", "Slack"]);
  await studio.expectTitles("Flood", "Ebb", "Slack", "Notes");
  await studio.undoInOutline.click();
  await expect.poll(() => cards(studio, "Board")).toEqual(["Ebb", "Slack", "Flood"]);
  await card("Flood").focus();
  await studio.page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => cards(studio, "Board")).toEqual(["Ebb", "Flood", "Slack"]);
  await studio.page.keyboard.press("Control+z");
  await expect.poll(() => cards(studio, "Board")).toEqual(["Ebb", "Slack", "Flood"]);
});

test("a scene is dragged into another chapter: its text moves, with what is said of it; undone to the letter", async ({
  studio,
}) => {
  const { page } = studio;
  const folder = await studio.importStory("Scene Board", story);
  await studio.openChapter("Ebb");
  await studio.openChapter("Slack");
  await folder.expectText("chapters/slack.md", /letter/);
  const before = [await folder.read("chapters/ebb.md"), await folder.read("chapters/slack.md")];
  await showBoard(studio, "Scenes");
  const card = (title: string) => page.getByRole("row", { name: title, exact: true });
  await page.getByRole("button", { name: "Synopsis of The boat came back late." }).click();
  await page.keyboard.type("Too late.");
  await page.keyboard.press("Enter");
  await expect(card("The boat came back late.")).toContainText("Too late.");
  await card("The boat came back late.").dragTo(card("Nobody read the letter."), { targetPosition: { x: 6, y: 60 } });
  await expect.poll(() => cards(studio, "Ebb")).toEqual(["The boat left early.", "Nobody saw the boat."]);
  await expect
    .poll(() => cards(studio, "Slack"))
    .toEqual(["A letter came.", "The boat came back late.", "Nobody read the letter."]);
  await expect(card("The boat came back late.")).toContainText("Too late.");
  await folder.expectText(
    "chapters/slack.md",
    /^A letter came\.\n\n\*\*\*\n\nThe boat came back late\.\n\n\*\*\*\n\nNobody read the letter\.\n*$/,
  );
  await studio.undoInOutline.click();
  await expect.poll(() => cards(studio, "Slack")).toEqual(["A letter came.", "Nobody read the letter."]);
  await expect(card("The boat came back late.")).toContainText("Too late.");
  await folder.expectText("chapters/ebb.md", before[0] ?? "");
  await folder.expectText("chapters/slack.md", before[1] ?? "");
});

test("a card that is put under another tag gets it, and keeps its others", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Tag Board", story);
  for (const [title, tags] of [
    ["Ebb", "sea, night"],
    ["Slack", "land"],
  ] as const) {
    await studio.openChapter(title);
    await page.getByRole("region", { name: "Details" }).getByLabel("Tags").fill(tags);
    await page.getByRole("region", { name: "Details" }).getByLabel("Synopsis").focus();
  }
  await showBoard(studio, "Chapters");
  await page.getByRole("button", { name: /Group by/ }).click();
  await page.getByRole("option", { name: "Tag" }).click();
  await expect.poll(() => cards(studio, "No tag")).toEqual(["Flood"]);
  await group(studio, "sea").getByRole("row", { name: "Ebb" }).dragTo(group(studio, "land").getByRole("grid"));
  await expect.poll(() => cards(studio, "land")).toEqual(["Ebb", "Slack"]);
  await expect.poll(() => cards(studio, "night")).toEqual(["Ebb"]);
  await expect(group(studio, "sea")).toHaveCount(0);
});

test("two people move scenes at the same time, and every scene is there once for both", async ({
  studio,
  openWindow,
}) => {
  const folder = await studio.importStory("Two Boards", story);
  const other = await openWindow();
  await other.openStory(folder);
  await showBoard(studio, "Scenes");
  await showBoard(other, "Scenes");
  const card = (window: StudioWindow, title: string) => window.page.getByRole("row", { name: title, exact: true });
  await Promise.all([
    card(studio, "The boat came back late.").dragTo(card(studio, "Water."), { targetPosition: { x: 6, y: 60 } }),
    card(other, "A letter came.").dragTo(card(other, "The boat left early."), { targetPosition: { x: 6, y: 60 } }),
  ]);
  const all = async (window: StudioWindow) => (await window.page.locator(".card-title").allTextContents()).sort();
  const wanted = [
    "A letter came.",
    "Nobody read the letter.",
    "Nobody saw the boat.",
    "The boat came back late.",
    "The boat left early.",
    "Water.",
  ];
  for (const window of [studio, other]) {
    await expect.poll(() => cards(window, "Flood")).toEqual(["The boat came back late.", "Water."]);
    await expect.poll(() => all(window)).toEqual(wanted);
  }
});

test("nobody is kept out of it", async ({ studio }) => {
  await studio.importStory("Axe Board", story);
  for (const kind of ["Chapters", "Scenes"] as const) {
    await showBoard(studio, kind);
    const { violations } = await new AxeBuilder({ page: studio.page }).include(".corkboard-pane").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
