import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

/** The text that is played, line by line. */
function played(studio: StudioWindow) {
  const content = studio.page.getByRole("textbox", { name: "Confessions, as it was written" });
  return () =>
    content.evaluate((element) =>
      [...element.querySelectorAll(".cm-line")]
        .map((line) => line.textContent)
        .join("\n")
        .trimEnd(),
    );
}

test("the writing is played back, stepped through and left again", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Missing Him", { Confessions: "It was raining when he left." });
  await studio.openChapter("Confessions");
  await studio.write("Confessions", " Nobody saw it.");
  await studio.saved();
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.type("him.");
  await studio.saved();

  await studio.runCommand("Play the writing back");
  const text = played(studio);
  const slider = page.getByRole("slider", { name: "Place in the writing" });
  await expect(slider).toBeFocused();
  await expect.poll(text).toBe("It was raining when he left. Nobody saw him.");

  await page.keyboard.press("Home");
  await expect.poll(text).toBe("");
  await expect(slider).toHaveAttribute("aria-valuetext", "Before the first word");
  await page.keyboard.press("ArrowRight");
  await expect.poll(text).toBe("It was raining when he left.");
  await page.keyboard.press("End");
  await expect.poll(text).toBe("It was raining when he left. Nobody saw him.");
  await page.keyboard.press("PageUp");
  await expect.poll(text).toBe("It was raining when he left.");

  await page.keyboard.press("Space");
  await expect(studio.button("Pause")).toBeVisible();
  await expect(studio.button("Play")).toBeVisible({ timeout: 20_000 });
  await expect.poll(text).toBe("It was raining when he left. Nobody saw him.");

  await page.keyboard.press("Escape");
  await expect(studio.editor("Confessions")).toBeFocused();
  await studio.expectProse("Confessions", "It was raining when he left. Nobody saw him.");
});

test("a label is a flag that the playback goes to", async ({ studio }) => {
  await studio.importStory("Missing Him", { Confessions: "It was raining." });
  await studio.openChapter("Confessions");
  const history = await studio.showHistory();
  await history.getByRole("button", { name: "Label this moment…" }).click();
  const dialog = studio.dialog("Label this moment…");
  await dialog.getByLabel("Label").fill("As sent");
  await dialog.getByRole("button", { name: "Label", exact: true }).click();
  await expect(dialog).toBeHidden();
  await studio.write("Confessions", " He left.");
  await studio.saved();

  await history.getByRole("button", { name: "Play back…" }).click();
  const text = played(studio);
  await expect.poll(text).toBe("It was raining. He left.");
  await studio.button("Go to “As sent”").click();
  await expect.poll(text).toBe("It was raining.");
});

test("the book is played in the order of its writing, each time the chapter that changes", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Missing Him", { Confessions: "It was raining.", Leaving: "He left." });
  for (const [chapter, words] of [
    ["Leaving", " At noon."],
    ["Confessions", " All day."],
  ] as const) {
    await studio.openChapter(chapter);
    await studio.write(chapter, words);
    await studio.saved();
  }
  await studio.runCommand("Play the writing of the whole book back");
  const pane = page.getByRole("region", { name: "How “Missing Him” was written" });
  const title = pane.getByRole("heading", { level: 1 }).last();
  const content = pane.getByRole("textbox");
  await expect(title).toHaveText("Confessions");
  await expect(content).toContainText("It was raining. All day.");
  await expect(page.getByRole("slider", { name: "Place in the writing" })).toBeFocused();
  await page.keyboard.press("PageUp");
  await expect(title).toHaveText("Leaving");
  await expect(content).toContainText("He left. At noon.");
  await page.keyboard.press("PageUp");
  await expect(content).not.toContainText("At noon.");
  await page.keyboard.press("End");
  await expect(title).toHaveText("Confessions");
  await expect(content).toContainText("It was raining. All day.");
});
