import { useState } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { comparingTexts } from "./compare-words.ts";
import type { Moment } from "./moments.ts";

/** Asks before a chapter, or the whole book, becomes what it was. */
export function RestoreMomentDialog(props: {
  readonly session: ProjectSession;
  readonly moment: Moment;
  /** null is the whole book. */
  readonly chapter: { readonly id: ItemId; readonly title: string } | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(comparingTexts);
  const { session, moment, chapter } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const restore = async () => {
    const { project, studio } = session;
    setBusy(true);
    session.flush();
    const result = chapter
      ? await studio.call("history.restore", { project, chapter: chapter.id, at: moment.version })
      : await studio.call("history.restoreBook", { project, at: moment.version });
    setBusy(false);
    if (result.ok) props.onDone();
    else setProblem(result.problem);
  };
  return (
    <ModalDialog
      name={chapter ? words.restoreChapter : words.restoreBook}
      heading={chapter ? words.restoreChapterAsk(chapter.title) : words.restoreBookAsk}
      isOpen
      onClose={props.onClose}
    >
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        <p>{chapter ? words.restoreChapterHint(moment.name) : words.restoreBookHint(moment.name)}</p>
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={props.onClose}>
          {control.cancel}
        </Button>
        <Button className="button primary" autoFocus isDisabled={isBusy} onPress={restore}>
          {words.restoreIt}
        </Button>
      </div>
    </ModalDialog>
  );
}
