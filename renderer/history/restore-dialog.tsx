import { useState } from "react";
import { Button } from "react-aria-components";
import type { RevisionSummary } from "../../host/contract/history.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { historyTexts } from "./history-words.ts";
import { revisionTime } from "./revision-days.ts";

export function RestoreDialog(props: {
  readonly session: ProjectSession;
  readonly chapter: ItemId;
  /** In which it is restored; left out, it is the main text. */
  readonly draft?: DraftId;
  readonly revision: RevisionSummary;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(historyTexts);
  const { session, chapter, draft, revision } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const restore = async () => {
    const { project, studio } = session;
    const result = await studio.call("history.restore", {
      project,
      chapter,
      at: revision.id,
      ...(draft ? { draft } : {}),
    });
    if (result.ok) props.onDone();
    else setProblem(result.problem);
  };
  return (
    <ModalDialog name={words.restoreThis} heading={words.restoreAsk} isOpen onClose={props.onClose}>
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        <p>{words.restoreHint(revision.label ?? revisionTime(revision))}</p>
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={props.onClose}>
          {control.cancel}
        </Button>
        <Button className="button primary" autoFocus onPress={restore}>
          {words.restore}
        </Button>
      </div>
    </ModalDialog>
  );
}
