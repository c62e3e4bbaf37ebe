import { useMemo, useState } from "react";
import type { Outline } from "../../story/outline.ts";
import type { BookProse, ChapterProse } from "../../story/statistics/prose.ts";
import { sentenceBins } from "../../story/statistics/sentences.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { useAnswer } from "../studio-context.ts";
import { BarPlot } from "./bar-plot.tsx";
import { chapterTitles } from "./chapter-titles.ts";
import { NamesTable } from "./names-table.tsx";
import { type NumbersWords, numbersTexts } from "./numbers-words.ts";

type MeasureName = "sentence" | "dialogue" | "words";

interface ProseMeasure {
  readonly label: string;
  readonly of: (chapter: ChapterProse) => number;
  readonly print: (value: number) => string;
  readonly printTick: (value: number) => string;
}

function measuresIn(words: NumbersWords): { readonly [name in MeasureName]: ProseMeasure } {
  const { sentence, dialogue, words: count, decimal, number, percent } = words;
  return {
    sentence: { label: sentence, of: ({ sentences }) => sentences.mean, print: decimal, printTick: number },
    dialogue: { label: dialogue, of: (chapter) => chapter.dialogue, print: percent, printTick: percent },
    words: { label: count, of: (chapter) => chapter.words, print: number, printTick: number },
  };
}

const measureNames: readonly MeasureName[] = ["sentence", "dialogue", "words"];

/** How the book is written, as it stands when the tab is opened: reading all of a long one takes its time. */
export function ProseTab(props: { readonly session: ProjectSession; readonly outline: Outline }) {
  const words = useWords(numbersTexts);
  const measures = measuresIn(words);
  const { session, outline } = props;
  const [answer] = useAnswer("numbers.prose", { project: session.project }, session.reopened);
  const titleOf = useMemo(() => chapterTitles(outline), [outline]);
  const [shown, setShown] = useState<MeasureName>("sentence");
  if (answer.kind === "loading") return <p className="quiet-text">{words.reading}</p>;
  if (answer.kind === "failed") return <ProblemNote problem={answer.problem} />;
  const prose = answer.value;
  if (prose.chapters.every((chapter) => chapter.words === 0)) return <p className="quiet-text">{words.noProse}</p>;
  const titles = prose.chapters.map(({ item }) => titleOf(item));
  const { label, of, print, printTick } = measures[shown];
  return (
    <div className="prose-numbers">
      <section className="numbers-block">
        <div className="numbers-head">
          <h2>{words.byChapter}</h2>
          <div className="numbers-choices">
            <ChoiceField
              label={words.measure}
              value={shown}
              choices={measureNames.map((id) => ({ id, label: measures[id].label }))}
              onChange={(id) => setShown(measureNames.find((name) => name === id) ?? "sentence")}
            />
          </div>
        </div>
        <BarPlot name={label} titles={titles} values={prose.chapters.map(of)} print={print} printTick={printTick} />
        <ProseTable prose={prose} titles={titles} />
        <p className="quiet-text">{words.overusedHint}</p>
      </section>
      <SentenceTable chapters={prose.chapters} />
      <NamesTable prose={prose} titles={titles} />
    </div>
  );
}

function ProseTable({ prose, titles }: { readonly prose: BookProse; readonly titles: readonly string[] }) {
  const words = useWords(numbersTexts);
  return (
    <table className="number-table prose-table">
      <thead>
        <tr>
          <th scope="col">{words.chapter}</th>
          <th scope="col">{words.sentence}</th>
          <th scope="col">{words.dialogue}</th>
          <th scope="col">{words.overused}</th>
        </tr>
      </thead>
      <tbody>
        {prose.chapters.map(({ item, sentences, dialogue, overused }, place) => (
          <tr key={item}>
            <th scope="row">{titles[place]}</th>
            <td>
              {words.decimal(sentences.mean)}
              <span className="sentence-told">
                {words.sentenceTold(words.number(sentences.median), sentences.longest)}
              </span>
            </td>
            <td>{words.percent(dialogue)}</td>
            <td>
              <div className="overused">
                {overused.map(({ text, count }) => (
                  <span key={text}>
                    {text}
                    <span className="quiet-text"> {words.number(count)}</span>
                  </span>
                ))}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of all chapters: how many sentences are how long. */
function SentenceTable({ chapters }: { readonly chapters: readonly ChapterProse[] }) {
  const words = useWords(numbersTexts);
  const counts = sentenceBins.map((_, bin) =>
    chapters.reduce((sum, { sentences }) => sum + (sentences.bins[bin] ?? 0), 0),
  );
  const most = Math.max(1, ...counts);
  return (
    <section className="numbers-block">
      <h2>{words.allSentences}</h2>
      <table className="number-table sentence-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.allSentences}</th>
            <th scope="col">{words.sentences}</th>
          </tr>
        </thead>
        <tbody>
          {sentenceBins.map((from, bin) => {
            const next = sentenceBins[bin + 1];
            const count = counts[bin] ?? 0;
            return (
              <tr key={from}>
                <th scope="row" className="sentence-length">
                  {words.sentencesOf(from, next === undefined ? null : next - 1)}
                </th>
                <td>
                  <span className="sentence-bar">
                    <span aria-hidden style={{ width: `${(100 * count) / most}%` }} />
                    {words.number(count)}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
