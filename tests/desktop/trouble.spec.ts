import { spawnSync } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { endHostForGood, expect, test } from "./desktop.ts";
import type { DesktopApp } from "./desktop-app.ts";

const isRoot = process.getuid?.() === 0;

function run(command: string, ...words: readonly string[]): boolean {
  return spawnSync(command, words).status === 0;
}

/** Answers every question of the shell's with the button of this name, and keeps what was asked. */
async function answerWith(app: DesktopApp, ...buttons: readonly string[]): Promise<() => Promise<readonly string[]>> {
  await app.inMain(({ dialog }, names) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (...given: readonly unknown[]) => {
      const { message, buttons: offered = [] } = given.at(-1) as { message: string; buttons?: string[] };
      asked.push(message);
      const wanted = names[Math.min(asked.length, names.length) - 1] ?? "";
      return { response: offered.indexOf(wanted), checkboxChecked: false };
    }) as never;
  }, buttons);
  return () => app.inMain(() => (globalThis as never as { asked: string[] }).asked);
}

test("a disk that is full when Redraft is left: it is said, the words are kept, and written the next time", async ({
  desktop,
}) => {
  const library = join(desktop.home, "Library");
  await mkdir(library, { recursive: true });
  const isMounted = isRoot && run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", library);
  test.skip(!isMounted, "A small disk can't be mounted by this account.");
  try {
    const { app, studio } = await desktop.start();
    const folder = await studio.newStory("Full");
    await studio.write("Chapter One", "There was room. ");
    await folder.expectText("chapters/chapter-one.md", "There was room. ");
    const filler = join(library, "filler");
    run("dd", "if=/dev/zero", `of=${filler}`, "bs=4k");
    await studio.write("Chapter One", "Then there was none.");
    await expect(studio.status).toHaveText(/^Not saved: the disk is full/, { timeout: 20_000 });
    const asked = await answerWith(app, "Stay", "Try again", "Quit");
    await app.inMain(({ app: shell }) => shell.quit());
    await expect.poll(asked).toEqual(["The disk is full."]);
    // To stay is to go on: the host is there again, and takes what is typed.
    await studio.page.keyboard.type(" Still here.");
    await studio.expectProse("Chapter One", "There was room. Then there was none. Still here.");
    await app.inMain(({ app: shell }) => shell.quit());
    expect(await app.ended).toBe(0);
    await rm(filler);
    const again = await desktop.start();
    await again.studio.expectProse("Chapter One", "There was room. Then there was none. Still here.");
    await folder.expectText("chapters/chapter-one.md", "There was room. Then there was none. Still here.");
  } finally {
    await desktop.stop();
    // Its host may take a moment to notice that it is alone.
    run("umount", "--lazy", library);
  }
});

test("a window that is let go with unsaved words closes, and one that is kept stays", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  await studio.newStory("Let go");
  await studio.saved();
  const asked = await answerWith(app, "Keep it open", "Close it anyway");
  await endHostForGood(desktop);
  await expect(studio.status).toHaveText(/^Not saved/);
  await studio.write("Chapter One", "Only here.");
  await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(asked, { timeout: 20_000 }).toHaveLength(1);
  await studio.expectProse("Chapter One", "Only here.");
  await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => app.windows().length, { timeout: 20_000 }).toBe(0);
});

test("a window whose page crashes is offered again, with its story and all that was saved", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  await studio.newStory("Crash");
  await studio.write("Chapter One", "Saved before the crash.");
  await studio.saved();
  const asked = await answerWith(app, "Open it again");
  await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(asked).toEqual(["This window has stopped working."]);
  const again = await desktop.window(app, 0);
  await again.expectProse("Chapter One", "Saved before the crash.");
  const reports = await readdir(join(desktop.home, "crash-reports"));
  expect(reports.filter((name) => name.endsWith("window.txt"))).toHaveLength(1);
});

test("a window that hangs can be opened again, and one that was only busy takes its question back", async ({
  desktop,
}) => {
  const { app, studio } = await desktop.start();
  await studio.newStory("Hang");
  await studio.write("Chapter One", "Saved before it hung.");
  await studio.saved();
  const answer = await app.inMain(({ BrowserWindow, dialog }) => {
    const [window] = BrowserWindow.getAllWindows();
    const asked = new Promise<string>((resolve) => {
      dialog.showMessageBox = ((...given: readonly unknown[]) => {
        const { signal } = given.at(-1) as { signal: AbortSignal };
        return new Promise((answer) => {
          signal.addEventListener("abort", () => answer({ response: 1, checkboxChecked: false }));
          signal.addEventListener("abort", () => resolve("taken back"));
        });
      }) as never;
    });
    window?.emit("unresponsive");
    window?.emit("responsive");
    return asked;
  });
  expect(answer).toBe("taken back");
  const asked = await answerWith(app, "Open it again");
  await app.inMain(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit("unresponsive"));
  await expect.poll(asked).toEqual(["This window does not answer."]);
  const again = await desktop.window(app, 0);
  await again.expectProse("Chapter One", "Saved before it hung.");
  // Ending the page's process was ours: nothing has crashed.
  expect(await asked()).toHaveLength(1);
});

test("a session that ends leaves in order", async ({ desktop }) => {
  test.skip(process.platform === "win32", "Windows has no signals, and tells windows instead");
  const { app, studio } = await desktop.start();
  const folder = await studio.newStory("Session");
  await studio.write("Chapter One", "Typed as the session ended.");
  app.kill("SIGTERM");
  expect(await app.ended).toBe(0);
  expect(await folder.read("chapters/chapter-one.md")).toBe("Typed as the session ended.");
  expect(await readdir(desktop.home)).not.toContain("host.lock");
});

test("windows go on where their places can’t be kept", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  const places = join(desktop.home, "windows.json");
  await rm(places, { force: true });
  await mkdir(join(places, "in the way"), { recursive: true });
  const folder = await studio.newStory("Nowhere");
  await studio.write("Chapter One", "Written all the same.");
  await studio.saved();
  await app.inMain(({ app: shell }) => shell.quit());
  expect(await app.ended).toBe(0);
  expect(await folder.read("chapters/chapter-one.md")).toBe("Written all the same.");
  expect(await readdir(join(desktop.home, "crash-reports")).catch(() => [])).not.toContainEqual(
    expect.stringContaining("main.txt"),
  );
});

test("a mistake in the main process is written down, and ends no window", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  await studio.newStory("Mistake");
  await app.inMain(({ powerMonitor }) => {
    powerMonitor.once("resume", () => {
      throw new Error("a mistake");
    });
    setImmediate(() => powerMonitor.emit("resume"));
  });
  const reports = () => readdir(join(desktop.home, "crash-reports")).catch(() => []);
  await expect.poll(reports).toContainEqual(expect.stringContaining("main.txt"));
  await studio.write("Chapter One", "Still here.");
  await studio.saved();
});

test("the command line works through the same program, without a window", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  const folder = await studio.newStory("Spoken to");
  await studio.write("Chapter One", "Four words are here.");
  await studio.saved();
  const verb = await desktop.startAnother("stats", folder.path, "--json");
  expect(await verb.ended).toBe(0);
  expect(JSON.parse(verb.output())).toMatchObject({ words: 4 });
  const wrong = await desktop.startAnother("show");
  expect(await wrong.ended).toBe(2);
  expect(app.windows()).toHaveLength(1);
});
