import { app, dialog, session, shell } from "electron";
import { desktopWords } from "./desktop-words.ts";
import { isOwnPage } from "./sender.ts";

/**
 * What a window may ask the system for: to put copied words on the clipboard, to fill the screen, and to reach this machine
 * itself, where the host listens. Chromium asks for the last of a page from any scheme (Local Network Access), by one name
 * or the other; how far it goes is the content policy's to say.
 */
const permitted: ReadonlySet<string> = new Set([
  "clipboard-sanitized-write",
  "fullscreen",
  "loopback-network",
  "local-network-access",
]);

/**
 * Electron's checklist, 5, 13 and 14: a window stays on our page, opens no other, and gets no permission but these. Links
 * lead to the system's browser, if the writer says so.
 */
export function guardWindows(): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-frame-navigate", (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url);
      return { action: "deny" };
    });
  });
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permitted.has(permission) && isOwnPage(contents.getURL()));
  });
  session.defaultSession.setPermissionCheckHandler(
    (contents, permission) => permitted.has(permission) && contents !== null && isOwnPage(contents.getURL()),
  );
  session.defaultSession.setDevicePermissionHandler(() => false);
}

let isAsking = false;

/** Only to the web, and only after a yes (checklist, 15). One question at a time: a page can't bury the writer in them. */
async function openLink(address: string): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:") || isAsking) return;
  isAsking = true;
  const words = desktopWords();
  const { response } = await dialog.showMessageBox({
    type: "question",
    message: words.openPage,
    detail: url.href.length > 300 ? `${url.href.slice(0, 300)}…` : url.href,
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
  });
  isAsking = false;
  if (response === 0) await shell.openExternal(url.href);
}
