import { commands } from "./command-center.ts";
import { commandList } from "./command-list.ts";
import { keysOf } from "./current-keys.ts";
import { isPressed } from "./key.ts";
import { isMac } from "./platform.ts";

/**
 * Runs the commands whose key is pressed. A pane that has the focus comes first: what it did with the key is left alone.
 * Returns how to stop.
 */
export function followCommandKeys(target: Window): () => void {
  const onKey = (event: KeyboardEvent) => {
    // AltGr is Ctrl and Alt to Windows, and writes a letter in many languages.
    if (event.defaultPrevented || event.isComposing || event.getModifierState("AltGraph")) return;
    const pressed = commandList.find(
      (command) => !command.isPaneKey && keysOf(command).some((key) => isPressed(key, event, isMac)),
    );
    if (!pressed) return;
    // A dialog that is open has the keyboard to itself; only help and the list of keys may lie over it.
    if (document.querySelector(".veil") && !pressed.id.startsWith("help.")) return;
    // Also where it can't be done just now: going back, a browser would leave the studio.
    if (commands.run(pressed.id) || commands.find(pressed.id)) event.preventDefault();
  };
  target.addEventListener("keydown", onKey);
  return () => target.removeEventListener("keydown", onKey);
}
