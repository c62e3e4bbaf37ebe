import { EventEmitter } from "node:events";
import type { NativeTheme as ElectronTheme } from "electron";

/** The system's own choice is a light one. */
export class NativeTheme extends EventEmitter {
  #source: ElectronTheme["themeSource"] = "system";

  get themeSource(): ElectronTheme["themeSource"] {
    return this.#source;
  }

  set themeSource(source: ElectronTheme["themeSource"]) {
    const wasDark = this.shouldUseDarkColors;
    this.#source = source;
    if (this.shouldUseDarkColors !== wasDark) this.emit("updated");
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === "dark";
  }
}

export const nativeTheme = new NativeTheme();
