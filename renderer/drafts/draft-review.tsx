import { useEffect, useMemo, useRef, useState } from "react";
import { Button, ListBox, ListBoxItem } from "react-aria-components";
import type { DraftChapter } from "../../host/contract/drafts.ts";
import type { Draft } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { leaveDisabled } from "../controls/leave-disabled.ts";
import { letterPressed } from "../controls/letter-pressed.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { findItem } from "../outline/outline-rows.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useAnswer } from "../studio-context.ts";
import { draftTexts } from "./draft-words.ts";
import "../compare/compare.css";
import "./drafts.css";
import { ReviewedChapter, type ReviewKey } from "./reviewed-chapter.tsx";
import { useTaking } from "./taking.ts";

/** What a draft would change in the main text, chapter by chapter: each change is taken, or left. */
export function DraftReview(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly draft: Draft;
  /** The one on the page: it is looked at first. */
  readonly chapter: ItemId | null;
  readonly onClose: () => void;
}) {
  const words = useWords(draftTexts);
  const { session, outline, draft } = props;
  const { project } = session;
  const [answer, again] = useAnswer("drafts.chapters", { project, draft: draft.id }, session.reopened);
  const [chosen, setChosen] = useState<ItemId | null>(null);
  const taking = useTaking(session, draft.id);
  const [round, setRound] = useState(0);
  const back = useRef<HTMLButtonElement>(null);
  const keys = useRef<((key: ReviewKey) => void) | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  // Its button goes with what it has undone.
  const { canUndo } = taking;
  useEffect(() => {
    if (!canUndo) leaveDisabled(back);
  }, [canUndo]);
  const chapters = answer.kind === "ready" ? answer.value : null;
  const shown = useMemo(() => firstShown(chapters, [chosen, props.chapter]), [chapters, chosen, props.chapter]);
  const done = () => {
    again();
    setRound((value) => value + 1);
  };
  const then = (act: () => Promise<void>) => () => void act().then(done);
  return (
    <section
      className="compare draft-review"
      aria-label={words.title(draft.name)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) props.onClose();
        const key = letterPressed(event);
        if (key === "u" && canUndo) then(taking.undo)();
        else if (key === "j" || key === "k" || key === "t" || key === "l") keys.current?.(key);
      }}
    >
      <header className="compare-bar">
        <h2 className="review-title" dir="auto">
          {words.heading(draft.name)}
        </h2>
        <span className="draft-said" role="status">
          {taking.said}
        </span>
        {canUndo ? (
          <Button className="button quiet" onPress={then(taking.undo)}>
            {words.undo}
          </Button>
        ) : null}
        <Button
          className="button"
          isDisabled={!session.isWritable || !chapters?.some(({ changes }) => changes > 0)}
          aria-description={words.takeAllHint}
          onPress={then(taking.takeAll)}
        >
          {words.takeAll}
        </Button>
        <Button className="button primary" ref={back} onPress={props.onClose}>
          {words.backToDraft}
        </Button>
      </header>
      {answer.kind === "failed" ? <ProblemNote problem={answer.problem} /> : null}
      {answer.kind === "loading" ? <p className="page-empty">{words.looking}</p> : null}
      {chapters?.length === 0 ? <p className="page-empty">{words.nothingWritten}</p> : null}
      {chapters && shown ? (
        <div className={draft.chapter === null ? "compare-book" : "compared"}>
          {draft.chapter === null ? (
            <nav className="compare-chapters" aria-label={words.chapters}>
              <ListBox
                aria-label={words.chapters}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[shown]}
                items={chapters.map((chapter) => ({ ...chapter, id: chapter.chapter }))}
                dependencies={[words, outline]}
                onSelectionChange={(keys) => {
                  const [id] = keys === "all" ? [] : keys;
                  if (id !== undefined) setChosen(id as ItemId);
                }}
              >
                {(chapter) => <ChapterLine chapter={chapter} title={titleOf(outline, chapter.chapter)} />}
              </ListBox>
            </nav>
          ) : null}
          <ReviewedChapter
            key={shown}
            session={session}
            draft={draft}
            chapter={shown}
            title={titleOf(outline, shown)}
            round={round}
            keys={keys}
            onNothingLeft={() => leaveDisabled(back)}
            onTake={(keys) => taking.take([{ chapter: shown, keys }]).then(done)}
            onDone={done}
          />
        </div>
      ) : null}
    </section>
  );
}

function ChapterLine({ chapter, title }: { readonly chapter: DraftChapter; readonly title: string }) {
  const words = useWords(draftTexts);
  const note = [
    chapter.changes > 0 ? words.open(chapter.changes) : "",
    chapter.left > 0 ? words.left(chapter.left) : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
  return (
    <ListBoxItem id={chapter.chapter} className="compare-chapter" textValue={`${title} ${note}`}>
      <span className="compare-title" dir="auto">
        {title}
      </span>
      <span className="compare-note">{note || "–"}</span>
    </ListBoxItem>
  );
}

function firstShown(chapters: readonly DraftChapter[] | null, wanted: readonly (ItemId | null)[]): ItemId | null {
  if (!chapters) return null;
  const [chosen, onPage] = wanted;
  const has = (id: ItemId | null | undefined) => chapters.some(({ chapter }) => chapter === id);
  if (chosen && has(chosen)) return chosen;
  if (onPage && has(onPage)) return onPage;
  return (chapters.find(({ changes }) => changes > 0) ?? chapters[0])?.chapter ?? null;
}

function titleOf(outline: Outline, chapter: ItemId): string {
  return findItem(outline, chapter)?.title ?? "";
}
