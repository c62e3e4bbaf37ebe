import { useState } from "react";
import { Button } from "react-aria-components";
import type { ForgetArgument, ForgetPlace, ForgetPreview } from "../../host/contract/forgetting.ts";
import type { Problem } from "../../story/problem.ts";
import { assertNever } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { CheckField } from "../controls/fields.tsx";
import { ModalDialog } from "../controls/modal-dialog.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useAnswer } from "../studio-context.ts";
import "./forget.css";
import { forgetTexts } from "./forget-words.ts";
import { beginAnew, forgetAsked } from "./forgetting.ts";

export function ForgetDialog({ session }: { readonly session: ProjectSession }) {
  const asked = useObservable(forgetAsked);
  return asked ? <AskedDialog session={session} order={{ project: session.project, ...asked }} /> : null;
}

type Step =
  | { readonly kind: "asking" }
  | { readonly kind: "working" }
  | { readonly kind: "done"; readonly left: readonly string[] };

function AskedDialog({ session, order }: { readonly session: ProjectSession; readonly order: ForgetArgument }) {
  const words = useWords(forgetTexts);
  const control = useWords(controlTexts);
  const [preview] = useAnswer("forget.preview", order);
  const [step, setStep] = useState<Step>({ kind: "asking" });
  const [isUnderstood, setUnderstood] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const close = () => {
    if (step.kind === "working") return;
    forgetAsked.set(null);
    if (step.kind === "done") void beginAnew(session);
  };
  const forget = async () => {
    setStep({ kind: "working" });
    setProblem(null);
    const done = await session.studio.call("forget.run", order);
    if (!done.ok) setProblem(done.problem);
    setStep(done.ok ? { kind: "done", left: done.value.left } : { kind: "asking" });
  };
  const body = () => {
    switch (step.kind) {
      case "asking":
      case "working":
        return (
          <>
            <p>{words.explanation}</p>
            {preview.kind === "loading" ? <p className="quiet-text">{words.looking}</p> : null}
            {preview.kind === "failed" ? <ProblemNote problem={preview.problem} /> : null}
            {preview.kind === "ready" ? <Places session={session} preview={preview.value} /> : null}
            <CheckField
              isSelected={isUnderstood}
              isDisabled={preview.kind !== "ready" || step.kind === "working"}
              onChange={setUnderstood}
            >
              {words.understood}
            </CheckField>
          </>
        );
      case "done":
        return (
          <>
            {step.left.some((path) => path.startsWith(".history")) ? null : <p>{words.doneHint}</p>}
            {step.left.length > 0 ? (
              <>
                <p>{words.left}</p>
                <ul className="forget-left">
                  {step.left.map((path) => (
                    <li key={path}>{path}</li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        );
      default:
        return assertNever(step);
    }
  };
  return (
    <ModalDialog
      name={words.name}
      heading={step.kind === "done" ? words.done : words.heading}
      width="38rem"
      isOpen
      onClose={close}
    >
      <div className="dialog-body">
        {problem ? <ProblemNote problem={problem} /> : null}
        {body()}
      </div>
      <div className="dialog-actions">
        {step.kind === "done" ? (
          <Button className="button primary" autoFocus onPress={close}>
            {words.close}
          </Button>
        ) : (
          <>
            <Button className="button" autoFocus isDisabled={step.kind === "working"} onPress={close}>
              {control.cancel}
            </Button>
            <Button
              className="button"
              isDisabled={!isUnderstood || preview.kind !== "ready" || step.kind === "working"}
              onPress={forget}
            >
              {step.kind === "working" ? words.forgetting : words.forget}
            </Button>
          </>
        )}
      </div>
    </ModalDialog>
  );
}

function Places({ session, preview }: { readonly session: ProjectSession; readonly preview: ForgetPreview }) {
  const words = useWords(forgetTexts);
  const drafts = useObservable(session.drafts);
  const titleOf = ({ title, draft }: ForgetPlace) => {
    const name = drafts.find(({ id }) => id === draft)?.name;
    return name === undefined ? title : words.inDraft(title, name);
  };
  return (
    <>
      <ul className="forget-places">
        {preview.places.map((place) => (
          <li key={`${place.chapter ?? place.title} ${place.draft}`}>
            <strong dir="auto">{words.place(titleOf(place), place.words, place.standing)}</strong>
            <blockquote dir="auto">{place.text}</blockquote>
          </li>
        ))}
      </ul>
      {preview.isShared ? <p>{words.shared}</p> : null}
      <p className="quiet-text">{words.notTouched}</p>
    </>
  );
}
