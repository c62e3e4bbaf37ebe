import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { historyTexts } from "./history-words.ts";

export function LabelDialog(props: {
  readonly session: ProjectSession;
  /** null where it is the whole book that is looked at. */
  readonly chapter: ItemId | null;
  /** A revision's id, a version's name, or "now". */
  readonly at: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(historyTexts);
  const { session, chapter, at } = props;
  const [label, setLabel] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const name = label.trim();
    if (name === "") return;
    const result = await session.studio.call("history.label", { project: session.project, chapter, at, name });
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    props.onDone();
    props.onClose();
  };
  return (
    <ModalDialog name={props.name} heading={words.nameVersion} isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={save}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <p className="quiet-text">{at === "now" ? words.labelHintNow : words.labelHintThen}</p>
          <LineField label={words.label} value={label} onChange={setLabel} placeholder={words.labelSample} autoFocus />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={label.trim() === ""}>
            {words.labelIt}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
