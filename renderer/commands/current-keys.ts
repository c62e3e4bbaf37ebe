import { preferences } from "../preferences/preferences.ts";
import { shell } from "../shell/desktop.ts";
import { type Command, commandList } from "./command-list.ts";
import { isMac } from "./platform.ts";

/** The key of a command in this shell, as the writer likes it; null where it has none. */
export function currentKey(command: Command): string | null {
  const chosen = mayChange(command) ? preferences.value?.keys[command.id] : undefined;
  if (chosen !== undefined) return chosen === "" ? null : chosen;
  return command.isKeyDesktop && shell === "browser" ? null : ((isMac ? command.macKey : null) ?? command.key);
}

/** Every key that calls it. */
export function keysOf(command: Command): readonly string[] {
  return [currentKey(command), command.otherKey].filter((key) => key != null);
}

/** What a key means on the page or in the tree is the pane's own. */
export function mayChange(command: Command): boolean {
  return !command.isPaneKey;
}

/** The command that has this key already. */
export function commandWith(key: string): Command | null {
  return commandList.find((command) => keysOf(command).includes(key)) ?? null;
}
