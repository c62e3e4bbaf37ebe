import type { EditorState } from "@codemirror/state";
import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { useWords } from "../language/language.ts";
import { studioTexts } from "./studio-words.ts";

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
  const control = useWords(controlTexts);
  const words = useWords(studioTexts);
  const [title, setTitle] = useState(words.continued(props.title));
  const split = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() !== "") props.onSplit(title.trim());
  };
  return (
    <ModalDialog name={words.splitName} isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={split}>
        <div className="dialog-body">
          <p className="quiet-text">{words.splitHint}</p>
          <div className="split-cut">
            <p>{props.cut.before || <em>{words.nothingBefore}</em>}</p>
            <hr />
            <p>{props.cut.after || <em>{words.nothingAfter}</em>}</p>
          </div>
          <LineField label={words.newTitle} value={title} onChange={setTitle} autoFocus />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit">
            {words.split}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
