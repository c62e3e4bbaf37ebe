import { spawnSync } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Installation, root } from "./installation.ts";
import { expect, test } from "./studio.ts";
import { StudioWindow } from "./studio-window.ts";

const isRoot = process.getuid?.() === 0;
/** Root may write everywhere, so the host runs as somebody else. */
const nobody = 65_534;

function run(command: string, ...words: readonly string[]): boolean {
  return spawnSync(command, words).status === 0;
}

test("a full disk is said as “Not saved: the disk is full”, typing goes on, and it saves by itself when there is room", async ({
  studio,
  installation,
}) => {
  await mkdir(installation.library, { recursive: true });
  const isMounted = isRoot && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", installation.library);
  test.skip(!isMounted, "A small disk can't be mounted by this account.");
  try {
    const folder = await studio.newStory("Full");
    await studio.write("Chapter One", "There was room. ");
    await folder.expectText("chapters/chapter-one.md", "There was room. ");
    const filler = join(installation.library, "filler");
    run("dd", "if=/dev/zero", `of=${filler}`, "bs=4k");
    await studio.write("Chapter One", "Then there was none. ");
    await expect(studio.status).toHaveText(/^Not saved: the disk is full/, { timeout: 20_000 });
    await studio.page.keyboard.type("And on it went.");
    await studio.expectProse("Chapter One", "There was room. Then there was none. And on it went.");
    await rm(filler);
    await expect(studio.status).toHaveText(/^Saved/, { timeout: 20_000 });
    await folder.expectText("chapters/chapter-one.md", "There was room. Then there was none. And on it went.");
  } finally {
    await studio.page.goto("about:blank");
    await installation.kill();
    run("umount", installation.library);
  }
});

test("a folder that may not be written is said with its reason, and written when it may", async ({ page }, info) => {
  const home = await mkdtemp(join(tmpdir(), "redraft-browser-"));
  const prefix = isRoot ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : [];
  test.skip(isRoot && !run("setpriv", "--version"), "The host can't be run as another account here.");
  await writeFile(join(home, "server.json"), JSON.stringify({ port: 47_900 + info.parallelIndex }));
  if (isRoot) for (const path of [home, join(home, "server.json")]) await chown(path, nobody, nobody);
  const installation = new Installation(home, prefix);
  try {
    await installation.start();
    const studio = new StudioWindow(page, installation);
    await studio.open();
    const folder = await studio.newStory("Refused");
    await studio.write("Chapter One", "Allowed. ");
    await folder.expectText("chapters/chapter-one.md", "Allowed. ");
    await chmod(join(folder.path, "chapters"), 0o555);
    await studio.write("Chapter One", "Refused.");
    await expect(studio.status).toHaveText(/^Not saved: .*no permission/, { timeout: 20_000 });
    await chmod(join(folder.path, "chapters"), 0o755);
    await expect(studio.status).toHaveText(/^Saved/, { timeout: 20_000 });
    await folder.expectText("chapters/chapter-one.md", "Allowed. Refused.");
    await page.goto("about:blank");
  } finally {
    await installation.remove();
  }
});

test("a story of a newer Redraft is opened for reading only, says why, and takes no typing", async ({
  studio,
  installation,
}) => {
  const folder = await studio.newStory("Newer");
  await studio.write("Chapter One", "From the future.");
  await studio.leave();
  await folder.expectText("chapters/chapter-one.md", "From the future.");
  await studio.page.goto("about:blank");
  await installation.stop();
  const manifest = (await folder.read("project.redraft")).replace(/"format": \d+/, '"format": 4711');
  await folder.write("project.redraft", manifest);
  await installation.start();
  await studio.openStory(folder);
  await expect(studio.page.getByText(/^Read-only: .*newer/)).toBeVisible();
  await studio.expectProse("Chapter One", "From the future.");
  await studio.editor("Chapter One").focus();
  await studio.page.keyboard.type("Not this.");
  await studio.expectProse("Chapter One", "From the future.");
  await expect(studio.button("New chapter")).toBeDisabled();
  await studio.row("Chapter One").focus();
  await studio.page.keyboard.press("Delete");
  await expect(studio.row("Chapter One")).toBeVisible();
  await studio.leave();
  expect(await folder.read("project.redraft")).toBe(manifest);
  expect(await folder.read("chapters/chapter-one.md")).toBe("From the future.");
});

test("a file in chapters/ that nobody knows is shown and asked about, and added only then", async ({ studio }) => {
  const folder = await studio.newStory("Strangers");
  await studio.write("Chapter One", "Known.");
  await studio.saved();
  await folder.write("chapters/found-on-the-desk.md", "Nobody knows who wrote this.\n");
  const notice = studio.page.getByRole("region", { name: "Notices" });
  await expect(notice).toContainText("found-on-the-desk.md", { timeout: 20_000 });
  await studio.expectTitles("Chapter One", "Notes");
  await notice.getByRole("button", { name: "Add it" }).click();
  await expect(notice).toBeHidden();
  await expect.poll(async () => (await studio.titles())[1]).toMatch(/found on the desk/i);
  const title = (await studio.titles())[1] ?? "";
  await studio.openChapter(title);
  await studio.expectProse(title, "Nobody knows who wrote this.");
});

test("a chapter whose file was deleted is marked missing, keeps its words, and is brought back", async ({ studio }) => {
  const folder = await studio.importStory("Missing", { One: "One stands.", Two: "Two stands." });
  await studio.openChapter("Two");
  await folder.expectText("chapters/two.md", /^Two stands\.\n?$/);
  await rm(join(folder.path, "chapters/two.md"));
  const notice = studio.page.getByRole("region", { name: "Notices" });
  await expect(notice).toContainText("The file of “Two” is gone", { timeout: 20_000 });
  await studio.expectProse("Two", "Two stands.");
  await studio.write("Two", " And goes on.");
  await notice.getByRole("button", { name: "Bring it back" }).click();
  await expect(notice).toBeHidden();
  await folder.expectText("chapters/two.md", /^Two stands\. And goes on\.\n?$/);
});

test("a chapter's file that was renamed keeps its chapter", async ({ studio }) => {
  const folder = await studio.importStory("Renamed", { One: "One stands.", Two: "Two stands." });
  await folder.expectText("chapters/two.md", /^Two stands\.\n?$/);
  await rename(join(folder.path, "chapters/two.md"), join(folder.path, "chapters/the-second.md"));
  await expect
    .poll(async () => (await folder.items()).map(({ file }) => file), { timeout: 20_000 })
    .toEqual(["chapters/one.md", "chapters/the-second.md"]);
  await studio.openChapter("Two");
  await studio.expectProse("Two", "Two stands.");
  await studio.write("Two", " Under its new name.");
  await folder.expectText("chapters/the-second.md", /^Two stands\. Under its new name\.\n?$/);
  expect(await folder.files("chapters")).toEqual(["one.md", "the-second.md"]);
});

test("a story whose folder is gone is marked in the library, and opening another place says what is wrong", async ({
  studio,
  installation,
}) => {
  const folder = await studio.newStory("Gone");
  await studio.leave();
  await folder.expectText("chapters/chapter-one.md", "");
  await rm(folder.path, { recursive: true });
  await studio.page.reload();
  const story = studio.page.getByRole("button", { name: /^Gone/ });
  await expect(story).toBeDisabled();
  await expect(story).toContainText("not found");
  await studio.button("Open folder…").click();
  const dialog = studio.dialog("Open folder…");
  await dialog.getByRole("textbox").fill(join(installation.home, "nowhere"));
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("nowhere");
});

test("a co-author's history that is missing is said, and given up no word is lost", async ({
  studio,
  installation,
}) => {
  const folder = await studio.newStory("Shared");
  await studio.write("Chapter One", "Ada begins. ");
  await folder.expectText("chapters/chapter-one.md", "Ada begins. ");
  await installation.stop();
  await studio.page.goto("about:blank");
  const before = await folder.files(".history");
  // Another installation opens the folder, and with it what was written in its file there.
  const home = await mkdtemp(join(tmpdir(), "redraft-browser-"));
  await folder.write("chapters/chapter-one.md", "Ada begins. Ben goes on.");
  const check = spawnSync(process.execPath, [join(root, "bin/redraft.mjs"), "check", folder.path], {
    env: { ...process.env, REDRAFT_HOME: home },
  });
  expect(check.stderr.toString()).toBe("");
  const bens = (await folder.files(".history")).find((name) => !before.includes(name)) ?? "";
  await installation.start();
  await studio.openStory(folder);
  await studio.expectProse("Chapter One", "Ada begins. Ben goes on.");
  await studio.saved();
  await installation.stop();
  await studio.page.goto("about:blank");

  await rename(join(folder.path, ".history", bens), join(home, "away"));
  await installation.start();
  await studio.openStory(folder);
  const notice = studio.page.getByRole("region", { name: "Notices" });
  await expect(notice).toContainText("Waiting for changes from");
  expect(await folder.read("chapters/chapter-one.md")).toBe("Ada begins. Ben goes on.");
  await studio.write("Chapter One", "Ada, too. ");
  await notice.getByRole("button", { name: "They won't come: go on with what the files show" }).click();
  await folder.expectText("chapters/chapter-one.md", /Ben goes on\./);
  await folder.expectText("chapters/chapter-one.md", /Ada, too\./);
  await expect.poll(() => studio.prose("Chapter One")).toMatch(/Ben goes on\./);
  await rm(home, { recursive: true });
});
