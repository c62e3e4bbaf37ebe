import { useEffect, useRef } from "react";
import { useFilter } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { Observable, useObservable } from "../observable.ts";
import { commands } from "./command-center.ts";
import { type CommandId, commandList } from "./command-list.ts";
import { commandTexts, titleOf } from "./command-words.ts";
import { currentKey } from "./current-keys.ts";
import { showKey } from "./key.ts";
import { type Offer, Palette } from "./palette.tsx";
import { paletteTexts } from "./palette-words.ts";
import { isMac } from "./platform.ts";
import { useCommands } from "./use-commands.ts";

export const paletteShown = new Observable(false);

/** Every command that can be done now, found by its name. */
export function CommandPalette() {
  const titles = useWords(commandTexts);
  const words = useWords(paletteTexts);
  const isShown = useObservable(paletteShown);
  const { contains, startsWith } = useFilter({ sensitivity: "base" });
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
    <Palette
      name={titles["view.commands"]}
      field={words.field}
      placeholder={words.placeholder}
      list={words.list}
      nothing={words.nothing}
      offer={(typed) =>
        bestFirst(
          offered().filter(({ title }) => contains(title, typed)),
          (title) => startsWith(title, typed),
        )
      }
      onChoose={(id) => {
        chosen.current = id as CommandId;
        paletteShown.set(false);
      }}
      onClose={() => paletteShown.set(false)}
    />
  );
}

/** What begins with what was typed stands before what only has it in it: "dark" is Dark. */
function bestFirst(offers: readonly Offer[], begins: (title: string) => boolean): readonly Offer[] {
  return offers.toSorted((a, b) => Number(begins(b.title)) - Number(begins(a.title)));
}

function offered(): readonly Offer[] {
  return commandList
    .filter(({ id }) => id !== "view.commands" && commands.isEnabled(id))
    .map((command) => {
      const key = currentKey(command);
      return { id: command.id, title: titleOf(command.id), aside: key ? showKey(key, isMac) : null };
    });
}
