import type { EditorState } from "@codemirror/state";
import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";

/** The words on both sides of the place where the chapter is cut. */
export interface Cut {
  readonly before: string;
  readonly after: string;
}

const shownAround = 90;

export function cutAt(state: EditorState, at: number): Cut {
  const before = state
    .sliceDoc(Math.max(0, at - 4 * shownAround), at)
    .trim()
    .replaceAll(/\n+/g, "\n");
  const after = state
    .sliceDoc(at, at + 4 * shownAround)
    .trim()
    .replaceAll(/\n+/g, "\n");
  return {
    before: before.length > shownAround ? `…${before.slice(-shownAround).replace(/^\S*/, "")}` : before,
    after: after.length > shownAround ? `${after.slice(0, shownAround).replace(/\S*$/, "")}…` : after,
  };
}

export function SplitDialog(props: {
  readonly title: string;
  readonly cut: Cut;
  readonly onSplit: (title: string) => void;
  readonly onClose: () => void;
}) {
  const [title, setTitle] = useState(`${props.title}, continued`);
  const split = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== "") props.onSplit(title.trim());
  };
  return (
    <ModalDialog name="Split at cursor…" isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={split}>
        <div className="dialog-body">
          <p className="quiet-text">
            What stands after the cursor becomes a chapter of its own, with its history. Undo in the outline joins the
            two again.
          </p>
          <div className="split-cut">
            <p>{props.cut.before || <em>Nothing stands before the cursor.</em>}</p>
            <hr />
            <p>{props.cut.after || <em>Nothing stands after the cursor.</em>}</p>
          </div>
          <LineField label="Title of the new chapter" value={title} onChange={setTitle} autoFocus />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            Cancel
          </Button>
          <Button className="button primary" type="submit">
            Split
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
