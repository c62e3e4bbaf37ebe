import type * as Electron from "electron";
import type standIn from "./electron.ts";

/**
 * Held against Electron's own types by the compiler: the stand-in has no member that Electron lacks, so that the shell can't
 * come to rely on one. (That what the shell calls exists is checked where it is compiled.)
 */
type StandIn = typeof standIn;

/** What only tests ask of a window of the stand-in. */
type Extra = "options" | "representedFilename";

type Invented<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs | Extra>;

type InventedMembers =
  | Invented<StandIn["app"], Electron.App>
  | Invented<InstanceType<StandIn["BrowserWindow"]>, Electron.BrowserWindow>
  | Invented<Omit<StandIn["BrowserWindow"], "prototype">, typeof Electron.BrowserWindow>
  | Invented<StandIn["crashReporter"], Electron.CrashReporter>
  | Invented<StandIn["dialog"], Electron.Dialog>
  | Invented<StandIn["ipcMain"], Electron.IpcMain>
  | Invented<StandIn["Menu"], typeof Electron.Menu>
  | Invented<StandIn["nativeTheme"], Electron.NativeTheme>
  | Invented<StandIn["powerMonitor"], Electron.PowerMonitor>
  | Invented<StandIn["protocol"], Electron.Protocol>
  | Invented<StandIn["screen"], Electron.Screen>
  | Invented<StandIn["session"], typeof Electron.session>
  | Invented<StandIn["session"]["defaultSession"], Electron.Session>
  | Invented<StandIn["shell"], Electron.Shell>
  | Invented<StandIn["utilityProcess"], typeof Electron.utilityProcess>
  | Invented<ReturnType<StandIn["utilityProcess"]["fork"]>, Electron.UtilityProcess>;

/** Does not compile where a member was invented; the message names it. */
export const invented: { readonly [Name in InventedMembers]: never } = {};
