import type { Result } from "../story/problem.ts";

/**
 * The door between the desktop's main process and a window: what a browser can't do. The preload puts it at
 * `window.desktop`; a studio that finds nothing there runs in a browser. Everything else goes over the host's contract.
 */
export interface Desktop {
  readonly platform: DesktopPlatform;

  /** Where the host listens. One that has died is started again first. */
  hostPlace(): Promise<Result<HostPlace>>;
  /** What this window is to begin with, once: a second question answers "library". */
  takeOpening(): Promise<Opening>;
  /** Says that this window shows a story. "elsewhere": another window does, and was brought to the front. */
  claimStory(path: string): Promise<"here" | "elsewhere">;
  leaveStory(): Promise<void>;

  /** Brings the window of a story to the front, or opens one. */
  openStory(path: string): Promise<void>;
  /** The folder of a story, chosen in the system's dialog; null where the writer thought better of it. */
  chooseStory(): Promise<string | null>;
  chooseFolder(title: string): Promise<string | null>;
  showInFolder(path: string): Promise<Result<null>>;
  /** Opens a finished book in the system's own reader. */
  openBook(path: string): Promise<Result<null>>;
  print(): Promise<Result<null>>;
  newWindow(): Promise<void>;
  toggleFullScreen(): Promise<void>;
  /** Where this machine keeps what it wrote about crashes. */
  showCrashReports(): Promise<Result<null>>;

  /** The system's own parts of a window (menus, dialogs, scrollbars) go with the studio's theme. */
  setTheme(theme: DesktopTheme): Promise<void>;
  /** What the shell says by itself it says in the studio's language. */
  setLanguage(language: DesktopLanguage): Promise<void>;
  /** The commands as they are now: the menus are built from them. */
  setCommands(commands: readonly MenuCommand[]): Promise<void>;

  /** Each returns how to stop listening. */
  onCommand(listener: (id: string) => void): () => void;
  onNotice(listener: (notice: DesktopNotice) => void): () => void;
  /** Before the window goes, the machine sleeps or the session ends: everything to the host, answered once it is on the disk. */
  onFlush(listener: () => Promise<FlushAnswer>): () => void;
}

export const desktopThemes = ["system", "light", "dark"] as const;
export type DesktopTheme = (typeof desktopThemes)[number];

export const desktopLanguages = ["english", "german"] as const;
export type DesktopLanguage = (typeof desktopLanguages)[number];

export type DesktopPlatform = "darwin" | "win32" | "linux";

/** On the loopback interface. */
export interface HostPlace {
  readonly port: number;
  readonly token: string;
}

export type Opening =
  | { readonly kind: "library" }
  | { readonly kind: "story"; readonly path: string }
  | { readonly kind: "manuscript"; readonly path: string }
  /** An invitation to a story that somebody shares: a link of our own scheme. */
  | { readonly kind: "invitation"; readonly link: string };

/** A command of the studio as a menu shows it. */
export interface MenuCommand {
  readonly id: string;
  readonly title: string;
  readonly menu: MenuName;
  /** Commands of one group stand together between separators; groups are in ascending order. */
  readonly group: number;
  /** Such as "Mod+Shift+F" or "F1"; null where it has none. */
  readonly key: string | null;
  /** The menu shows the key, but leaves it to the pane that has the focus. */
  readonly isPaneKey: boolean;
  readonly isEnabled: boolean;
  /** null where it is nothing that is on or off. */
  readonly isChecked: boolean | null;
}

export const menuNames = ["file", "edit", "chapter", "view", "help"] as const;
export type MenuName = (typeof menuNames)[number];

/** Something that happened to the program, said in the window. */
export interface DesktopNotice {
  readonly kind: "host-restarted";
  readonly sentence: string;
}

export type FlushAnswer = { readonly kind: "saved" } | { readonly kind: "not saved"; readonly sentence: string };
