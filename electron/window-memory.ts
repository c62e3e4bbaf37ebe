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
  /** What is on the disk, or would be if it could be written. */
  #now: Remembered;

  private constructor(store: Store<Remembered>) {
    this.#store = store;
    this.#now = store.store;
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
    return this.#now.open;
  }

  get recent(): readonly string[] {
    return this.#now.recent;
  }

  get theme(): DesktopTheme {
    return this.#now.theme;
  }

  placeOf(story: string | null): RememberedWindow | null {
    return this.#now.places[story ?? ""] ?? null;
  }

  remember(window: RememberedWindow): void {
    const others = Object.entries(this.#now.places).filter(([story]) => story !== (window.story ?? ""));
    const places = [[window.story ?? "", window] as const, ...others].slice(0, mostPlaces);
    this.#keep({ places: Object.fromEntries(places) });
  }

  rememberOpen(windows: readonly RememberedWindow[]): void {
    this.#keep({ open: windows });
  }

  noteRecent(story: string): void {
    const others = this.recent.filter((path) => path !== story);
    this.#keep({ recent: [story, ...others].slice(0, mostRecent) });
  }

  clearRecent(): void {
    this.#keep({ recent: [] });
  }

  rememberTheme(theme: DesktopTheme): void {
    this.#keep({ theme });
  }

  /** No word is in it: where the disk is full or gone, the windows go on all the same. */
  #keep(changed: Partial<Remembered>): void {
    this.#now = { ...this.#now, ...changed };
    try {
      this.#store.store = this.#now;
    } catch {
      // It is written with the next change, if there is room then.
      return;
    }
  }
}

function openStore(folder: string, version: string): Store<Remembered> {
  return new Store<Remembered>({
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
}
