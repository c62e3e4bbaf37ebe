import type { Extension } from "@codemirror/state";
import { ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { LiveDocument } from "../live/live-document.ts";

/** Tells the live document whether the update that is about to be made was typed or pasted, for the history. */
export function pasteOrigin(live: LiveDocument): Extension {
  return ViewPlugin.define(() => ({
    update(update: ViewUpdate) {
      if (!update.docChanged) return;
      const pasted = update.transactions.some((tr) => tr.isUserEvent("input.paste") || tr.isUserEvent("input.drop"));
      live.nextOrigin = pasted ? "pasted" : "typed";
    },
  }));
}
