import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { Observable, useObservable } from "../observable.ts";
import "./keys.css";

const mod = /Mac/.test(navigator.platform) ? "⌘" : "Ctrl+";

const keys: readonly { readonly where: string; readonly lines: readonly (readonly [string, string])[] }[] = [
  {
    where: "On the page",
    lines: [
      ["Enter", "New paragraph"],
      ["Shift+Enter", "Line break in the paragraph"],
      [`${mod}I`, "Emphasis"],
      [`${mod}B`, "Strong"],
      [`${mod}Z`, "Undo what you typed here"],
      [`${mod}Y or ${mod}Shift+Z`, "Redo"],
      [`${mod}F`, "Find in this chapter"],
      ["F3 and Shift+F3", "Next and previous match"],
    ],
  },
  {
    where: "In the outline",
    lines: [
      ["Enter", "Open, or unfold"],
      ["← and →", "Fold and unfold"],
      ["F2", "Rename"],
      ["Del", "Move to trash"],
      ["Alt+↑ and Alt+↓", "Move up and down"],
      ["Alt+← and Alt+→", "Move out of a part and into one"],
      ["Shift+F10", "All actions"],
      [`${mod}Z and ${mod}Y`, "Undo and redo in the outline"],
    ],
  },
  {
    where: "Everywhere",
    lines: [
      ["Tab and Shift+Tab", "Next and previous field or button"],
      ["Escape", "Close what is open"],
      [`F1 or ${mod}/`, "This list"],
    ],
  },
];

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
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isAsked = event.key === "F1" || ((event.ctrlKey || event.metaKey) && event.key === "/");
      if (!isAsked) return;
      // Before the editor, which knows Ctrl+/ as a comment in code, and the browser's own help.
      event.preventDefault();
      event.stopPropagation();
      if (!keysShown.value) returnTo.current = document.activeElement;
      keysShown.set(true);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
  if (!isShown) return null;
  return (
    <ModalDialog name="Keys" width="46rem" isOpen onClose={() => keysShown.set(false)}>
      <div className="dialog-body keys">
        {keys.map(({ where, lines }) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {lines.map(([key, what]) => (
                <div key={key}>
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
