import type { Desktop, DesktopTheme } from "../../electron/contract.ts";
import type { ThemePreference } from "../../host/contract/preferences.ts";
import { look } from "../preferences/preferences.ts";

const themes: Readonly<Record<ThemePreference, DesktopTheme>> = {
  system: "system",
  light: "light",
  white: "light",
  contrast: "light",
  dark: "dark",
  black: "dark",
};

/** The desktop's own parts of the window go with the theme that the writer has chosen. */
export function syncTheme(desktop: Desktop): void {
  const tell = () => void desktop.setTheme(themes[look.value.theme]);
  look.subscribe(tell);
  tell();
}
