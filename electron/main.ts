import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { app, dialog, Menu, powerMonitor } from "electron";
import { dataFolderPath } from "../host/data-folder.ts";
import { claimScheme, serveScheme } from "./app-scheme.ts";
import type { DesktopPlatform } from "./contract.ts";
import { CrashReports } from "./crash-reports.ts";
import { desktopWords } from "./desktop-words.ts";
import { guardWindows } from "./guard-windows.ts";
import { HostService } from "./host-service.ts";
import { isInstalled } from "./installed.ts";
import { Leaving } from "./leaving.ts";
import { menuTemplate } from "./menu-template.ts";
import { type Found, readOpenings, wordsOf } from "./opening.ts";
import { RecentStories } from "./recent-stories.ts";
import { studioFolder } from "./shipped.ts";
import { followUpdates, hasUpdates } from "./updates.ts";
import { WindowMemory } from "./window-memory.ts";
import { answerWindows } from "./window-messages.ts";
import { Windows } from "./windows.ts";

const built = import.meta.dirname;

const words = wordsOf(process.argv, app.isPackaged);
const dataFolder = dataFolderPath();
app.setPath("userData", join(dataFolder, "desktop"));

const [verb] = words;
/** What a window is to show. */
const wanted = verb === "open" ? words.slice(1) : words;
// The command line brings all that reads and writes stories; a window needs none of it in this process.
if (verb !== undefined && verb !== "open" && (await import("../cli/verbs.ts")).isVerb(verb)) {
  const { runCommandLine } = await import("../cli/command-line.ts");
  const code = await runCommandLine(words);
  // What is printed to a pipe may still be on its way.
  for (const stream of [process.stdout, process.stderr]) await new Promise((resolve) => stream.write("", resolve));
  app.exit(code);
} else if (app.requestSingleInstanceLock({ words: wanted, folder: process.cwd() })) {
  start();
} else {
  app.quit();
}

function start(): void {
  const reports = new CrashReports(dataFolder);
  reports.begin();
  app.enableSandbox();
  // Elsewhere the system's voices are there by themselves.
  if (process.platform === "linux") app.commandLine.appendSwitch("enable-speech-dispatcher");
  claimScheme();
  app.setName("Redraft");
  if (process.platform === "win32") app.setAppUserModelId("app.redraft.studio");
  // Elsewhere the package itself says which links are ours.
  if (process.platform === "win32" && isInstalled()) app.setAsDefaultProtocolClient("redraft");

  const memory = WindowMemory.open(dataFolder, app.getVersion());
  const host = new HostService(join(built, "host-process.js"), ({ code, lines }) => {
    reports.write({ what: "host", reason: "ended by itself", code, lines });
    windows.tell({
      kind: "host-restarted",
      sentence:
        "A part of Redraft stopped and was started again. What you wrote meanwhile is kept in the window and saved.",
    });
  });
  const windows = new Windows(memory, reports, join(built, "preload.cjs"), planMenu);
  const leaving = new Leaving(windows, host);
  const openRecent = (path: string) => void windows.show({ kind: "story", path });
  const recentStories = new RecentStories(openRecent, newWindow);

  // A Mac tells what to open before it is ready.
  const asked: string[] = [];
  const openAsked = (word: string) => {
    if (app.isReady()) open([word], process.cwd());
    else asked.push(word);
  };
  app.on("open-file", (event, path) => {
    event.preventDefault();
    openAsked(path);
  });
  app.on("open-url", (event, url) => {
    event.preventDefault();
    openAsked(url);
  });
  app.on("second-instance", (_event, _words, _folder, given) => {
    const { words: theirs, folder } = readGiven(given);
    if (!open(theirs, folder)) newWindow();
  });
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  leaving.follow();

  void app.whenReady().then(() => {
    guardWindows();
    serveScheme(studioFolder, () => host.place);
    answerWindows({ windows, host, reports });
    powerMonitor.on("suspend", () => void windows.flushAll());
    powerMonitor.on("lock-screen", () => void windows.flushAll());
    delayShutdown();
    void host.find();
    if (!open([...wanted, ...asked], process.cwd())) windows.restore();
    app.on("activate", () => {
      if (windows.all.length === 0) newWindow();
    });
    planMenu();
    if (hasUpdates()) void beginUpdates();
  });

  async function beginUpdates(): Promise<void> {
    const { default: updater } = await import("electron-updater");
    followUpdates(updater.autoUpdater, {
      windowInFront: () => windows.inFront,
      lastKey: () => windows.lastKey,
      quit: () => leaving.prepare(),
    });
  }

  function open(given: readonly string[], folder: string): boolean {
    const openings = readOpenings(given, folder, look);
    for (const opening of openings) windows.show(opening);
    return openings.length > 0;
  }

  function newWindow(): void {
    windows.show({ kind: "library" });
  }

  let isMenuPlanned = false;
  function planMenu(): void {
    // Many things that change it come at once.
    if (isMenuPlanned || !app.isReady()) return;
    isMenuPlanned = true;
    setImmediate(() => {
      isMenuPlanned = false;
      buildMenu();
    });
  }

  function buildMenu(): void {
    const recent = memory.recent.map((path) => ({ path, title: basename(path) }));
    const template = menuTemplate({
      platform: platformOf(process.platform),
      commands: windows.commands,
      recent,
      run: (command) => windows.inFront?.webContents.send("desktop.command", command),
      openRecent,
      clearRecent: () => {
        memory.clearRecent();
        planMenu();
      },
      newWindow,
      about,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
    recentStories.show(recent);
  }
}

/** Asks Linux and macOS for the moment that leaving in order takes. Electron's types leave the event out. */
function delayShutdown(): void {
  const onShutdown = (event?: Electron.Event) => {
    event?.preventDefault();
    app.quit();
  };
  powerMonitor.on("shutdown", onShutdown as () => void);
}

function about(): void {
  const words = desktopWords();
  const detail = words.aboutText(app.getVersion());
  void dialog.showMessageBox({ message: "Redraft", detail, buttons: [words.close] });
}

function readGiven(given: unknown): { readonly words: readonly string[]; readonly folder: string } {
  const { words: theirs, folder } = (typeof given === "object" && given !== null ? given : {}) as {
    readonly words?: unknown;
    readonly folder?: unknown;
  };
  const isList = Array.isArray(theirs) && theirs.every((word) => typeof word === "string");
  return { words: isList ? theirs : [], folder: typeof folder === "string" ? folder : process.cwd() };
}

/** What can't be looked at is nothing: the words are anybody's, and the running program goes on. */
function look(path: string): Found {
  try {
    const found = statSync(path);
    return found.isDirectory() ? "folder" : found.isFile() ? "file" : "nothing";
  } catch {
    return "nothing";
  }
}

function platformOf(platform: NodeJS.Platform): DesktopPlatform {
  return platform === "darwin" || platform === "win32" ? platform : "linux";
}
