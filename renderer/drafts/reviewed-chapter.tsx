import { Check, ChevronDown, ChevronUp, RotateCcw, X } from "lucide-react";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { DraftComparison } from "../../host/contract/drafts.ts";
import type { ComparedPiece } from "../../host/contract/history.ts";
import type { Draft } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { CheckField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { changeStops, layOut } from "../history/diff-highlights.ts";
import { ReadOnlyProse } from "../history/read-only-prose.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useAnswer } from "../studio-context.ts";
import { shortDayAndTime } from "../words.ts";
import { draftTexts } from "./draft-words.ts";

/** What the keys of a review do: the next change, the one before, take it, leave it. */
export type ReviewKey = "j" | "k" | "t" | "l";

/** One chapter of a draft against the main text: one change after the other, to be taken or left. */
export function ReviewedChapter(props: {
  readonly session: ProjectSession;
  readonly draft: Draft;
  readonly chapter: ItemId;
  readonly title: string;
  /** Another number: something was taken, or taken back. */
  readonly round: number;
  /** Where the review finds what its keys do, wherever in it they are pressed. */
  readonly keys: RefObject<((key: ReviewKey) => void) | null>;
  /** The last change is taken or left, and its buttons are disabled. */
  readonly onNothingLeft: () => void;
  readonly onTake: (keys: readonly string[]) => void;
  readonly onDone: () => void;
}) {
  const words = useWords(draftTexts);
  const { session, draft, chapter, round } = props;
  const { project, studio, isWritable } = session;
  const [answer, again] = useAnswer("drafts.compare", { project, draft: draft.id, chapter }, session.reopened);
  const comparison = answer.kind === "ready" ? answer.value : null;
  const [showsLeft, setShowsLeft] = useState(false);
  const [stop, setStop] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was taken is asked about anew.
  useEffect(() => again(), [round]);
  const pieces = useMemo(() => (comparison ? shownPieces(comparison, showsLeft) : []), [comparison, showsLeft]);
  const stops = useMemo(() => changeStops(layOut(pieces).changes), [pieces]);
  const at = Math.min(stop, stops.length - 1);
  const place = stops[at]?.change ?? -1;
  const change = comparison?.changes[place] ?? null;
  const choice = comparison?.choices[place] ?? null;
  const countLeft = comparison?.choices.filter(({ isLeft }) => isLeft).length ?? 0;
  const open = comparison?.choices.filter(({ isLeft }) => !isLeft).map(({ key }) => key) ?? [];

  const step = (by: 1 | -1) => {
    if (stops.length > 0) setStop((at + by + stops.length) % stops.length);
  };
  const take = () => {
    if (choice && isWritable) props.onTake([choice.key]);
  };
  const leave = async () => {
    if (!choice || !isWritable) return;
    const { key, isLeft } = choice;
    await studio.call("drafts.leave", { project, draft: draft.id, chapter, keys: [key], leave: !isLeft });
    again();
    props.onDone();
  };
  useEffect(() => {
    props.keys.current = (key) => {
      if (key === "t") take();
      else if (key === "l") void leave();
      else step(key === "j" ? 1 : -1);
    };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when there is none left.
  useEffect(() => {
    if (comparison && !choice) props.onNothingLeft();
  }, [comparison, choice]);
  return (
    <div className="compared">
      <div className="compared-bar">
        <Button
          className="button quiet icon"
          aria-label={words.previous}
          isDisabled={stops.length === 0}
          onPress={() => step(-1)}
        >
          <ChevronUp size={16} aria-hidden />
        </Button>
        <Button
          className="button quiet icon"
          aria-label={words.next}
          isDisabled={stops.length === 0}
          onPress={() => step(1)}
        >
          <ChevronDown size={16} aria-hidden />
        </Button>
        <span className="quiet-text" aria-live="polite">
          {stops.length === 0 ? "" : words.place(at + 1, stops.length)}
        </span>
        <span className="compared-who" aria-live="polite">
          {change?.author ? words.who(change.author, shortDayAndTime(change.time)) : ""}
          {choice?.isLeft ? ` (${words.isLeft})` : ""}
        </span>
        <div className="draft-actions">
          {countLeft > 0 ? (
            <CheckField isSelected={showsLeft} onChange={setShowsLeft}>
              {words.showLeft}
            </CheckField>
          ) : null}
          <Button className="button quiet" isDisabled={!isWritable || !choice} onPress={() => void leave()}>
            {choice?.isLeft ? <RotateCcw size={15} aria-hidden /> : <X size={15} aria-hidden />}
            {choice?.isLeft ? words.lookAgain : words.leave}
          </Button>
          <Button className="button" isDisabled={!isWritable || !choice} onPress={take}>
            <Check size={15} aria-hidden />
            {words.take}
          </Button>
          <Button
            className="button quiet"
            isDisabled={!isWritable || open.length === 0}
            onPress={() => props.onTake(open)}
          >
            {words.takeChapter}
          </Button>
        </div>
      </div>
      <div className="page-scroller">
        <article className="page">
          <h1 className="page-title" dir="auto">
            {props.title}
          </h1>
          {answer.kind === "failed" ? <ProblemNote problem={answer.problem} /> : null}
          <p className="reader-sum" role="note">
            {comparison ? said(comparison, countLeft, words) : words.looking}
          </p>
          {comparison ? (
            <>
              {stops.length > 0 ? <p className="review-keys">{words.keys}</p> : null}
              <ReadOnlyProse name={words.textWithChanges(props.title)} pieces={pieces} stop={at} onStops={nothing} />
            </>
          ) : null}
        </article>
      </div>
    </div>
  );
}

function said(comparison: DraftComparison, left: number, words: typeof draftTexts.english): string {
  const { changes, isBehind } = comparison;
  const { added, removed } = comparison.words;
  const sum =
    changes.length === 0 ? words.same : changes.length === left ? words.allLeft(left) : words.sum(added, removed);
  return isBehind ? `${sum} ${words.behind}` : sum;
}

/** What was left reads as the main text does, unless it is to be seen. */
function shownPieces({ pieces, choices }: DraftComparison, showsLeft: boolean): readonly ComparedPiece[] {
  if (showsLeft) return pieces;
  return pieces.flatMap((piece) => {
    if (piece.change === null || !choices[piece.change]?.isLeft) return [piece];
    return piece.kind === "inserted" ? [] : [{ ...piece, kind: "kept" as const, change: null }];
  });
}

function nothing(): void {}
