import { monthsOf, type Period } from "../../story/statistics/calendar.ts";
import type { Day } from "../../story/statistics/days.ts";
import { addUp, changesBetween, type Lengths, netOf, type WrittenDay } from "../../story/statistics/written.ts";
import { useWords } from "../language/language.ts";
import { numbersTexts } from "./numbers-words.ts";

/** What the calendar and the plot show, for who can't see them or wants the figures. */
export function MonthTable(props: {
  readonly period: Period;
  readonly today: Day;
  readonly days: readonly WrittenDay[];
  readonly book: Lengths;
  readonly person: string | null;
}) {
  const words = useWords(numbersTexts);
  const { days, book, person } = props;
  const months = monthsOf(props.period).filter(({ from }) => from <= props.today);
  return (
    <details className="month-table">
      <summary>{words.asTable}</summary>
      <table className="number-table">
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col">{words.added}</th>
            <th scope="col">{words.removed}</th>
            <th scope="col">{words.net}</th>
            <th scope="col">{words.bookAtEnd}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ from, to }) => {
            const change = addUp(changesBetween(days, from, to, person));
            return (
              <tr key={from}>
                <th scope="row">{words.monthAndYear(from)}</th>
                <td>{words.number(change.added)}</td>
                <td>{words.number(change.removed)}</td>
                <td>{words.signed(netOf(change))}</td>
                <td>{words.number(book.findLast(({ day }) => day <= to)?.words ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
