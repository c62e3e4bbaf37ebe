/** What a writer likes, the same in every shell of the installation. */
export interface Preferences {
  readonly theme: ThemePreference;
  readonly interfaceLanguage: LanguagePreference;
  /** The page that is written on. */
  readonly page: PagePreferences;
  readonly writing: WritingPreferences;
  /** BCP 47, of new stories; null is the system's. */
  readonly language: string | null;
  /** A folder; null is the usual one. */
  readonly libraryFolder: string | null;
  readonly backups: BackupPreferences;
  /** Command id → its key, such as "Mod+Alt+X"; "" for none. Only where it is not the usual one. */
  readonly keys: { readonly [command: string]: string };
}

/** "light" is paper; "system" is light or dark. */
export type ThemePreference = "system" | "light" | "white" | "dark" | "black" | "contrast";

/** What menus, panes and dialogs speak; a story's own language is another thing. */
export type LanguagePreference = "system" | "english" | "german";

/** How the page answers to being written on. */
export interface WritingPreferences {
  /** Markdown's marks: only where the cursor is, or always. */
  readonly marks: "cursor" | "always";
  /** Quotation marks of the story's language as one types. */
  readonly quotes: boolean;
  /** `--` becomes a dash, `...` an ellipsis. */
  readonly dashes: boolean;
  readonly paragraphs: "space" | "indent";
  readonly focus: "off" | "sentence" | "paragraph";
  readonly typewriter: boolean;
  readonly spelling: boolean;
}

export interface PagePreferences {
  readonly font: "book" | "plain" | "typewriter";
  /** CSS pixels. */
  readonly size: number;
  /** Of a line, in rem. */
  readonly width: number;
}

export interface BackupPreferences {
  readonly isOn: boolean;
  /** null is “Backups” in the library. */
  readonly folder: string | null;
  /** All of so many days, then one a week for so many weeks, then one a month for so many months. */
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}
