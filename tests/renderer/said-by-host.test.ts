import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saidByHost } from "../../renderer/problems/said-by-host.ts";
import { windowProblems } from "../../renderer/problems/window-words.ts";
import { saidTexts } from "./said-text.ts";

const root = join(import.meta.dirname, "../..");

/** Said on the command line alone, in a book, or in a report for us. */
const notInWindow = new Set([
  "host/project/check.ts",
  "host/server/meters.ts",
  "host/jobs/export-comparison.ts",
  "formats/comparison/docx.ts",
  "host/log/replica-folder.ts",
  "history/frame.ts",
  "formats/markup/book-words.ts",
  "story/matter-templates.ts",
  "electron/desktop-words.ts",
  "electron/crash-reports.ts",
]);

/** What stands in a gap that only a few words of the host's own fit. */
const filled: Readonly<Record<string, string>> = {
  "The pattern ….": "The pattern is empty.",
  "This file …; it can't be read as plain text.": "This file looks like a PDF; it can't be read as plain text.",
};

test("every sentence that the host, the formats and the shell say has a German one", () => {
  const missing = ["story", "history", "formats", "host", "electron"].flatMap((layer) =>
    readdirSync(join(root, layer), { recursive: true, encoding: "utf8" })
      .map((file) => `${layer}/${file}`)
      .filter((file) => file.endsWith(".ts") && !notInWindow.has(file))
      .flatMap((file) =>
        sentencesIn(file)
          .filter((said) => saidByHost(said, "german") === said)
          .map((said) => `${file}: ${said}`),
      ),
  );
  expect(missing).toEqual([]);
});

/** A gap is filled with a number, which is a name, a path or a count to whoever reads it. */
function sentencesIn(file: string): readonly string[] {
  return saidTexts(readFileSync(join(root, file), "utf8"))
    .map(({ text }) => text)
    .filter((text) => /^[\p{Lu}“].*\s.*[.:]$/su.test(text))
    .map((text) => filled[text] ?? text.replaceAll("…", "7"));
}

test("what the window finds by itself has a German sentence and a German next step", () => {
  for (const { sentence, next } of Object.values(windowProblems))
    for (const said of [sentence, next]) expect(saidByHost(said, "german"), said).not.toBe(said);
});

test.each([
  ["There is no story at /home/a/b.", "Unter /home/a/b ist keine Geschichte."],
  ["“it is empty” is a folder.", "„it is empty“ ist ein Ordner."],
  ["“a.rtf” is no RTF, whatever its name says.", "„a.rtf“ ist kein RTF, wie immer sie heißt."],
  [
    "“a.zip” unpacks to far more than a manuscript has.",
    "In „a.zip“ ist weit mehr verpackt, als ein Manuskript haben kann.",
  ],
  ["No backup could be made: The disk is full.", "Keine Sicherung war möglich: Die Festplatte ist voll."],
  [
    "Another program changed the file of “Rain”: it breaks off, and its last 12 words are missing. It was not taken in.",
    "Ein anderes Programm hat die Datei von „Rain“ geändert: Sie bricht ab, und die letzten 12 Wörter fehlen. Übernommen wurde das nicht.",
  ],
  [
    "Twelve chapters in two parts, by headings such as “I (again)”.",
    "Zwölf Kapitel in zwei Teilen, nach Überschriften wie „I (again)“.",
  ],
  [
    "This story can only be read: another program holds “a.md”.",
    "Diese Geschichte lässt sich nur lesen: Ein anderes Programm hält „a.md“ fest.",
  ],
  ["“novel.rtf” is a PDF, whatever its name says.", "„novel.rtf“ ist ein PDF, wie immer sie heißt."],
  ["“novel.txt” has no text in it.", "In „novel.txt“ ist kein Text."],
  ["An old friend says something new.", "An old friend says something new."],
])("%s", (english, german) => {
  expect(saidByHost(english, "german")).toBe(german);
  expect(saidByHost(english, "english")).toBe(english);
});
