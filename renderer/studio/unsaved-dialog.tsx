import { useEffect } from "react";
import { Button } from "react-aria-components";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { savedText } from "../live/saved-state.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "./project-session.ts";

/** Leaving waits until everything is on the disk: this window has the only copy. */
export function UnsavedDialog(props: {
  readonly session: ProjectSession;
  readonly onStay: () => void;
  readonly onSaved: () => void;
}) {
  const { session, onSaved } = props;
  const saved = useObservable(session.saved);
  useEffect(() => {
    let isOpen = true;
    session.whenSaved().then(() => {
      if (isOpen) onSaved();
    });
    return () => {
      isOpen = false;
    };
  }, [session, onSaved]);
  return (
    <ModalDialog name="All stories" heading="Not everything is saved yet" isOpen onClose={props.onStay}>
      <div className="dialog-body">
        <p>{savedText(saved)}.</p>
        <p>
          Your words are safe as long as this window stays open. It goes to your stories by itself once they are saved.
        </p>
      </div>
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={props.onStay}>
          Stay here
        </Button>
      </div>
    </ModalDialog>
  );
}
