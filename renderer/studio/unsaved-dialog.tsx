import { useEffect } from "react";
import { Button } from "react-aria-components";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { useWords } from "../language/language.ts";
import { savedText } from "../live/saved-state.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "./project-session.ts";
import { studioTexts } from "./studio-words.ts";

/** Leaving waits until everything is on the disk: this window has the only copy. */
export function UnsavedDialog(props: {
  readonly session: ProjectSession;
  readonly onStay: () => void;
  readonly onSaved: () => void;
}) {
  const words = useWords(studioTexts);
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
    <ModalDialog name={words.allStories} heading={words.notYetSaved} isOpen onClose={props.onStay}>
      <div className="dialog-body">
        <p>{savedText(saved)}.</p>
        <p>{words.safeHere}</p>
      </div>
      <div className="dialog-actions">
        <Button className="button primary" autoFocus onPress={props.onStay}>
          {words.stay}
        </Button>
      </div>
    </ModalDialog>
  );
}
