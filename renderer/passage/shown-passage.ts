import type { EditorState } from "@codemirror/state";
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  type RelativePosition,
} from "yjs";
import { idsOfText } from "../../history/live-ids.ts";
import { chapterText } from "../../history/record.ts";
import type { CharacterRange, PassagePlace } from "../../host/contract/passage.ts";
import { wordEdits } from "../../story/compare.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { repeats } from "../editor/paste-origin.ts";
import type { ShownText } from "../pages/use-pages.ts";

/** A passage whose history is asked for, and how to find it again whatever is written meanwhile. */
export interface ShownPassage extends PassagePlace {
  readonly chapter: ItemId;
  readonly draft: DraftId | null;
  readonly start: RelativePosition;
  readonly end: RelativePosition;
}

/** What is selected, or else the paragraph around the cursor; null where there is no word in it. */
export function passageAt({ view, open }: ShownText): ShownPassage | null {
  const bounds = boundsAt(view.state);
  if (!bounds) return null;
  const [from, to] = bounds;
  const ids = idsOfText(open.text, from, to);
  const first = ids[0];
  const last = ids.at(-1);
  if (!first || !last) return null;
  return {
    chapter: open.item,
    draft: open.draft,
    first: { client: first.client, clock: first.clock },
    last: { client: last.client, clock: last.clock + last.length - 1 },
    start: createRelativePositionFromTypeIndex(open.text, from, 0),
    end: createRelativePositionFromTypeIndex(open.text, to, -1),
  };
}

function boundsAt(state: EditorState): readonly [from: number, to: number] | null {
  let { from, to } = state.selection.main;
  if (from === to) {
    const isBlank = (line: number) => state.doc.line(line).text.trim() === "";
    let first = state.doc.lineAt(from).number;
    if (isBlank(first)) return null;
    let last = first;
    while (first > 1 && !isBlank(first - 1)) first--;
    while (last < state.doc.lines && !isBlank(last + 1)) last++;
    from = state.doc.line(first).from;
    to = state.doc.line(last).to;
  }
  const text = state.sliceDoc(from, to);
  if (text.trim() === "") return null;
  return [from + text.length - text.trimStart().length, to - (text.length - text.trimEnd().length)];
}

/**
 * Makes the passage say what it said in a form, by one edit that Undo takes back: words that both have stay, and what
 * comes back is its writer's of then.
 */
export function takeBack(
  { view, open }: ShownText,
  passage: ShownPassage,
  form: {
    readonly chapter: ItemId;
    readonly draft: DraftId | null;
    readonly text: string;
    readonly ids: readonly CharacterRange[];
  },
): void {
  const from = placeOf(open, passage.start);
  const to = placeOf(open, passage.end);
  if (from === null || to === null || from > to) return;
  const ids: CharacterRange[] = [];
  let shift = 0;
  const changes = wordEdits(view.state.sliceDoc(from, to), form.text).map((edit) => {
    const at = edit.from + shift;
    ids.push(...idsBetween(form.ids, at, at + edit.insert.length));
    shift += edit.insert.length - (edit.to - edit.from);
    return { from: from + edit.from, to: from + edit.to, insert: edit.insert };
  });
  if (changes.length === 0) return;
  view.dispatch({
    changes,
    selection: { anchor: from },
    scrollIntoView: true,
    userEvent: "input.replace",
    annotations: repeats.of({ document: chapterText(form.chapter, form.draft), ids }),
  });
}

function placeOf({ live }: ShownText["open"], place: RelativePosition): number | null {
  return createAbsolutePositionFromRelativePosition(place, live.doc)?.index ?? null;
}

/** Of ids in the order of their text those from one place to another. */
function idsBetween(ids: readonly CharacterRange[], from: number, to: number): readonly CharacterRange[] {
  const found: CharacterRange[] = [];
  let at = 0;
  for (const { client, clock, length } of ids) {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, length);
    if (start < end) found.push({ client, clock: clock + start, length: end - start });
    at += length;
  }
  return found;
}
