import type { EditorView } from "@codemirror/view";
import { useMemo } from "react";
import type { ProjectCounts } from "../../host/contract/contract.ts";
import type { WrittenNumbers } from "../../host/contract/numbers.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import { addMeasures, type Measure, noLength, pagesOf, readingMinutes } from "../../story/statistics/measure.ts";
import { byItem, changesBetween, changesOfWeek, netOf, unchanged } from "../../story/statistics/written.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { findItem } from "../outline/outline-rows.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { chapterTitles } from "./chapter-titles.ts";
import { measurePage } from "./measured-page.ts";
import { numbersTexts } from "./numbers-words.ts";
import { ProgressLine } from "./progress-line.tsx";

export function LengthsTab(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly item: OutlineItem | null;
  readonly view: EditorView | null;
  readonly written: WrittenNumbers | null;
}) {
  const words = useWords(numbersTexts);
  const { outline, item, view, written } = props;
  const counts = useObservable(props.session.counts);
  const page = useMemo(() => (view ? measurePage(view.state) : null), [view]);
  const part = item ? findItem(outline, item.parent) : null;
  const here: readonly (readonly [what: string, name: string, measure: Measure])[] = [
    ...(page?.selection ? [[words.selection, "", page.selection] as const] : []),
    ...(page?.scene ? [[words.scene, "", page.scene] as const] : []),
    ...(page && item ? [[words.chapter, item.title, page.chapter] as const] : []),
    ...(part?.kind === "part" && counts
      ? [[words.part, part.title, measureItems(part.children, counts)] as const]
      : []),
    ...(counts ? [[words.book, outline.title, measureItems(outline.book, counts)] as const] : []),
  ];
  const chapters = [...walkOutline(outline.book)].filter(({ kind }) => kind === "chapter");
  return (
    <div className="lengths">
      <section className="numbers-block">
        <h2>{words.here}</h2>
        <table className="number-table">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.words}</th>
              <th scope="col">{words.characters}</th>
              <th scope="col">{words.pages}</th>
              <th scope="col">{words.readingTime}</th>
            </tr>
          </thead>
          <tbody>
            {here.map(([what, name, measure]) => (
              <tr key={what}>
                <th scope="row">
                  {what} <span className="quiet-text">{name}</span>
                </th>
                <td>{words.number(measure.words)}</td>
                <td>{words.number(measure.characters)}</td>
                <td>{words.number(pagesOf(measure.words))}</td>
                <td>{words.minutes(readingMinutes(measure.words))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="quiet-text">{words.pageHint}</p>
      </section>
      <section className="numbers-block">
        <h2>{words.byChapter}</h2>
        <ChapterTable chapters={chapters} titleOf={chapterTitles(outline)} counts={counts} written={written} />
      </section>
    </div>
  );
}

function ChapterTable(props: {
  readonly chapters: readonly OutlineItem[];
  readonly titleOf: (item: string) => string;
  readonly counts: ProjectCounts | null;
  readonly written: WrittenNumbers | null;
}) {
  const words = useWords(numbersTexts);
  const { chapters, titleOf, counts, written } = props;
  const today = byItem(written ? changesBetween(written.days, written.today, written.today) : []);
  const week = byItem(written ? changesOfWeek(written.days, written.today) : []);
  const signed = (change = unchanged) => (netOf(change) === 0 ? "" : words.signed(netOf(change)));
  return (
    <table className="number-table">
      <thead>
        <tr>
          <th scope="col">{words.chapter}</th>
          <th scope="col">{words.words}</th>
          <th scope="col">{words.target}</th>
          <th scope="col">{words.today}</th>
          <th scope="col">{words.week}</th>
        </tr>
      </thead>
      <tbody>
        {chapters.map(({ id, target, inBook }) => {
          const length = counts?.items[id]?.words ?? 0;
          return (
            <tr key={id}>
              <th scope="row">
                {titleOf(id)} {inBook ? null : <span className="quiet-text">{words.notInBook}</span>}
              </th>
              <td>{words.number(length)}</td>
              <td>
                {target === null ? null : (
                  <span className="table-target">
                    {words.number(target)}
                    <ProgressLine share={length / target} />
                  </span>
                )}
              </td>
              <td>{signed(today.get(id))}</td>
              <td>{signed(week.get(id))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Of the chapters that are in the book. */
function measureItems(items: readonly OutlineItem[], counts: ProjectCounts): Measure {
  return items
    .filter(({ inBook }) => inBook)
    .map((item) => addMeasures(counts.items[item.id] ?? noLength, measureItems(item.children, counts)))
    .reduce(addMeasures, noLength);
}
