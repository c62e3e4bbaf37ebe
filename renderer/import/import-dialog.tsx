import { useCallback, useState } from "react";
import { Button } from "react-aria-components";
import type { ImportSource, OpenedProject } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useStudio } from "../studio-context.ts";
import { ChooseManuscript } from "./choose-manuscript.tsx";
import { importTexts } from "./import-words.ts";
import "./import.css";
import { PlanStep } from "./plan-step.tsx";
import { upload } from "./upload.ts";

type Step =
  | { readonly kind: "choose"; readonly isReading: boolean }
  | { readonly kind: "plan"; readonly source: ImportSource; readonly fileName: string };

/** A manuscript becomes a story: the file, what would become of it, and only then the making. */
export function ImportDialog(props: {
  readonly source: ImportSource | null;
  /** The story that is open meanwhile, which an import leaves alone. */
  readonly beside?: string;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(importTexts);
  const studio = useStudio();
  const { onClose, onOpen } = props;
  const [step, setStep] = useState<Step>(() => firstStep(props.source));
  const [problem, setProblem] = useState<Problem | null>(null);

  const chooseAgain = useCallback((why: Problem) => {
    setProblem(why);
    setStep({ kind: "choose", isReading: false });
  }, []);

  const take = async (file: File) => {
    setProblem(null);
    setStep({ kind: "choose", isReading: true });
    const sent = await upload(file, studio.address.token);
    if (!sent.ok) return chooseAgain(sent.problem);
    if (/\.zip$/i.test(file.name)) {
      // A whole story, as Redraft saves it: there is nothing to plan.
      const restored = await studio.call("backup.restore", { source: sent.value });
      if (restored.ok) {
        onOpen(restored.value);
        return onClose();
      }
      if (restored.problem.code !== "archive-no-story") return chooseAgain(restored.problem);
    }
    setStep({ kind: "plan", source: sent.value, fileName: file.name });
  };

  return (
    <ModalDialog
      name={words.name}
      heading={words.heading}
      width={step.kind === "choose" ? "36rem" : "80rem"}
      isOpen
      onClose={onClose}
    >
      {step.kind === "choose" ? (
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
      ) : (
        <PlanStep
          key={JSON.stringify(step.source)}
          source={step.source}
          fileName={step.fileName}
          beside={props.beside ?? null}
          onUnreadable={chooseAgain}
          onFile={take}
          onClose={onClose}
          onOpen={onOpen}
        />
      )}
    </ModalDialog>
  );
}

function firstStep(source: ImportSource | null): Step {
  if (!source) return { kind: "choose", isReading: false };
  const path = source.kind === "path" ? source.path : "";
  return { kind: "plan", source, fileName: path.split(/[\\/]/).at(-1) ?? path };
}
