import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from "electron";
import { appOrigin } from "./app-scheme.ts";

/**
 * The window that a message comes from, or null where it does not come from the main frame of one of our windows with our
 * own page in it (Electron's checklist, 17).
 */
export function windowOf(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame || frame.parent !== null) return null;
  if (!isOwnPage(frame.url)) return null;
  return BrowserWindow.fromWebContents(event.sender);
}

export function isOwnPage(address: string): boolean {
  return address === appOrigin || address.startsWith(`${appOrigin}/`);
}
