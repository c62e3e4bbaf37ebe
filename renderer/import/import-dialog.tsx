import { useCallback, useState } from "react";
import { Button } from "react-aria-components";
import type { ImportSource, OpenedProject } from "../../host/contract/contract.ts";
import type { ImportedInto } from "../../host/contract/importing.ts";
import type { TakenAnswer } from "../../host/contract/sharing.ts";
import { assertNever, type Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { windowProblems } from "../problems/window-words.ts";
import { useStudio } from "../studio-context.ts";
import { AnswerResult } from "./answer-result.tsx";
import { answerTexts } from "./answer-words.ts";
import { ChooseManuscript } from "./choose-manuscript.tsx";
import { destinationTexts } from "./destination-words.ts";
import { ImportResult } from "./import-result.tsx";
import { importTexts } from "./import-words.ts";
import "./import.css";
import type { OpenStory } from "./open-story.ts";
import { PlanStep } from "./plan-step.tsx";
import { upload } from "./upload.ts";

type Step =
  | { readonly kind: "choose"; readonly isReading: boolean }
  | { readonly kind: "plan"; readonly source: ImportSource; readonly fileName: string }
  | { readonly kind: "done"; readonly into: ImportedInto }
  | { readonly kind: "answered"; readonly answer: TakenAnswer };

/** A manuscript becomes a story: the file, what would become of it, and only then the making. */
export function ImportDialog(props: {
  readonly source: ImportSource | null;
  /** The story that is open meanwhile: the manuscript can come into it. */
  readonly story?: OpenStory;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(importTexts);
  const studio = useStudio();
  const become = useWords(destinationTexts);
  const answered = useWords(answerTexts);
  const { onClose, onOpen, story = null } = props;
  const [step, setStep] = useState<Step>(() => firstStep(props.source));
  const [problem, setProblem] = useState<Problem | null>(null);

  const chooseAgain = useCallback((why: Problem) => {
    setProblem(why);
    setStep({ kind: "choose", isReading: false });
  }, []);

  /** @param called by its owner: a folder comes packed */
  const take = async (file: File, called: string) => {
    setProblem(null);
    setStep({ kind: "choose", isReading: true });
    const sent = await upload(file, studio.address.token);
    if (!sent.ok) return chooseAgain(sent.problem);
    if (/\.redraft-review$/i.test(file.name)) {
      if (!story) return chooseAgain(windowProblems.packetWithoutStory);
      story.flush();
      const taken = await studio.call("packet.take", { project: story.project, source: sent.value });
      if (!taken.ok) return chooseAgain(taken.problem);
      return setStep({ kind: "answered", answer: taken.value });
    }
    if (/\.zip$/i.test(file.name)) {
      // A whole story, as Redraft saves it: there is nothing to plan.
      const restored = await studio.call("backup.restore", { source: sent.value });
      if (restored.ok) {
        onOpen(restored.value);
        return onClose();
      }
      if (restored.problem.code !== "archive-no-story") return chooseAgain(restored.problem);
    }
    setStep({ kind: "plan", source: sent.value, fileName: called });
  };

  const body = () => {
    switch (step.kind) {
      case "choose":
        return (
          <>
            <div className="dialog-body">
              {problem ? <ProblemNote problem={problem} /> : null}
              <ChooseManuscript isReading={step.isReading} onFile={take} />
            </div>
            <div className="dialog-actions">
              <Button className="button" onPress={onClose}>
                {control.cancel}
              </Button>
            </div>
          </>
        );
      case "plan":
        return (
          <PlanStep
            key={JSON.stringify(step.source)}
            source={step.source}
            fileName={step.fileName}
            story={story}
            onUnreadable={chooseAgain}
            onFile={take}
            onClose={onClose}
            onOpen={onOpen}
            onInto={(into) => setStep({ kind: "done", into })}
          />
        );
      case "done":
        return story ? <ImportResult story={story} into={step.into} onClose={onClose} /> : null;
      case "answered":
        return story ? <AnswerResult story={story} answer={step.answer} onClose={onClose} /> : null;
      default:
        return assertNever(step);
    }
  };
  const headingOf = (at: Step) => {
    if (at.kind === "answered") return answered.heading(at.answer.person.name);
    if (at.kind !== "done") return words.heading;
    return at.into.revised.length + at.into.unchanged.length > 0 ? become.revised : become.imported;
  };
  return (
    <ModalDialog
      name={words.name}
      heading={headingOf(step)}
      width={step.kind === "plan" ? "80rem" : "36rem"}
      isOpen
      onClose={onClose}
    >
      {body()}
    </ModalDialog>
  );
}

function firstStep(source: ImportSource | null): Step {
  if (!source) return { kind: "choose", isReading: false };
  const path = source.kind === "path" ? source.path : "";
  return { kind: "plan", source, fileName: path.split(/[\\/]/).at(-1) ?? path };
}
