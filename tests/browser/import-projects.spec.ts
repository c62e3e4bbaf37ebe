import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectFiles } from "../formats/scrivener-project.ts";
import { expect, test } from "./studio.ts";

test("a Scrivener project's folder becomes a story, with synopses and its snapshots in the history", async ({
  studio,
}) => {
  const files = projectFiles([
    {
      key: "D0",
      type: "DraftFolder",
      title: "The Keeper",
      children: [
        {
          key: "C1",
          title: "The Lamp",
          synopsis: "It goes out.",
          rtf: ["The lamp went out at nine."],
          snapshots: [{ date: "2021-03-02 08:00:00 +0100", title: "Before Ada read it", rtf: ["The lamp went."] }],
        },
        { key: "C2", title: "The Sea", rtf: ["It rose."] },
      ],
    },
    {
      key: "R0",
      type: "ResearchFolder",
      title: "Research",
      children: [{ key: "R1", title: "Wicks", rtf: ["Cotton."] }],
    },
  ]);
  const base = await mkdtemp(join(tmpdir(), "redraft-scrivener-"));
  const folder = join(base, "Novel.scriv");
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  await studio.button("Import…").click();
  const dialog = studio.dialog("Import…");
  const chooser = studio.page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: /folder/i }).click();
  await (await chooser).setFiles(folder);
  await expect(dialog.getByText("Two chapters, as the Scrivener project has them.")).toBeVisible();
  await dialog.getByRole("button", { name: /^Make the story/ }).click();
  await expect(dialog).toBeHidden();
  expect((await studio.titles()).slice(0, 2)).toEqual(["The Lamp", "The Sea"]);
  await expect(studio.row("Wicks")).toBeVisible();
  await studio.row("The Lamp").click();
  const history = await studio.showHistory();
  await expect(history).toContainText("Before Ada read it, 2021-03-02");
  await rm(base, { recursive: true });
});
