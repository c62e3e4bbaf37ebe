import type { EditorView } from "@codemirror/view";
import { stepBookmark, toggleBookmark } from "../bookmarks/bookmark-actions.ts";
import type { CommandActions } from "../commands/command-center.ts";
import { useCommands } from "../commands/use-commands.ts";
import { openChapterFind } from "../editor/chapter-find.ts";
import { toggleMark } from "../editor/emphasis-commands.ts";
import { footnote, goAlong } from "../editor/footnote-commands.ts";
import { redoStep, undoStep } from "../editor/joint-undo.ts";
import { toggleNote } from "../editor/note-commands.ts";
import { sceneBreak } from "../editor/paragraph-commands.ts";
import { copyWordsAlone } from "../editor/rich-copy.ts";
import { openAddress } from "../editor/web-links.ts";
import type { StoryFind } from "../find/story-find.ts";
import { forgetSelection } from "../forget/forget-selection.ts";
import { beginLink } from "../links/link-completion.ts";
import { followLink } from "../links/link-marks.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import type { Pages } from "../pages/use-pages.ts";
import { passageAt } from "../passage/shown-passage.ts";
import { windowProblems } from "../problems/window-words.ts";
import { desktop } from "../shell/desktop.ts";
import { suggestInstead } from "../suggestions/suggest-instead.ts";
import { stepSuggestion } from "../suggestions/suggestion-marks.ts";
import { compareWithYesterday, type Past } from "../timeline/past-view.tsx";
import type { BarePage } from "./bare-page.ts";
import type { usePanels } from "./panels.ts";
import type { ProjectSession } from "./project-session.ts";

/** What can be done by name while a story is open. */
export function useStudioCommands(props: {
  readonly session: ProjectSession;
  readonly actions: OutlineActions | null;
  readonly panels: ReturnType<typeof usePanels>;
  readonly find: StoryFind;
  readonly pages: Pages;
  readonly numbers: { readonly isShown: boolean; readonly toggle: () => void };
  readonly past: { readonly shown: Past | null; readonly show: (past: Past | null) => void };
  readonly show: (
    dialog: "new" | "open" | "import" | "export" | "presets" | "copy" | "share" | "story" | "details",
  ) => void;
  readonly leave: () => void;
  readonly bare: BarePage;
}): void {
  const { session, actions, panels, pages, show, find } = props;
  const text = pages.text?.open ?? null;
  const isWritable = session.isWritable && text !== null;

  const onPage = (act: (view: EditorView) => void) => () => {
    const view = pages.view();
    if (!view) return;
    view.focus();
    act(view);
  };
  const cursor = () => pages.view()?.state.selection.main.head ?? 0;
  /** Undo belongs to the pane that has the focus. */
  const isInOutline = () => document.activeElement?.closest(".outline-pane, .grid-pane, .corkboard-pane") != null;
  const isInFind = () => document.activeElement?.closest(".find-pane") != null;
  /** What is of this installation, and none of a guest's business. */
  const owners: CommandActions = {
    "library.new": { run: () => show("new") },
    "library.open": { run: () => show("open") },
    "library.show": { run: props.leave },
    "story.import": { run: () => show("import") },
    "story.export": { run: () => show("export") },
    "story.copy": { run: () => show("copy") },
    "story.presets": { run: () => show("presets") },
    "story.share": { run: () => show("share") },
    "edit.forget": {
      run: onPage((view) => {
        if (text && !forgetSelection(text.item, view)) session.trouble.set(windowProblems.nothingToForget);
      }),
      isEnabled: isWritable,
    },
  };
  useCommands({
    ...(session.isGuest ? {} : owners),
    "story.about": { run: () => show("story") },
    "story.details": { run: () => show("details") },
    "edit.undo": {
      run: () => void (isInFind() ? find.undo() : isInOutline() ? actions?.undo() : text && undoStep(text.undo)),
    },
    "edit.redo": {
      run: () => void (isInFind() ? find.redo() : isInOutline() ? actions?.redo() : text && redoStep(text.undo)),
    },
    "edit.copyWords": { run: onPage(copyWordsAlone), isEnabled: text !== null },
    "edit.find": { run: onPage(openChapterFind), isEnabled: text !== null },
    "story.find": {
      run: () => {
        const { state } = pages.view() ?? {};
        const selected = state ? state.sliceDoc(state.selection.main.from, state.selection.main.to) : "";
        find.show(/^[^\n]{1,200}$/.test(selected) ? selected : "");
      },
    },
    "edit.emphasis": { run: onPage(toggleMark("*")), isEnabled: isWritable },
    "edit.strong": { run: onPage(toggleMark("**")), isEnabled: isWritable },
    "edit.note": { run: onPage(toggleNote), isEnabled: isWritable },
    "edit.footnote": { run: onPage(footnote), isEnabled: isWritable },
    "edit.link": { run: onPage(beginLink), isEnabled: isWritable },
    "edit.followLink": {
      run: onPage((view) => void (goAlong(view) || openAddress(view) || followLink(session, view))),
      isEnabled: text !== null,
    },
    "edit.bookmark": {
      run: onPage((view) => text && toggleBookmark(session, text, view)),
      isEnabled: isWritable && text.draft === null,
    },
    "bookmark.next": { run: () => stepBookmark(session, text, cursor(), 1), isEnabled: text !== null },
    "bookmark.previous": { run: () => stepBookmark(session, text, cursor(), -1), isEnabled: text !== null },
    "edit.suggest": { run: () => void suggestInstead(session), isEnabled: isWritable },
    "suggestion.next": { run: onPage((view) => stepSuggestion(view, 1)), isEnabled: text !== null },
    "suggestion.previous": { run: onPage((view) => stepSuggestion(view, -1)), isEnabled: text !== null },
    "edit.point": { run: () => session.presence.point(), isEnabled: text !== null },
    "edit.sceneBreak": { run: onPage(sceneBreak), isEnabled: isWritable },
    "page.back": { run: pages.back, isEnabled: pages.canGoBack },
    "page.forward": { run: pages.forward, isEnabled: pages.canGoForward },
    "page.second": {
      run: () => (pages.second ? pages.closeSecond() : pages.item && pages.openSecond(pages.item.id)),
      isChecked: pages.second !== null,
      isEnabled: pages.item !== null,
    },
    "page.other": {
      run: () => pages.goToOther(),
      isEnabled: pages.second !== null,
    },
    "page.exchange": { run: pages.exchange, isEnabled: pages.second !== null },
    "view.bare": { run: props.bare.toggle, isChecked: props.bare.isOn, isEnabled: text !== null },
    "view.outline": { run: panels.toggleOutline, isChecked: panels.showsOutline },
    "view.details": { run: () => panels.toggleSide("details"), isChecked: panels.side === "details" },
    "view.history": { run: () => panels.toggleSide("history"), isChecked: panels.side === "history" },
    "view.bookmarks": { run: () => panels.toggleSide("bookmarks"), isChecked: panels.side === "bookmarks" },
    "view.drafts": { run: () => panels.toggleSide("drafts"), isChecked: panels.side === "drafts" },
    "view.timeline": {
      run: () => props.past.show(props.past.shown?.kind === "timeline" ? null : { kind: "timeline" }),
      isChecked: props.past.shown?.kind === "timeline",
    },
    "view.compare": {
      run: () => props.past.show(compareWithYesterday(pages.item?.id ?? null)),
    },
    "history.passage": {
      run: () => {
        const passage = pages.text && passageAt(pages.text);
        if (passage) props.past.show({ kind: "passage", passage });
        else session.trouble.set(windowProblems.noPassage);
      },
      isEnabled: text !== null,
    },
    "history.play": {
      run: () =>
        pages.item && props.past.show({ kind: "playback", chapter: pages.item.id, draft: text?.draft ?? null }),
      isEnabled: pages.item !== null,
    },
    "history.playBook": { run: () => props.past.show({ kind: "playback", chapter: null, draft: null }) },
    "view.numbers": { run: props.numbers.toggle, isChecked: props.numbers.isShown },
    ...(desktop
      ? {
          "story.print": { run: () => void desktop?.print(), isEnabled: text !== null },
          "story.folder": { run: () => void desktop?.showInFolder(session.opened.path) },
        }
      : {}),
  });
}
