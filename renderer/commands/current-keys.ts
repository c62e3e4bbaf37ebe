import { preferences } from "../preferences/preferences.ts";
import { shell } from "../shell/desktop.ts";
import { type CommandShape, commandList } from "./command-list.ts";

/** The key of a command in this shell, as the writer likes it; null where it has none. */
export function currentKey(shape: CommandShape): string | null {
  const chosen = mayChange(shape) ? preferences.value?.keys[shape.id] : undefined;
  if (chosen !== undefined) return chosen === "" ? null : chosen;
  return shape.isKeyDesktop && shell === "browser" ? null : shape.key;
}

/** What a key means on the page or in the tree is the pane's own. */
export function mayChange(shape: CommandShape): boolean {
  return !shape.isPaneKey;
}

/** The command that has this key already. */
export function commandWith(key: string): CommandShape | null {
  return commandList.find((shape: CommandShape) => currentKey(shape) === key) ?? null;
}
