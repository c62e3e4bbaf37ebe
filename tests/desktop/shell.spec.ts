import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { endHostForGood, expect, test } from "./desktop.ts";

test("opens with the library, and a new story is written and saved in it", async ({ desktop }) => {
  const { studio } = await desktop.start();
  const folder = await studio.newStory("On the desktop");
  await studio.write("Chapter One", "Written in a window of its own.");
  await studio.saved();
  await folder.expectText("chapters/chapter-one.md", "Written in a window of its own.");
  const loaded = await studio.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(loaded.filter((name) => !name.startsWith(new URL("/", studio.page.url()).href))).toEqual([]);
});

test("the window has no Node, and of the shell only what the contract names", async ({ desktop }) => {
  const { studio } = await desktop.start();
  const found = await studio.page.evaluate(() => ({
    node: [typeof globalThis.require, typeof globalThis.process, typeof globalThis.module],
    names: Object.keys((window as never as { desktop: object }).desktop).sort(),
    isFrozen: Object.isFrozen((window as never as { desktop: object }).desktop),
  }));
  expect(found.node).toEqual(["undefined", "undefined", "undefined"]);
  expect(found.names).toEqual(
    [
      "chooseFolder",
      "chooseStory",
      "claimStory",
      "hostPlace",
      "leaveStory",
      "newWindow",
      "onCommand",
      "onFlush",
      "onNotice",
      "openBook",
      "openStory",
      "platform",
      "print",
      "setCommands",
      "setLanguage",
      "setTheme",
      "showCrashReports",
      "showInFolder",
      "takeOpening",
      "toggleFullScreen",
    ].sort(),
  );
  expect(found.isFrozen).toBe(true);
});

test("a story opens once: asked for again, its window comes to the front", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  const folder = await studio.newStory("Once");
  await studio.write("Chapter One", "Here.");
  await studio.saved();
  const another = await desktop.startAnother(folder.path);
  expect(await another.ended).toBe(0);
  await app.inMain(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("window.new")?.click());
  const second = await desktop.window(app, 1);
  await second.page.getByRole("button", { name: /^Once/ }).click();
  await expect(second.button("New story")).toBeVisible();
  await expect(studio.editor("Chapter One")).toBeVisible();
  expect(app.windows()).toHaveLength(2);
});

test("a manuscript that is opened from outside is offered for import in the running program", async ({ desktop }) => {
  const { app } = await desktop.start();
  const manuscript = join(desktop.home, "tale.txt");
  await writeFile(manuscript, "CHAPTER I.\n\nIt began.\n\nCHAPTER II.\n\nIt ended.\n");
  const another = await desktop.startAnother(manuscript);
  expect(await another.ended).toBe(0);
  const second = await desktop.window(app, 1);
  await expect(second.dialog("Import…")).toContainText("Two chapters");
});

test("hostile links and words open nothing", async ({ desktop }) => {
  const { app } = await desktop.start();
  const words = [
    "redraft://app/index.html",
    "redraft://user:x@join/1",
    "file:///etc/passwd",
    "https://example.org",
    "--inspect",
    // No disk knows such a name, and Node throws at it.
    "x".repeat(5000),
    "a\0b",
  ];
  for (const word of words)
    await app.inMain(({ app: shell }, url) => shell.emit("open-url", { preventDefault: () => {} }, url), word);
  await app.inMain(({ app: shell }) => shell.emit("open-url", { preventDefault: () => {} }, "redraft://join/abc"));
  const invited = await desktop.window(app, 1);
  await expect(invited.page.getByText("can’t join a story")).toBeVisible();
  expect(app.windows()).toHaveLength(2);
});

test("the menus are this window's commands: what is chosen there is done, and what can't be done is grey", async ({
  desktop,
}) => {
  const { app, studio } = await desktop.start();
  const item = (id: string) =>
    app.inMain(({ Menu }, name) => {
      const found = Menu.getApplicationMenu()?.getMenuItemById(name);
      return found ? { enabled: found.enabled, checked: found.checked } : null;
    }, id);
  await expect.poll(() => item("story.export")).toEqual({ enabled: false, checked: false });
  await studio.newStory("Menus");
  await expect.poll(() => item("story.export")).toEqual({ enabled: true, checked: false });
  await expect.poll(() => item("view.outline")).toEqual({ enabled: true, checked: true });
  await app.inMain(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("view.history")?.click());
  await expect(studio.page.getByRole("region", { name: "History" })).toBeVisible();
  await expect.poll(() => item("view.history")).toEqual({ enabled: true, checked: true });
});

test("the system's own parts go with the theme, from the first paint on", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  const source = () => app.inMain(({ nativeTheme }) => nativeTheme.themeSource);
  await expect.poll(source).toBe("system");
  const hasItem = () => app.inMain(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("view.dark")?.enabled);
  await expect.poll(hasItem).toBe(true);
  await app.inMain(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById("view.dark")?.click());
  await expect.poll(source).toBe("dark");
  await expect(studio.page.locator("html")).toHaveAttribute("data-theme", "dark");
  const paper = () => app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBackgroundColor());
  await expect.poll(async () => (await paper())?.toLowerCase()).toBe("#1b1a18");
  await app.inMain(({ app: shell }) => shell.quit());
  expect(await app.ended).toBe(0);
  const again = await desktop.start();
  expect(await again.app.inMain(({ nativeTheme }) => nativeTheme.themeSource)).toBe("dark");
});

test("a right click on the page shows the system's editing", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  test.skip(app.isReal, "a menu of the system can't be looked into");
  await studio.newStory("Click");
  await expect(studio.editor("Chapter One")).toBeVisible();
  const shown = app.inMain(
    ({ Menu }) =>
      new Promise<unknown>((resolve) => {
        const build = Menu.buildFromTemplate;
        Menu.buildFromTemplate = (template) => {
          if (template.some(({ role }) => role === "pasteAndMatchStyle") && template[0]?.role === "cut")
            resolve(template.map(({ role }) => role ?? "—"));
          return build(template);
        };
      }),
  );
  await studio.editor("Chapter One").click({ button: "right" });
  expect(await shown).toEqual(["cut", "copy", "paste", "pasteAndMatchStyle", "—", "selectAll"]);
});

test("windows come back with their stories where they were", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  const folder = await studio.newStory("Back");
  await studio.write("Chapter One", "As it was left.");
  await studio.saved();
  await app.inMain(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 70, y: 90, width: 1100, height: 700 }),
  );
  await app.inMain(({ app: shell }) => shell.quit());
  expect(await app.ended).toBe(0);
  const again = await desktop.start();
  await expect(again.studio.editor("Chapter One")).toBeVisible();
  await again.studio.expectProse("Chapter One", "As it was left.");
  const bounds = await again.app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(bounds).toEqual({ x: 70, y: 90, width: 1100, height: 700 });
  await folder.expectText("chapters/chapter-one.md", "As it was left.");
});

test("the window that was closed last is what Redraft opens with the next time", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  await studio.newStory("Last");
  await studio.write("Chapter One", "Closed, not quit.");
  await studio.saved();
  await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  if (process.platform === "darwin") {
    await expect.poll(() => app.windows().length).toBe(0);
    await app.inMain(({ app: shell }) => shell.quit());
  }
  expect(await app.ended).toBe(0);
  const again = await desktop.start();
  await again.studio.expectProse("Chapter One", "Closed, not quit.");
});

test("quitting waits for the last words, and they are in the folder", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  const folder = await studio.newStory("Quit");
  await studio.write("Chapter One", "The last words, typed a moment ago.");
  await app.inMain(({ app: shell }) => shell.quit());
  expect(await app.ended).toBe(0);
  expect(await folder.read("chapters/chapter-one.md")).toBe("The last words, typed a moment ago.");
  expect(await readdir(desktop.home)).not.toContain("host.lock");
});

test("a host that dies is started again under the open window, and nothing that was typed is lost", async ({
  desktop,
}) => {
  const { app, studio } = await desktop.start();
  const folder = await studio.newStory("Fall");
  await studio.write("Chapter One", "Before. ");
  await studio.saved();
  await desktop.killHost();
  await studio.page.keyboard.type("Meanwhile. ");
  await studio.saved();
  await expect(studio.page.getByText("was started again")).toBeVisible();
  await studio.page.keyboard.type("After.");
  await studio.saved();
  await folder.expectText("chapters/chapter-one.md", "Before. Meanwhile. After.");
  const reports = await readdir(join(desktop.home, "crash-reports"));
  expect(reports.filter((name) => name.endsWith("host.txt"))).toHaveLength(1);
  expect(await app.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("a window that can't save says so before it goes, and stays if it is told to", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  await studio.newStory("Stay");
  await expect(studio.editor("Chapter One")).toBeVisible();
  await studio.saved();
  const asked = app.inMain(
    ({ dialog }) =>
      new Promise<string>((resolve) => {
        dialog.showMessageBox = (async (...given: readonly unknown[]) => {
          const options = given.at(-1) as { message: string; detail: string };
          resolve(`${options.message} ${options.detail}`);
          return { response: 0, checkboxChecked: false };
        }) as never;
      }),
  );
  await endHostForGood(desktop);
  await expect(studio.status).toHaveText(/^Not saved/);
  await studio.write("Chapter One", "Only here.");
  await app.inMain(({ app: shell }) => shell.quit());
  expect(await asked).toContain("Not everything in this window is on the disk yet.");
  await studio.expectProse("Chapter One", "Only here.");
  expect(app.windows()).toHaveLength(1);
});

test("a message from a foreign frame, or with something else than it takes, is refused", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  test.skip(app.isReal, "a frame of another page has no way to send anything there");
  const answers = await studio.page.evaluate(async () => {
    const invoke = (window as never as { __electronInvoke: (channel: string, given: unknown[]) => Promise<unknown> })
      .__electronInvoke;
    return Promise.all([
      invoke("desktop.openBook", [1]),
      invoke("desktop.openBook", ["relative/path.txt"]),
      invoke("desktop.claimStory", []),
      invoke("desktop.setCommands", [[{ id: "x" }]]),
      invoke("desktop.openBook", ["/bin/sh"]),
    ]);
  });
  for (const answer of answers.slice(0, 4))
    expect(answer).toMatchObject({ error: expect.stringContaining("something else") });
  expect(answers[4]).toMatchObject({ value: { ok: false, problem: { code: "not-a-book" } } });
  await studio.page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.srcdoc = "<p>foreign</p>";
    document.body.append(frame);
  });
  const frame = await expect
    .poll(() => studio.page.frames().length)
    .toBe(2)
    .then(() => studio.page.frames()[1]);
  const forged = await frame?.evaluate(() =>
    (window as never as { __electronInvoke: (channel: string, given: unknown[]) => Promise<unknown> }).__electronInvoke(
      "desktop.hostPlace",
      [],
    ),
  );
  expect(forged).toMatchObject({ error: expect.stringContaining("from outside a window") });
});

test("a window stays on its page, opens no other, and asks before a link leads out", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  await app.inMain(({ dialog, shell }) => {
    const seen: string[] = [];
    (globalThis as never as { seen: string[] }).seen = seen;
    dialog.showMessageBox = (async (options: { detail: string }) => {
      seen.push(`asked ${options.detail}`);
      return { response: 0, checkboxChecked: false };
    }) as never;
    shell.openExternal = async (url) => void seen.push(`opened ${url}`);
  });
  await studio.page.evaluate(() => {
    window.open("https://example.org/page");
    window.open("file:///etc/passwd");
    location.href = "https://example.org/away";
  });
  const seen = () => app.inMain(() => (globalThis as never as { seen: string[] }).seen);
  await expect.poll(seen).toEqual(["asked https://example.org/page", "opened https://example.org/page"]);
  await expect(studio.button("New story")).toBeVisible();
  expect(app.windows()).toHaveLength(1);
});

test("a sleeping machine leaves nothing unsaved", async ({ desktop }) => {
  const { app, studio } = await desktop.start();
  await studio.newStory("Sleep");
  await studio.write("Chapter One", "Good night.");
  // Not only what is saved a moment later anyway: the window is asked, and answers that its words are on the disk.
  const answer = await app.inMain(
    ({ ipcMain, powerMonitor }) =>
      new Promise((resolve) => {
        ipcMain.once("desktop.flushed", (_event, _id, said) => resolve(said));
        powerMonitor.emit("suspend");
      }),
  );
  expect(answer).toEqual({ kind: "saved" });
  await studio.saved();
});

test("a damaged memory of windows is set aside, and Redraft opens all the same", async ({ desktop }) => {
  await mkdir(desktop.home, { recursive: true });
  await writeFile(join(desktop.home, "windows.json"), '{"open": [{"bounds": "nowhere"');
  const { studio } = await desktop.start();
  await expect(studio.button("New story")).toBeVisible();
  const files = await readdir(desktop.home);
  expect(files.filter((name) => name.startsWith("windows-damaged-"))).toHaveLength(1);
});
