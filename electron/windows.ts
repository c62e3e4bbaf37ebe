import { app, BrowserWindow, dialog, nativeTheme, screen } from "electron";
import { appOrigin } from "./app-scheme.ts";
import { followContextMenu } from "./context-menu.ts";
import type { DesktopLanguage, DesktopNotice, DesktopTheme, FlushAnswer, MenuCommand, Opening } from "./contract.ts";
import type { CrashReports } from "./crash-reports.ts";
import { desktopWords, speak } from "./desktop-words.ts";
import { type Bounds, placeWindow, smallest } from "./window-bounds.ts";
import type { RememberedWindow, WindowMemory } from "./window-memory.ts";
import { followTrouble } from "./window-trouble.ts";

/** How long a window that goes may take to hand over its words before the writer is asked; milliseconds. */
const flushPatience = 8000;
const rememberAfter = 500;

interface OpenWindow {
  readonly window: BrowserWindow;
  opening: Opening;
  /** The story that it shows. */
  story: string | null;
  commands: readonly MenuCommand[];
  /** Everything in it is on the disk, or the writer has let it go. */
  isSafe: boolean;
  readonly flushes: Map<number, (answer: FlushAnswer) => void>;
}

/** The windows: one a story, each where it was, and none that goes before its words are on the disk. */
export class Windows {
  readonly #memory: WindowMemory;
  readonly #reports: CrashReports;
  readonly #preload: string;
  readonly #changed: () => void;
  readonly #open = new Map<BrowserWindow, OpenWindow>();
  #flushes = 0;
  lastKey = 0;

  constructor(memory: WindowMemory, reports: CrashReports, preload: string, changed: () => void) {
    this.#memory = memory;
    this.#reports = reports;
    this.#preload = preload;
    this.#changed = changed;
    // The first window is painted before the studio has said anything.
    nativeTheme.themeSource = memory.theme;
    nativeTheme.on("updated", () => {
      for (const window of this.all) window.setBackgroundColor(paper());
    });
  }

  get all(): readonly BrowserWindow[] {
    return [...this.#open.keys()];
  }

  get inFront(): BrowserWindow | null {
    return BrowserWindow.getFocusedWindow() ?? this.all.at(-1) ?? null;
  }

  /** The commands of the window in front. */
  get commands(): readonly MenuCommand[] {
    const front = this.inFront;
    return (front && this.#open.get(front)?.commands) ?? [];
  }

  /** A story that a window shows is brought to the front; anything else gets a window. */
  show(opening: Opening): BrowserWindow {
    const there = opening.kind === "story" ? this.#find(opening.path) : null;
    if (there) return bringUp(there.window);
    const story = opening.kind === "story" ? opening.path : null;
    return this.#create(opening, this.#memory.placeOf(story));
  }

  /** As they were when Redraft was left; one with the library where none was. */
  restore(): void {
    const remembered = this.#memory.open;
    for (const window of remembered) {
      this.#create(window.story === null ? { kind: "library" } : { kind: "story", path: window.story }, window);
    }
    if (remembered.length === 0) this.show({ kind: "library" });
  }

  takeOpening(window: BrowserWindow): Opening {
    const open = this.#open.get(window);
    const opening = open?.opening ?? { kind: "library" };
    if (open) open.opening = { kind: "library" };
    return opening;
  }

  claim(window: BrowserWindow, path: string): "here" | "elsewhere" {
    const there = this.#find(path);
    if (there && there.window !== window) {
      bringUp(there.window);
      return "elsewhere";
    }
    const open = this.#open.get(window);
    if (open) open.story = path;
    window.setRepresentedFilename(path);
    this.#memory.noteRecent(path);
    this.#changed();
    return "here";
  }

  leave(window: BrowserWindow): void {
    const open = this.#open.get(window);
    if (open) open.story = null;
    window.setRepresentedFilename("");
  }

  setCommands(window: BrowserWindow, commands: readonly MenuCommand[]): void {
    const open = this.#open.get(window);
    if (open) open.commands = commands;
    this.#changed();
  }

  setTheme(theme: DesktopTheme): void {
    nativeTheme.themeSource = theme;
    this.#memory.rememberTheme(theme);
  }

  setLanguage(language: DesktopLanguage): void {
    if (speak(language)) this.#changed();
  }

  tell(notice: DesktopNotice): void {
    for (const window of this.all) window.webContents.send("desktop.notice", notice);
  }

  /** None that is left is what was closed last: that one was remembered as it went. */
  rememberOpen(): void {
    if (this.#open.size === 0) return;
    this.#memory.rememberOpen([...this.#open.values()].map(placeNow));
  }

  /** Everything that a window has goes to the host and to the disk. One that doesn't answer in time has not. */
  flush(window: BrowserWindow, patience = flushPatience): Promise<FlushAnswer> {
    const open = this.#open.get(window);
    if (!open || open.isSafe || window.webContents.isCrashed()) return Promise.resolve({ kind: "saved" });
    const id = ++this.#flushes;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        open.flushes.delete(id);
        resolve({ kind: "not saved", sentence: "The window does not answer." });
      }, patience);
      open.flushes.set(id, (answer) => {
        clearTimeout(timer);
        open.flushes.delete(id);
        resolve(answer);
      });
      window.webContents.send("desktop.flush", id);
    });
  }

  async flushAll(): Promise<void> {
    await Promise.all(this.all.map((window) => this.flush(window)));
  }

  answerFlush(window: BrowserWindow, id: number, answer: FlushAnswer): void {
    this.#open.get(window)?.flushes.get(id)?.(answer);
  }

  /** True once nothing in the window can be lost, or the writer lets it go. */
  async mayGo(window: BrowserWindow): Promise<boolean> {
    const open = this.#open.get(window);
    if (!open || open.isSafe) return true;
    const answer = await this.flush(window);
    if (answer.kind === "saved" || window.isDestroyed()) {
      open.isSafe = true;
      return true;
    }
    bringUp(window);
    const words = desktopWords();
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      message: words.notOnDisk,
      detail: words.notOnDiskDetail(answer.sentence),
      buttons: [words.keepOpen, words.closeAnyway],
      defaultId: 0,
      cancelId: 0,
    });
    open.isSafe = response === 1;
    return open.isSafe;
  }

  /** After leaving was called off: what is written from now on is watched again. */
  stay(): void {
    for (const open of this.#open.values()) open.isSafe = false;
  }

  #find(path: string): OpenWindow | null {
    return [...this.#open.values()].find(({ story, opening }) => (story ?? pathOf(opening)) === path) ?? null;
  }

  #create(opening: Opening, remembered: RememberedWindow | null): BrowserWindow {
    const taken = this.all.map((window) => window.getNormalBounds());
    const screens = workAreas();
    const place = placeWindow(remembered?.bounds ?? null, screens, taken);
    const window = new BrowserWindow({
      ...place,
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      title: "Redraft",
      backgroundColor: paper(),
      webPreferences: {
        preload: this.#preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // Chromium would fetch dictionaries from the network; a Mac has its own.
        spellcheck: process.platform === "darwin",
        devTools: !app.isPackaged,
      },
    });
    const open: OpenWindow = { window, opening, story: null, commands: [], isSafe: false, flushes: new Map() };
    this.#open.set(window, open);
    // Born on a screen of another scale than the first one's, a window has got its size by the wrong one (Windows, Mac).
    if (screens.length > 1) window.setBounds(place);
    if (remembered?.isMaximized) window.maximize();
    if (remembered?.isFullScreen) window.setFullScreen(true);
    this.#follow(open);
    followContextMenu(window.webContents);
    void window.loadURL(`${appOrigin}/index.html`);
    return window;
  }

  #follow(open: OpenWindow): void {
    const { window } = open;
    window.once("ready-to-show", () => window.show());
    window.on("focus", this.#changed);
    let timer: NodeJS.Timeout | null = null;
    const remember = () => {
      timer = null;
      if (!window.isDestroyed()) this.#memory.remember(placeNow(open));
    };
    const later = () => {
      timer ??= setTimeout(remember, rememberAfter);
    };
    window.on("resize", later);
    window.on("move", later);
    window.on("close", (event) => {
      if (open.isSafe) {
        remember();
        // The last one to go is what Redraft opens with the next time.
        if (this.#open.size === 1) this.rememberOpen();
        return;
      }
      event.preventDefault();
      void this.mayGo(window).then((isSafe) => {
        if (isSafe) window.close();
      });
    });
    window.on("closed", () => {
      if (timer !== null) clearTimeout(timer);
      this.#open.delete(window);
      this.#changed();
    });
    // Windows gives a moment before the session ends, and says nothing of quitting.
    window.on("query-session-end", () => {
      this.rememberOpen();
      void this.flush(window);
    });
    // The page asks to stay while something is unsaved; by now the writer has been asked.
    window.webContents.on("will-prevent-unload", (event) => {
      if (open.isSafe) event.preventDefault();
    });
    window.webContents.on("before-input-event", () => {
      this.lastKey = Date.now();
    });
    followTrouble(window, this.#reports, () => {
      open.opening = open.story === null ? { kind: "library" } : { kind: "story", path: open.story };
    });
  }
}

/** What is seen of a window before the first paint, and while it grows. */
function paper(): string {
  return nativeTheme.shouldUseDarkColors ? "#1b1a18" : "#faf8f4";
}

function placeNow({ window, story }: OpenWindow): RememberedWindow {
  return {
    story,
    bounds: window.getNormalBounds(),
    isMaximized: window.isMaximized(),
    isFullScreen: window.isFullScreen(),
  };
}

function pathOf(opening: Opening): string | null {
  return opening.kind === "story" ? opening.path : null;
}

/** The one with the pointer first. */
function workAreas(): readonly Bounds[] {
  const first = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const others = screen.getAllDisplays().filter(({ id }) => id !== first.id);
  return [first, ...others].map(({ workArea }) => workArea);
}

function bringUp(window: BrowserWindow): BrowserWindow {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return window;
}
