import { type Extension, type Range, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Text } from "yjs";
import type { ItemId } from "../../story/ids.ts";
import { heldStretch } from "../../story/scene-places.ts";
import type { ReviewDesk } from "./review-desk.ts";
import type { ShownThread } from "./shown-threads.ts";

/** A comment where its words stand; `from` is `to` where none of them does any more. */
export interface CommentedPlace {
  readonly id: ItemId;
  readonly from: number;
  readonly to: number;
}

interface Marked {
  readonly places: readonly CommentedPlace[];
  readonly chosen: ItemId | null;
}

const setMarked = StateEffect.define<Marked>();

/** Where the comments of the text stand: found anew when something is said, and else carried along by what is written. */
const marked = StateField.define<Marked>({
  create: () => ({ places: [], chosen: null }),
  update: (value, { effects, docChanged, changes }) => {
    const found = effects.find((effect) => effect.is(setMarked));
    if (found) return found.value;
    if (!docChanged || value.places.length === 0) return value;
    const places = value.places.map(({ id, from, to }) => {
      const start = changes.mapPos(from, 1);
      return { id, from: start, to: Math.max(start, changes.mapPos(to, -1)) };
    });
    return { ...value, places };
  },
  provide: (field) =>
    EditorView.decorations.compute([field], (state) => {
      const { places, chosen } = state.field(field);
      const ranges: Range<Decoration>[] = places
        .filter(({ from, to }) => from < to)
        .map(({ id, from, to }) => (id === chosen ? now(id) : quiet(id)).range(from, to));
      return RangeSet.of(ranges, true);
    }),
});

function quiet(id: ItemId): Decoration {
  return Decoration.mark({ class: "commented", attributes: { "data-thread": id } });
}

function now(id: ItemId): Decoration {
  return Decoration.mark({ class: "commented commented-now", attributes: { "data-thread": id } });
}

/** A quiet line under the words that somebody commented on; a click chooses the comment, with the cursor where it was clicked. */
export function commentMarks(
  desk: ReviewDesk,
  { item, text }: { readonly item: ItemId; readonly text: Text },
): Extension {
  const follow = ViewPlugin.define((view) => {
    const { known, leave } = desk.watch(item);
    let isGone = false;
    const show = () => {
      if (isGone) return;
      const shown = known.value.threads.filter((thread) => !thread.resolved || thread.id === desk.chosen.value?.id);
      const next = { places: findPlaces(shown, text, view.state.doc.length), chosen: desk.chosen.value?.id ?? null };
      if (JSON.stringify(next) !== JSON.stringify(view.state.field(marked)))
        view.dispatch({ effects: setMarked.of(next) });
    };
    const stops = [known.subscribe(show), desk.chosen.subscribe(show), leave];
    // A view can't be changed while it is being made.
    queueMicrotask(show);
    return {
      update: (update: ViewUpdate) => {
        if (update.docChanged && touches(update)) desk.touch(item);
      },
      destroy: () => {
        isGone = true;
        for (const stop of stops) stop();
      },
    };
  });
  const choose = EditorView.domEventHandlers({
    click: (event, view) => {
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const [place] = at === null || !view.state.selection.main.empty ? [] : commentsAt(view, at);
      if (place) desk.choose(place.id, "text");
    },
  });
  return [marked, follow, choose, look];
}

/** The comments whose words stand at a place, the shortest first: it is the one that is meant. */
export function commentsAt({ state }: Pick<EditorView, "state">, at: number): readonly CommentedPlace[] {
  const { places } = state.field(marked, false) ?? { places: [] };
  return places.filter(({ from, to }) => from <= at && at <= to).sort((a, b) => a.to - a.from - (b.to - b.from));
}

/** Where a comment stands by now; null where the page has none such. */
export function placeOfComment({ state }: Pick<EditorView, "state">, id: ItemId): CommentedPlace | null {
  return state.field(marked, false)?.places.find((place) => place.id === id) ?? null;
}

/** The next comment behind a place, or the one before it; from the last on to the first. */
export function nextComment({ state }: Pick<EditorView, "state">, at: number, step: 1 | -1): CommentedPlace | null {
  const places = [...(state.field(marked, false)?.places ?? [])].sort((a, b) => a.from - b.from || a.to - b.to);
  const found = step > 0 ? places.find(({ from }) => from > at) : places.findLast(({ from }) => from < at);
  return found ?? (step > 0 ? places[0] : places.at(-1)) ?? null;
}

function findPlaces(threads: readonly ShownThread[], text: Text, length: number): readonly CommentedPlace[] {
  return threads.flatMap(({ id, place }) => {
    if (!place) return [];
    const held = place.anchor && heldStretch(text, place.anchor);
    const from = Math.min(held?.from ?? place.from, length);
    return [{ id, from, to: held ? Math.min(held.to, length) : from }];
  });
}

function touches({ changes, startState }: ViewUpdate): boolean {
  const { places } = startState.field(marked);
  return places.some(({ from, to }) => from < to && changes.touchesRange(from, to) !== false);
}

const look = EditorView.theme({
  ".commented": {
    textDecoration: "underline dotted var(--accent) 2px",
    textUnderlineOffset: "0.28em",
    textDecorationSkipInk: "none",
    cursor: "pointer",
  },
  ".commented-now": {
    textDecorationStyle: "solid",
    backgroundColor: "var(--accent-wash)",
  },
});
