import type { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Text } from "yjs";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { keptWords } from "../../story/remark.ts";
import { anchorAt } from "../../story/scene-places.ts";
import { findItem } from "../outline/outline-rows.ts";
import type { Pages } from "../pages/use-pages.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { placeOfComment } from "./comment-marks.ts";
import type { CommentedPage } from "./comments-pane.tsx";
import type { CommentTarget, ReviewDesk } from "./review-desk.ts";

/** The page of the studio that was used last, as the comments beside it need it. A draft has no comments: they are of the main text. */
export function useCommentedPage(session: ProjectSession, outline: Outline | null, pages: Pages): CommentedPage {
  const open = pages.text?.open;
  const chapter = open && open.draft === null && open.item === pages.item?.id ? open.item : null;
  return {
    chapter,
    target: () => {
      const view = pages.view();
      return view && chapter && open && session.isWritable ? selectedIn(view, chapter, open.text) : null;
    },
    goTo: (thread) => {
      if (thread.chapter === null) return;
      const view = pages.view();
      const here = view && thread.chapter === chapter ? placeOfComment(view, thread.id) : null;
      pages.open(thread.chapter, { at: here?.from ?? thread.place?.from ?? null, writes: true });
    },
    focus: () => pages.view()?.focus(),
    titleOf: (id) => (outline && findItem(outline, id)?.title) ?? "",
  };
}

/** What a comment made now would stand on: what is selected, or the word at the cursor. */
export function selectedIn(view: EditorView, chapter: ItemId, text: Text): CommentTarget | null {
  const { main } = view.state.selection;
  const range = main.empty ? view.state.wordAt(main.head) : main;
  const anchor = range && anchorAt(text, chapter, range.from, range.to);
  if (!range || !anchor) return null;
  const { from, to } = range;
  return { chapter, anchor, stands: { from, to, words: keptWords(view.state.sliceDoc(from, to)) } };
}

/** Calls back when a comment is chosen on the page. */
export function useFollowChosen(desk: ReviewDesk, onChosen: () => void): void {
  const latest = useRef(onChosen);
  latest.current = onChosen;
  useEffect(
    () =>
      desk.chosen.subscribe(() => {
        if (desk.chosen.value?.by === "text") latest.current();
      }),
    [desk],
  );
}
