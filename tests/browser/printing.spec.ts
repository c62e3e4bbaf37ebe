import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { expect, test } from "./studio.ts";

test("a chapter is printed whole, and nothing of the studio with it", async ({ studio }, info) => {
  test.skip(spawnSync("pdftotext", ["-v"]).status !== 0, "poppler's pdftotext is not here.");
  const paragraphs = Array.from({ length: 400 }, (_, n) => `Paragraph number ${n + 1} of a long chapter, in words.`);
  await studio.importStory("Paper", { "A Long Chapter": paragraphs.join("\n\n"), Another: "Not this one." });
  await studio.openChapter("A Long Chapter");
  const path = info.outputPath("printed.pdf");
  await writeFile(path, await studio.page.pdf({ format: "A4" }));
  const { stdout } = spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  const words = stdout.replaceAll(/\s+/g, " ");
  for (const paragraph of paragraphs) expect(words).toContain(paragraph);
  expect(words).toContain("A Long Chapter Paragraph number 1");
  for (const alien of ["Saved", "Export", "History", "Not this one", "New chapter"]) expect(words).not.toContain(alien);
});
