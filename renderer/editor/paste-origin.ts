import { Annotation, type Extension } from "@codemirror/state";
import { EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { idsOfText } from "../../history/live-ids.ts";
import type { LiveDocument, PasteSource } from "../live/live-document.ts";
import type { OpenText } from "../studio/project-session.ts";

/** What was copied last in this window, from whichever chapter: pasted as it is, it is no new writing. */
let copied: { readonly project: string; readonly text: string; readonly source: PasteSource } | null = null;

/** What an edit brings back, and where that stood: it is restored and not written. */
export const repeats = Annotation.define<PasteSource>();

/**
 * Tells the live document whether the update that is about to be made was typed or pasted, for the history, and where a
 * text that was copied or dragged here stood before: so its writer and its age go along, and it counts as nothing new.
 */
export function pasteOrigin({ live, text }: OpenText): Extension {
  const sourceOf = (from: number, to: number): PasteSource => ({ document: live.name, ids: idsOfText(text, from, to) });
  const remember = (_event: Event, { state }: EditorView): boolean => {
    const { from, to } = state.selection.main;
    const isOne = state.selection.ranges.length === 1 && from < to;
    copied = isOne ? { project: live.project, text: state.sliceDoc(from, to), source: sourceOf(from, to) } : null;
    return false;
  };
  const describe = ({ docChanged, transactions, startState }: ViewUpdate): void => {
    if (!docChanged) return;
    const repeated = transactions.map((tr) => tr.annotation(repeats)).find((source) => source !== undefined);
    if (repeated) {
      live.nextOrigin = "restored";
      live.nextSource = repeated;
      return;
    }
    const isMoved = transactions.some((tr) => tr.isUserEvent("move.drop"));
    const isPasted = transactions.some((tr) => tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop"));
    live.nextOrigin = isPasted || isMoved ? "pasted" : "typed";
    const { from, to } = startState.selection.main;
    // Not yet bound to this update: the text is still the one before.
    live.nextSource = isMoved ? sourceOf(from, to) : isPasted ? copiedSource(live, transactions) : null;
  };
  return [
    ViewPlugin.define(() => ({ update: describe })),
    EditorView.domEventHandlers({ copy: remember, cut: remember }),
  ];
}

function copiedSource(live: LiveDocument, transactions: ViewUpdate["transactions"]): PasteSource | null {
  const inserted: string[] = [];
  for (const { changes } of transactions) {
    changes.iterChanges((_fromA, _toA, _fromB, _toB, piece) => inserted.push(piece.toString()));
  }
  return copied && copied.project === live.project && inserted.join("") === copied.text ? copied.source : null;
}
