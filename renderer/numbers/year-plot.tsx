import type { CSSProperties } from "react";
import { monthsOf, type Period } from "../../story/statistics/calendar.ts";
import { type Day, daysBetween } from "../../story/statistics/days.ts";
import type { Lengths } from "../../story/statistics/written.ts";
import { useWords } from "../language/language.ts";
import { numbersTexts } from "./numbers-words.ts";
import "./plot.css";
import { niceTicks } from "./ticks.ts";

const height = 200;

/** The book's words over a period, as a line that goes up on the days on which it did. The table below says the same. */
export function YearPlot(props: {
  readonly period: Period;
  readonly today: Day;
  readonly book: Lengths;
  readonly goal: number | null;
}) {
  const words = useWords(numbersTexts);
  const { period, today, book, goal } = props;
  const last = period.to < today ? period.to : today;
  const before = book.findLast(({ day }) => day < period.from)?.words ?? 0;
  const inside = book.filter(({ day }) => period.from <= day && day <= last);
  const end = inside.at(-1)?.words ?? before;
  const most = Math.max(before, ...inside.map((point) => point.words));
  // A goal far above what is there would press the line flat; it comes into sight when it is near.
  const showsGoal = goal !== null && goal <= 2 * most;
  const ticks = niceTicks(Math.max(most, showsGoal ? goal : 0));
  const top = ticks.at(-1) ?? 1;
  const length = daysBetween(period.from, period.to) + 1;
  const x = (day: Day) => (1000 * daysBetween(period.from, day)) / length;
  const y = (count: number) => height - (height * count) / top;

  let line = `M0,${y(before)}`;
  for (const point of inside) line += `H${x(point.day).toFixed(1)}V${y(point.words).toFixed(1)}`;
  const right = x(last) + 1000 / length;
  line += `H${right.toFixed(1)}`;
  const told = words.plotTold(words.shortDate(period.from), before, words.shortDate(last), end);
  return (
    <div className="plot">
      <div className="plot-ticks" aria-hidden>
        {[...ticks].reverse().map((tick) => (
          <span key={tick}>{words.number(tick)}</span>
        ))}
      </div>
      <div className="plot-area">
        <svg
          viewBox={`0 0 1000 ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${words.bookOverTime}. ${told}`}
        >
          {ticks.map((tick) => (
            <line key={tick} className="plot-rule" x1="0" x2="1000" y1={y(tick)} y2={y(tick)} />
          ))}
          <path className="plot-fill" d={`${line}V${height}H0Z`} />
          <path className="plot-line" d={line} />
          {showsGoal ? <line className="plot-goal" x1="0" x2="1000" y1={y(goal)} y2={y(goal)} /> : null}
        </svg>
        {showsGoal ? (
          <span className="plot-goal-name" style={{ "--at": y(goal) / height } as CSSProperties} aria-hidden>
            {words.goalLine}
          </span>
        ) : null}
        <div className="plot-months" aria-hidden>
          {monthsOf(period).map(({ from, to }) => (
            <span key={from} style={{ left: `${x(from) / 10}%`, width: `${(x(to) - x(from)) / 10}%` }}>
              {daysBetween(from, to) > 20 ? words.monthName(from) : ""}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
