import { FileText } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import type { ImportSource, OpenedProject } from "../../host/contract/contract.ts";
import type { ImportedInto } from "../../host/contract/importing.ts";
import type { OutlineItem } from "../../story/outline.ts";
import type { Problem } from "../../story/problem.ts";
import { controlTexts } from "../controls/control-words.ts";
import { JobProgress, useJob } from "../controls/job-progress.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useYourName } from "../controls/your-name-field.tsx";
import { useWords } from "../language/language.ts";
import { useStudio } from "../studio-context.ts";
import { shortDay } from "../words.ts";
import { bringIn } from "./bring-in.ts";
import { countPairs, type Destination } from "./destination.ts";
import { DestinationFields, itemOptions } from "./destination-fields.tsx";
import { destinationTexts } from "./destination-words.ts";
import { FoundBeside } from "./found-beside.tsx";
import { importTexts } from "./import-words.ts";
import type { OpenStory } from "./open-story.ts";
import { PlanPane } from "./plan-pane.tsx";
import { SplitRuleField } from "./split-rule-field.tsx";
import { StoryFields, type StoryNames } from "./story-fields.tsx";
import { usePairs } from "./use-pairs.ts";
import { type PlanInHand, usePlan } from "./use-plan.ts";

const itsOwnStory: Destination = { kind: "story" };

/** What would become of a manuscript, until the writer says that it is to become that. */
export function PlanStep(props: {
  readonly source: ImportSource;
  /** As its owner calls the file. */
  readonly fileName: string;
  readonly story: OpenStory | null;
  /** The file can't be read at all. */
  readonly onUnreadable: (problem: Problem) => void;
  readonly onFile: (file: File, name: string) => void;
  readonly onClose: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
  readonly onInto: (into: ImportedInto) => void;
}) {
  const control = useWords(controlTexts);
  const words = useWords(importTexts);
  const become = useWords(destinationTexts);
  const studio = useStudio();
  const { story, onUnreadable } = props;
  const hand = usePlan(props.source);
  const { plan } = hand;
  /** Null until the writer has said so, or the open story was found to have these chapters. */
  const [chosen, setDestination] = useState<Destination | null>(null);
  const destination = chosen ?? itsOwnStory;
  const isRevision = destination.kind === "revise";
  // Also before anybody has said so, to say that it looks like one.
  const mayMatch = isRevision || hand.changes === 0;
  const pairs = usePairs(mayMatch && story ? story.project : null, hand.order, hand.isCurrent ? plan : null);
  const [names, setNames] = useState<Partial<StoryNames>>({});
  const [isMaking, setMaking] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const job = useJob();
  const you = useYourName();
  const chapters = plan?.items.filter(({ kind }) => kind === "chapter").length ?? 0;
  const matched = [...pairs.byPlace.values()].filter(({ own }) => own !== null).length;
  const known = story?.isWritable && matched * 2 >= chapters ? matched : 0;
  useEffect(() => {
    // An editor's file is nearly always one that this story sent out: a second story of it, without its history, is a trap.
    if (chosen === null && known > 0) setDestination({ kind: "revise", as: "suggestions" });
  }, [chosen, known]);
  const unreadable = plan === null ? hand.problem : null;
  useEffect(() => {
    if (unreadable) onUnreadable(unreadable);
  }, [unreadable, onUnreadable]);
  const own = useMemo(() => itemOptions(story?.outline.book ?? [], (title) => title, isChapter), [story?.outline]);

  const accept = async (again = false) => {
    if (!plan) return;
    const problem = await you.keep();
    setRefused(problem);
    if (problem) return;
    setMaking(true);
    const result = await bringIn(studio, {
      order: hand.order,
      plan,
      destination,
      story,
      names,
      pairs: [...pairs.byPlace.values()].map((pair) => pair.own),
      again,
      draftName: become.draftName(props.fileName, shortDay(new Date().toISOString())),
      job: job.begin(),
    });
    job.end();
    setMaking(false);
    if (!result.ok) {
      if (result.problem.code === "plan-changed") return hand.startAgain(result.problem);
      return setRefused(result.problem);
    }
    if (result.value.kind === "into") return props.onInto(result.value.into);
    props.onOpen(result.value.opened);
    props.onClose();
  };

  if (!plan || isMaking) {
    const name = destination.kind === "story" ? words.making : become.working;
    return (
      <>
        <div className="dialog-body">
          {plan ? (
            <JobProgress progress={job.progress} name={name} />
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

  const { source, chapters: inChapters, titles, setAside } = plan.words;
  const problem = refused ?? hand.problem ?? (isRevision ? pairs.problem : null);
  const make = {
    story: words.make(chapters),
    into: become.makeInto(chapters),
    revise: become.makeRevision(chapters),
  }[destination.kind];
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
                if (file) props.onFile(file, file.name);
              }}
            >
              <Button className="button quiet">{words.otherFile}</Button>
            </FileTrigger>
          </div>
          {problem ? <ProblemNote problem={problem} /> : null}
          {refused?.code === "import-again" ? (
            <Button className="button" onPress={() => accept(true)}>
              {become.again}
            </Button>
          ) : null}
          {story?.isWritable ? (
            <DestinationFields
              outline={story.outline}
              destination={destination}
              known={known}
              onChange={(next) => {
                setRefused(null);
                story.flush();
                setDestination(next);
              }}
            />
          ) : null}
          {destination.kind === "story" ? <StoryFields plan={plan} names={names} onChange={setNames} /> : null}
          {you.field}
          <SplitRuleField rule={hand.split} said={plan.rule} onChange={hand.choose} />
          <FoundBeside plan={plan} />
        </div>
        <PlanPane
          hand={hand}
          plan={plan}
          pairing={
            isRevision && story ? { pairs: pairs.byPlace, isReady: pairs.isReady, own, onChoose: pairs.choose } : null
          }
          about={isRevision && story ? pairsSaid() : null}
        />
      </div>
      <div className="dialog-actions">
        <p className="account" role="status">
          {words.account(source, inChapters, chapters, titles, setAside)}
        </p>
        <Button className="button" onPress={props.onClose}>
          {control.cancel}
        </Button>
        <Button
          className="button primary"
          isDisabled={!hand.isCurrent || chapters === 0 || (isRevision && !pairs.isReady)}
          onPress={() => accept()}
        >
          {make}
        </Button>
      </div>
    </>
  );

  function pairsSaid(): string {
    if (!pairs.isReady) return become.comparing;
    const all = [...pairs.byPlace.values()];
    const { changed, same, added } = countPairs(all);
    return become.counts(changed, same, added, own.length - changed - same);
  }
}

function isChapter({ kind, file }: OutlineItem): boolean {
  return kind === "chapter" && file !== null;
}

/** In a field the field's own words are undone. */
function undoByKey(event: KeyboardEvent, { undo, redo }: PlanInHand): void {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
  if ((event.target as Element).closest("input, textarea")) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === "y" || event.shiftKey) redo?.();
  else undo?.();
}
