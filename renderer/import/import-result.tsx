import { useState } from "react";
import { Button } from "react-aria-components";
import type { ImportedInto } from "../../host/contract/importing.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useStudio } from "../studio-context.ts";
import { destinationTexts } from "./destination-words.ts";
import type { OpenStory } from "./open-story.ts";

/** What became of a manuscript that came into a story, and the way back. */
export function ImportResult(props: {
  readonly story: OpenStory;
  readonly into: ImportedInto;
  readonly onClose: () => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(destinationTexts);
  const studio = useStudio();
  const { story, into } = props;
  const { draft, record } = into;
  const [isTakenBack, setTakenBack] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const takeBack = async () => {
    if (record === null) return;
    const done = await studio.call("text.takeBack", { project: story.project, record, chapters: into.revised });
    setProblem(done.ok ? null : done.problem);
    if (done.ok) setTakenBack(true);
  };
  const added = into.report.chapters.length;
  const revised = into.revised.length;
  const lines = [
    ...(revised > 0 && record !== null ? [words.replaced(revised)] : []),
    ...(draft ? [words.suggested(revised, draft.name)] : []),
    ...(added > 0 ? [words.added(added)] : []),
    ...(into.unchanged.length > 0 ? [words.unchanged(into.unchanged.length)] : []),
    ...(into.comments > 0 ? [words.comments(into.comments)] : []),
  ];
  return (
    <>
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        <div role="status" className="import-result">
          {isTakenBack ? <p>{words.takenBack}</p> : lines.map((line) => <p key={line}>{line}</p>)}
        </div>
      </div>
      <div className="dialog-actions">
        {record !== null && revised > 0 && !isTakenBack ? (
          <Button className="button" onPress={takeBack}>
            {words.takeBack}
          </Button>
        ) : null}
        {draft ? (
          <Button
            className="button"
            onPress={() => {
              props.onClose();
              story.onDraft(draft.id);
            }}
          >
            {words.look}
          </Button>
        ) : null}
        <Button
          className="button primary"
          autoFocus
          onPress={() => {
            props.onClose();
            const first = into.report.chapters[0]?.id ?? into.revised[0];
            if (first) story.onChapter(first);
          }}
        >
          {control.done}
        </Button>
      </div>
    </>
  );
}
