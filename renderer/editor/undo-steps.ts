import type { Extension } from "@codemirror/state";
import { ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { UndoManager } from "yjs";

/** What is undone by itself, however soon it came after typing. */
const ownSteps = ["input.replace", "input.paste", "input.drop"];

/**
 * Typing is undone in stretches, but replacing and pasting are steps of their own: undoing “Replace all” never takes
 * away what was typed a moment before. It has to see an update before the binding that brings it into the text.
 */
export function undoSteps(undo: UndoManager): Extension {
  return ViewPlugin.define(() => {
    let wasOwnStep = false;
    return {
      update(update: ViewUpdate) {
        if (!update.docChanged) return;
        const isOwnStep = update.transactions.some((transaction) =>
          ownSteps.some((event) => transaction.isUserEvent(event)),
        );
        if (isOwnStep || wasOwnStep) undo.stopCapturing();
        wasOwnStep = isOwnStep;
      },
    };
  });
}
