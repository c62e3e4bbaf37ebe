import { type Extension, type Range, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, WidgetType } from "@codemirror/view";
import { bookmarkWords } from "../../story/bookmark-words.ts";
import type { ItemId } from "../../story/ids.ts";
import { heldStretch } from "../../story/scene-places.ts";
import { wordsNow } from "../language/language.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { bookmarksWords } from "./bookmarks-words.ts";

interface MarkedPlace {
  readonly id: ItemId;
  readonly name: string;
  readonly from: number;
}

const setPlaces = StateEffect.define<readonly MarkedPlace[]>();

const line = Decoration.line({ class: "bookmarked" });

/** Where the text's bookmarks stand: found anew when something is said of them, and else carried along by what is written. */
const places = StateField.define<readonly MarkedPlace[]>({
  create: () => [],
  update: (marked, { effects, docChanged, changes }) => {
    const found = effects.find((effect) => effect.is(setPlaces));
    if (found) return found.value;
    if (!docChanged || marked.length === 0) return marked;
    return marked.map((place) => ({ ...place, from: changes.mapPos(place.from, 1) }));
  },
  provide: (field) =>
    EditorView.decorations.compute([field], (state) => {
      const ranges: Range<Decoration>[] = [];
      for (const { from, name } of state.field(field)) {
        const at = state.doc.lineAt(Math.min(from, state.doc.length));
        const words = name || bookmarkWords(at.text.slice(from - at.from)) || wordsNow(bookmarksWords).empty;
        ranges.push(line.range(at.from), Decoration.widget({ widget: new Flag(words), side: -1 }).range(at.from));
      }
      return RangeSet.of(ranges, true);
    }),
});

class Flag extends WidgetType {
  readonly #words: string;

  constructor(words: string) {
    super();
    this.#words = words;
  }

  override eq(other: Flag): boolean {
    return other.#words === this.#words;
  }

  override toDOM(): HTMLElement {
    const flag = document.createElement("span");
    flag.className = "bookmark-flag";
    flag.setAttribute("role", "img");
    flag.setAttribute("aria-label", wordsNow(bookmarksWords).bookmark(this.#words));
    flag.title = this.#words;
    return flag;
  }
}

/** A mark in the margin beside each bookmark of the text. */
export function bookmarkMarks(session: ProjectSession, open: OpenText): Extension {
  const follow = ViewPlugin.define((view) => {
    let shown = "[]";
    const show = () => {
      const found = findPlaces(session, open);
      const now = JSON.stringify(found);
      if (now === shown && view.state.field(places).length === found.length) return;
      shown = now;
      view.dispatch({ effects: setPlaces.of(found) });
    };
    const stops = [session.outline.subscribe(show), session.counts.subscribe(show)];
    // A view can't be changed while it is being made.
    queueMicrotask(show);
    return {
      destroy: () => {
        for (const stop of stops) stop();
      },
    };
  });
  return [places, follow, look];
}

function findPlaces(session: ProjectSession, open: OpenText): readonly MarkedPlace[] {
  const outline = session.outline.value;
  if (outline.kind !== "ready") return [];
  const counted = session.counts.value?.items[open.item]?.bookmarks ?? [];
  return outline.outline.bookmarks
    .filter(({ anchor }) => anchor.chapter === open.item)
    .flatMap(({ id, name, anchor }) => {
      const from = heldStretch(open.text, anchor)?.from ?? counted.find((place) => place.id === id)?.from;
      return from == null ? [] : [{ id, name, from }];
    });
}

/** The bookmarks that stand in [from, to], both ends included. */
export function bookmarksAt({ state }: EditorView, from: number, to: number): readonly ItemId[] {
  const marked = state.field(places, false) ?? [];
  return marked.filter((place) => from <= place.from && place.from <= to).map(({ id }) => id);
}

const look = EditorView.theme({
  ".bookmarked": { position: "relative" },
  ".bookmark-flag": {
    position: "absolute",
    insetInlineStart: "-1.6rem",
    top: "0.28em",
    width: "0.7rem",
    height: "1rem",
    backgroundColor: "var(--accent)",
    clipPath: "polygon(0 0, 100% 0, 100% 100%, 50% 72%, 0 100%)",
    cursor: "default",
  },
});
