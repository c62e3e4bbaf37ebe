import { stat } from "node:fs/promises";
import { extname, isAbsolute, join } from "node:path";
import { type BrowserWindow, dialog, ipcMain, type OpenDialogOptions, shell } from "electron";
import { fail, type Result, succeed } from "../story/problem.ts";
import {
  type Desktop,
  type DesktopLanguage,
  type DesktopTheme,
  desktopLanguages,
  desktopThemes,
  type FlushAnswer,
  type MenuCommand,
  menuNames,
} from "./contract.ts";
import type { CrashReports } from "./crash-reports.ts";
import { desktopWords } from "./desktop-words.ts";
import type { HostService } from "./host-service.ts";
import { windowOf } from "./sender.ts";
import type { Windows } from "./windows.ts";

/** What a window may ask for: the contract's methods, without those that listen. */
type MethodName = Exclude<keyof Desktop, "platform" | `on${string}`>;

type Methods = {
  readonly [Name in MethodName]: {
    /** null where the arguments are not what they should be. */
    readonly read: (given: readonly unknown[]) => Parameters<Desktop[Name]> | null;
    readonly run: (
      window: BrowserWindow,
      ...given: Parameters<Desktop[Name]>
    ) => Awaited<ReturnType<Desktop[Name]>> | ReturnType<Desktop[Name]>;
  };
};

/** Only what a reader shows: no program is ever started by opening a book. */
const bookEndings = new Set([".epub", ".html", ".htm", ".md", ".txt", ".pdf", ".docx", ".odt", ".rtf"]);

/** Answers the windows. Every message is checked for where it comes from and what it says (Electron's checklist, 17). */
export function answerWindows(parts: {
  readonly windows: Windows;
  readonly host: HostService;
  readonly reports: CrashReports;
}): void {
  const { windows, host, reports } = parts;
  const methods: Methods = {
    hostPlace: { read: none, run: () => host.find() },
    takeOpening: { read: none, run: (window) => windows.takeOpening(window) },
    claimStory: { read: onePath, run: (window, path) => windows.claim(window, path) },
    leaveStory: { read: none, run: (window) => windows.leave(window) },
    openStory: { read: onePath, run: async (_window, path) => void windows.show({ kind: "story", path }) },
    chooseStory: {
      read: none,
      run: (window) => choose(window, { title: desktopWords().openStory, properties: ["openDirectory"] }),
    },
    chooseFolder: {
      read: oneText,
      run: (window, title) => choose(window, { title, properties: ["openDirectory", "createDirectory"] }),
    },
    showInFolder: { read: onePath, run: (_window, path) => showInFolder(path) },
    openBook: { read: onePath, run: (_window, path) => openBook(path) },
    print: { read: none, run: print },
    newWindow: { read: none, run: async () => void windows.show({ kind: "library" }) },
    toggleFullScreen: { read: none, run: async (window) => window.setFullScreen(!window.isFullScreen()) },
    showCrashReports: { read: none, run: () => showCrashReports(reports) },
    setTheme: { read: oneTheme, run: async (_window, theme) => windows.setTheme(theme) },
    setLanguage: { read: oneLanguage, run: async (_window, language) => windows.setLanguage(language) },
    setCommands: { read: someCommands, run: async (window, commands) => windows.setCommands(window, commands) },
  };
  for (const [name, method] of Object.entries(methods)) {
    ipcMain.handle(`desktop.${name}`, (event, ...given: unknown[]) => {
      const window = windowOf(event);
      if (window === null) throw new Error(`“${name}” was asked for from outside a window of Redraft.`);
      const read = method.read(given);
      if (read === null) throw new Error(`“${name}” was asked for with something else than it takes.`);
      return (method.run as (window: BrowserWindow, ...given: readonly unknown[]) => unknown)(window, ...read);
    });
  }
  ipcMain.on("desktop.flushed", (event, id: unknown, answer: unknown) => {
    const window = windowOf(event);
    if (window !== null && typeof id === "number" && isFlushAnswer(answer)) windows.answerFlush(window, id, answer);
  });
}

async function choose(window: BrowserWindow, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}

async function showInFolder(path: string): Promise<Result<null>> {
  const found = await stat(path).catch(() => null);
  if (!found) return gone(path);
  shell.showItemInFolder(found.isDirectory() ? join(path, "project.redraft") : path);
  return succeed(null);
}

async function openBook(path: string): Promise<Result<null>> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return gone(path);
  if (!bookEndings.has(extname(path).toLowerCase()))
    return fail("not-a-book", "Only a finished book is opened from here.", "Look at the file in its folder.");
  const refusal = await shell.openPath(path);
  return refusal === ""
    ? succeed(null)
    : fail("no-reader", "This system has no program for that file.", "Look at the file in its folder.");
}

function print(window: BrowserWindow): Promise<Result<null>> {
  return new Promise((resolve) => {
    window.webContents.print({}, (isPrinted, reason) => {
      if (isPrinted || /cancel/i.test(reason)) resolve(succeed(null));
      else resolve(fail("not-printed", `The printer did not take it: ${reason}.`, "See to the printer and try again."));
    });
  });
}

async function showCrashReports({ folder }: CrashReports): Promise<Result<null>> {
  const refusal = await shell.openPath(folder);
  return refusal === ""
    ? succeed(null)
    : fail("no-reports", "Nothing has crashed on this machine.", "There is no report to show.");
}

function gone(path: string): Result<null> {
  return fail("file-gone", `There is nothing at ${path} any more.`, "It may have been moved or renamed.");
}

function none(given: readonly unknown[]): [] | null {
  return given.length === 0 ? [] : null;
}

function oneText(given: readonly unknown[]): [string] | null {
  const [text] = given;
  return given.length === 1 && typeof text === "string" && text.length <= 300 ? [text] : null;
}

function oneTheme(given: readonly unknown[]): [DesktopTheme] | null {
  const theme = desktopThemes.find((name) => name === given[0]);
  return given.length === 1 && theme ? [theme] : null;
}

function oneLanguage(given: readonly unknown[]): [DesktopLanguage] | null {
  const language = desktopLanguages.find((name) => name === given[0]);
  return given.length === 1 && language ? [language] : null;
}

function onePath(given: readonly unknown[]): [string] | null {
  const [path] = given;
  if (given.length !== 1 || typeof path !== "string" || path.length > 4096 || path.includes("\0")) return null;
  return isAbsolute(path) ? [path] : null;
}

function someCommands(given: readonly unknown[]): [readonly MenuCommand[]] | null {
  const [commands] = given;
  return given.length === 1 && Array.isArray(commands) && commands.length <= 300 && commands.every(isCommand)
    ? [commands]
    : null;
}

function isCommand(value: unknown): value is MenuCommand {
  if (typeof value !== "object" || value === null) return false;
  const command = value as { readonly [key in keyof MenuCommand]?: unknown };
  return (
    isShort(command.id) &&
    isShort(command.title) &&
    menuNames.some((name) => name === command.menu) &&
    typeof command.group === "number" &&
    (command.key === null || isShort(command.key)) &&
    typeof command.isPaneKey === "boolean" &&
    typeof command.isEnabled === "boolean" &&
    (command.isChecked === null || typeof command.isChecked === "boolean")
  );
}

function isShort(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= 200;
}

function isFlushAnswer(value: unknown): value is FlushAnswer {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  return value.kind === "saved" || (value.kind === "not saved" && "sentence" in value && isShort(value.sentence));
}
