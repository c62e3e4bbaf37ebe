import { renameSync } from "node:fs";
import { join } from "node:path";
import Store from "electron-store";
import { type DesktopTheme, desktopThemes } from "./contract.ts";
import type { Bounds } from "./window-bounds.ts";

/** A window as it was when it was left. */
export interface RememberedWindow {
  /** The story's folder; null for the library. */
  readonly story: string | null;
  readonly bounds: Bounds;
  readonly isMaximized: boolean;
  readonly isFullScreen: boolean;
}

interface Remembered {
  /** Open when Redraft was left. */
  readonly open: readonly RememberedWindow[];
  /** The last place of each story's window, and of the library's under "". */
  readonly places: { readonly [story: string]: RememberedWindow };
  /** Stories, the last opened first. */
  readonly recent: readonly string[];
  readonly theme: DesktopTheme;
}

const mostPlaces = 60;
const mostRecent = 12;

const bounds = {
  type: "object",
  properties: { x: { type: "number" }, y: { type: "number" }, width: { type: "number" }, height: { type: "number" } },
  required: ["x", "y", "width", "height"],
} as const;
const remembered = {
  type: "object",
  properties: {
    story: { type: ["string", "null"] },
    bounds,
    isMaximized: { type: "boolean" },
    isFullScreen: { type: "boolean" },
  },
  required: ["story", "bounds", "isMaximized", "isFullScreen"],
} as const;

/** Where windows were, and which stories were opened: `windows.json` in the data folder (electron-store). */
export class WindowMemory {
  readonly #store: Store<Remembered>;

  private constructor(store: Store<Remembered>) {
    this.#store = store;
  }

  /** One that is damaged is set aside beside the new one: only places of windows are lost. */
  static open(folder: string, version: string): WindowMemory {
    try {
      return new WindowMemory(openStore(folder, version));
    } catch {
      const path = join(folder, "windows.json");
      renameSync(path, join(folder, `windows-damaged-${Date.now()}.json`));
      return new WindowMemory(openStore(folder, version));
    }
  }

  get open(): readonly RememberedWindow[] {
    return this.#store.get("open");
  }

  get recent(): readonly string[] {
    return this.#store.get("recent");
  }

  placeOf(story: string | null): RememberedWindow | null {
    return this.#store.get("places")[story ?? ""] ?? null;
  }

  remember(window: RememberedWindow): void {
    const others = Object.entries(this.#store.get("places")).filter(([story]) => story !== (window.story ?? ""));
    this.#store.set(
      "places",
      Object.fromEntries([[window.story ?? "", window] as const, ...others].slice(0, mostPlaces)),
    );
  }

  rememberOpen(windows: readonly RememberedWindow[]): void {
    this.#store.set("open", windows);
  }

  noteRecent(story: string): void {
    const others = this.recent.filter((path) => path !== story);
    this.#store.set("recent", [story, ...others].slice(0, mostRecent));
  }

  get theme(): DesktopTheme {
    return this.#store.get("theme");
  }

  rememberTheme(theme: DesktopTheme): void {
    this.#store.set("theme", theme);
  }

  clearRecent(): void {
    this.#store.set("recent", []);
  }
}

function openStore(folder: string, version: string): Store<Remembered> {
  const store = new Store<Remembered>({
    cwd: folder,
    name: "windows",
    projectVersion: version,
    migrations: {},
    clearInvalidConfig: false,
    // `places` is named by paths, which have dots.
    accessPropertiesByDotNotation: false,
    schema: {
      open: { type: "array", items: remembered, default: [] },
      places: { type: "object", additionalProperties: remembered, default: {} },
      recent: { type: "array", items: { type: "string" }, default: [] },
      theme: { enum: desktopThemes, default: "system" },
    },
  });
  // Reads the file, so that a damaged one is found now.
  store.get("open");
  return store;
}
