import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { spokenLanguage } from "../../renderer/language/language.ts";
import { isObject, isWords, readCatalogues, renderer, sources } from "./catalogues.ts";
import { saidTexts } from "./said-text.ts";

test("no text that a writer reads stands outside of the words files", () => {
  const found = sources
    .filter((file) => !isWords(file))
    .flatMap((file) => {
      const said = saidTexts(readFileSync(join(renderer, file), "utf8"));
      return said.map(({ line, text }) => `${file}:${line} says “${text}”`);
    });
  expect(found).toEqual([]);
});

test.each([
  ["<p>Nothing here yet.</p>", ["Nothing here yet."]],
  ['<Button aria-label="close" className="button quiet" />', ["close"]],
  [`<LineField placeholder={isOne ? "one" : \`many of \${all}\`} />`, ["one", "many of …"]],
  ['const choices = [{ id: "auto", label: "at headings" }];', ["at headings"]],
  ['export const text = isSaved ? "Saved" : "Saving…";', ["Saved", "Saving…"]],
  [`const told = \`“\${file}” did not arrive.\`;`, ["“…” did not arrive."]],
  ['type Kind = "Some kind"; throw new Error("No such kind.");', []],
  ['keymap.of([{ key: "Mod-Shift-m" }]); if (event.key === "Escape") command("move scene");', []],
])("what is said is found: %s", (source, expected) => {
  expect(saidTexts(source).map(({ text }) => text)).toEqual(expected);
});

/** What is the same word in both languages. */
const shared = new Set([
  "Status",
  "Text",
  "Filter",
  "Name",
  "Standard",
  "Tablet",
  "ISBN",
  "VII",
  "EPUB",
  "HTML",
  "AO3",
  "Markdown",
  "PDF",
  "Word",
  "ODT",
  "RTF",
  "LaTeX",
  "English",
  "Deutsch",
  "Alt",
  "Link",
  "Links",
  "Enter",
]);

const catalogues = await readCatalogues();

describe("every catalogue", () => {
  test("is found", () => expect(catalogues.length).toBeGreaterThan(20));

  test.each(catalogues)("$name says the same in German, and says it in German", ({ english, german }) => {
    expect(faults(english, german, "")).toEqual([]);
  });
});

function faults(english: unknown, german: unknown, path: string): readonly string[] {
  if (typeof english !== typeof german) return [`${path} is a ${typeof english} and a ${typeof german}`];
  if (typeof english === "string" && english === german && /\p{L}{2}/u.test(english) && !shared.has(english))
    return [`${path} is “${english}” in both`];
  if (typeof english === "function" && english.length !== (german as { readonly length: number }).length)
    return [`${path} is told other things in German`];
  if (!isObject(english) || !isObject(german)) return [];
  const names = new Set([...Object.keys(english), ...Object.keys(german)]);
  return [...names].flatMap((name) => faults(english[name], german[name], path ? `${path}.${name}` : name));
}

test("the system’s language is spoken where the studio can, and English else", () => {
  expect(spokenLanguage("system", ["de-AT", "en"])).toBe("german");
  expect(spokenLanguage("system", ["fr", "de", "en"])).toBe("german");
  expect(spokenLanguage("system", ["en-GB", "de"])).toBe("english");
  expect(spokenLanguage("system", ["pt-BR"])).toBe("english");
  expect(spokenLanguage("german", ["en"])).toBe("german");
  expect(spokenLanguage("english", ["de"])).toBe("english");
});
