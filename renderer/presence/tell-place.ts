import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { ySyncFacet } from "y-codemirror.next";
import { relativePositionToJSON } from "yjs";
import type { RelativePosition } from "../../host/contract/contract.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";

/** Others see where the cursor is, and this window follows nobody any more once something is done in it. */
export function tellPlace({ presence }: ProjectSession, { item, draft }: OpenText): Extension {
  const tell = (view: EditorView) => {
    // A draft's text is another one: only the chapter is the same.
    const place = () => {
      if (draft !== null) return null;
      const position = view.state.facet(ySyncFacet).toYPos(view.state.selection.main.head);
      return relativePositionToJSON(position) as RelativePosition;
    };
    presence.here(item, place);
  };
  return [
    EditorView.updateListener.of((update) => {
      if (update.view.hasFocus && (update.selectionSet || update.docChanged || update.focusChanged)) tell(update.view);
    }),
    EditorView.domEventHandlers({
      keydown: () => presence.followed.set(null),
      mousedown: () => presence.followed.set(null),
    }),
  ];
}
