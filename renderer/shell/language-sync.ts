import type { Desktop } from "../../electron/contract.ts";
import { interfaceLanguage } from "../language/language.ts";

/** What the shell says by itself (menus, questions, the system's dialogs) it says in the studio's language. */
export function syncLanguage(desktop: Desktop): void {
  const tell = () => void desktop.setLanguage(interfaceLanguage.value);
  interfaceLanguage.subscribe(tell);
  tell();
}
