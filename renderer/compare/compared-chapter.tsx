import { ChevronDown, ChevronUp } from "lucide-react";
import { type RefObject, useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { Change, ChapterComparison, ComparedPiece, Comparison } from "../../host/contract/history.ts";
import type { ItemId } from "../../story/ids.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { forgetTexts } from "../forget/forget-words.ts";
import { forgetAsked } from "../forget/forgetting.ts";
import { changeStops, layOut } from "../history/diff-highlights.ts";
import { ReadOnlyProse } from "../history/read-only-prose.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { shortDayAndTime } from "../words.ts";
import { BesideProse } from "./beside-prose.tsx";
import { comparingTexts } from "./compare-words.ts";
import type { CompareOrder } from "./moments.ts";
import { RestoreMomentDialog } from "./restore-dialog.tsx";
import { TakeBackButton } from "./take-back-button.tsx";
import { useChapterComparison } from "./use-comparison.ts";

/** What changed in one chapter: one change after the other, with who made it, and what to do with it. */
export function ComparedChapter(props: {
  readonly session: ProjectSession;
  readonly order: CompareOrder;
  readonly chapter: ItemId;
  readonly title: string;
  readonly state: ChapterComparison["state"];
  /** At which change it is entered, where one steps through the whole book. */
  readonly enters?: "first" | "last" | null;
  readonly onPast?: (by: 1 | -1) => void;
  readonly canGoOn?: boolean;
  readonly canGoBack?: boolean;
  /** Where the pane finds how to go to the next change and the one before, wherever in it a key is pressed. */
  readonly steps: RefObject<((by: 1 | -1) => void) | null>;
}) {
  const words = useWords(comparingTexts);
  const { session, order, chapter, state, enters = null, onPast } = props;
  const { at } = order;
  const forget = useWords(forgetTexts);
  const [answer, again] = useChapterComparison(session, {
    chapter,
    from: order.from.version,
    to: order.to.version,
    inBook: order.chapter === null,
  });
  const comparison = answer.kind === "ready" ? answer.value : null;
  const stops = useMemo(() => stopsOf(comparison), [comparison]);
  const [wanted, setStop] = useState(-1);
  // One fewer at once, when one was taken back: its button stays enabled, and keeps the focus.
  const stop = Math.min(wanted, stops.length - 1);
  const [isRestoring, setRestoring] = useState(false);
  useEffect(() => {
    // One comes to see what changed: the first change is in view.
    const place = at === undefined || !comparison ? -1 : stopAt(comparison, stops, at);
    // After one was taken back the next one stands in its place.
    setStop((last) =>
      enters === "last" && last < 0
        ? stops.length - 1
        : Math.min(last > 0 ? last : Math.max(place, 0), stops.length - 1),
    );
  }, [stops, enters, comparison, at]);
  const step = (by: 1 | -1) => {
    const next = stop < 0 && by < 0 ? stops.length - 1 : stop + by;
    if (next >= 0 && next < stops.length) return setStop(next);
    if (onPast && (by === 1 ? props.canGoOn : props.canGoBack)) return onPast(by);
    if (stops.length > 0) setStop(by === 1 ? 0 : stops.length - 1);
  };
  useEffect(() => {
    props.steps.current = step;
  });
  const change = comparison?.changes[stops[stop]?.change ?? -1] ?? null;
  const canStep = stops.length > 0 || onPast !== undefined;
  return (
    <section className="compared" aria-label={words.textWithChanges(props.title)}>
      <div className="compared-bar">
        <Button
          className="button quiet icon"
          aria-label={words.previous}
          isDisabled={!canStep}
          onPress={() => step(-1)}
        >
          <ChevronUp size={16} aria-hidden />
        </Button>
        <Button className="button quiet icon" aria-label={words.next} isDisabled={!canStep} onPress={() => step(1)}>
          <ChevronDown size={16} aria-hidden />
        </Button>
        <span className="quiet-text" aria-live="polite">
          {stops.length === 0 ? "" : stop < 0 ? words.changes(stops.length) : words.changeOf(stop + 1, stops.length)}
        </span>
        <span className="compared-who" aria-live="polite">
          {[
            change?.kind === "moved" ? movedWhere(change, words) : null,
            change?.author ? words.madeBy(change.author, shortDayAndTime(change.time)) : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {state === "changed" ? (
          <TakeBackButton
            session={session}
            chapter={chapter}
            between={{ from: order.from.version, to: order.to.version, inBook: order.chapter === null }}
            change={stops[stop]?.change ?? null}
            onDone={again}
          />
        ) : null}
        {state === "changed" && change && change.before !== "" ? (
          <Button
            className="button quiet"
            isDisabled={!session.isWritable}
            onPress={() => forgetChange(chapter, order.from.version, comparison, stops[stop]?.change ?? -1)}
          >
            {forget.name}
          </Button>
        ) : null}
        <Button className="button quiet" isDisabled={!session.isWritable} onPress={() => setRestoring(true)}>
          {words.restoreChapter}
        </Button>
      </div>
      {isRestoring ? (
        <RestoreMomentDialog
          session={session}
          moment={order.from}
          chapter={{ id: chapter, title: props.title }}
          onClose={() => setRestoring(false)}
          onDone={() => {
            setRestoring(false);
            again();
          }}
        />
      ) : null}
      <div className="page-scroller">
        <article className="page" data-wide={order.view === "beside" || undefined}>
          <h1 className="page-title" dir="auto">
            {props.title}
          </h1>
          <p className="reader-sum" role="note">
            {comparison ? said(comparison, state, words) : words.comparing}
          </p>
          {stops.length > 1 ? <p className="review-keys">{words.keys}</p> : null}
          {answer.kind === "failed" ? <ProblemNote problem={answer.problem} /> : null}
          {comparison ? (
            <Shown order={order} title={props.title} comparison={comparison} stops={stops} stop={stop} />
          ) : null}
        </article>
      </div>
    </section>
  );
}

function movedWhere({ elsewhere }: Change, words: typeof comparingTexts.english): string {
  if (!elsewhere) return words.movedHere;
  return elsewhere.goes === "away" ? words.movedTo(elsewhere.title) : words.movedFrom(elsewhere.title);
}

function said(comparison: Comparison, state: ChapterComparison["state"], words: typeof comparingTexts.english): string {
  const { added, removed, moved } = comparison.words;
  if (state === "changed" && comparison.changes.length === 0) return words.noChange;
  if (state === "changed" && added + removed + moved === 0) return words.noWord;
  return state === "changed" ? words.sum(added, removed, moved) : state === "added" ? words.added : words.removed;
}

function Shown(props: {
  readonly order: CompareOrder;
  readonly title: string;
  readonly comparison: Comparison;
  readonly stops: readonly Stop[];
  readonly stop: number;
}) {
  const words = useWords(comparingTexts);
  const { order, title, comparison, stops } = props;
  const { pieces, changes } = comparison;
  const moved = useMemo(() => movedChanges(changes), [changes]);
  const placeOf = useMemo(() => new Map(stops.map(({ change }, place) => [change, place])), [stops]);
  const earlier = useMemo(
    () => pieces.filter(({ kind }) => kind !== "inserted").map((piece) => ({ ...piece, kind: "kept" as const })),
    [pieces],
  );
  if (order.view === "earlier")
    return <ReadOnlyProse name={words.textBefore(title)} pieces={earlier} stop={-1} onStops={nothing} />;
  if (order.view === "beside") {
    return (
      <BesideProse
        before={words.textBefore(title)}
        after={words.textAfter(title)}
        pieces={pieces}
        moved={moved}
        stop={props.stop}
        stopOf={(piece) => placeOf.get(piece.change) ?? -1}
      />
    );
  }
  return (
    <ReadOnlyProse
      name={words.textWithChanges(title)}
      pieces={pieces}
      moved={moved}
      stop={props.stop}
      onStops={nothing}
    />
  );
}

/** Changes that are passages which stand, or stood, at another place. */
function movedChanges(changes: readonly Change[]): ReadonlySet<number> {
  return new Set(changes.flatMap(({ kind }, place) => (kind === "moved" ? [place] : [])));
}

interface Stop {
  readonly change: ComparedPiece["change"];
}

/** Asks about the words that a change took away, where they stand in the earlier text. */
function forgetChange(chapter: ItemId, at: string, comparison: Comparison | null, change: number): void {
  let from = 0;
  for (const piece of comparison?.pieces ?? []) {
    if (piece.kind === "inserted") continue;
    const to = from + piece.text.length;
    if (piece.kind === "deleted" && piece.change === change) {
      forgetAsked.set({ chapter, at, from, to, text: piece.text });
      return;
    }
    from = to;
  }
}

/** The change that a place in the earlier text is in, or the first one after it; -1 where there is none. */
function stopAt({ pieces }: Comparison, stops: readonly Stop[], at: number): number {
  let end = 0;
  for (const piece of pieces) {
    if (piece.kind === "inserted") continue;
    end += piece.text.length;
    if (end > at && piece.kind === "deleted") return stops.findIndex(({ change }) => change === piece.change);
  }
  return -1;
}

/** The same stops, in the same order, as the prose that shows them. */
function stopsOf(comparison: Comparison | null): readonly Stop[] {
  return comparison ? changeStops(layOut(comparison.pieces).changes) : [];
}

function nothing(): void {}
