import { useState } from "react";
import { Button } from "react-aria-components";
import type { RevisionSummary } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import type { ProjectSession } from "../studio/project-session.ts";
import { revisionTime } from "./revision-words.ts";

export function RestoreDialog(props: {
  readonly session: ProjectSession;
  readonly chapter: ItemId;
  readonly revision: RevisionSummary;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { session, chapter, revision } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const restore = async () => {
    const { project, studio } = session;
    const result = await studio.call("history.restore", { project, chapter, at: revision.id });
    if (result.ok) props.onDone();
    else setProblem(result.problem);
  };
  return (
    <ModalDialog name="Restore this version" heading="Restore this version?" isOpen onClose={props.onClose}>
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        <p>
          The chapter becomes what it was: {revision.label ?? revisionTime(revision)}. Nothing is lost by it. What it
          says now stays in the history, one line below, and can be restored in the same way.
        </p>
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={props.onClose}>
          Cancel
        </Button>
        <Button className="button primary" autoFocus onPress={restore}>
          Restore
        </Button>
      </div>
    </ModalDialog>
  );
}
