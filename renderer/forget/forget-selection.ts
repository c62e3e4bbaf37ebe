import type { EditorView } from "@codemirror/view";
import type { ItemId } from "../../story/ids.ts";
import { forgetAsked } from "./forgetting.ts";

/** Asks about what is selected; about the paragraph at the cursor where nothing is. False where that has no letter. */
export function forgetSelection(chapter: ItemId, view: EditorView): boolean {
  const { main } = view.state.selection;
  const line = view.state.doc.lineAt(main.head);
  const { from, to } = main.empty ? line : main;
  const text = view.state.sliceDoc(from, to);
  if (text.trim() === "") return false;
  forgetAsked.set({ chapter, at: "now", from, to, text });
  return true;
}
