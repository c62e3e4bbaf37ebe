import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import type { Desktop, DesktopPlatform, FlushAnswer } from "./contract.ts";

/** The only code with a foot in both worlds: named methods, and nothing of Electron's own (checklist, 20). */
const desktop = {
  platform:
    process.platform === "darwin" || process.platform === "win32"
      ? process.platform
      : ("linux" satisfies DesktopPlatform),
  hostPlace: () => ipcRenderer.invoke("desktop.hostPlace"),
  takeOpening: () => ipcRenderer.invoke("desktop.takeOpening"),
  claimStory: (path) => ipcRenderer.invoke("desktop.claimStory", path),
  leaveStory: () => ipcRenderer.invoke("desktop.leaveStory"),
  openStory: (path) => ipcRenderer.invoke("desktop.openStory", path),
  chooseStory: () => ipcRenderer.invoke("desktop.chooseStory"),
  chooseFolder: (title) => ipcRenderer.invoke("desktop.chooseFolder", title),
  showInFolder: (path) => ipcRenderer.invoke("desktop.showInFolder", path),
  openBook: (path) => ipcRenderer.invoke("desktop.openBook", path),
  print: () => ipcRenderer.invoke("desktop.print"),
  newWindow: () => ipcRenderer.invoke("desktop.newWindow"),
  toggleFullScreen: () => ipcRenderer.invoke("desktop.toggleFullScreen"),
  showCrashReports: () => ipcRenderer.invoke("desktop.showCrashReports"),
  setTheme: (theme) => ipcRenderer.invoke("desktop.setTheme", theme),
  setLanguage: (language) => ipcRenderer.invoke("desktop.setLanguage", language),
  setCommands: (commands) => ipcRenderer.invoke("desktop.setCommands", commands),
  onCommand: (listener) => listen("desktop.command", listener),
  onNotice: (listener) => listen("desktop.notice", listener),
  onFlush: (listener) =>
    listen("desktop.flush", async (id: number) => {
      const answer: FlushAnswer = await listener().catch(() => ({
        kind: "not saved",
        sentence: "The window can’t tell.",
      }));
      ipcRenderer.send("desktop.flushed", id, answer);
    }),
} satisfies Desktop;

function listen<Data>(channel: string, listener: (data: Data) => void): () => void {
  const heard = (_event: IpcRendererEvent, data: Data) => listener(data);
  ipcRenderer.on(channel, heard);
  return () => ipcRenderer.off(channel, heard);
}

contextBridge.exposeInMainWorld("desktop", desktop);
