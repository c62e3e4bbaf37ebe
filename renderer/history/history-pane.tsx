import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button, Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components";
import type { Events, RevisionSummary } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import type { ProjectSession } from "../studio/project-session.ts";
import { useAnswer, useHostEvent } from "../studio-context.ts";
import { clockTime, grouped } from "../words.ts";
import type { ChosenRevision } from "./chosen-revision.ts";
import "./history.css";
import { LabelDialog } from "./label-dialog.tsx";
import { originWords, revisionDays } from "./revision-words.ts";

/** While someone writes, new records come by the second; the list is asked for again at most this often. */
const patience = 1200;

export function HistoryPane(props: {
  readonly session: ProjectSession;
  readonly chapter: ItemId;
  readonly chosen: ChosenRevision | null;
  readonly onChoose: (revision: ChosenRevision | null) => void;
}) {
  const { session, chapter, chosen } = props;
  const { project } = session;
  const [answer, again] = useAnswer("history.revisions", { project, chapter }, session.reopened);
  const [isLabelling, setLabelling] = useState(false);
  useChangesOf(session, chapter, again);

  const revisions = answer.kind === "ready" ? answer.value : none;
  const days = useMemo(() => revisionDays(revisions), [revisions]);
  const choose = (id: string) => {
    const index = revisions.findIndex((revision) => revision.id === id);
    const revision = revisions[index];
    if (revision) props.onChoose({ chapter, revision, before: revisions[index - 1] ?? null });
  };

  return (
    <div className="history">
      <div className="history-tools">
        <Button className="button" isDisabled={!session.isWritable} onPress={() => setLabelling(true)}>
          Label this moment…
        </Button>
      </div>
      {answer.kind === "failed" ? <ProblemNote problem={answer.problem} /> : null}
      {answer.kind === "ready" && revisions.length === 0 ? (
        <p className="quiet-text">Nothing has been written here yet. Everything that is will be listed here.</p>
      ) : null}
      <ListBox
        className="revisions"
        aria-label="Revisions"
        selectionMode="single"
        selectedKeys={chosen ? [chosen.revision.id] : []}
        onSelectionChange={(keys) => {
          const [id] = keys === "all" ? [] : keys;
          if (id !== undefined) choose(String(id));
        }}
      >
        {days.map((day) => (
          <ListBoxSection key={day.name} className="revision-day">
            <Header>{day.name}</Header>
            {day.revisions.map((revision) => (
              <RevisionLine key={revision.id} revision={revision} />
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {isLabelling ? (
        <LabelDialog
          session={session}
          chapter={chapter}
          at="now"
          name="Label this moment…"
          onClose={() => setLabelling(false)}
          onDone={again}
        />
      ) : null}
    </div>
  );
}

const none: readonly RevisionSummary[] = [];

function RevisionLine({ revision }: { readonly revision: RevisionSummary }) {
  const time = clockTime(revision.time);
  const origin = originWords(revision.origin);
  return (
    <ListBoxItem id={revision.id} className="revision" textValue={`${time} ${revision.author} ${origin}`}>
      {revision.label ? <span className="revision-label">{revision.label}</span> : null}
      <span className="revision-line">
        <span className="revision-time">{time}</span>
        <span className="revision-origin">{origin}</span>
        <span className="revision-numbers">
          {revision.added > 0 ? (
            <span className="added">
              +{grouped(revision.added)}
              <span className="visually-hidden"> added</span>
            </span>
          ) : null}
          {revision.removed > 0 ? (
            <span className="removed">
              −{grouped(revision.removed)}
              <span className="visually-hidden"> removed</span>
            </span>
          ) : null}
        </span>
      </span>
      <span className="revision-author">{revision.author}</span>
    </ListBoxItem>
  );
}

function useChangesOf(session: ProjectSession, chapter: ItemId, again: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  useHostEvent(
    "history.changed",
    useCallback(
      (event: Events["history.changed"]) => {
        if (event.project !== session.project || event.document !== `text/${chapter}`) return;
        timer.current ??= setTimeout(() => {
          timer.current = null;
          again();
        }, patience);
      },
      [session, chapter, again],
    ),
  );
}
