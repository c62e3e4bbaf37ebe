import { useEffect, useRef } from "react";
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from "react-aria-components";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { Observable, useObservable } from "../observable.ts";
import { commands } from "./command-center.ts";
import { isMac } from "./command-keys.ts";
import { type CommandId, commandList } from "./command-list.ts";
import "./command-palette.css";
import { currentKey } from "./current-keys.ts";
import { showKey } from "./key.ts";
import { useCommands } from "./use-commands.ts";

export const paletteShown = new Observable(false);

/** Every command that can be done now, found by its name. */
export function CommandPalette() {
  const isShown = useObservable(paletteShown);
  const { contains } = useFilter({ sensitivity: "base" });
  const returnTo = useRef<Element | null>(null);
  const chosen = useRef<CommandId | null>(null);
  useCommands({
    "view.commands": {
      run: () => {
        returnTo.current = document.activeElement;
        paletteShown.set(true);
      },
    },
  });
  // A command works on what had the focus when the list was opened: on this row, at this cursor.
  useEffect(() => {
    if (isShown) return;
    const place = returnTo.current;
    const id = chosen.current;
    returnTo.current = null;
    chosen.current = null;
    if (place instanceof HTMLElement && place.isConnected) place.focus();
    if (id) commands.run(id);
  }, [isShown]);
  if (!isShown) return null;
  return (
    <ModalDialog name="Commands…" width="34rem" isOpen onClose={() => paletteShown.set(false)}>
      <div className="dialog-body palette">
        <Autocomplete filter={contains}>
          <SearchField aria-label="Find a command" className="field" autoFocus>
            <Input placeholder="What would you like to do?" />
          </SearchField>
          <Menu
            className="menu"
            aria-label="Commands"
            items={offered()}
            renderEmptyState={() => <p className="quiet-text">No command has these words in its name.</p>}
            onAction={(id) => {
              chosen.current = id as CommandId;
              paletteShown.set(false);
            }}
          >
            {({ id, title, key }) => (
              <MenuItem id={id} className="item" textValue={title}>
                {title}
                {key ? <kbd>{key}</kbd> : null}
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      </div>
    </ModalDialog>
  );
}

interface Offer {
  readonly id: string;
  readonly title: string;
  readonly key: string | null;
}

function offered(): readonly Offer[] {
  return commandList
    .filter(({ id }) => id !== "view.commands" && commands.isEnabled(id))
    .map((command) => {
      const key = currentKey(command);
      return { id: command.id, title: command.title, key: key ? showKey(key, isMac) : null };
    });
}
