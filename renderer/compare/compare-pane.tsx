import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { Button, ListBox, ListBoxItem } from "react-aria-components";
import type { ChapterComparison } from "../../host/contract/history.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { letterPressed } from "../controls/letter-pressed.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findItem } from "../outline/outline-rows.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { WordNumbers } from "../timeline/session-line.tsx";
import { useTimeline } from "../timeline/use-timeline.ts";
import { shortDayAndTime } from "../words.ts";
import { comparingTexts } from "./compare-words.ts";
import { ComparedChapter } from "./compared-chapter.tsx";
import { MomentChoice } from "./moment-choice.tsx";
import { type CompareOrder, type CompareView, momentsOf } from "./moments.ts";
import { RestoreMomentDialog } from "./restore-dialog.tsx";
import "./compare.css";
import { type BookComparing, useBookComparison } from "./use-comparison.ts";

/** Any two moments of a chapter or of the whole book, and what changed between them. */
export function ComparePane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly order: CompareOrder;
  /** The chapter on the page: what "this chapter" means. */
  readonly chapter: ItemId | null;
  readonly cameFromTimeline: boolean;
  readonly onOrder: (order: CompareOrder) => void;
  readonly onClose: () => void;
}) {
  const words = useWords(comparingTexts);
  const { session, outline, order, onOrder } = props;
  const { timeline } = useTimeline(session);
  const drafts = useObservable(session.drafts);
  const [asked] = useState(order.chapter ?? props.chapter);
  const moments = useMemo(
    () =>
      momentsOf(
        timeline,
        order.chapter,
        {
          now: words.now,
          label: words.label,
          draft: words.draft,
          session: ({ time, author }) => words.sitting(shortDayAndTime(time), author),
        },
        drafts.filter(({ removed }) => !removed).map(({ name }) => name),
      ),
    [timeline, order.chapter, words, drafts],
  );
  const [book, again] = useBookComparison(
    session,
    order.chapter === null ? { from: order.from.version, to: order.to.version } : null,
  );
  const back = useRef<HTMLButtonElement>(null);
  const steps = useRef<((by: 1 | -1) => void) | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const extents = [
    ...(asked ? [{ id: asked as string, label: findItem(outline, asked)?.title ?? "" }] : []),
    { id: whole, label: words.wholeBook },
  ];
  return (
    <section
      className="compare"
      aria-label={words.title}
      onKeyDown={(event) => {
        // In a field Escape belongs to its list.
        const isInField = (event.target as Element).closest("input") !== null;
        if (event.key === "Escape" && !event.defaultPrevented && !isInField) props.onClose();
        const key = letterPressed(event);
        if (key === "j" || key === "k") steps.current?.(key === "j" ? 1 : -1);
      }}
    >
      <header className="compare-bar">
        <div className="compare-fields">
          <MomentChoice
            label={words.from}
            moment={order.from}
            moments={moments}
            onChange={(from) => onOrder({ chapter: order.chapter, from, to: order.to, view: order.view })}
          />
          <MomentChoice
            label={words.to}
            moment={order.to}
            moments={moments}
            onChange={(to) => onOrder({ ...order, to })}
          />
          <ChoiceField
            label={words.extent}
            value={order.chapter ?? whole}
            choices={extents}
            onChange={(id) => onOrder({ ...order, chapter: id === whole ? null : (id as ItemId) })}
          />
          <ChoiceField
            label={words.views}
            value={order.view}
            choices={(["inline", "beside", "earlier"] as const).map((id) => ({ id, label: words[id] }))}
            onChange={(id) => onOrder({ ...order, view: id as CompareView })}
          />
        </div>
        <Button className="button primary" ref={back} onPress={props.onClose}>
          {props.cameFromTimeline ? words.backToTimeline : words.back}
        </Button>
      </header>
      {book ? (
        <ComparedBook
          key={`${order.from.version} ${order.to.version}`}
          session={session}
          order={order}
          book={book}
          steps={steps}
          onChanged={again}
        />
      ) : order.chapter ? (
        <ComparedChapter
          key={order.chapter}
          session={session}
          order={order}
          chapter={order.chapter}
          title={findItem(outline, order.chapter)?.title ?? ""}
          state="changed"
          steps={steps}
        />
      ) : null}
    </section>
  );
}

const whole = "the whole book";

/** The chapters that changed on the left, and what changed in the chosen one. */
function ComparedBook(props: {
  readonly session: ProjectSession;
  readonly order: CompareOrder;
  readonly book: BookComparing;
  readonly steps: RefObject<((by: 1 | -1) => void) | null>;
  readonly onChanged: () => void;
}) {
  const words = useWords(comparingTexts);
  const { book } = props;
  const [isRestoring, setRestoring] = useState(false);
  const [chosen, setChosen] = useState<ItemId | null>(null);
  // Whoever steps past a chapter's last change comes to the next one's first.
  const [enters, setEnters] = useState<"first" | "last" | null>(null);
  const shown = book.chapters.find(({ chapter }) => chapter === chosen) ?? book.chapters[0] ?? null;
  const place = shown ? book.chapters.indexOf(shown) : -1;
  const { sum } = book;
  const turn = (by: 1 | -1) => {
    const next = book.chapters[place + by];
    if (!next) return;
    setEnters(by === 1 ? "first" : "last");
    setChosen(next.chapter);
  };
  return (
    <div className="compare-book">
      <nav className="compare-chapters" aria-label={words.chapters}>
        {book.problem ? <ProblemNote problem={book.problem} /> : null}
        <p className="compare-sum" role="status">
          {sum
            ? book.chapters.length === 0 && !book.problem
              ? words.noChange
              : words.sum(sum.added, sum.removed, sum.moved)
            : book.total === 0
              ? words.comparing
              : words.comparingBook(book.done, book.total)}
        </p>
        <Button className="button quiet" isDisabled={!props.session.isWritable} onPress={() => setRestoring(true)}>
          {words.restoreBook}
        </Button>
        {isRestoring ? (
          <RestoreMomentDialog
            session={props.session}
            moment={props.order.from}
            chapter={null}
            onClose={() => setRestoring(false)}
            onDone={() => {
              setRestoring(false);
              props.onChanged();
            }}
          />
        ) : null}
        <ListBox
          aria-label={words.chapters}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={shown ? [shown.chapter] : []}
          onSelectionChange={(keys) => {
            const [id] = keys === "all" ? [] : keys;
            setEnters(null);
            if (id !== undefined) setChosen(id as ItemId);
          }}
        >
          {book.chapters.map((chapter) => (
            <ChapterLine key={chapter.chapter} chapter={chapter} />
          ))}
        </ListBox>
      </nav>
      {shown ? (
        <ComparedChapter
          key={shown.chapter}
          session={props.session}
          order={props.order}
          chapter={shown.chapter}
          title={shown.title}
          state={shown.state}
          enters={enters}
          onPast={turn}
          steps={props.steps}
          canGoOn={place < book.chapters.length - 1}
          canGoBack={place > 0}
        />
      ) : null}
    </div>
  );
}

function ChapterLine({ chapter }: { readonly chapter: ChapterComparison }) {
  const words = useWords(comparingTexts);
  const note =
    chapter.state === "added"
      ? words.added
      : chapter.state === "removed"
        ? words.removed
        : [
            chapter.titleBefore === null ? null : words.renamed(chapter.titleBefore),
            chapter.isReordered ? words.reordered : null,
          ]
            .filter(Boolean)
            .join(", ");
  return (
    <ListBoxItem id={chapter.chapter} className="compare-chapter" textValue={`${chapter.title} ${note}`}>
      <span className="compare-title" dir="auto">
        {chapter.title}
      </span>
      <WordNumbers added={chapter.words.added} removed={chapter.words.removed} />
      {note === "" ? null : <span className="compare-note">{note}</span>}
    </ListBoxItem>
  );
}
