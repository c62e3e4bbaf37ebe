import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button, Header, ListBox, ListBoxItem, ListBoxSection } from "react-aria-components";
import { type DocumentName, draftText, textDocument } from "../../history/record.ts";
import type { Events } from "../../host/contract/contract.ts";
import type { RevisionSummary, TakenPassageSummary } from "../../host/contract/history.ts";
import type { Draft } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { commands } from "../commands/command-center.ts";
import { ProblemNote } from "../controls/problem-note.tsx";
import { interfaceLanguage, useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useAnswer, useHostEvent } from "../studio-context.ts";
import { inTypingPause } from "../typing-pause.ts";
import { clockTime, grouped } from "../words.ts";
import type { ChosenRevision } from "./chosen-revision.ts";
import { historyTexts } from "./history-words.ts";
import "./history.css";
import { LabelDialog } from "./label-dialog.tsx";
import { revisionDays } from "./revision-days.ts";

/** While someone writes, new records come by the second; the list waits for a pause, but not longer than this. */
const patience = 10_000;

export function HistoryPane(props: {
  readonly session: ProjectSession;
  readonly chapter: ItemId;
  /** The draft that is on the page; null is the main text. */
  readonly draft: Draft | null;
  readonly chosen: ChosenRevision | null;
  readonly onChoose: (revision: ChosenRevision | null) => void;
}) {
  const words = useWords(historyTexts);
  const { session, chapter, chosen } = props;
  const { project } = session;
  const ofDraft = props.draft ? { draft: props.draft.id } : {};
  const [answer, again] = useAnswer("history.revisions", { project, chapter, ...ofDraft }, session.reopened);
  const [isLabelling, setLabelling] = useState(false);
  useChangesOf(session, props.draft ? draftText(props.draft.id, chapter) : textDocument(chapter), again);

  const revisions = answer.kind === "ready" ? answer.value : none;
  const language = useObservable(interfaceLanguage);
  const days = useMemo(() => revisionDays(revisions, language), [revisions, language]);
  const choose = (key: string) => {
    const [id, place] = key.split(" ");
    const index = revisions.findIndex((revision) => revision.id === id);
    const revision = revisions[index];
    if (!revision) return;
    const passage = place === undefined ? null : (revision.passages[Number(place)] ?? null);
    const until = passage ? { ...revision, id: passage.before, time: passage.time, label: null } : revision;
    props.onChoose({
      chapter,
      ...ofDraft,
      revision: until,
      key,
      listed: revision.id,
      passage,
      before: revisions[index - 1] ?? null,
    });
  };

  return (
    <div className="history">
      {props.draft ? (
        <p className="quiet-text">{words.ofDraft(props.draft.name)}</p>
      ) : (
        <div className="history-tools">
          <Button className="button" isDisabled={!session.isWritable} onPress={() => setLabelling(true)}>
            {words.labelNow}
          </Button>
          <Button className="button" onPress={() => commands.run("view.compare")}>
            {words.compare}
          </Button>
          <Button className="button" onPress={() => commands.run("history.passage")}>
            {words.passage}
          </Button>
          <Button className="button" onPress={() => commands.run("history.authors")}>
            {words.authors}
          </Button>
          <Button className="button" onPress={() => commands.run("history.play")}>
            {words.play}
          </Button>
          <Button className="button" onPress={() => commands.run("view.timeline")}>
            {words.timeline}
          </Button>
        </div>
      )}
      {answer.kind === "failed" ? <ProblemNote problem={answer.problem} /> : null}
      {answer.kind === "ready" && revisions.length === 0 ? <p className="quiet-text">{words.nothingYet}</p> : null}
      <ListBox
        className="revisions"
        aria-label={words.revisions}
        selectionMode="single"
        selectedKeys={chosen ? [chosen.key] : []}
        onSelectionChange={(keys) => {
          const [id] = keys === "all" ? [] : keys;
          if (id !== undefined) choose(String(id));
        }}
      >
        {days.map((day) => (
          <ListBoxSection key={day.name} className="revision-day">
            <Header>{day.name}</Header>
            {day.revisions.flatMap((revision) => [
              <RevisionLine key={revision.id} revision={revision} />,
              // The revision that is read unfolds into what was taken away in it.
              ...(revision.id === chosen?.listed ? revision.passages : []).map((passage, place) => (
                <PassageLine
                  key={`${passage.before} ${passage.time}`}
                  id={`${revision.id} ${place}`}
                  passage={passage}
                />
              )),
            ])}
          </ListBoxSection>
        ))}
      </ListBox>
      {isLabelling ? (
        <LabelDialog
          session={session}
          chapter={chapter}
          at="now"
          name={words.labelNow}
          onClose={() => setLabelling(false)}
          onDone={again}
        />
      ) : null}
    </div>
  );
}

const none: readonly RevisionSummary[] = [];

function RevisionLine({ revision }: { readonly revision: RevisionSummary }) {
  const words = useWords(historyTexts);
  const time = clockTime(revision.time);
  const origin = words.origins[revision.origin] ?? words.changed;
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
              <span className="visually-hidden"> {words.added}</span>
            </span>
          ) : null}
          {revision.removed > 0 ? (
            <span className="removed">
              −{grouped(revision.removed)}
              <span className="visually-hidden"> {words.removed}</span>
            </span>
          ) : null}
        </span>
      </span>
      <span className="revision-author">{revision.author}</span>
    </ListBoxItem>
  );
}

/** A passage that is gone: chosen, it shows the text as it stood just before. */
function PassageLine({ id, passage }: { readonly id: string; readonly passage: TakenPassageSummary }) {
  const words = useWords(historyTexts);
  const time = clockTime(passage.time);
  return (
    <ListBoxItem id={id} className="revision passage" textValue={words.passageTold(time, passage.text)}>
      <span className="revision-line">
        <span className="revision-time">{time}</span>
        <span className="revision-origin">{words.takenAway}</span>
        <span className="revision-numbers">
          <span className="removed">−{grouped(passage.words)}</span>
        </span>
      </span>
      <span className="passage-text">{words.quoted(passage.text)}</span>
    </ListBoxItem>
  );
}

function useChangesOf(session: ProjectSession, document: DocumentName, again: () => void): void {
  const cancel = useRef<(() => void) | null>(null);
  useEffect(() => () => cancel.current?.(), []);
  useHostEvent(
    "history.changed",
    useCallback(
      (event: Events["history.changed"]) => {
        if (event.project !== session.project || event.document !== document) return;
        cancel.current ??= inTypingPause(() => {
          cancel.current = null;
          again();
        }, patience);
      },
      [session, document, again],
    ),
  );
}
