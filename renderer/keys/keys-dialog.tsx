import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import type { MenuName } from "../../electron/contract.ts";
import { isMac } from "../commands/command-keys.ts";
import { type CommandShape, commandList, keyIn } from "../commands/command-list.ts";
import { showKey } from "../commands/key.ts";
import { useCommands } from "../commands/use-commands.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { Observable, useObservable } from "../observable.ts";
import { shell } from "../shell/desktop.ts";
import "./keys.css";

interface Section {
  readonly where: string;
  readonly lines: readonly { readonly what: string; readonly key: string }[];
}

/** What a key does on the page or in the tree, where it is no command of its own. */
const onPage: readonly { readonly what: string; readonly key: string }[] = [
  { key: "Enter", what: "New paragraph" },
  { key: `${showKey("Shift+Enter", isMac)}`, what: "Line break in the paragraph" },
  { key: "F3", what: "Next match" },
  { key: `${showKey("Shift+F3", isMac)}`, what: "Previous match" },
];
const inOutline: readonly { readonly what: string; readonly key: string }[] = [
  { key: "Enter", what: "Open, or unfold" },
  { key: "← →", what: "Fold and unfold" },
  { key: `${showKey("Shift+F10", isMac)}`, what: "All actions" },
];
const everywhere: readonly { readonly what: string; readonly key: string }[] = [
  { key: "Tab", what: "Next field or button" },
  { key: "Escape", what: "Close what is open" },
];

function sections(): readonly Section[] {
  return [
    { where: "On the page", lines: [...onPage, ...keysOf("edit")] },
    { where: "In the outline", lines: [...inOutline, ...keysOf("chapter")] },
    { where: "Everywhere", lines: [...keysOf("file"), ...keysOf("view"), ...keysOf("help"), ...everywhere] },
  ];
}

function keysOf(menu: MenuName): Section["lines"] {
  return commandList
    .filter((shape: CommandShape) => shape.menu === menu && (shell === "desktop" || !shape.isDesktop))
    .flatMap((shape: CommandShape) => {
      const key = keyIn(shell, shape);
      return key ? [{ what: shape.title.replace(/…$/, ""), key: showKey(key, isMac) }] : [];
    });
}

export const keysShown = new Observable(false);

/** The list of keys. It opens from anywhere, also while a chapter is being written. */
export function KeysDialog() {
  const isShown = useObservable(keysShown);
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
    <ModalDialog name="Keys" width="46rem" isOpen onClose={() => keysShown.set(false)}>
      <div className="dialog-body keys">
        {sections().map(({ where, lines }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {lines.map(({ key, what }) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>{key}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={() => keysShown.set(false)}>
          Close
        </Button>
      </div>
    </ModalDialog>
  );
}
