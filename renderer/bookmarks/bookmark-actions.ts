import type { EditorView } from "@codemirror/view";
import { createItemId } from "../../story/ids.ts";
import type { Bookmark } from "../../story/outline.ts";
import { anchorAt, heldStretch } from "../../story/scene-places.ts";
import type { OpenText, ProjectSession } from "../studio/project-session.ts";
import { listBookmarks, nextBookmark } from "./bookmark-list.ts";
import { bookmarksAt } from "./bookmark-marks.ts";

/** Sets a bookmark at the cursor, called by what is selected, or takes away those of its line. */
export function toggleBookmark(session: ProjectSession, open: OpenText, view: EditorView): void {
  const actions = session.actions.value;
  if (!actions) return;
  const { doc, selection } = view.state;
  const { main } = selection;
  const line = doc.lineAt(main.from);
  const there = bookmarksAt(view, line.from, line.to);
  if (there.length > 0) {
    actions.edit(...there.map((bookmark) => ({ kind: "setBookmark" as const, bookmark, removed: true })));
    return;
  }
  const { from, to } = stretchAt(view);
  const anchor = from < to ? anchorAt(open.text, open.item, from, to) : null;
  if (!anchor) return;
  const name = main.empty ? "" : view.state.sliceDoc(main.from, Math.min(main.to, main.from + 80));
  actions.edit({ kind: "setBookmark", bookmark: createItemId(Date.now(), Math.random), anchor, name, removed: false });
}

/** From the word at the cursor to the end of its line: the bookmark stays while anything of that does. */
function stretchAt({ state }: EditorView): { readonly from: number; readonly to: number } {
  const { head, from } = state.selection.main;
  const line = state.doc.lineAt(from);
  if (line.length === 0) {
    // A blank line is held by its own end, and the last one by what is before it.
    return line.to < state.doc.length
      ? { from: line.to, to: line.to + 1 }
      : { from: Math.max(0, line.from - 1), to: line.from };
  }
  const at = state.selection.main.empty ? (state.wordAt(head)?.from ?? head) : from;
  return { from: Math.min(Math.max(at, line.from), line.to - 1), to: line.to };
}

/** Opens the place, where it is by now. */
export async function goToBookmark(session: ProjectSession, { id, anchor }: Bookmark): Promise<void> {
  const opened = await session.openText(anchor.chapter);
  const held = opened.ok ? heldStretch(opened.value.text, anchor) : null;
  // The host knows the copies that an undo has made of its words.
  const counted = session.counts.value?.items[anchor.chapter]?.bookmarks.find((place) => place.id === id);
  session.going.set({ kind: "item", item: anchor.chapter, at: held?.from ?? counted?.from ?? null });
}

/** Goes to the next bookmark behind the cursor, or the one before it; from the last on to the first. */
export function stepBookmark(session: ProjectSession, open: OpenText | null, cursor: number, step: 1 | -1): void {
  const outline = session.outline.value;
  if (outline.kind !== "ready") return;
  const listed = listBookmarks(outline.outline, session.counts.value).map((bookmark) => {
    const isHere = bookmark.chapter === open?.item;
    return isHere ? { ...bookmark, from: heldStretch(open.text, bookmark.anchor)?.from ?? bookmark.from } : bookmark;
  });
  const found = nextBookmark(outline.outline, listed, { chapter: open?.item ?? null, at: cursor }, step);
  if (found) void goToBookmark(session, found);
}
