import type { CommandActions } from "../commands/command-center.ts";
import { useCommands } from "../commands/use-commands.ts";
import { desktop } from "./desktop.ts";

/** What the desktop's own process does by name; in a browser there is none of it. */
export function useDesktopCommands(): void {
  useCommands(desktop ? actionsOf(desktop) : nothing);
}

const nothing: CommandActions = {};

function actionsOf(shell: NonNullable<typeof desktop>): CommandActions {
  return {
    "window.new": { run: () => void shell.newWindow() },
    "view.full": { run: () => void shell.toggleFullScreen() },
    "help.crashes": { run: () => void shell.showCrashReports() },
  };
}
