import type { Desktop, MenuCommand } from "../../electron/contract.ts";
import { commands } from "../commands/command-center.ts";
import { type CommandId, commandList } from "../commands/command-list.ts";
import { titleOf } from "../commands/command-words.ts";
import { currentKey } from "../commands/current-keys.ts";
import { interfaceLanguage } from "../language/language.ts";
import { preferences } from "../preferences/preferences.ts";

/** Keeps the desktop's menus as this window's commands are, and runs what is chosen there. */
export function syncMenus(desktop: Desktop): void {
  let isPlanned = false;
  const tell = () => {
    isPlanned = false;
    void desktop.setCommands(menuCommands());
  };
  const plan = () => {
    // Panes come and go in one rendering; the menus are built once after it.
    if (!isPlanned) queueMicrotask(tell);
    isPlanned = true;
  };
  commands.changes.subscribe(plan);
  preferences.subscribe(plan);
  interfaceLanguage.subscribe(plan);
  tell();
  desktop.onCommand((id) => commands.run(id as CommandId));
}

function menuCommands(): readonly MenuCommand[] {
  return commandList.map((command) => ({
    id: command.id,
    title: titleOf(command.id),
    menu: command.menu,
    group: command.group,
    key: currentKey(command),
    isPaneKey: command.isPaneKey ?? false,
    isEnabled: commands.isEnabled(command.id),
    isChecked: commands.find(command.id)?.isChecked ?? null,
  }));
}
