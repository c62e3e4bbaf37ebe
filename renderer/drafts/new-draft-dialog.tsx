import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { DraftId } from "../../story/drafts.ts";
import type { OutlineItem } from "../../story/outline.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ChoiceField, LineField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useTimeline } from "../timeline/use-timeline.ts";
import { draftTexts } from "./draft-words.ts";

const whole = "book";
const now = "now";

/** Names a draft, says what it is of and with which version it begins. */
export function NewDraftDialog(props: {
  readonly session: ProjectSession;
  /** The chapter on the page, if it is one. */
  readonly chapter: OutlineItem | null;
  readonly onClose: () => void;
  readonly onMade: (draft: DraftId) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(draftTexts);
  const { session, chapter } = props;
  const { timeline } = useTimeline(session);
  const [name, setName] = useState("");
  const [of, setOf] = useState(whole);
  const [at, setAt] = useState(now);
  const [problem, setProblem] = useState<Problem | null>(null);
  const labels = timeline?.labels.map((label) => ({ id: label.version, label: words.label(label.name) })) ?? [];
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    session.flush();
    const { project, studio } = session;
    const made = await studio.call("drafts.create", {
      project,
      name,
      chapter: of === whole ? null : (chapter?.id ?? null),
      at,
    });
    if (!made.ok) return setProblem(made.problem);
    props.onMade(made.value.draft);
  };
  const extents = [
    { id: whole, label: words.wholeBook },
    ...(chapter ? [{ id: chapter.id as string, label: words.thisChapter(chapter.title) }] : []),
  ];
  return (
    <ModalDialog name={words.newDraft} isOpen onClose={props.onClose}>
      <form className="dialog-form" onSubmit={(event) => void begin(event)}>
        <div className="dialog-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          <p className="quiet-text">{words.hint}</p>
          <LineField label={words.name} value={name} onChange={setName} placeholder={words.sample} autoFocus />
          <ChoiceField label={words.of} value={of} choices={extents} onChange={setOf} />
          <ChoiceField
            label={words.from}
            value={at}
            choices={[{ id: now, label: words.asItIs }, ...labels.reverse()]}
            onChange={setAt}
          />
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={props.onClose}>
            {control.cancel}
          </Button>
          <Button className="button primary" type="submit" isDisabled={name.trim() === ""}>
            {words.begin}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
