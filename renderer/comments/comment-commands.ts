import { useCommands } from "../commands/use-commands.ts";
import type { Pages } from "../pages/use-pages.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import type { SideTab } from "../studio/side-panel.tsx";
import { commentsAt, nextComment } from "./comment-marks.ts";
import type { CommentedPage } from "./comments-pane.tsx";

/** What can be done with comments by name. */
export function useCommentCommands(props: {
  readonly session: Pick<ProjectSession, "review" | "isWritable">;
  readonly pages: Pick<Pages, "view">;
  readonly page: CommentedPage;
  readonly side: SideTab | null;
  readonly toggle: () => void;
  /** Brings the panel into view. */
  readonly show: () => void;
}): void {
  const { session, pages, page } = props;
  const desk = session.review;
  const isHere = page.chapter !== null;
  const step = (by: 1 | -1) => () => {
    const view = pages.view();
    const found = view && nextComment(view, view.state.selection.main.head, by);
    if (!view || !found) return;
    view.focus();
    view.dispatch({ selection: { anchor: found.from }, scrollIntoView: true, userEvent: "select" });
    desk.choose(found.id, "text");
  };
  useCommands({
    "comment.add": {
      run: () => {
        desk.writing.set(page.target() ?? { chapter: page.chapter, anchor: null, stands: null });
        props.show();
      },
      isEnabled: isHere && session.isWritable && desk.mayComment,
    },
    "comment.here": {
      run: () => {
        const view = pages.view();
        const [found] = view ? commentsAt(view, view.state.selection.main.head) : [];
        props.show();
        if (found) desk.choose(found.id, "keys");
      },
      isEnabled: isHere,
    },
    "comment.next": { run: step(1), isEnabled: isHere },
    "comment.previous": { run: step(-1), isEnabled: isHere },
    "view.comments": { run: props.toggle, isChecked: props.side === "comments" },
  });
}
