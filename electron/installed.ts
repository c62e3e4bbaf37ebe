import { app } from "electron";

/**
 * True where Redraft was put in place by its package. A checkout and Windows' portable program (which unpacks itself anew at
 * each start) leave nothing in the system and are not replaced by an update.
 */
export function isInstalled(): boolean {
  return app.isPackaged && process.env.PORTABLE_EXECUTABLE_FILE === undefined;
}
