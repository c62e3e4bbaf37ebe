import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { WrittenNumbers } from "../../host/contract/numbers.ts";
import type { Outline } from "../../story/outline.ts";
import { lastYear, type Period, yearOf } from "../../story/statistics/calendar.ts";
import type { Day } from "../../story/statistics/days.ts";
import { askPerDay } from "../../story/statistics/goal.ts";
import {
  addUp,
  byItem,
  type Change,
  changesBetween,
  changesOfWeek,
  netOf,
  unchanged,
} from "../../story/statistics/written.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { useWords } from "../language/language.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { chapterTitles } from "./chapter-titles.ts";
import { DayCalendar } from "./day-calendar.tsx";
import { GoalsDialog } from "./goals-dialog.tsx";
import { MonthTable } from "./month-table.tsx";
import { numbersTexts } from "./numbers-words.ts";
import { ProgressLine } from "./progress-line.tsx";
import { YearPlot } from "./year-plot.tsx";

const latest = "latest";

export function WrittenTab(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly written: WrittenNumbers;
}) {
  const words = useWords(numbersTexts);
  const { session, outline, written } = props;
  const { days, today, person, goals } = written;
  const [isSetting, setSetting] = useState(false);
  const [chosenPeriod, setPeriod] = useState(latest);
  const [whose, setWhose] = useState<"all" | "own">("all");
  const [chosen, setChosen] = useState<Day | null>(null);

  const hasOthers = days.some(({ changes }) => changes.some((change) => change.person !== person));
  const years = [...new Set(days.map(({ day }) => day.slice(0, 4)))].reverse();
  const period = chosenPeriod === latest ? lastYear(today) : yearOf(chosenPeriod);
  const only = whose === "own" ? person : null;
  const ofDay = useMemo(
    () => new Map(days.map(({ day }) => [day, addUp(changesBetween(days, day, day, only))])),
    [days, only],
  );
  const day = chosen !== null && period.from <= chosen && chosen <= period.to ? chosen : lastIn(period, today);

  return (
    <div className="written">
      <Cards written={written} />
      <Button className="button goals-button" isDisabled={!session.isWritable} onPress={() => setSetting(true)}>
        {words.goals}
      </Button>
      <section className="numbers-block">
        <div className="numbers-head">
          <h2>{words.days}</h2>
          <div className="numbers-choices">
            {hasOthers ? (
              <ChoiceField
                label={words.whose}
                value={whose}
                choices={[
                  { id: "all", label: words.everybody },
                  { id: "own", label: words.you },
                ]}
                onChange={(id) => setWhose(id === "own" ? "own" : "all")}
              />
            ) : null}
            <ChoiceField
              label={words.period}
              value={chosenPeriod}
              choices={[{ id: latest, label: words.lastYear }, ...years.map((year) => ({ id: year, label: year }))]}
              onChange={setPeriod}
            />
          </div>
        </div>
        <DayCalendar
          period={period}
          today={today}
          changes={ofDay}
          target={only === null && hasOthers ? null : (goals.daily[person] ?? null)}
          chosen={day}
          onChoose={setChosen}
        />
        <DayByChapter outline={outline} day={day} changes={byItem(changesBetween(days, day, day, only))} />
      </section>
      <section className="numbers-block">
        <h2>{words.bookOverTime}</h2>
        <YearPlot period={period} today={today} book={written.book} goal={goals.book.words} />
        <MonthTable period={period} today={today} days={days} book={written.book} person={only} />
      </section>
      {isSetting ? (
        <GoalsDialog actions={props.actions} person={person} goals={goals} onClose={() => setSetting(false)} />
      ) : null}
    </div>
  );
}

function lastIn({ to }: Period, today: Day): Day {
  return to < today ? to : today;
}

function Cards({ written }: { readonly written: WrittenNumbers }) {
  const words = useWords(numbersTexts);
  const { days, today, person, goals } = written;
  const daily = goals.daily[person] ?? null;
  const own = addUp(changesBetween(days, today, today, person));
  const all = addUp(changesBetween(days, today, today));
  const week = addUp(changesOfWeek(days, today, person));
  const weekOfAll = addUp(changesOfWeek(days, today));
  const book = written.book.at(-1)?.words ?? 0;
  const { words: goal, by } = goals.book;
  const asked = words.asked(
    askPerDay(goals.book, { today, words: book, net: netOf(all) }),
    by ? words.shortDate(by) : "",
  );
  return (
    <div className="number-cards">
      <section className="number-card" aria-label={words.today}>
        <h2>{words.today}</h2>
        <p className="card-number">{daily === null ? words.wordsOf(netOf(own)) : words.ofTarget(netOf(own), daily)}</p>
        {daily === null ? null : <ProgressLine share={netOf(own) / daily} />}
        <p className="quiet-text">{words.change(own)}</p>
        {netOf(all) === netOf(own) ? null : <p className="quiet-text">{words.withOthers(netOf(all))}</p>}
      </section>
      <section className="number-card" aria-label={words.week}>
        <h2>{words.week}</h2>
        <p className="card-number">{words.wordsOf(netOf(week))}</p>
        <p className="quiet-text">{words.change(week)}</p>
        {netOf(weekOfAll) === netOf(week) ? null : <p className="quiet-text">{words.withOthers(netOf(weekOfAll))}</p>}
      </section>
      <section className="number-card" aria-label={words.book}>
        <h2>{words.book}</h2>
        <p className="card-number">{goal === null ? words.wordsOf(book) : words.ofTarget(book, goal)}</p>
        {goal === null ? null : <ProgressLine share={book / goal} />}
        <p className="quiet-text">{asked ?? (goal === null ? words.noGoal : words.percent(book / goal))}</p>
      </section>
    </div>
  );
}

/** The day that is chosen in the calendar, chapter by chapter. */
function DayByChapter(props: {
  readonly outline: Outline;
  readonly day: Day;
  readonly changes: ReadonlyMap<string, Change>;
}) {
  const words = useWords(numbersTexts);
  const { outline, day, changes } = props;
  const titleOf = chapterTitles(outline);
  const sum = addUp(changes.values());
  const lines = [...changes].sort((a, b) => b[1].added - a[1].added);
  return (
    <div className="day-told" aria-live="polite">
      <h3>{words.date(day)}</h3>
      {lines.length === 0 ? (
        <p className="quiet-text">{words.nothingThatDay}</p>
      ) : (
        <ul>
          {lines.length > 1 ? <DayLine title={words.book} change={sum} isSum /> : null}
          {lines.map(([item, change]) => (
            <DayLine key={item} title={titleOf(item)} change={change ?? unchanged} />
          ))}
        </ul>
      )}
    </div>
  );
}

function DayLine(props: { readonly title: string; readonly change: Change; readonly isSum?: boolean }) {
  const words = useWords(numbersTexts);
  const { added, removed } = props.change;
  return (
    <li data-sum={props.isSum || undefined}>
      <span className="day-title">{props.title}</span>
      <span className="added">
        {added === 0 ? null : (
          <>
            +{words.number(added)}
            <span className="visually-hidden"> {words.added}</span>
          </>
        )}
      </span>
      <span className="removed">
        {removed === 0 ? null : (
          <>
            −{words.number(removed)}
            <span className="visually-hidden"> {words.removed}</span>
          </>
        )}
      </span>
      <span className="day-net">
        {words.signed(added - removed)}
        <span className="visually-hidden"> {words.net}</span>
      </span>
    </li>
  );
}
