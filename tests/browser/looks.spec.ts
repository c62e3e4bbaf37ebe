import AxeBuilder from "@axe-core/playwright";
import type { TestInfo } from "@playwright/test";
import { recurringTitles } from "./manuscripts.ts";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

const prose = [
  "The lamp room smelled of *colza* and wet wool, and the keeper liked it that way: it kept visitors short.",
  "He had been told, when he came, that the log was to say nothing but weather. For nine years it had said nothing but weather.",
  "***",
  "“You might write that somebody came,” said Marit.",
  "“Did somebody come?”",
  "> Remember the oil. Remember the glass. *Do not* remember me.",
  "She **laughed**, which was not weather, and so he did not write it down.",
].join("\n\n");

/** Pictures for whoever reads the report; no sideways scrolling at any size; nothing that keeps somebody out. */
async function look(studio: StudioWindow, info: TestInfo, name: string): Promise<void> {
  const { page } = studio;
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(() => document.fonts.ready);
    await expect
      .poll(() => page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length))
      .toBe(0);
    const path = info.outputPath(`${name.replaceAll(/\W+/g, "-")}-${size.width}.png`);
    await page.screenshot({ path });
    await info.attach(`${name}, ${size.width} × ${size.height}`, { path, contentType: "image/png" });
    expect.soft(await tooWide(studio), `${name}, ${size.width} × ${size.height}: scrolls sideways`).toEqual([]);
  }
  await page.setViewportSize(sizes[0]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const bad = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(" | ")}`,
  );
  expect.soft(bad, `${name}: what axe finds`).toEqual([]);
}

function tooWide({ page }: StudioWindow): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wide = [root, ...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const scrolls = element === root || style.overflowX === "auto" || style.overflowX === "scroll";
      return scrolls && element.scrollWidth > element.clientWidth + 1;
    });
    return wide.map((element) => `${element.tagName}.${element.className}`);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("nothing is cut off, and nobody is kept out", async ({ studio }, info) => {
      test.slow();
      const { page } = studio;
      await look(studio, info, "library, empty");
      await studio.button("New story").click();
      await look(studio, info, "new story");
      await page.keyboard.press("Escape");

      const dialog = await studio.upload(recurringTitles.name, recurringTitles.text);
      await expect(dialog.getByRole("button", { name: "Make the story: 10 chapters" })).toBeEnabled();
      await look(studio, info, "import, the plan");
      await dialog.getByRole("button", { name: "Cancel" }).click();

      await studio.importStory("The Keeper's Weather", {
        "The Lamp Room": prose,
        "A Chapter with a Title That Is Much Longer than Any Outline Is Wide": "Short.",
        Ballast: "Stones.",
      });
      await studio.openChapter("The Lamp Room");
      await studio.row("The Lamp Room").getByRole("button", { name: "Unfold The Lamp Room" }).click();
      await look(studio, info, "studio");
      await studio.write("The Lamp Room", " He wrote it on the wall instead.");
      await studio.saved();

      const history = await studio.showHistory();
      await expect(history.getByRole("option")).toHaveCount(2);
      await history.getByRole("option").last().click();
      await expect(page.getByRole("region", { name: "An earlier version" }).locator("ins")).toBeVisible();
      await look(studio, info, "history");
      await studio.button("Restore this version").click();
      await look(studio, info, "restore");
      await page.keyboard.press("Escape");
      await studio.button("Back to writing").click();

      await studio.button("Export…").click();
      await studio.dialog("Export…").getByText("Only some chapters").click();
      await look(studio, info, "export");
      await page.keyboard.press("Escape");

      await studio.row("Ballast").click({ button: "right" });
      await look(studio, info, "outline's menu");
      await page.keyboard.press("Escape");
      await studio.editor("The Lamp Room").focus();
      await page.keyboard.press("Control+f");
      await page.getByRole("textbox", { name: "Find in this chapter" }).pressSequentially("weather");
      await look(studio, info, "search");

      await studio.leave();
      await look(studio, info, "library");
    });
  });
}

const everything = [
  "He kept the log.[^1] %% since when? %%",
  "- oil\n- glass\n  - two panes",
  "See [the chart](https://example.org) and [[Ballast]].",
  "[^1]: Since *1871*.",
].join("\n\n");

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("two pages, the manuscript, the book, help and every list beside the page", async ({ studio }, info) => {
      test.slow();
      const { page } = studio;
      await studio.importStory("The Keeper's Weather", { "The Lamp Room": everything, Ballast: prose });
      const view = (name: string) => page.getByRole("radio", { name, exact: true }).click();
      await page.keyboard.press("F8");
      await expect(page.getByRole("region", { name: "Second page" }).getByRole("textbox")).toBeFocused();
      await look(studio, info, "two pages");
      await page.getByRole("button", { name: "Close the second page" }).click();
      await view("Manuscript");
      await expect(studio.editor("Ballast")).toBeVisible();
      await look(studio, info, "manuscript");
      await view("Book");
      await expect(page.locator(".reading-pane")).toContainText("He kept the log.");
      await look(studio, info, "book");
      await view("Corkboard");
      await look(studio, info, "corkboard");
      await view("Text");
      await page.keyboard.press("F1");
      await expect(studio.dialog("Help")).toBeVisible();
      await look(studio, info, "help");
      await page.keyboard.press("Escape");
      await studio.editor("The Lamp Room").focus();
      await page.keyboard.press("Control+Shift+B");
      await page.getByRole("tab", { name: "Bookmarks" }).click();
      await look(studio, info, "bookmarks");
      await page.keyboard.press("Control+Shift+F");
      await look(studio, info, "finding");
      await studio.runCommand("Preferences…");
      await look(studio, info, "preferences");
    });
  });
}

test("a theme that was chosen is kept, whatever the system has", async ({ studio }) => {
  const { page } = studio;
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await studio.button("Preferences").click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  await page.reload();
  await expect.poll(paper).toBe(dark);
});

test("the whole of it is reached by the keyboard", async ({ studio }) => {
  const { page } = studio;
  await studio.importStory("Keyboard", { One: "One.", Two: "Two." });
  const reached = new Set<string>();
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press("Tab");
    reached.add(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
      }),
    );
  }
  for (const name of ["All stories", "Import…", "Export…", "History", "New chapter", "One"])
    expect(reached).toContain(name);
});
