import type { session as electronSession, WebContents } from "electron";
import { ownOrigin } from "./scheme.ts";

type Session = typeof electronSession.defaultSession;
type Check = Parameters<Session["setPermissionCheckHandler"]>[0];

let check: Check = null;

export const session = {
  defaultSession: {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: (handler) => {
      check = handler;
    },
    setDevicePermissionHandler: () => undefined,
  } satisfies Pick<Session, "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler">,
};

/** Chromium asks before a page of any scheme reaches this machine (Local Network Access), and refuses without a yes. */
export function mayReachThisMachine(): boolean {
  const page = { getURL: () => `${ownOrigin}/index.html` } as WebContents;
  return check?.(page, "loopback-network", ownOrigin, { isMainFrame: true }) ?? false;
}
