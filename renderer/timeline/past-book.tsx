import { useEffect, useMemo, useRef, useState } from "react";
import { Button, ListBox, ListBoxItem } from "react-aria-components";
import type { LabelSummary } from "../../host/contract/timeline.ts";
import type { ItemId } from "../../story/ids.ts";
import { type OutlineItem, walkOutline } from "../../story/outline.ts";
import "../compare/compare.css";
import { ProblemNote } from "../controls/problem-note.tsx";
import { ReadOnlyProse } from "../history/read-only-prose.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useAnswer } from "../studio-context.ts";
import { dayAndTime } from "../words.ts";
import { timelineTexts } from "./timeline-words.ts";

/** The whole book as it was when it got a label: its chapters in their order then, and each one's text. */
export function PastBook(props: {
  readonly session: ProjectSession;
  readonly label: LabelSummary;
  readonly onCompare: () => void;
  readonly onExport: (() => void) | null;
  readonly onClose: () => void;
}) {
  const words = useWords(timelineTexts);
  const { session, label } = props;
  const { project } = session;
  const [outline] = useAnswer("history.outline", { project, at: label.version }, session.reopened);
  const chapters = useMemo(() => (outline.kind === "ready" ? chaptersOf(outline.value.book) : []), [outline]);
  const [chosen, setChosen] = useState<ItemId | null>(null);
  const shown = chapters.find(({ id }) => id === chosen) ?? chapters[0] ?? null;
  const [text] = useAnswer(
    "history.text",
    shown ? { project, chapter: shown.id, at: label.version } : null,
    session.reopened,
  );
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <section
      className="compare past-book"
      aria-label={words.pastBook(label.name)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) props.onClose();
      }}
    >
      <header className="timeline-bar compare-bar">
        <div className="past-about">
          <strong dir="auto">{label.name}</strong>
          <span className="quiet-text">{dayAndTime(label.time)}</span>
        </div>
        <span className="spring" />
        <Button className="button" onPress={props.onCompare}>
          {words.compareNow}
        </Button>
        {props.onExport ? (
          <Button className="button" onPress={props.onExport}>
            {words.export}
          </Button>
        ) : null}
        <Button className="button primary" ref={back} onPress={props.onClose}>
          {words.backToTimeline}
        </Button>
      </header>
      <div className="compare-book">
        <nav className="compare-chapters" aria-label={words.chapters}>
          {outline.kind === "failed" ? <ProblemNote problem={outline.problem} /> : null}
          <ListBox
            aria-label={words.chapters}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={shown ? [shown.id] : []}
            onSelectionChange={(keys) => {
              const [id] = keys === "all" ? [] : keys;
              if (id !== undefined) setChosen(id as ItemId);
            }}
          >
            {chapters.map(({ id, title }) => (
              <ListBoxItem key={id} id={id} className="compare-chapter" textValue={title}>
                <span className="compare-title" dir="auto">
                  {title}
                </span>
              </ListBoxItem>
            ))}
          </ListBox>
        </nav>
        <div className="page-scroller">
          {text.kind === "failed" ? <ProblemNote problem={text.problem} /> : null}
          {shown && text.kind === "ready" ? (
            <article className="page">
              <h1 className="page-title" dir="auto">
                {shown.title}
              </h1>
              <ReadOnlyProse
                key={shown.id}
                name={words.asItWas(shown.title)}
                pieces={[{ kind: "kept", text: text.value.text, change: null }]}
                stop={-1}
                onStops={nothing}
              />
            </article>
          ) : null}
        </div>
      </div>
    </section>
  );
}

/** In the book's order; what is left out of the book was left out then, too. */
function chaptersOf(book: readonly OutlineItem[]): readonly OutlineItem[] {
  return [...walkOutline(book)].filter(({ kind }) => kind === "chapter");
}

function nothing(): void {}
