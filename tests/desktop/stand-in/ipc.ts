import { EventEmitter } from "node:events";
import type { IpcMain, IpcMainInvokeEvent } from "electron";

type Handler = Parameters<IpcMain["handle"]>[1];

const handlers = new Map<string, Handler>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
});

/** `ipcRenderer.invoke`: what throws in the handler is an error with these words in the window. */
export async function invoke(event: object, channel: string, given: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return clone(await handler(event as IpcMainInvokeEvent, ...given.map(clone)));
}

/** Messages are structured clones. */
function clone(value: unknown): unknown {
  return structuredClone(value);
}

/**
 * Runs in the page before anything else: the parts of `electron` that a sandboxed preload has, and then the preload. It
 * is a text for the browser and may use nothing from here.
 */
export function preloadScript(source: string, platform: string): string {
  return `(() => {
    if (window !== window.top || location.origin !== "http://app.redraft.localhost") return;
    const listeners = new Map();
    const invoke = window.__electronInvoke, send = window.__electronSend;
    window.__electronReceive = (channel, given) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener({ senderId: 0 }, ...given);
    };
    window.addEventListener("contextmenu", (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      const isEditable = event.target.isContentEditable || /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      void send("stand-in.context", [{ isEditable, selectionText: String(getSelection()) }]);
    });
    window.open = (url) => void send("stand-in.open", [String(url)]);
    const freeze = (value) => Object.freeze(value);
    const electron = {
      contextBridge: { exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: freeze(api) }) },
      ipcRenderer: {
        invoke: async (channel, ...given) => {
          const answer = await invoke(channel, given);
          if ("error" in answer) throw new Error("Error invoking remote method '" + channel + "': " + answer.error);
          return answer.value;
        },
        send: (channel, ...given) => void send(channel, given),
        on: (channel, listener) => {
          listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
        },
        off: (channel, listener) => {
          listeners.set(channel, (listeners.get(channel) ?? []).filter((other) => other !== listener));
        },
      },
    };
    const require = (name) => {
      if (name !== "electron") throw new Error("A sandboxed preload has no '" + name + "'");
      return electron;
    };
    const process = { platform: ${JSON.stringify(platform)}, contextIsolated: true, sandboxed: true };
    const module = { exports: {} };
    (function (require, process, module, exports) { ${source}\n })(require, process, module, module.exports);
  })();`;
}
