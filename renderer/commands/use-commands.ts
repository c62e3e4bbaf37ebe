import { useEffect, useRef } from "react";
import { type CommandActions, commands } from "./command-center.ts";
import type { CommandId } from "./command-list.ts";

/** Answers these commands while the component is there. What a menu shows follows each rendering. */
export function useCommands(actions: CommandActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  const shown = JSON.stringify(
    Object.entries(actions).map(([id, action]) => [id, action.isEnabled ?? true, action.isChecked ?? null]),
  );
  useEffect(() => {
    const state = JSON.parse(shown) as [CommandId, boolean, boolean | null][];
    return commands.add(
      Object.fromEntries(
        state.map(([id, isEnabled, isChecked]) => [
          id,
          { run: () => latest.current[id]?.run(), isEnabled, ...(isChecked === null ? {} : { isChecked }) },
        ]),
      ),
    );
  }, [shown]);
}
