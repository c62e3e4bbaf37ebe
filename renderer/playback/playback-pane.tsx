import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight, Pause, Play } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { PlaybackTape } from "../../history/tape.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { ChoiceField } from "../controls/fields.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import "./playback.css";
import { momentOf } from "./playback-moment.ts";
import { PlaybackSlider } from "./playback-slider.tsx";
import { playbackTexts } from "./playback-words.ts";
import { Player, speeds } from "./player.ts";
import { useTapes } from "./use-tapes.ts";

/** Plays back how a chapter, or the book, was written, in the page's place. */
export function PlaybackPane(props: {
  readonly session: ProjectSession;
  /** Of the book all, which are then shown by turns. */
  readonly chapters: readonly { readonly id: ItemId; readonly title: string }[];
  readonly draft: DraftId | null;
  /** Of the chapter, or the book. */
  readonly title: string;
  readonly onClose: () => void;
}) {
  const words = useWords(playbackTexts);
  const read = useTapes(props.session, props.chapters, props.draft);
  const [player, setPlayer] = useState<Player | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => back.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <section
      className="playback"
      aria-label={words.title(props.title)}
      onKeyDownCapture={(event) => {
        if (player && steer(player, event)) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) props.onClose();
      }}
    >
      <header className="playback-bar">
        <h1 dir="auto">{words.title(props.title)}</h1>
        <span className="spring" />
        <Button className="button primary" ref={back} onPress={props.onClose}>
          {words.back}
        </Button>
      </header>
      {read.kind === "reading" ? (
        <p className="quiet-text playback-wait" role="status">
          {read.total > 1 ? words.reading(read.done, read.total) : words.loading}
        </p>
      ) : null}
      {read.kind === "failed" ? <ProblemNote problem={read.problem} /> : null}
      <div className="page-scroller">
        <article className="page">
          {read.kind === "ready" && player ? <ChapterTitle player={player} titles={read.titles} /> : null}
          {read.kind === "ready" ? (
            <PlayedProse tapes={read.tapes} name={words.text(props.title)} onPlayer={setPlayer} />
          ) : null}
        </article>
      </div>
      {player ? <Controls player={player} /> : null}
    </section>
  );
}

function ChapterTitle({ player, titles }: { readonly player: Player; readonly titles: readonly string[] }) {
  const tape = useObservable(player.tape);
  return (
    <h1 className="page-title" dir="auto">
      {titles[tape]}
    </h1>
  );
}

/** The player holds the view; React only says where. */
function PlayedProse(props: {
  readonly tapes: readonly PlaybackTape[];
  readonly name: string;
  readonly onPlayer: (player: Player | null) => void;
}) {
  const { tapes, name, onPlayer } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const player = new Player(tapes, place.current, name);
    onPlayer(player);
    return () => {
      onPlayer(null);
      player.destroy();
    };
  }, [tapes, name, onPlayer]);
  return <div className="prose-editor read-only-prose played-prose" ref={place} />;
}

function Controls({ player }: { readonly player: Player }) {
  const words = useWords(playbackTexts);
  const isPlaying = useObservable(player.isPlaying);
  const speed = useObservable(player.speed);
  const slider = useRef<HTMLInputElement>(null);
  // The keys that steer it work from here at once.
  useEffect(() => {
    const frame = requestAnimationFrame(() => slider.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <footer className="playback-controls">
      <PlaybackSlider player={player} input={slider} />
      <div className="playback-line">
        <Button className="button primary playback-play" onPress={() => player.toggle()}>
          {isPlaying ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
          {isPlaying ? words.pause : words.play}
        </Button>
        <Button
          className="button quiet icon-button"
          aria-label={words.earlierRevision}
          onPress={() => stepRevision(player, -1)}
        >
          <ChevronsLeft size={16} aria-hidden />
        </Button>
        <Button className="button quiet icon-button" aria-label={words.earlier} onPress={() => stepEdit(player, -1)}>
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <Button className="button quiet icon-button" aria-label={words.later} onPress={() => stepEdit(player, 1)}>
          <ChevronRight size={16} aria-hidden />
        </Button>
        <Button
          className="button quiet icon-button"
          aria-label={words.laterRevision}
          onPress={() => stepRevision(player, 1)}
        >
          <ChevronsRight size={16} aria-hidden />
        </Button>
        <ChoiceField
          label={words.speed}
          value={String(speed)}
          choices={speeds.map((each) => ({ id: String(each), label: words.times(each) }))}
          onChange={(id) => player.speed.set(Number(id))}
        />
        <Moment player={player} />
      </div>
    </footer>
  );
}

/** When this was, who wrote, and how far into the writing it is. */
function Moment({ player }: { readonly player: Player }) {
  const words = useWords(playbackTexts);
  const step = useObservable(player.step);
  const edit = player.time.editAt(step);
  return (
    <p className="playback-moment">
      <span>{momentOf(player, words)}</span>
      <span className="quiet-text">{words.edit(edit + 1, player.time.edits)}</span>
    </p>
  );
}

function stepEdit(player: Player, direction: 1 | -1): void {
  player.seekStep(player.time.nextEdit(player.step.value, direction));
}

function stepRevision(player: Player, direction: 1 | -1): void {
  player.seekStep(player.time.nextRevision(player.step.value, direction));
}

/** True where the key was one that steers the player. */
function steer(player: Player, event: KeyboardEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  // What lies over the pane, as the list of speeds, has keys of its own.
  if (!event.currentTarget.contains(target) || event.altKey || event.ctrlKey || event.metaKey) return false;
  const isButton = target.closest("button") !== null;
  const isSlider = target instanceof HTMLInputElement;
  switch (event.key) {
    case " ":
      if (!isButton) player.toggle();
      return !isButton;
    case "ArrowLeft":
    case "ArrowRight": {
      const direction = event.key === "ArrowLeft" ? -1 : 1;
      if (event.shiftKey) stepRevision(player, direction);
      else stepEdit(player, direction);
      return true;
    }
    case "PageUp":
    case "PageDown":
      if (isSlider) stepRevision(player, event.key === "PageUp" ? -1 : 1);
      return isSlider;
    case "Home":
      player.seekStep(0);
      return true;
    case "End":
      player.seekStep(player.time.steps);
      return true;
    case "+":
    case "-": {
      const place = (speeds as readonly number[]).indexOf(player.speed.value) + (event.key === "+" ? 1 : -1);
      player.speed.set(speeds[place] ?? player.speed.value);
      return true;
    }
    default:
      return false;
  }
}
