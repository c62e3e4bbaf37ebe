import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { Frame, Page } from "@playwright/test";
import type { BrowserWindowConstructorOptions, BrowserWindow as ElectronWindow, Rectangle } from "electron";
import { app, end, openWindows, quitting } from "./app.ts";
import { newPage } from "./chromium.ts";
import { invoke, ipcMain, preloadScript } from "./ipc.ts";
import { toChromium, toElectron } from "./scheme.ts";

interface Preventable {
  readonly isPrevented: () => boolean;
  readonly event: { readonly preventDefault: () => void };
}

function preventable(extra: object = {}): Preventable {
  let prevented = false;
  return {
    isPrevented: () => prevented,
    event: { ...extra, preventDefault: () => (prevented = true) },
  };
}

/** A frame as the main process sees it: the main frame is the same object every time. */
class WebFrame {
  readonly #frame: Frame | null;
  readonly parent: WebFrame | null;

  constructor(frame: Frame | null, parent: WebFrame | null) {
    this.#frame = frame;
    this.parent = parent;
  }

  get url(): string {
    return toElectron(this.#frame?.url() ?? "");
  }
}

/** What Electron says of a right click, with nothing misspelled. */
function contextParams(clicked: object): object {
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
  return { misspelledWord: "", dictionarySuggestions: [], editFlags, ...clicked };
}

type OpenHandler = Parameters<ElectronWindow["webContents"]["setWindowOpenHandler"]>[0];

class WebContents extends EventEmitter {
  readonly page: Promise<Page>;
  mainFrame = new WebFrame(null, null);
  openHandler: OpenHandler = () => ({ action: "allow" });
  #isCrashed = false;
  #last: Promise<unknown> = Promise.resolve();
  #url = "";

  constructor(page: Promise<Page>, preload: string | undefined) {
    super();
    this.page = page.then(async (made) => {
      this.mainFrame = new WebFrame(made.mainFrame(), null);
      await this.#equip(made, preload);
      return made;
    });
    app.emit("web-contents-created", {}, this);
  }

  send(channel: string, ...given: unknown[]): void {
    // One after the other, as Electron's messages are.
    this.#last = this.#last.then(async () => {
      const page = await this.page;
      await page
        .evaluate(
          ([name, values]) =>
            (window as unknown as { __electronReceive?: (name: string, values: unknown) => void }).__electronReceive?.(
              name as string,
              values,
            ),
          [channel, structuredClone(given)] as const,
        )
        .catch(() => undefined);
    });
  }

  async loadURL(url: string): Promise<void> {
    this.#url = url;
    const page = await this.page;
    await page.goto(toChromium(url)).catch((cause: unknown) => {
      if (!page.isClosed()) throw cause;
    });
    this.emit("did-finish-load");
  }

  getURL(): string {
    return this.mainFrame.url || this.#url;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  forcefullyCrashRenderer(): void {
    this.#isCrashed = true;
    this.emit("render-process-gone", {}, { reason: "crashed", exitCode: 5 });
  }

  reload(): void {
    this.#isCrashed = false;
    void this.page.then((page) => page.goto(toChromium(this.#url)));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  print(_options: unknown, done: (isPrinted: boolean, reason: string) => void): void {
    done(true, "");
  }

  async #equip(page: Page, preload: string | undefined): Promise<void> {
    const eventOf = (frame: Frame) => ({
      sender: this,
      senderFrame: frame === page.mainFrame() ? this.mainFrame : new WebFrame(frame, this.mainFrame),
    });
    await page.exposeBinding("__electronInvoke", async ({ frame }, channel: string, given: unknown[]) => {
      try {
        return { value: await invoke(eventOf(frame), channel, given) };
      } catch (cause) {
        return { error: cause instanceof Error ? cause.message : String(cause) };
      }
    });
    await page.exposeBinding("__electronSend", ({ frame }, channel: string, given: unknown[]) => {
      if (channel === "stand-in.open") return void this.openHandler({ url: given[0] } as Parameters<OpenHandler>[0]);
      if (channel === "stand-in.context") return void this.emit("context-menu", {}, contextParams(given[0] as object));
      ipcMain.emit(channel, eventOf(frame), ...given);
    });
    if (preload) await page.addInitScript(preloadScript(readFileSync(preload, "utf8"), process.platform));
    await page.route("**", async (route, request) => {
      const address = toElectron(request.url());
      const isOurs = toElectron(page.url()).startsWith("redraft:");
      if (!request.isNavigationRequest() || !isOurs) return route.fallback();
      const { event, isPrevented } = preventable({ url: address, isMainFrame: request.frame() === page.mainFrame() });
      this.emit("will-frame-navigate", event);
      return isPrevented() ? route.fulfill({ status: 204 }) : route.fallback();
    });
    // A link that asks for a window of its own; what a script asks for is told by the page (ipc.ts).
    page.on("popup", (popup) => void popup.close());
    page.on("crash", () => this.forcefullyCrashRenderer());
    page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") return void dialog.dismiss();
      const { event, isPrevented } = preventable();
      this.emit("will-prevent-unload", event);
      void (isPrevented() ? dialog.accept() : dialog.dismiss());
    });
  }
}

const all = new Set<BrowserWindow>();
let focused: BrowserWindow | null = null;

/** A window is a page of the one Chromium; where it stands on the screen is only remembered. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly options: BrowserWindowConstructorOptions;
  #bounds: Rectangle;
  #isMaximized = false;
  #isFullScreen = false;
  #isDestroyed = false;
  #isClosing = false;
  representedFilename = "";

  static getAllWindows(): BrowserWindow[] {
    return [...all];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...all].find((window) => window.webContents === contents) ?? null;
  }

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const { sandbox, contextIsolation, nodeIntegration, preload } = options.webPreferences ?? {};
    if (sandbox === false || contextIsolation === false || nodeIntegration === true)
      throw new Error("The stand-in shows sandboxed windows only.");
    this.options = options;
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    const { width, height } = this.#bounds;
    const page = newPage(app.getPath("userData")).then(async (made) => {
      await made.setViewportSize({ width, height });
      return made;
    });
    this.webContents = new WebContents(page, preload);
    all.add(this);
    openWindows.add(this);
    void page.then((made) => made.once("close", () => this.#closed()));
    this.webContents.once("did-finish-load", () => {
      this.emit("ready-to-show");
      this.focus();
    });
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** As Electron: `close` may be prevented, then the page may ask to stay, and then it goes. */
  close(): void {
    if (this.#isDestroyed || this.#isClosing) return;
    const { event, isPrevented } = preventable();
    this.emit("close", event);
    if (isPrevented()) {
      quitting.isUnderWay = false;
      return;
    }
    this.#isClosing = true;
    void this.webContents.page.then(async (page) => {
      if (this.webContents.isCrashed()) return page.close();
      await page.close({ runBeforeUnload: true });
      this.#isClosing = false;
    });
  }

  destroy(): void {
    void this.webContents.page.then((page) => page.close());
  }

  #closed(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    all.delete(this);
    openWindows.delete(this);
    if (focused === this) focused = [...all].at(-1) ?? null;
    this.emit("closed");
    if (all.size > 0) return;
    if (quitting.isUnderWay) end(0);
    else app.emit("window-all-closed");
  }

  show(): void {
    this.focus();
  }

  focus(): void {
    focused = this;
    this.emit("focus");
    void this.webContents.page.then((page) => page.bringToFront()).catch(() => undefined);
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit("move");
    this.emit("resize");
  }

  maximize(): void {
    this.#isMaximized = true;
    this.emit("maximize");
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  setFullScreen(isFull: boolean): void {
    this.#isFullScreen = isFull;
    this.emit(isFull ? "enter-full-screen" : "leave-full-screen");
  }

  isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  getBackgroundColor(): string {
    return this.options.backgroundColor ?? "#FFFFFF";
  }

  setBackgroundColor(color: string): void {
    this.options.backgroundColor = color;
  }

  setRepresentedFilename(name: string): void {
    this.representedFilename = name;
  }
}
