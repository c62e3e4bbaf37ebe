import { EventEmitter } from "node:events";
import { runInThisContext } from "node:vm";
import type {
  Display,
  shell as electronShell,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogReturnValue,
} from "electron";
import { app } from "./app.ts";
import { BrowserWindow } from "./browser-window.ts";
import { ipcMain } from "./ipc.ts";
import { Menu } from "./menu.ts";
import { nativeTheme } from "./native-theme.ts";
import { protocol } from "./protocol.ts";
import { session } from "./session.ts";
import { utilityProcess } from "./utility-process.ts";

/**
 * What the desktop shell uses of Electron, faithful where the shell's promises depend on it: events can be prevented as
 * Electron's can, messages are clones and name their frame, windows are pages of a real Chromium.
 */
const dialog = {
  /** Whoever looks at no dialog has cancelled it. */
  showMessageBox: async (...given: readonly unknown[]): Promise<MessageBoxReturnValue> => {
    const options = given.at(-1) as MessageBoxOptions;
    return { response: options.cancelId ?? 0, checkboxChecked: false };
  },
  showErrorBox: () => undefined,
  showOpenDialog: async (): Promise<OpenDialogReturnValue> => ({ canceled: true, filePaths: [] }),
};

const shell = {
  openExternal: async () => undefined,
  openPath: async () => "",
  showItemInFolder: () => undefined,
} satisfies Pick<typeof electronShell, "openExternal" | "openPath" | "showItemInFolder">;

const display = {
  id: 1,
  workArea: { x: 0, y: 24, width: 1920, height: 1056 },
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
} as Display;
const screen = Object.assign(new EventEmitter(), {
  getAllDisplays: () => [display],
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
});

const powerMonitor = new EventEmitter();
const crashReporter = {
  start: (options: { readonly uploadToServer?: boolean }) => {
    if (options.uploadToServer !== false) throw new Error("A crash would be sent away.");
  },
};

const electron = {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};

/** Playwright's `electronApplication.evaluate`: a function of the test's runs here, with this module as its first argument. */
interface Question {
  readonly id: number;
  readonly run: string;
  readonly given: unknown;
}
process.on("message", async ({ id, run, given }: Question) => {
  try {
    const act = runInThisContext(`(${run})`) as (module: object, given: unknown) => unknown;
    process.send?.({ id, value: await act(electron, given) });
  } catch (cause) {
    process.send?.({ id, error: cause instanceof Error ? cause.message : String(cause) });
  }
});

export default electron;
export {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};
