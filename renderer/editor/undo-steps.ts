import type { Extension } from "@codemirror/state";
import { ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { UndoManager } from "yjs";

/** What is undone by itself, however soon it came after typing. */
const ownSteps = ["input.replace", "input.paste", "input.drop"];

const sentenceEnd = /[.!?…]["'”’»)\]*_]*$/;

/** The space behind a sentence, or a new paragraph: with it begins the next step. */
function beginsSentence(update: ViewUpdate): boolean {
  if (!update.transactions.some((transaction) => transaction.isUserEvent("input"))) return false;
  let begins = false;
  update.changes.iterChanges((from, _to, _fromB, _toB, inserted) => {
    const first = inserted.sliceString(0, 1);
    const before = update.startState.sliceDoc(Math.max(0, from - 6), from);
    if (first === "\n" || (first === " " && sentenceEnd.test(before))) begins = true;
  });
  return begins;
}

/**
 * Typing is undone a sentence at a time, but replacing and pasting are steps of their own: undoing “Replace all” never takes
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
        if (isOwnStep || wasOwnStep || beginsSentence(update)) undo.stopCapturing();
        wasOwnStep = isOwnStep;
      },
    };
  });
}
