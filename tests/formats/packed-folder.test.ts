import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { planManuscript } from "../../formats/readers.ts";

const split = { kind: "auto" } as const;

function packed(name: string, files: Readonly<Record<string, string>>) {
  const entries = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]));
  return { name, files: [{ path: name, bytes: zipSync(entries) }], isFolder: false };
}

test("a vault that was packed is read like the folder that it was, without what is hidden", async () => {
  const files = {
    "Vault/01 Gate.md": "The gate stood open.\n",
    "Vault/02 Hut.md": "The hut was dark.\n",
    "Vault/.obsidian/app.json": "{}",
    "__MACOSX/Vault/._01 Gate.md": "\0\0",
  };
  const planned = await planManuscript(packed("Vault.zip", files), split);
  if (!planned.ok) throw new Error(planned.problem.sentence);
  expect(planned.value.title).toBe("Vault");
  expect(planned.value.items.map(({ title }) => title)).toEqual(["Gate", "Hut"]);
  expect(planned.value.words.chapters).toBe(8);
});

test("an archive without any text says so", async () => {
  const photos = await planManuscript(packed("Photos.zip", { "Photos/a.jpg": "x", "Photos/b.jpg": "y" }), split);
  expect(photos).toMatchObject({ problem: { code: "folder-empty" } });
  const empty = await planManuscript(packed("Empty.zip", { ".hidden": "x" }), split);
  expect(empty).toMatchObject({ problem: { code: "file-unreadable" } });
});
