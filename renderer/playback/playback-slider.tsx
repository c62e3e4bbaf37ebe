import { type RefObject, useMemo } from "react";
import { Button } from "react-aria-components";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import { momentOf } from "./playback-moment.ts";
import { type PlaybackTime, plotBars } from "./playback-time.ts";
import { playbackTexts } from "./playback-words.ts";
import type { Player } from "./player.ts";

/** The whole of the writing as a line: when much came and went, where a sitting began, what got a label; and where one is. */
export function PlaybackSlider({
  player,
  input,
}: {
  readonly player: Player;
  readonly input: RefObject<HTMLInputElement | null>;
}) {
  const words = useWords(playbackTexts);
  const { time } = player;
  const { total } = time;
  const flags = useMemo(() => time.flags, [time]);
  useObservable(player.step);
  return (
    <div className="playback-slider" style={{ "--played": `${(100 * player.played) / total}%` } as React.CSSProperties}>
      <div className="playback-flags">
        {flags.map((flag) => (
          <Button
            key={`${flag.name} ${flag.at}`}
            className="playback-flag"
            aria-label={words.label(flag.name)}
            style={{ insetInlineStart: `${(100 * flag.at) / total}%` }}
            onPress={() => {
              player.pause();
              player.seek(flag.at);
            }}
          >
            <span dir="auto">{flag.name}</span>
          </Button>
        ))}
      </div>
      <div className="playback-track">
        <Plot time={time} />
        <input
          ref={input}
          type="range"
          aria-label={words.position}
          aria-valuetext={momentOf(player, words)}
          min={0}
          max={total}
          step={total / 20_000}
          value={player.played}
          onChange={(event) => {
            player.pause();
            player.seek(Number(event.target.value));
          }}
        />
      </div>
    </div>
  );
}

/** What came above the line, what went below it. */
function Plot({ time }: { readonly time: PlaybackTime }) {
  const { came, went, sittings } = useMemo(() => ({ ...time.density, sittings: time.sittings }), [time]);
  // A chapter that was imported or pasted would leave nothing to be seen beside that one bar.
  const most = quantile([...came, ...went], 0.98);
  const height = (value: number) => Math.min(1, value / most);
  return (
    <svg viewBox={`0 0 ${plotBars} 100`} preserveAspectRatio="none" aria-hidden>
      {sittings.map((at) => (
        <line
          key={at}
          className="playback-sitting"
          x1={(plotBars * at) / time.total}
          x2={(plotBars * at) / time.total}
          y1={0}
          y2={100}
        />
      ))}
      <path className="playback-came" d={barsPath(came, (value) => [70 - 68 * height(value), 70])} />
      <path className="playback-went" d={barsPath(went, (value) => [72, 72 + 26 * height(value)])} />
    </svg>
  );
}

function barsPath(values: Float64Array, span: (value: number) => readonly [number, number]): string {
  let path = "";
  values.forEach((value, bar) => {
    if (value === 0) return;
    const [top, bottom] = span(value);
    path += `M${bar + 0.1} ${bottom}V${top.toFixed(1)}H${bar + 0.9}V${bottom.toFixed(1)}Z`;
  });
  return path;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 1;
}
