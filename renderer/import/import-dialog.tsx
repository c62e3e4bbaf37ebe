import { useState } from "react";
import { Button } from "react-aria-components";
import type { ImportSource, OpenedProject, SplitRule } from "../../host/contract/contract.ts";
import { assertNever, type Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { JobProgress, useJob } from "../controls/job-progress.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useYourName } from "../controls/your-name-field.tsx";
import { useWords } from "../language/language.ts";
import { useAnswer, useStudio } from "../studio-context.ts";
import { ChooseManuscript } from "./choose-manuscript.tsx";
import { importTexts } from "./import-words.ts";
import "./import.css";
import { PlanList } from "./plan-list.tsx";
import { SplitRuleField } from "./split-rule-field.tsx";
import { StoryFields, type StoryNames } from "./story-fields.tsx";
import { upload } from "./upload.ts";

type Step =
  | { readonly kind: "choose"; readonly isReading: boolean }
  | { readonly kind: "plan"; readonly source: ImportSource }
  | { readonly kind: "making"; readonly source: ImportSource };

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
  const [step, setStep] = useState<Step>(
    props.source ? { kind: "plan", source: props.source } : { kind: "choose", isReading: false },
  );
  const [split, setSplit] = useState<SplitRule>({ kind: "auto" });
  const [names, setNames] = useState<Partial<StoryNames>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const job = useJob();
  const you = useYourName();
  const source = step.kind === "choose" ? null : step.source;
  const [answer] = useAnswer("import.plan", source ? { source, split } : null);
  const plan = useLast(answer.kind === "ready" ? answer.value : null);

  const take = async (file: File) => {
    setStep({ kind: "choose", isReading: true });
    const result = await upload(file, studio.address.token);
    if (result.ok && /\.zip$/i.test(file.name)) return bringBack(result.value);
    setProblem(result.ok ? null : result.problem);
    setStep(result.ok ? { kind: "plan", source: result.value } : { kind: "choose", isReading: false });
  };

  /** A whole story, as Redraft saves it: there is nothing to plan. */
  const bringBack = async (archive: ImportSource) => {
    const result = await studio.call("backup.restore", { source: archive });
    if (result.ok) {
      props.onOpen(result.value);
      props.onClose();
    } else {
      setProblem(result.problem);
      setStep({ kind: "choose", isReading: false });
    }
  };

  const accept = async () => {
    if (!plan || !source) return;
    const refused = await you.keep();
    setProblem(refused);
    if (refused) return;
    setStep({ kind: "making", source });
    const result = await studio.call("import.accept", {
      source,
      split,
      title: names.title ?? plan.title,
      author: names.author ?? plan.author,
      language: names.language ?? plan.language,
      job: job.begin(),
    });
    job.end();
    if (result.ok) {
      props.onOpen(result.value);
      props.onClose();
    } else {
      setProblem(result.problem);
      setStep({ kind: "plan", source });
    }
  };

  const body = () => {
    switch (step.kind) {
      case "choose":
        return <ChooseManuscript isReading={step.isReading} onFile={take} />;
      case "making":
        return <JobProgress progress={job.progress} name={words.making} />;
      case "plan":
        if (!plan) return answer.kind === "failed" ? null : <p className="quiet-text">{words.reading}</p>;
        return (
          <>
            <StoryFields plan={plan} names={names} onChange={setNames} />
            {you.field}
            <SplitRuleField rule={split} said={plan.rule} onChange={setSplit} />
            <PlanList plan={plan} isStale={answer.kind === "loading"} />
          </>
        );
      default:
        return assertNever(step);
    }
  };

  const chapters = plan ? plan.items.filter(({ kind }) => kind === "chapter").length : 0;
  return (
    <ModalDialog
      name={words.name}
      heading={step.kind === "choose" ? words.heading : (names.title ?? plan?.title ?? words.heading)}
      width={step.kind === "choose" ? "32rem" : "48rem"}
      isOpen
      onClose={step.kind === "making" ? job.cancel : props.onClose}
    >
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        {answer.kind === "failed" && step.kind === "plan" ? <ProblemNote problem={answer.problem} /> : null}
        {props.beside && step.kind !== "making" ? <p className="quiet-text">{words.beside(props.beside)}</p> : null}
        {body()}
      </div>
      <div className="dialog-actions">
        {plan && step.kind !== "choose" ? (
          <p className="account">
            {words.account(plan.words.source, plan.words.chapters, plan.words.titles, plan.words.setAside)}
          </p>
        ) : null}
        <Button className="button" onPress={step.kind === "making" ? job.cancel : props.onClose}>
          {control.cancel}
        </Button>
        {step.kind === "plan" ? (
          <Button className="button primary" isDisabled={answer.kind !== "ready" || chapters === 0} onPress={accept}>
            {words.make(chapters)}
          </Button>
        ) : null}
      </div>
    </ModalDialog>
  );
}

/** The plan before stays in view while another rule is tried. */
function useLast<Value>(value: Value | null): Value | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
