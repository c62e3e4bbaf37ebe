import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { Button, Disclosure, DisclosurePanel, Header, Heading, ListBox, ListBoxSection } from "react-aria-components";
import type { BookTimeline, LabelSummary, SessionSummary } from "../../host/contract/timeline.ts";
import type { ItemId } from "../../story/ids.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { LabelDialog } from "../history/label-dialog.tsx";
import { interfaceLanguage, useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { dayAndTime, dayName, monthName } from "../words.ts";
import { SessionLine, WordNumbers } from "./session-line.tsx";
import { filterSessions, foldDays, type TimelineFilter, type TimelineFold, wholeTimeline } from "./timeline-days.ts";
import { timelineTexts } from "./timeline-words.ts";
import "./timeline.css";
import { useTimeline } from "./use-timeline.ts";

/** What the writer wants of a moment or a stretch of the book's history. */
export interface TimelineActions {
  readonly onSession: (session: SessionSummary, chapter: ItemId | null) => void;
  readonly onCompare: (label: LabelSummary | null) => void;
  readonly onRead: (label: LabelSummary) => void;
  readonly onExport: ((label: LabelSummary) => void) | null;
  readonly onClose: () => void;
}

/** The whole book's history: labels on top, sittings below, days for a week and then weeks and months. */
export function TimelinePane(props: TimelineActions & { readonly session: ProjectSession }) {
  const words = useWords(timelineTexts);
  const { session } = props;
  const { timeline, problem, again } = useTimeline(session);
  const [filter, setFilter] = useState<TimelineFilter>(wholeTimeline);
  const [isLabelling, setLabelling] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // After the press that opened it: the focus of that would come last, and go with the page.
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <section
      className="timeline"
      aria-label={words.title}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) props.onClose();
      }}
      onKeyDownCapture={walkSittings}
    >
      <header className="timeline-bar">
        <h1>{words.title}</h1>
        <Button className="button" isDisabled={!session.isWritable} onPress={() => setLabelling(true)}>
          {words.labelNow}
        </Button>
        <Button className="button" onPress={() => props.onCompare(null)}>
          {words.compare}
        </Button>
        <span className="spring" />
        <Button className="button primary" ref={back} onPress={props.onClose}>
          {words.back}
        </Button>
      </header>
      <div className="timeline-scroller">
        <div className="timeline-body">
          {problem ? <ProblemNote problem={problem} /> : null}
          {timeline && timeline.done < timeline.total ? (
            <p className="quiet-text" role="status">
              {words.reading(timeline.done, timeline.total)}
            </p>
          ) : null}
          {timeline ? <Labels timeline={timeline} actions={props} /> : null}
          {timeline ? (
            <Sittings timeline={timeline} filter={filter} onFilter={setFilter} onSession={props.onSession} />
          ) : null}
        </div>
      </div>
      {isLabelling ? (
        <LabelDialog
          session={session}
          chapter={null}
          at="now"
          name={words.labelNow}
          onClose={() => setLabelling(false)}
          onDone={again}
        />
      ) : null}
    </section>
  );
}

/** Up and down go from sitting to sitting, over days, weeks and months; from the bar they go into the list. */
function walkSittings(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const focused = event.target as Element;
  if (by === 0 || event.altKey || event.ctrlKey || event.metaKey || focused.matches(".select, input")) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(".session, .fold-button")];
  const place = lines.indexOf(focused as HTMLElement);
  const next = lines[place < 0 ? 0 : place + by];
  if (!next || !event.currentTarget.contains(focused)) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  event.preventDefault();
  event.stopPropagation();
}

function Labels({ timeline, actions }: { readonly timeline: BookTimeline; readonly actions: TimelineActions }) {
  const words = useWords(timelineTexts);
  return (
    <section className="timeline-block" aria-label={words.labels}>
      <h2>{words.labels}</h2>
      {timeline.labels.length === 0 ? <p className="quiet-text">{words.noLabels}</p> : null}
      <ul className="label-list">
        {timeline.labels.toReversed().map((label) => (
          <li key={label.version + label.name}>
            <span className="label-name" dir="auto">
              {label.name}
            </span>
            <span className="label-time">{dayAndTime(label.time)}</span>
            <span className="label-acts">
              <Button className="button quiet" onPress={() => actions.onRead(label)}>
                {words.see}
                <span className="visually-hidden"> {label.name}</span>
              </Button>
              <Button className="button quiet" onPress={() => actions.onCompare(label)}>
                {words.compareNow}
                <span className="visually-hidden"> {label.name}</span>
              </Button>
              {actions.onExport ? (
                <Button className="button quiet" onPress={() => actions.onExport?.(label)}>
                  {words.export}
                  <span className="visually-hidden"> {label.name}</span>
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sittings(props: {
  readonly timeline: BookTimeline;
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
  readonly onSession: TimelineActions["onSession"];
}) {
  const words = useWords(timelineTexts);
  const { timeline, filter, onFilter } = props;
  const language = useObservable(interfaceLanguage);
  const sessions = useMemo(() => filterSessions(timeline, filter), [timeline, filter]);
  const folds = useMemo(() => foldDays(sessions, new Date()), [sessions]);
  const choose = (session: SessionSummary | undefined) => {
    if (session) props.onSession(session, filter.chapter);
  };
  return (
    <section className="timeline-block" aria-label={words.sittings}>
      <div className="timeline-filters">
        <h2>{words.sittings}</h2>
        <ChoiceField
          label={words.chapter}
          value={filter.chapter ?? all}
          choices={[{ id: all, label: words.allChapters }, ...chapterChoices(timeline)]}
          onChange={(id) => onFilter({ ...filter, chapter: id === all ? null : (id as ItemId) })}
        />
        <ChoiceField
          label={words.person}
          value={filter.person ?? all}
          choices={[{ id: all, label: words.everybody }, ...personChoices(timeline, words.anotherProgram)]}
          onChange={(id) => onFilter({ ...filter, person: id === all ? null : id })}
        />
        <ChoiceField
          label={words.since}
          value={filter.since ?? all}
          choices={[
            { id: all, label: words.beginning },
            ...timeline.labels.toReversed().map(({ name, version }) => ({ id: version, label: name })),
          ]}
          onChange={(id) => onFilter({ ...filter, since: id === all ? null : id })}
        />
      </div>
      {sessions.length === 0 && timeline.done >= timeline.total ? (
        <p className="quiet-text">{timeline.sessions.length === 0 ? words.nothing : words.nothingFound}</p>
      ) : null}
      {folds.map((fold) =>
        fold.kind === "day" ? (
          <SessionList
            key={fold.key}
            name={dayName(fold.start, new Date(), language)}
            sessions={fold.sessions}
            onChoose={choose}
          />
        ) : (
          <Folded key={fold.key} fold={fold} onChoose={choose} />
        ),
      )}
    </section>
  );
}

const all = "all";

/** A week or a month in one line, until it is asked for. */
function Folded(props: {
  readonly fold: TimelineFold;
  readonly onChoose: (session: SessionSummary | undefined) => void;
}) {
  const words = useWords(timelineTexts);
  const { fold } = props;
  const [isOpen, setOpen] = useState(false);
  const language = useObservable(interfaceLanguage);
  const now = new Date();
  const name = fold.kind === "week" ? words.weekOf(dayName(fold.start, now, language)) : monthName(fold.start);
  const days = useMemo(() => (isOpen ? daysOf(fold.sessions) : []), [isOpen, fold]);
  return (
    <Disclosure className="timeline-fold" isExpanded={isOpen} onExpandedChange={setOpen}>
      <Heading level={3}>
        <Button slot="trigger" className="fold-button">
          <ChevronRight size={14} aria-hidden />
          <span className="fold-name">{name}</span>
          <span className="quiet-text">{words.sittingCount(fold.sessions.length)}</span>
          <WordNumbers added={fold.added} removed={fold.removed} />
        </Button>
      </Heading>
      <DisclosurePanel>
        {days.map((list) => (
          <SessionList
            key={list[0]?.id}
            name={dayName(list[0]?.time ?? "", now, language)}
            sessions={list}
            onChoose={props.onChoose}
          />
        ))}
      </DisclosurePanel>
    </Disclosure>
  );
}

function SessionList(props: {
  readonly name: string;
  readonly sessions: readonly SessionSummary[];
  readonly onChoose: (session: SessionSummary | undefined) => void;
}) {
  const { sessions } = props;
  return (
    <ListBox
      className="sessions"
      aria-label={props.name}
      selectionMode="none"
      onAction={(key) => props.onChoose(sessions.find(({ id }) => id === key))}
    >
      <ListBoxSection>
        <Header>{props.name}</Header>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ListBoxSection>
    </ListBox>
  );
}

function daysOf(sessions: readonly SessionSummary[]): readonly (readonly SessionSummary[])[] {
  const days: SessionSummary[][] = [];
  for (const session of sessions) {
    const last = days.at(-1);
    if (last && new Date(last[0]?.time ?? 0).toDateString() === new Date(session.time).toDateString())
      last.push(session);
    else days.push([session]);
  }
  return days;
}

function chapterChoices({ sessions }: BookTimeline) {
  const titles = new Map(
    sessions.flatMap(({ chapters }) => chapters.map(({ chapter, title }) => [chapter, title] as const)),
  );
  return [...titles].map(([id, label]) => ({ id, label }));
}

function personChoices({ sessions }: BookTimeline, anotherProgram: string) {
  const names = new Map(
    sessions.map(({ person, author, isOutside }) => [person, isOutside ? anotherProgram : author] as const),
  );
  return [...names].map(([id, label]) => ({ id, label }));
}
