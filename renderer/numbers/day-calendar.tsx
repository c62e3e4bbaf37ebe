import { type KeyboardEvent, useMemo, useRef } from "react";
import { type Period, shades, weeksOf } from "../../story/statistics/calendar.ts";
import { addDays, type Day } from "../../story/statistics/days.ts";
import { type Change, unchanged } from "../../story/statistics/written.ts";
import { useWords } from "../language/language.ts";
import { numbersTexts } from "./numbers-words.ts";
import "./calendar.css";

/** Arrow keys go by days and weeks, as the eye does. */
const steps: { readonly [key: string]: number } = {
  ArrowUp: -1,
  ArrowDown: 1,
  ArrowLeft: -7,
  ArrowRight: 7,
  PageUp: -28,
  PageDown: 28,
};

/** A square a day, a column a week, the darker the more was added. One stop for Tab; a press or the arrows choose a day. */
export function DayCalendar(props: {
  readonly period: Period;
  readonly today: Day;
  readonly changes: ReadonlyMap<Day, Change>;
  readonly target: number | null;
  readonly chosen: Day;
  readonly onChoose: (day: Day) => void;
}) {
  const words = useWords(numbersTexts);
  const { today, changes, target, chosen } = props;
  const { from, to } = props.period;
  const grid = useRef<HTMLDivElement>(null);
  const weeks = useMemo(() => weeksOf({ from, to }), [from, to]);
  const shade = useMemo(() => {
    const inside = [...changes].filter(([day]) => from <= day && day <= to);
    return shades(
      inside.map(([, { added }]) => added),
      target,
    );
  }, [changes, from, to, target]);
  const last = to < today ? to : today;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const wanted =
      event.key === "Home" ? from : event.key === "End" ? last : step === undefined ? null : addDays(chosen, step);
    if (wanted === null) return;
    event.preventDefault();
    const day = wanted < from ? from : wanted > last ? last : wanted;
    props.onChoose(day);
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  };

  return (
    <div className="calendar">
      <div className="calendar-months" aria-hidden>
        {weeks.map((week, place) => {
          const first = week.find((day) => day?.endsWith("-01"));
          return <span key={week.find((day) => day !== null) ?? place}>{first ? words.monthName(first) : ""}</span>;
        })}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table can't be walked with the arrows. */}
      <div
        role="grid"
        aria-label={words.calendar}
        className="calendar-grid"
        ref={grid}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        {words.weekdays.map((name, weekday) => (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          // biome-ignore lint/a11y/useFocusableInteractive: the days in it are.
          <div role="row" key={name} className="calendar-row">
            {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
            <span role="rowheader">
              <span aria-hidden>{weekday % 2 === 0 ? name : ""}</span>
              <span className="visually-hidden">{words.weekdayNames[weekday]}</span>
            </span>
            {weeks.map((week, place) => {
              const day = week[weekday] ?? null;
              if (day === null || day > today) {
                // biome-ignore lint/a11y/useSemanticElements: as above.
                // biome-ignore lint/a11y/useFocusableInteractive: there is nothing in it.
                return <span role="gridcell" key={day ?? `${name} ${place}`} className="no-day" />;
              }
              const change = changes.get(day) ?? unchanged;
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above.
                <button
                  type="button"
                  role="gridcell"
                  key={day}
                  data-day={day}
                  data-shade={shade(change.added)}
                  data-today={day === today || undefined}
                  aria-selected={day === chosen}
                  aria-label={words.dayTold(words.date(day), change)}
                  title={words.dayTold(words.date(day), change)}
                  tabIndex={day === chosen ? 0 : -1}
                  onClick={() => props.onChoose(day)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className="calendar-key" aria-hidden>
        {words.less}
        {[0, 1, 2, 3, 4].map((step) => (
          <span key={step} data-shade={step} />
        ))}
        {words.more}
      </p>
    </div>
  );
}
