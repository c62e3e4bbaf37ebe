import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PreferenceStore, usualPreferences } from "../../host/preferences.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "redraft-preferences-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, "preferences.json");

test("what is set is there at the next start, and what is not set is as usual", () => {
  const set = PreferenceStore.open(folder).set({ theme: "dark", page: { font: "typewriter", size: 22, width: 40 } });
  expect(set.ok).toBe(true);
  const again = PreferenceStore.open(folder);
  expect(again.value).toEqual({
    ...usualPreferences,
    theme: "dark",
    page: { font: "typewriter", size: 22, width: 40 },
  });
  expect(again.takeDamage()).toBeNull();
});

test("a value that can't be is refused in a sentence, and nothing is changed", () => {
  const store = PreferenceStore.open(folder);
  for (const bad of [
    { theme: "pink" },
    { page: { font: "book", size: 400, width: 37 } },
    { backups: null },
    { keys: [1] },
  ]) {
    const set = store.set({ language: "de", ...bad } as never);
    expect(set.ok, JSON.stringify(bad)).toBe(false);
    if (!set.ok) expect(set.problem.sentence).toMatch(/^That can’t be a preference: .+\.$/);
  }
  expect(store.value).toEqual(usualPreferences);
  expect(PreferenceStore.open(folder).value).toEqual(usualPreferences);
});

test.each([
  ["broken off", '{"theme": "dark", "page": {'],
  ["empty", ""],
  ["a value that can't be", '{"theme": "pink"}'],
  ["no text", "\u0000\u0001\u0002"],
])("a damaged file (%s) is set aside whole, and said", (_what, text) => {
  writeFileSync(file(), text);
  const store = PreferenceStore.open(folder);
  expect(store.value).toEqual(usualPreferences);
  expect(store.takeDamage()?.sentence).toMatch(/could not be read/);
  const aside = readdirSync(folder).filter((name) => name.startsWith("preferences-damaged-"));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(folder, aside[0] ?? ""), "utf8")).toBe(text);
  expect(store.set({ theme: "light" }).ok).toBe(true);
  expect(PreferenceStore.open(folder).takeDamage()).toBeNull();
});

test("what a newer Redraft has added is kept", () => {
  writeFileSync(file(), JSON.stringify({ theme: "dark", tomorrow: { comes: true } }));
  const store = PreferenceStore.open(folder);
  expect(store.takeDamage()).toBeNull();
  store.set({ theme: "light" });
  expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ theme: "light", tomorrow: { comes: true } });
});
