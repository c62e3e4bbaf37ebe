import type { Desktop } from "../../electron/contract.ts";
import { look } from "../preferences/preferences.ts";

/** The desktop's own parts of the window go with the theme that the writer has chosen. */
export function syncTheme(desktop: Desktop): void {
  const tell = () => void desktop.setTheme(look.value.theme);
  look.subscribe(tell);
  tell();
}
