import { expect, type Locator, type Page } from "@playwright/test";
import type { Installation, StoryFolder } from "./installation.ts";

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
