import { EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";
import { Playback, type PlaybackChange } from "../../history/playback.ts";
import type { PlaybackTape } from "../../history/tape.ts";
import { proseLanguage } from "../editor/editor-extensions.ts";
import { Observable } from "../observable.ts";
import { PlaybackTime } from "./playback-time.ts";

export const speeds = [1, 2, 5, 10, 30, 100, 300, 1000] as const;

/** How often the text moves where the writer wants no motion, in milliseconds. */
const calmPause = 700;

/** So many places are marked at once; more say nothing. */
const mostMarks = 40;

const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Writes and rewrites a text before one's eyes: a chapter's, or those of a book, the one that changes. Each frame changes
 * what the writing changed, and nothing else; only another chapter comes as a whole.
 */
export class Player {
  readonly time: PlaybackTime;
  readonly step: Observable<number>;
  /** Which of the tapes is shown. */
  readonly tape: Observable<number>;
  readonly isPlaying = new Observable(false);
  readonly speed = new Observable<number>(10);
  readonly view: EditorView;
  readonly #playbacks: (Playback | undefined)[] = [];
  readonly #extensions: Extension;
  /** Seconds of playing. */
  #played: number;
  #frame: number | null = null;
  #last = 0;

  /** It stands at the end: what is there now. */
  constructor(tapes: readonly PlaybackTape[], parent: HTMLElement, name: string) {
    this.time = new PlaybackTime(tapes);
    this.#played = this.time.total;
    this.step = new Observable(this.time.steps);
    const place = this.time.placeAt(this.time.steps);
    this.tape = new Observable(place.tape);
    const playback = this.#playbackOf(place.tape);
    playback.moveTo(place.step);
    this.#extensions = [
      proseLanguage(),
      playedMarks,
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      EditorView.contentAttributes.of({ "aria-label": name, "aria-readonly": "true", tabindex: "0" }),
    ];
    this.view = new EditorView({ parent, state: this.#stateOf(playback) });
  }

  destroy(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.view.destroy();
  }

  get played(): number {
    return this.#played;
  }

  toggle(): void {
    if (this.isPlaying.value) {
      this.pause();
      return;
    }
    if (this.step.value >= this.time.steps) this.#played = 0;
    this.isPlaying.set(true);
    this.#last = performance.now();
    this.#schedule();
  }

  pause(): void {
    this.isPlaying.set(false);
  }

  seek(played: number): void {
    this.#played = Math.max(0, Math.min(this.time.total, played));
    this.#schedule();
  }

  seekStep(step: number): void {
    this.pause();
    this.seek(this.time.playedAt(Math.min(this.time.steps, step)));
  }

  #schedule(): void {
    this.#frame ??= requestAnimationFrame((now) => {
      this.#frame = null;
      this.#advance(now);
    });
  }

  #advance(now: number): void {
    if (this.isPlaying.value) {
      const passed = Math.max(0, now - this.#last);
      if (!calm.matches || passed >= calmPause) {
        this.#last = now;
        this.#played += (passed / 1000) * this.speed.value;
      }
      if (this.#played >= this.time.total) this.pause();
      else this.#schedule();
    }
    const step = this.time.stepAt(this.#played);
    if (step === this.step.value) return;
    const place = this.time.placeAt(step);
    const playback = this.#playbackOf(place.tape);
    const changes = playback.moveTo(place.step);
    if (place.tape === this.tape.value) this.#show(playback, changes);
    else {
      this.view.setState(this.#stateOf(playback));
      this.tape.set(place.tape);
      this.#show(playback, []);
    }
    this.step.set(step);
  }

  #show({ place }: Playback, changes: readonly PlaybackChange[]): void {
    const height = this.view.scrollDOM.closest(".page-scroller")?.clientHeight ?? 600;
    this.view.dispatch({
      changes,
      effects: [
        played.of({ changes, place }),
        EditorView.scrollIntoView(place, { y: "nearest", yMargin: Math.round(height * 0.3) }),
      ],
    });
  }

  #playbackOf(tape: number): Playback {
    const known = this.#playbacks[tape] ?? new Playback(this.time.tapes[tape] as PlaybackTape);
    this.#playbacks[tape] = known;
    return known;
  }

  #stateOf(playback: Playback): EditorState {
    return EditorState.create({ doc: playback.text(), extensions: this.#extensions });
  }
}

/** What has just changed, in the text before, and where the writer is now. */
const played = StateEffect.define<{ readonly changes: readonly PlaybackChange[]; readonly place: number }>();

const fresh = Decoration.mark({ class: "played-in" });

class Pen extends WidgetType {
  override eq(): boolean {
    return true;
  }

  toDOM(): HTMLElement {
    const pen = document.createElement("span");
    pen.className = "played-pen";
    pen.ariaHidden = "true";
    return pen;
  }
}

const pen = Decoration.widget({ widget: new Pen(), side: 1 });

const playedMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, tr) {
    const effect = tr.effects.find((candidate) => candidate.is(played));
    if (!effect) return value;
    const { changes, place } = effect.value;
    const marks = [pen.range(place)];
    let shift = 0;
    for (const { from, to, insert } of changes) {
      if (marks.length > mostMarks) break;
      if (insert !== "") marks.push(fresh.range(from + shift, from + shift + insert.length));
      shift += insert.length - (to - from);
    }
    return Decoration.set(marks, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});
