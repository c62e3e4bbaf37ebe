import { FileText } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import type { ImportSource, OpenedProject } from "../../host/contract/contract.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { JobProgress, useJob } from "../controls/job-progress.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useYourName } from "../controls/your-name-field.tsx";
import { useWords } from "../language/language.ts";
import { useStudio } from "../studio-context.ts";
import { FoundBeside } from "./found-beside.tsx";
import { importTexts } from "./import-words.ts";
import { PlanPane } from "./plan-pane.tsx";
import { SplitRuleField } from "./split-rule-field.tsx";
import { StoryFields, type StoryNames } from "./story-fields.tsx";
import { usePlan } from "./use-plan.ts";

/** What would become of a manuscript, until the writer says that it is to become that. */
export function PlanStep(props: {
  readonly source: ImportSource;
  /** As its owner calls the file. */
  readonly fileName: string;
  readonly beside: string | null;
  /** The file can't be read at all. */
  readonly onUnreadable: (problem: Problem) => void;
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(importTexts);
  const studio = useStudio();
  const hand = usePlan(props.source);
  const { plan } = hand;
  const [names, setNames] = useState<Partial<StoryNames>>({});
  const [isMaking, setMaking] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const job = useJob();
  const you = useYourName();
  const { onUnreadable } = props;
  const unreadable = plan === null ? hand.problem : null;
  useEffect(() => {
    if (unreadable) onUnreadable(unreadable);
  }, [unreadable, onUnreadable]);

  const accept = async () => {
    if (!plan) return;
    const problem = await you.keep();
    setRefused(problem);
    if (problem) return;
    setMaking(true);
    const result = await studio.call("import.accept", {
      ...hand.order,
      // What the writer has seen is what is made.
      seen: plan.print,
      title: names.title ?? plan.title,
      author: names.author ?? plan.author,
      language: names.language ?? plan.language,
      job: job.begin(),
    });
    job.end();
    setMaking(false);
    if (!result.ok) return setRefused(result.problem);
    props.onOpen(result.value);
    props.onClose();
  };

  if (!plan || isMaking) {
    return (
      <>
        <div className="dialog-body">
          {plan ? (
            <JobProgress progress={job.progress} name={words.making} />
          ) : (
            <p className="quiet-text" role="status">
              {words.reading}
            </p>
          )}
        </div>
        <div className="dialog-actions">
          <Button className="button" onPress={plan ? job.cancel : props.onClose}>
            {control.cancel}
          </Button>
        </div>
      </>
    );
  }

  const chapters = plan.items.filter(({ kind }) => kind === "chapter").length;
  const { source, chapters: inChapters, titles, setAside } = plan.words;
  const problem = refused ?? hand.problem;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is undone is the plan, wherever in it the focus is. */}
      <div className="import-plan" onKeyDown={(event) => undoByKey(event, hand)}>
        <div className="import-order">
          <div className="import-file">
            <FileText size={18} strokeWidth={1.5} aria-hidden />
            <span dir="auto">{props.fileName}</span>
            <FileTrigger
              onSelect={(files) => {
                const file = files?.[0];
                if (file) props.onFile(file);
              }}
            >
              <Button className="button quiet">{words.otherFile}</Button>
            </FileTrigger>
          </div>
          {props.beside ? <p className="quiet-text">{words.beside(props.beside)}</p> : null}
          {problem ? <ProblemNote problem={problem} /> : null}
          <StoryFields plan={plan} names={names} onChange={setNames} />
          {you.field}
          <SplitRuleField rule={hand.split} said={plan.rule} onChange={hand.choose} />
          <FoundBeside plan={plan} />
        </div>
        <PlanPane hand={hand} plan={plan} />
      </div>
      <div className="dialog-actions">
        <p className="account" role="status">
          {words.account(source, inChapters, chapters, titles, setAside)}
        </p>
        <Button className="button" onPress={props.onClose}>
          {control.cancel}
        </Button>
        <Button className="button primary" isDisabled={!hand.isCurrent || chapters === 0} onPress={accept}>
          {words.make(chapters)}
        </Button>
      </div>
    </>
  );
}

/** In a field the field's own words are undone. */
function undoByKey(
  event: KeyboardEvent,
  hand: { readonly undo: (() => void) | null; readonly redo: (() => void) | null },
) {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
  if ((event.target as Element).closest("input, textarea")) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === "y" || event.shiftKey) hand.redo?.();
  else hand.undo?.();
}
