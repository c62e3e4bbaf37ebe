import { readCatalogues, stringsIn } from "../renderer/catalogues.ts";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

/** What only English says, anywhere in the studio. */
const onlyEnglish = await englishAlone();

async function englishAlone(): Promise<ReadonlySet<string>> {
  const catalogues = await readCatalogues();
  const german = new Set(catalogues.flatMap((catalogue) => stringsIn(catalogue.german)));
  const english = catalogues.flatMap((catalogue) => stringsIn(catalogue.english));
  return new Set(english.filter((text) => /\p{L}{2}/u.test(text) && !german.has(text)));
}

/** Everything that is read on the screen, or read out, without the prose. */
async function said({ page }: StudioWindow): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(".cm-content, [hidden], script, style")) continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent?.trim() ?? "");
      for (const name of ["aria-label", "aria-description", "placeholder", "title"])
        found.push(element.getAttribute(name)?.trim() ?? "");
    }
    return found.filter((text) => text !== "");
  });
}

async function expectNoEnglish(studio: StudioWindow): Promise<void> {
  await expect.poll(async () => (await said(studio)).filter((text) => onlyEnglish.has(text))).toEqual([]);
}

test("another language is spoken at once, and the text, its cursor and its undo stay", async ({
  studio,
  openWindow,
}) => {
  const { page } = studio;
  await studio.importStory("The Well", {
    "The Well": "Nobody came to the well. ",
    "The Bucket": "Then the bucket did.\n\n***\n\nAnd the rope.",
  });
  const other = await openWindow();
  const editor = await studio.openChapter("The Well");
  await studio.write("The Well", "Twice");
  await page.keyboard.press("Control+ArrowLeft");
  await page.evaluate(() => Object.assign(window, { before: document.querySelector(".cm-content") }));

  await studio.runCommand("Deutsch");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(studio.status).toHaveText("Gespeichert");
  await expect(page.getByRole("tree", { name: "Gliederung" })).toBeVisible();
  await expect(page.getByRole("treeitem", { name: "Notizen" })).toBeVisible();
  for (const name of ["Import …", "Export …", "Verlauf", "Neues Kapitel"])
    await expect(studio.button(name)).toBeVisible();
  await expect(page.getByText(/^\d+ Wörter im Buch$/)).toBeVisible();
  await expectNoEnglish(studio);

  // The same editor, its cursor where it was, and the words undone as before.
  await expect(editor).toBeFocused();
  expect(await page.evaluate(() => "before" in window && window.before === document.querySelector(".cm-content"))).toBe(
    true,
  );
  await page.keyboard.type("Or ");
  await studio.expectProse("The Well", "Nobody came to the well. Or Twice");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await studio.expectProse("The Well", /^Nobody came to the well\.\s*$/);

  await page.keyboard.press("Control+f");
  await expect(page.getByRole("search", { name: "In diesem Kapitel suchen" })).toBeVisible();
  await expectNoEnglish(studio);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+P");
  await expect(page.getByRole("menuitem", { name: /^Neue Geschichte …/ })).toBeVisible();
  await expectNoEnglish(studio);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+,");
  await expect(studio.dialog("Einstellungen")).toBeVisible();
  await expectNoEnglish(studio);
  await studio.button("Fertig").click();
  for (const [view, place] of [
    ["Zahlen", "Zurück zum Schreiben"],
    ["Tabelle", "Als CSV exportieren"],
    ["Pinnwand", "Szenen"],
  ] as const) {
    await page.keyboard.press("Control+Shift+P");
    await studio.dialog("Befehle …").getByRole("searchbox").fill(view);
    await page.getByRole("menuitem", { name: new RegExp(`^${view}`) }).click();
    await expect(page.getByText(place, { exact: true }).first()).toBeVisible();
    await expectNoEnglish(studio);
  }

  // Every window follows, and one that is opened anew begins so.
  await expect(other.button("Neue Geschichte")).toBeVisible();
  await expectNoEnglish(other);
  await other.page.reload();
  await expect(other.button("Neue Geschichte")).toBeVisible();
  await other.button("Einstellungen").click();
  await other.page.getByRole("menuitem", { name: /^Einstellungen …/ }).click();
  await other
    .dialog("Einstellungen")
    .getByRole("button", { name: /Sprache der Oberfläche/ })
    .click();
  await other.page.getByRole("option", { name: "English" }).click();
  await expect(other.dialog("Preferences")).toBeVisible();
  await expect(studio.outline).toBeVisible();
  await expect(studio.status).toHaveText("Saved");
});

test("what the host says is said in German, too", async ({ studio }) => {
  const { page } = studio;
  await studio.page.keyboard.press("Control+Shift+P");
  await page.getByRole("searchbox").fill("Deutsch");
  await page.getByRole("menuitem", { name: "Deutsch" }).click();
  await studio.button("Ordner öffnen …").click();
  const dialog = studio.dialog("Ordner öffnen …");
  await dialog.getByLabel("Ordner der Geschichte oder ihre project.redraft").fill("/nowhere/to be found");
  await dialog.getByRole("button", { name: "Öffnen", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText(
    /^Unter \/nowhere\/to be found ist keine Geschichte\. ?Nachsehen, ob der Ordner/,
  );
});
