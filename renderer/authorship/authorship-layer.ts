import { type Extension, RangeSetBuilder, StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { idsOfText } from "../../history/live-ids.ts";
import type { Authorship, AuthorshipPerson } from "../../host/contract/authorship.ts";
import type { Problem } from "../../story/problem.ts";
import { wordsNow } from "../language/language.ts";
import { Observable } from "../observable.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { inTypingPause } from "../typing-pause.ts";
import { type AuthorshipLine, type Looks, looksByAge, looksByPerson, type WrittenBy } from "./authorship-kinds.ts";
import { authorshipTexts, personName, writtenWhen } from "./authorship-words.ts";
import { WriterIndex } from "./writer-index.ts";

export type AuthorshipView = "person" | "age";

/** Whether the layer lies over the text, and what it colours by; the same on every page. */
export const authorshipShown = new Observable<AuthorshipView | null>(null);

export interface FoundAuthorship {
  readonly people: readonly AuthorshipPerson[];
  readonly lines: readonly AuthorshipLine[];
  readonly stretches: readonly WrittenBy[];
}

/** In milliseconds: while someone writes, what is shown is counted again in a pause, but not later than this. */
const patience = 15_000;

/** A long history takes the host a second: in so many milliseconds it is asked once. */
const rest = 5000;

const redrawn = StateEffect.define<null>();

const layers = new WeakMap<EditorView, AuthorshipLayer>();

/** The layer of a page, for the legend below it. */
export function layerOf(view: EditorView): AuthorshipLayer | null {
  return layers.get(view) ?? null;
}

/** Colours the text by who wrote it or when: nothing at all while it isn't asked for. */
export function authorshipLayer(session: ProjectSession, open: OpenText): Extension {
  return ViewPlugin.define((view) => new AuthorshipLayer(view, session, open), {
    decorations: (layer) => layer.decorations,
  });
}

export class AuthorshipLayer {
  decorations: DecorationSet = Decoration.none;
  readonly found = new Observable<FoundAuthorship | null>(null);
  readonly problem = new Observable<Problem | null>(null);
  /** Where the cursor is: the legend says whose words stand there. */
  readonly cursor = new Observable(0);
  readonly #view: EditorView;
  readonly #session: ProjectSession;
  readonly #open: OpenText;
  readonly #stops: (() => void)[];
  #known: { readonly people: readonly AuthorshipPerson[]; readonly writers: WriterIndex } | null = null;
  #redraw: (() => void) | null = null;
  #ask: (() => void) | null = null;
  #isAsking = false;
  #asked = Number.NEGATIVE_INFINITY;

  constructor(view: EditorView, session: ProjectSession, open: OpenText) {
    this.#view = view;
    this.#session = session;
    this.#open = open;
    layers.set(view, this);
    this.#stops = [
      authorshipShown.subscribe(() => this.#changeView()),
      session.studio.on("history.changed", ({ project, document }) => {
        if (authorshipShown.value && project === session.project && document === open.live.name) this.#askSoon();
      }),
    ];
    if (authorshipShown.value) void this.#read();
  }

  update(update: ViewUpdate): void {
    if (!authorshipShown.value) return;
    if (update.docChanged) {
      this.decorations = this.decorations.map(update.changes);
      this.#redraw ??= inTypingPause(() => {
        this.#redraw = null;
        this.#draw();
      }, patience);
    }
    if (update.selectionSet || update.docChanged) this.cursor.set(update.state.selection.main.head);
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    this.#redraw?.();
    this.#ask?.();
    layers.delete(this.#view);
  }

  #changeView(): void {
    if (!authorshipShown.value) {
      this.decorations = Decoration.none;
      this.#known = null;
      this.found.set(null);
      this.#view.dispatch({ effects: redrawn.of(null) });
    } else if (this.#known) this.#draw();
    else void this.#read();
  }

  #askSoon(): void {
    if (this.#ask) return;
    const read = () => {
      this.#ask = inTypingPause(() => {
        this.#ask = null;
        void this.#read();
      }, patience);
    };
    const timer = setTimeout(read, Math.max(0, this.#asked + rest - performance.now()));
    this.#ask = () => clearTimeout(timer);
  }

  async #read(): Promise<void> {
    if (this.#isAsking) {
      this.#askSoon();
      return;
    }
    this.#isAsking = true;
    this.#asked = performance.now();
    const { project, studio } = this.#session;
    const answer = await studio.call("history.authorship", {
      project,
      chapter: this.#open.item,
      draft: this.#open.draft,
    });
    this.#isAsking = false;
    if (!layers.has(this.#view) || !authorshipShown.value) return;
    this.problem.set(answer.ok ? null : answer.problem);
    if (answer.ok) this.#take(answer.value);
  }

  #take({ people, stretches }: Authorship): void {
    this.#known = { people, writers: new WriterIndex(stretches) };
    this.#draw();
  }

  /** Colours the text as it stands: what came since the host was asked is this window's own, or not known yet. */
  #draw(): void {
    const view = authorshipShown.value;
    const { text, live } = this.#open;
    const known = this.#known;
    if (!view || !known || text.length !== this.#view.state.doc.length) return;
    const now = Date.now() / 1000;
    const stretches = known.writers.stretchesOf(idsOfText(text, 0, text.length), {
      client: live.doc.clientID,
      seconds: now,
    });
    const words = this.#view.state.doc.toString();
    const looks = view === "person" ? looksByPerson(stretches, known.people, words) : looksByAge(stretches, words, now);
    this.decorations = paint(stretches, looks, known.people);
    this.found.set({ people: known.people, lines: looks.lines, stretches });
    this.cursor.set(this.#view.state.selection.main.head);
    this.#view.dispatch({ effects: redrawn.of(null) });
  }
}

function paint(stretches: readonly WrittenBy[], looks: Looks, people: readonly AuthorshipPerson[]): DecorationSet {
  const words = wordsNow(authorshipTexts);
  const builder = new RangeSetBuilder<Decoration>();
  // Much is by one person in one minute, and a date takes longer to be said than a mark to be made.
  const marks = new Map<string, Decoration>();
  for (const stretch of stretches) {
    const look = looks.of(stretch);
    const key = `${look} ${stretch.person} ${Math.floor(stretch.seconds / 60)}`;
    const mark = marks.get(key) ?? markOf(look, stretch);
    marks.set(key, mark);
    builder.add(stretch.from, stretch.to, mark);
  }
  return builder.finish();

  function markOf(look: string, { person, seconds }: WrittenBy): Decoration {
    const title = words.written(personName(people[person], words), writtenWhen(seconds, words));
    return Decoration.mark({ class: `written-by ${look}`, attributes: { title } });
  }
}
