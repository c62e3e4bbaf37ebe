import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Locator, type Page } from "@playwright/test";

export const root = join(import.meta.dirname, "../..");
const ownNode = join(root, "node_modules/node/bin/node");

/** Publishing waits up to five seconds for the writer to pause; a busy machine adds to that. */
const untilMirrored = { timeout: 20_000 };

/** One installation of Redraft: a data folder of its own, and the host that serves it. */
export class Installation {
  readonly home: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #prefix: readonly string[];
  #process: ChildProcess | null = null;
  #address = "";

  /** @param prefix what the host is started with: another account, for example. */
  constructor(home: string, prefix: readonly string[] = []) {
    this.home = home;
    this.#environment = { ...process.env, REDRAFT_HOME: home };
    this.#prefix = prefix;
  }

  static async make(worker: number): Promise<Installation> {
    const home = await mkdtemp(join(tmpdir(), "redraft-browser-"));
    // A port of its own, so that a host that was killed finds it free when it comes back.
    await writeFile(join(home, "server.json"), JSON.stringify({ port: nextPort(worker) }));
    return new Installation(home);
  }

  get library(): string {
    return join(this.home, "Library");
  }

  /** With the token in it, as the host printed it. */
  get address(): string {
    return this.#address;
  }

  get port(): number {
    return Number(new URL(this.#address).port);
  }

  /** The host itself and not `bin/redraft.mjs` around it: what is killed here must be the host. */
  async start(...open: readonly string[]): Promise<string> {
    const command = [...this.#prefix, existsSync(ownNode) ? ownNode : process.execPath];
    const words = ["--disable-warning=ExperimentalWarning", join(root, "cli/main.ts"), "open", ...open, "--no-browser"];
    const [first = "", ...rest] = [...command, ...words];
    const child = spawn(first, rest, { env: this.#environment, stdio: ["ignore", "ignore", "pipe"] });
    this.#process = child;
    let said = "";
    this.#address = await new Promise<string>((resolve, reject) => {
      child.stderr?.on("data", (data: Buffer) => {
        said += data.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(said)?.[0];
        if (address) resolve(address);
      });
      child.on("error", reject);
      child.on("exit", () => reject(new Error(`The host ended before it listened:\n${said}`)));
    });
    return this.#address;
  }

  /** As when the power fails: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Where a story of this title is kept. */
  story(title: string): StoryFolder {
    return new StoryFolder(join(this.library, title));
  }

  async stories(): Promise<readonly string[]> {
    return existsSync(this.library) ? (await readdir(this.library)).sort() : [];
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.home, { recursive: true, force: true });
  }
}

let ports = 0;

function nextPort(worker: number): number {
  return 48_000 + (worker % 10) * 300 + (ports++ % 300);
}

interface ManifestItem {
  readonly id: string;
  readonly kind: "part" | "chapter" | "folder" | "note";
  readonly title: string;
  readonly parent: string;
  readonly file: string | null;
}

/** A story as another program sees it. */
export class StoryFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  async files(folder: string): Promise<readonly string[]> {
    const path = join(this.path, folder);
    return existsSync(path) ? (await readdir(path)).sort() : [];
  }

  read(file: string): Promise<string> {
    return readFile(join(this.path, file), "utf8");
  }

  write(file: string, text: string): Promise<void> {
    return writeFile(join(this.path, file), text);
  }

  /** The outline as `project.redraft` has it, in order. */
  async items(): Promise<readonly ManifestItem[]> {
    const manifest = JSON.parse(await this.read("project.redraft")) as { readonly items: readonly ManifestItem[] };
    return manifest.items;
  }

  /** Waits until the file says this, as it does a few seconds after the last key. */
  async expectText(file: string, text: string | RegExp): Promise<void> {
    const read = () => this.read(file).catch(() => "(no file yet)");
    if (typeof text === "string") await expect.poll(read, untilMirrored).toBe(text);
    else await expect.poll(read, untilMirrored).toMatch(text);
  }
}

export interface OutlineLine {
  readonly title: string;
  /** 1 for the top. */
  readonly level: number;
}

/** One window of the studio, by the names that section 9 of the design promises. */
export class StudioWindow {
  readonly page: Page;
  readonly installation: Installation;

  constructor(page: Page, installation: Installation) {
    this.page = page;
    this.installation = installation;
  }

  get outline(): Locator {
    return this.page.getByRole("tree", { name: "Outline" });
  }

  get status(): Locator {
    return this.page.getByRole("status").first();
  }

  get undoInOutline(): Locator {
    return this.page.getByRole("button", { name: "Undo in the outline" });
  }

  get redoInOutline(): Locator {
    return this.page.getByRole("button", { name: "Redo in the outline" });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole("dialog", { name, exact: true });
  }

  row(title: string): Locator {
    return this.outline.getByRole("treeitem", { name: title, exact: true });
  }

  editor(title: string): Locator {
    return this.page.getByRole("textbox", { name: title, exact: true }).and(this.page.locator(".cm-content"));
  }

  async open(address = this.installation.address): Promise<void> {
    await this.page.goto(address);
    await expect(this.button("New story")).toBeVisible();
  }

  /** At this address of the same origin only the fragment is new, and that loads nothing. */
  async openStory(folder: StoryFolder): Promise<void> {
    await this.page.goto("about:blank");
    await this.page.goto(`${this.installation.address}&project=${encodeURIComponent(folder.path)}`);
    await expect(this.outline).toBeVisible();
  }

  async newStory(title: string): Promise<StoryFolder> {
    await this.button("New story").click();
    const dialog = this.dialog("New story");
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByRole("button", { name: "Begin" }).click();
    await expect(this.outline).toBeVisible();
    return this.installation.story(title);
  }

  async upload(name: string, content: string | Buffer): Promise<Locator> {
    await this.button("Import…").click();
    const dialog = this.dialog("Import…");
    await dialog
      .locator("input[type=file]:not([webkitdirectory])")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content as string) });
    return dialog;
  }

  /** Chapters as `# Title` headings and their text, through the import dialog. */
  async importStory(title: string, chapters: Readonly<Record<string, string>>): Promise<StoryFolder> {
    const text = Object.entries(chapters)
      .map(([name, prose]) => `# ${name}\n\n${prose}\n`)
      .join("\n");
    const dialog = await this.upload(`${title}.md`, text);
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByRole("button", { name: /^Make the story/ }).click();
    await expect(dialog).toBeHidden();
    await expect(this.outline).toBeVisible();
    return this.installation.story(title);
  }

  /** By its whole name, from the palette. */
  async runCommand(name: string): Promise<void> {
    await this.page.keyboard.press("Control+Shift+P");
    const palette = this.dialog("Commands…");
    await palette.getByRole("searchbox").fill(name);
    const whole = new RegExp(`^${name.replaceAll(/[.*+?()[\]{}|\\]/g, "\\$&")}( |$)`);
    await palette.getByRole("menuitem", { name: whole }).click();
    await expect(palette).toBeHidden();
  }

  async openChapter(title: string): Promise<Locator> {
    await this.row(title).click();
    const editor = this.editor(title);
    await expect(editor).toBeVisible();
    return editor;
  }

  /** The prose as it stands in the window, without co-authors' names and the newline that ends a file. */
  async prose(title: string): Promise<string> {
    return this.editor(title).evaluate((content) => {
      const copy = content.cloneNode(true) as HTMLElement;
      for (const other of copy.querySelectorAll(".cm-ySelectionCaret, .cm-placeholder")) other.remove();
      const lines = [...copy.querySelectorAll(".cm-line")].map((line) => line.textContent ?? "");
      return lines.join("\n").replace(/\n+$/, "");
    });
  }

  async expectProse(title: string, text: string | RegExp): Promise<void> {
    const read = () => this.prose(title);
    if (typeof text === "string") await expect.poll(read).toBe(text);
    else await expect.poll(read).toMatch(text);
  }

  /** Types behind the chapter's last word, key by key. */
  async write(title: string, text: string): Promise<void> {
    await this.placeCursor(title, "end");
    const last = await this.editor(title).locator(".cm-line").last().textContent();
    const lines = await this.editor(title).locator(".cm-line").count();
    if (lines > 1 && last === "") await this.page.keyboard.press("ArrowLeft");
    await this.page.keyboard.type(text);
  }

  async placeCursor(title: string, at: "start" | "end"): Promise<void> {
    await this.editor(title).focus();
    await this.page.keyboard.press(at === "end" ? "Control+End" : "Control+Home");
  }

  async saved(): Promise<void> {
    await expect(this.status).toHaveText(/^Saved/);
  }

  /** Whatever the status has said, in order, when the returned function is called. */
  async statusesFromNow(): Promise<() => Promise<readonly string[]>> {
    const said = await this.status.evaluateHandle((status) => {
      const texts = [status.textContent ?? ""];
      new MutationObserver(() => texts.push(status.textContent ?? "")).observe(status, {
        characterData: true,
        childList: true,
        subtree: true,
      });
      return texts;
    });
    return () => said.jsonValue();
  }

  /** Leaves for the library: everything is on the disk afterwards. */
  async leave(): Promise<void> {
    await this.button("All stories").click();
    await expect(this.button("New story")).toBeVisible();
  }

  /** Rows as they stand in the window, from above. */
  async lines(): Promise<readonly OutlineLine[]> {
    return this.outline.getByRole("treeitem").evaluateAll((rows) =>
      rows
        .map((row) => ({ row, top: row.getBoundingClientRect().top }))
        .sort((a, b) => a.top - b.top)
        .map(({ row }) => ({
          title: row.getAttribute("aria-label") ?? row.querySelector(".title")?.textContent ?? "",
          level: Number(row.getAttribute("aria-level")),
        })),
    );
  }

  async titles(): Promise<readonly string[]> {
    return (await this.lines()).map(({ title }) => title);
  }

  async expectTitles(...titles: readonly string[]): Promise<void> {
    await expect.poll(() => this.titles()).toEqual(titles);
  }

  async choose(row: string, command: string): Promise<void> {
    await this.row(row).click({ button: "right" });
    await this.page.getByRole("menuitem", { name: new RegExp(`^${command}`) }).click();
  }

  async showHistory(): Promise<Locator> {
    const pane = this.page.getByRole("region", { name: "History" });
    if (!(await pane.isVisible())) await this.button("History").click();
    await expect(pane).toBeVisible();
    return pane;
  }
}

interface Fixtures {
  readonly installation: Installation;
  /** A window at the library of a new installation. */
  readonly studio: StudioWindow;
  /** Another window, of another browser profile. */
  readonly openWindow: () => Promise<StudioWindow>;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here.
  installation: async ({}, use, info) => {
    const installation = await Installation.make(info.parallelIndex);
    try {
      await installation.start();
      await use(installation);
    } finally {
      await installation.remove();
    }
  },
  studio: async ({ page, installation }, use) => {
    const faults = watchFaults(page);
    const studio = new StudioWindow(page, installation);
    await studio.open();
    await use(studio);
    expect(faults, "faults in the window").toEqual([]);
  },
  openWindow: async ({ browser, installation }, use) => {
    const opened: { readonly page: Page; readonly faults: readonly string[] }[] = [];
    await use(async () => {
      const page = await (await browser.newContext()).newPage();
      opened.push({ page, faults: watchFaults(page) });
      const studio = new StudioWindow(page, installation);
      await studio.open();
      return studio;
    });
    for (const { page, faults } of opened) {
      await page.context().close();
      expect(faults, "faults in another window").toEqual([]);
    }
  },
});

/** A window may not throw, whatever else is tested in it. That the host is away now and then, also while a dictionary loads, is no fault. */
function watchFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (
      message.type() === "error" &&
      !/WebSocket|net::ERR|Failed to load resource|NetworkError|Network error|ArrayBuffer instantiation/.test(
        message.text(),
      )
    ) {
      faults.push(message.text());
    }
  });
  return faults;
}

export { expect };
