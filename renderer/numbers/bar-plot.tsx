import { useWords } from "../language/language.ts";
import { numbersTexts } from "./numbers-words.ts";
import "./plot.css";
import { niceTicks } from "./ticks.ts";

/** A bar a chapter, from the first to the last; the table below says the same in figures. */
export function BarPlot(props: {
  readonly name: string;
  readonly titles: readonly string[];
  readonly values: readonly number[];
  readonly print: (value: number) => string;
  readonly printTick: (value: number) => string;
}) {
  const words = useWords(numbersTexts);
  const { name, titles, values, print, printTick } = props;
  // A handful of chapters makes no wall.
  const width = Math.min(0.7, 0.1 + values.length / 30);
  const most = Math.max(...values, 0);
  const least = Math.min(...values);
  // Shares are plotted as hundredths, so that their steps are round, too.
  const scale = most <= 1 ? 100 : 1;
  const ticks = niceTicks(most * scale).map((tick) => tick / scale);
  const top = ticks.at(-1) ?? 1;
  const told = words.barsTold(name, print(least), print(most), titles[values.indexOf(most)] ?? "");
  return (
    <div className="plot">
      <div className="plot-ticks" aria-hidden>
        {[...ticks].reverse().map((tick) => (
          <span key={tick}>{printTick(tick)}</span>
        ))}
      </div>
      <div className="plot-area">
        <svg viewBox={`0 0 ${values.length} 100`} preserveAspectRatio="none" role="img" aria-label={told}>
          {ticks.map((tick) => (
            <line
              key={tick}
              className="plot-rule"
              x1="0"
              x2={values.length}
              y1={100 - (100 * tick) / top}
              y2={100 - (100 * tick) / top}
            />
          ))}
          {values.map((value, place) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a chapter is its place here.
              key={place}
              className="plot-bar"
              x={place + 0.5 - width / 2}
              width={width}
              y={100 - (100 * value) / top}
              height={(100 * value) / top}
            >
              <title>{`${titles[place]}: ${print(value)}`}</title>
            </rect>
          ))}
        </svg>
      </div>
    </div>
  );
}
