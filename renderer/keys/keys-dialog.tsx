import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { MenuName } from "../../electron/contract.ts";
import { type Command, commandList } from "../commands/command-list.ts";
import { titleOf } from "../commands/command-words.ts";
import { currentKey, mayChange } from "../commands/current-keys.ts";
import { showKey } from "../commands/key.ts";
import { isMac } from "../commands/platform.ts";
import { useCommands } from "../commands/use-commands.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { useWords, wordsNow } from "../language/language.ts";
import { Observable, useObservable } from "../observable.ts";
import { preferences } from "../preferences/preferences.ts";
import { shell } from "../shell/desktop.ts";
import { withoutDots } from "../words.ts";
import { ChangeableKey } from "./changeable-key.tsx";
import { keysTexts } from "./keys-words.ts";
import "./keys.css";

interface Line {
  readonly what: string;
  readonly key: string;
  /** The command whose key it is, where that is the writer's to change. */
  readonly command?: Command;
}

interface Section {
  readonly where: string;
  readonly lines: readonly Line[];
}

/** What a key does on the page or in the tree, where it is no command of its own. */
function sections(): readonly Section[] {
  const words = wordsNow(keysTexts);
  const onPage: readonly Line[] = [
    { key: showKey("Enter", isMac), what: words.newParagraph },
    { key: showKey("Shift+Enter", isMac), what: words.lineBreak },
    { key: "F3", what: words.nextMatch },
    { key: showKey("Shift+F3", isMac), what: words.previousMatch },
  ];
  const inOutline: readonly Line[] = [
    { key: showKey("Enter", isMac), what: words.openOrUnfold },
    { key: "← →", what: words.foldAndUnfold },
    { key: showKey("Shift+ArrowDown", isMac), what: words.chooseSeveral },
    { key: showKey("Shift+F10", isMac), what: words.allActions },
  ];
  const everywhere: readonly Line[] = [
    { key: showKey("Tab", isMac), what: words.nextField },
    { key: showKey("Escape", isMac), what: words.closeWhatIsOpen },
    { key: showKey("Mod+/", isMac), what: words.thisList },
  ];
  return [
    { where: words.onPage, lines: [...onPage, ...keysOf("edit")] },
    { where: words.inOutline, lines: [...inOutline, ...keysOf("chapter")] },
    { where: words.everywhere, lines: [...keysOf("file"), ...keysOf("view"), ...keysOf("help"), ...everywhere] },
  ];
}

function keysOf(menu: MenuName): Section["lines"] {
  return commandList
    .filter((command) => command.menu === menu && (shell === "desktop" || !command.isDesktop))
    .flatMap((command): readonly Line[] => {
      const what = withoutDots(titleOf(command.id));
      const key = currentKey(command);
      if (mayChange(command)) return [{ what, key: key ?? "", command }];
      return key ? [{ what, key: showKey(key, isMac) }] : [];
    });
}

export const keysShown = new Observable(false);

/** The list of keys. It opens from anywhere, also while a chapter is being written. */
export function KeysDialog() {
  const control = useWords(controlTexts);
  const words = useWords(keysTexts);
  const isShown = useObservable(keysShown);
  const [problem, setProblem] = useState<string | null>(null);
  useObservable(preferences);
  const returnTo = useRef<Element | null>(null);
  // Back to the word that was being written: the dialog stands outside the studio, which has not kept the place for it.
  useEffect(() => {
    if (isShown) return;
    const place = returnTo.current;
    returnTo.current = null;
    if (place instanceof HTMLElement && place.isConnected) place.focus();
  }, [isShown]);
  useCommands({
    "help.keys": {
      run: () => {
        if (!keysShown.value) returnTo.current = document.activeElement;
        keysShown.set(true);
      },
    },
  });
  if (!isShown) return null;
  return (
    <ModalDialog name={words.keys} width="46rem" isOpen onClose={() => keysShown.set(false)}>
      <div className="dialog-body keys">
        <p className="quiet-text keys-note" role="status">
          {problem ?? words.hint}
        </p>
        <div className="keys-columns">
          {sections().map(({ where, lines }) => (
            <section key={where}>
              <h3>{where}</h3>
              <dl>
                {lines.map(({ key, what, command }) => (
                  <div key={what}>
                    <dt>{what}</dt>
                    <dd>{command ? <ChangeableKey command={command} title={what} onProblem={setProblem} /> : key}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={() => keysShown.set(false)}>
          {control.close}
        </Button>
      </div>
    </ModalDialog>
  );
}
