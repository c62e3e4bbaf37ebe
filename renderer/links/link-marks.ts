import { type EditorState, type Extension, type Range, RangeSet, StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { linkTarget } from "../../story/link-targets.ts";
import { findLinks, type StoryLink } from "../../story/story-links.ts";
import { marksStepAside } from "../editor/hidden-marks.ts";
import { isSpokenAnew } from "../editor/spoken-anew.ts";
import { wordsNow } from "../language/language.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { followTitle } from "./going.ts";
import { linkCompletion } from "./link-completion.ts";
import { linksWords } from "./links-words.ts";

const aside = Decoration.replace({});
const mark = Decoration.mark({ class: "prose-mark" });
const targetsChanged = StateEffect.define<null>();

/** Links to chapters and notes: shown, offered after `[[`, and followed. */
export function storyLinks(session: ProjectSession): Extension {
  const shown = ViewPlugin.define((view) => new LinkMarks(view, session), {
    decorations: ({ decorations }) => decorations,
  });
  const follow = (view: EditorView, at: number): boolean => {
    const link = linkAt(view.state, at);
    if (link) followTitle(session, link.title);
    return link !== null;
  };
  return [
    shown,
    linkCompletion(session),
    keymap.of([{ key: "Alt-Enter", run: (view) => follow(view, view.state.selection.main.head) }]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (at === null || !follow(view, at)) return false;
        event.preventDefault();
        return true;
      },
    }),
    look,
  ];
}

/** The link that this place is in, or at the end of. */
export function linkAt({ doc }: EditorState, at: number): StoryLink | null {
  const line = doc.lineAt(at);
  return findLinks(line.text).find(({ from, to }) => from <= at - line.from && at - line.from <= to) ?? null;
}

/** Follows the link at the cursor. */
export function followLink(session: ProjectSession, view: EditorView): void {
  const link = linkAt(view.state, view.state.selection.main.head);
  if (link) followTitle(session, link.title);
}

/** Only what is in view is looked at, and again only where something has changed that a link is shown by. */
class LinkMarks {
  decorations: DecorationSet;
  #hasLinks = false;
  readonly #session: ProjectSession;
  readonly #stop: () => void;

  constructor(view: EditorView, session: ProjectSession) {
    this.#session = session;
    this.decorations = this.#decorate(view);
    this.#stop = session.outline.subscribe(() => {
      if (this.#hasLinks) view.dispatch({ effects: targetsChanged.of(null) });
    });
  }

  update(update: ViewUpdate): void {
    const isMoved = this.#hasLinks && (update.selectionSet || update.focusChanged || isStepping(update));
    const isAsked = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(targetsChanged)));
    if (update.docChanged || update.viewportChanged || isMoved || isAsked || isSpokenAnew(update))
      this.decorations = this.#decorate(update.view);
  }

  destroy(): void {
    this.#stop();
  }

  #decorate({ state, visibleRanges }: EditorView): DecorationSet {
    const ranges: Range<Decoration>[] = [];
    for (const { from, to } of visibleRanges) {
      for (let at = from; at <= to; ) {
        const line = state.doc.lineAt(at);
        if (line.text.includes("[["))
          for (const link of findLinks(line.text)) ranges.push(...this.#shown(state, link, line.from));
        at = line.to + 1;
      }
    }
    this.#hasLinks = ranges.length > 0;
    return RangeSet.of(ranges, true);
  }

  #shown(state: EditorState, { from, to, shown, shownFrom, title }: StoryLink, at: number): Range<Decoration>[] {
    const outline = this.#session.outline.value;
    const target = outline.kind === "ready" ? linkTarget(outline.outline, title) : null;
    const words = wordsNow(linksWords);
    const link = Decoration.mark({
      class: target || outline.kind !== "ready" ? "story-link" : "story-link unknown",
      attributes: { role: "link", title: target ? words.leadsTo(target.title) : words.leadsNowhere(title) },
    });
    const isTouched = state.selection.ranges.some((range) => range.from <= at + to && range.to >= at + from);
    const marks = state.facet(marksStepAside) && !isTouched ? aside : mark;
    return [
      marks.range(at + from, at + shownFrom),
      link.range(at + shownFrom, at + shownFrom + shown.length),
      marks.range(at + shownFrom + shown.length, at + to),
    ];
  }
}

function isStepping({ startState, state }: ViewUpdate): boolean {
  return startState.facet(marksStepAside) !== state.facet(marksStepAside);
}

const look = EditorView.theme({
  ".story-link": {
    color: "var(--accent)",
    textDecoration: "underline",
    textDecorationThickness: "1px",
    textUnderlineOffset: "3px",
  },
  ".story-link.unknown": { textDecorationStyle: "dashed", color: "var(--soft-ink)" },
});
