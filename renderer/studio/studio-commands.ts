import { openSearchPanel } from "@codemirror/search";
import type { EditorView } from "@codemirror/view";
import { useCommands } from "../commands/use-commands.ts";
import { toggleMark } from "../editor/emphasis-commands.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { desktop } from "../shell/desktop.ts";
import type { usePanels } from "./panels.ts";
import type { OpenText, ProjectSession } from "./project-session.ts";

/** What can be done by name while a story is open. */
export function useStudioCommands(props: {
  readonly session: ProjectSession;
  readonly actions: OutlineActions | null;
  readonly panels: ReturnType<typeof usePanels>;
  /** The open page; its view is null while it isn't on the screen. */
  readonly text: OpenText | null;
  readonly view: () => EditorView | null;
  readonly show: (dialog: "new" | "open" | "import" | "export" | "copy" | "story") => void;
  readonly leave: () => void;
}): void {
  const { session, actions, panels, text, show } = props;
  const isWritable = session.isWritable && text !== null;

  const onPage = (act: (view: EditorView) => void) => () => {
    const view = props.view();
    if (!view) return;
    view.focus();
    act(view);
  };
  /** Undo belongs to the pane that has the focus. */
  const isInOutline = () => document.activeElement?.closest(".outline-pane, .grid-pane, .corkboard-pane") != null;
  useCommands({
    "library.new": { run: () => show("new") },
    "library.open": { run: () => show("open") },
    "library.show": { run: props.leave },
    "story.import": { run: () => show("import") },
    "story.export": { run: () => show("export") },
    "story.copy": { run: () => show("copy") },
    "story.about": { run: () => show("story") },
    "edit.undo": { run: () => void (isInOutline() ? actions?.undo() : text?.undo.undo()) },
    "edit.redo": { run: () => void (isInOutline() ? actions?.redo() : text?.undo.redo()) },
    "edit.find": { run: onPage(openSearchPanel), isEnabled: text !== null },
    "edit.emphasis": { run: onPage(toggleMark("*")), isEnabled: isWritable },
    "edit.strong": { run: onPage(toggleMark("**")), isEnabled: isWritable },
    "view.outline": { run: panels.toggleOutline, isChecked: panels.showsOutline },
    "view.details": { run: () => panels.toggleSide("details"), isChecked: panels.side === "details" },
    "view.history": { run: () => panels.toggleSide("history"), isChecked: panels.side === "history" },
    ...(desktop
      ? {
          "story.print": { run: () => void desktop?.print(), isEnabled: text !== null },
          "story.folder": { run: () => void desktop?.showInFolder(session.opened.path) },
        }
      : {}),
  });
}
