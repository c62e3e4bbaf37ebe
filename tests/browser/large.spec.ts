import { expect, test } from "./studio.ts";

const words = "the lamp was lit at six and the log had nothing in it but weather".split(" ");

/** One paragraph of so many characters. */
function paragraph(characters: number): string {
  let text = "";
  for (let at = 0; text.length < characters; at = (at * 7 + 3) % 1009) text += `${words[at % words.length]} `;
  return text.trimEnd();
}

const million = paragraph(1_000_000);
const marks = `a${"\u0301".repeat(200_000)} end`;
const mixed = "👩‍👩‍👧‍👦 שלום مرحبا Zoë 🏳️‍🌈 ".repeat(300).trimEnd();

test("a chapter of a million characters in one paragraph is written in like any other, to the byte", async ({
  studio,
}) => {
  const { page } = studio;
  const story = await studio.importStory("Large", { Million: million });
  await studio.placeCursor("Million", "start");
  await page.keyboard.type("First. ");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" Last.");
  await studio.saved();
  await story.expectText("chapters/million.md", `First. ${million} Last.\n`);
  const count = (million.match(/\S+/g) ?? []).length + 2;
  await expect(page.getByRole("button", { name: /^Numbers/ })).toContainText(count.toLocaleString("en"));
});

test("two hundred thousand marks on one letter, emoji and both directions stay as they are while it is written around them", async ({
  studio,
}) => {
  const { page } = studio;
  const story = await studio.importStory("Large", { Marks: marks, Mixed: mixed });
  await expect(studio.editor("Marks")).toContainText("200000 combining marks");
  await studio.placeCursor("Marks", "start");
  await page.keyboard.type("So: ");
  await studio.saved();
  await story.expectText("chapters/marks.md", `So: ${marks}\n`);
  await studio.openChapter("Mixed");
  await studio.placeCursor("Mixed", "start");
  await page.keyboard.type("So: ");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("!");
  await studio.saved();
  await story.expectText("chapters/mixed.md", `So: 👩‍👩‍👧‍👦!${mixed.slice("👩‍👩‍👧‍👦".length)}\n`);
});

test("two hundred thousand short paragraphs and a list of a hundred thousand lines are written in to the byte", async ({
  studio,
}) => {
  const { page } = studio;
  const short = Array.from({ length: 200_000 }, (_, at) => words[at % words.length]).join("\n\n");
  const list = Array.from({ length: 100_000 }, (_, at) => `- ${words[at % words.length]}`).join("\n");
  const story = await studio.importStory("Large", { Short: short, List: list });
  await studio.openChapter("Short");
  await studio.placeCursor("Short", "end");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" End.");
  await studio.placeCursor("Short", "start");
  await page.keyboard.type("Start. ");
  await studio.saved();
  await story.expectText("chapters/short.md", `Start. ${short} End.\n`);
  await expect(page.getByRole("button", { name: /^Numbers/ })).toContainText("200,002");
  await studio.openChapter("List");
  await studio.placeCursor("List", "start");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("second");
  await studio.saved();
  await story.expectText("chapters/list.md", `${list.replace("\n", "\n- second\n")}\n`);
});
