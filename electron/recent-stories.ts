import { app, type JumpListItem, Menu } from "electron";
import { desktopWords } from "./desktop-words.ts";
import { isInstalled } from "./installed.ts";

export interface RecentStory {
  readonly path: string;
  readonly title: string;
}

/** The stories that were opened last, where each system shows such: the Dock's menu on a Mac, the jump list on Windows. */
export class RecentStories {
  readonly #open: (path: string) => void;
  readonly #newWindow: () => void;
  #shown: string | null = null;

  constructor(open: (path: string) => void, newWindow: () => void) {
    this.#open = open;
    this.#newWindow = newWindow;
  }

  /** Asks the system only where something has changed. */
  show(stories: readonly RecentStory[]): void {
    const wanted = stories.map(({ path }) => path).join("\n");
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    const words = desktopWords();
    app.dock?.setMenu(
      Menu.buildFromTemplate([
        { label: words.newWindow, click: this.#newWindow },
        ...stories.map(({ path, title }) => ({ label: title, click: () => this.#open(path) })),
      ]),
    );
    if (process.platform !== "win32" || !isInstalled()) return;
    const items = jumpList(stories, process.execPath, app.getJumpListSettings().removedItems);
    app.setJumpList(items.length > 0 ? [{ type: "custom", name: words.stories, items }] : []);
  }
}

/**
 * By their titles: the system's own list of documents would show “project.redraft” for each. What the writer has taken out of
 * the list stays out; Windows refuses a list that brings it back.
 */
export function jumpList(
  stories: readonly RecentStory[],
  program: string,
  removed: readonly JumpListItem[],
): JumpListItem[] {
  const gone = new Set(removed.map(({ args }) => args));
  return stories
    .map(
      ({ path, title }): JumpListItem => ({
        type: "task",
        title,
        description: path,
        program,
        args: `"${path}"`,
        iconPath: program,
        iconIndex: 0,
      }),
    )
    .filter(({ args }) => !gone.has(args));
}
