import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";

export function SplitDialog(props: {
  readonly title: string;
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
