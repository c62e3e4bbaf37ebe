import type { EditorView } from "@codemirror/view";
import { useCallback, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { createRelativePositionFromTypeIndex, relativePositionToJSON } from "yjs";
import type { OpenedProject, RelativePosition } from "../../host/contract/contract.ts";
import type { ItemId } from "../../story/ids.ts";
import { commands } from "../commands/command-center.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { rememberedItem, rememberItem } from "../editor/place-memory.ts";
import { type CursorRequest, ProseEditor } from "../editor/prose-editor.tsx";
import { FindPane } from "../find/find-pane.tsx";
import { StoryFind } from "../find/story-find.ts";
import type { ChosenRevision } from "../history/chosen-revision.ts";
import { RevisionReader } from "../history/revision-reader.tsx";
import { NumbersPane } from "../numbers/numbers-pane.tsx";
import { PageFoot } from "../numbers/page-foot.tsx";
import { useObservable } from "../observable.ts";
import { OutlinePane } from "../outline/outline-pane.tsx";
import { findItem, firstChapter, isInTrash } from "../outline/outline-rows.ts";
import { QuickOpen } from "../quick-open/quick-open.tsx";
import { desktop } from "../shell/desktop.ts";
import { useBarePage } from "./bare-page.ts";
import { type EmptiedChapter, useFollowJoined } from "./follow-joined.ts";
import { NoticesBar } from "./notices-bar.tsx";
import { OutlineBoard } from "./outline-board.tsx";
import { ArchiveBar, PageBar, TrashBar } from "./page-bar.tsx";
import { usePanels } from "./panels.ts";
import type { ProjectSession } from "./project-session.ts";
import { SidePanel, type SideTab } from "./side-panel.tsx";
import { cutAt } from "./split-dialog.tsx";
import { useStudioCommands } from "./studio-commands.ts";
import { type OpenDialog, StudioDialogs } from "./studio-dialogs.tsx";
import { StudioHeader } from "./studio-header.tsx";
import { useOpenText } from "./use-open-text.ts";
import "./studio.css";
import { useUnsavedWarning } from "./unsaved-warning.ts";

/** Where this window went along with a chapter that was joined to another, until the writer has seen it. */
interface Joined {
  readonly into: ItemId;
  readonly sentence: string;
}

export function StudioScreen(props: {
  readonly session: ProjectSession;
  readonly onLeave: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const { session } = props;
  const outlineState = useObservable(session.outline);
  const actions = useObservable(session.actions);
  const viewKind = useObservable(session.view.kind);
  const outline = outlineState.kind === "ready" ? outlineState.outline : null;
  const [current, setCurrent] = useState<ItemId | null>(() => rememberedItem(session.project));
  const [cursorTo, setCursorTo] = useState<CursorRequest | null>(null);
  const panels = usePanels();
  const bare = useBarePage();
  const { side, showsOutline } = panels;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [revision, setRevision] = useState<ChosenRevision | null>(null);
  const [showsNumbers, setShowsNumbers] = useState(false);
  const view = useRef<EditorView | null>(null);
  const [pageView, setPageView] = useState<EditorView | null>(null);
  useUnsavedWarning(session);
  const [find] = useState(() => new StoryFind(session));
  const isFinding = useObservable(find.isShown);

  const known = outline && current ? findItem(outline, current) : null;
  // A chapter that was remembered may have gone since; then the book begins at its beginning.
  const item = known?.file ? known : outline ? firstChapter(outline) : null;
  const text = useOpenText(session, item?.id ?? null);
  // Who opens a story wants to read or write in it: the keys are the page's.
  const startsWriting = useRef(true);
  const keepView = useCallback((next: EditorView | null) => {
    view.current = next;
    setPageView(next);
    if (next && startsWriting.current) next.focus();
    if (next) startsWriting.current = false;
  }, []);

  const open = (id: ItemId, at: number | null) => {
    session.view.kind.set("text");
    setRevision(null);
    setShowsNumbers(false);
    setCurrent(id);
    rememberItem(session.project, id);
    if (at !== null) setCursorTo((last) => ({ item: id, at, n: (last?.n ?? 0) + 1 }));
  };
  const write = (id: ItemId) => {
    open(id, null);
    // At once where the page is there already: the next key may be under way.
    if (text.kind === "open" && text.open.item === id) view.current?.focus();
    else setCursorTo((last) => ({ item: id, at: null, n: (last?.n ?? 0) + 1 }));
  };
  const putDown = useCallback(() => setCursorTo(null), []);

  const closeNumbers = () => {
    setShowsNumbers(false);
    if (item) setCursorTo((last) => ({ item: item.id, at: null, n: (last?.n ?? 0) + 1 }));
  };

  const [emptied, setEmptied] = useState<EmptiedChapter | null>(null);
  const [joined, setJoined] = useState<Joined | null>(null);
  useFollowJoined(session, outline, item, emptied, (to, at, from) => {
    open(to.id, at);
    setJoined({ into: to.id, sentence: `“${from.title}” was joined to “${to.title}”. You are at the same words.` });
  });

  const leave = async () => {
    session.flush();
    const isSaved = await Promise.race([session.whenSaved().then(() => true), after(leavePatience)]);
    if (isSaved) props.onLeave();
    else setDialog({ kind: "unsaved" });
  };

  const beginSplit = () => {
    if (text.kind !== "open" || !view.current) return;
    const { state } = view.current;
    const cursor = state.selection.main.head;
    const word = state.wordAt(cursor);
    // Never through a word.
    const head = word && word.from < cursor && cursor < word.to ? word.from : cursor;
    const at = relativePositionToJSON(createRelativePositionFromTypeIndex(text.open.text, head)) as RelativePosition;
    setDialog({ kind: "split", chapter: text.open.item, at, cut: cutAt(state, head) });
  };

  const chooseStory = async () => {
    if (!desktop) return setDialog({ kind: "open" });
    const path = await desktop.chooseStory();
    if (path !== null) await desktop.openStory(path);
  };
  // Where the matches stand, the panel comes in their place.
  const showSide = (tab: SideTab) => {
    if (!isFinding) return panels.toggleSide(tab);
    find.hide();
    panels.setSide(tab);
  };
  useStudioCommands({
    session,
    actions,
    panels: { ...panels, side: isFinding ? null : side, toggleSide: showSide },
    find,
    text: text.kind === "open" ? text.open : null,
    view: () => view.current,
    numbers: { isShown: showsNumbers, toggle: () => (showsNumbers ? closeNumbers() : setShowsNumbers(true)) },
    show: (kind) => (kind === "open" ? void chooseStory() : setDialog({ kind })),
    leave: () => void leave(),
    bare,
  });

  const isTrashed = outline !== null && item !== null && isInTrash(outline, item.id);
  const shownRevision = !showsNumbers && revision && revision.chapter === item?.id ? revision : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape gives everything back that was set aside for the text.
    <div
      className="studio"
      data-outline={(showsOutline && !bare.isOn) || undefined}
      data-side={(side !== null && !isFinding && !bare.isOn) || undefined}
      data-find={(isFinding && !bare.isOn) || undefined}
      data-bare={bare.isOn || undefined}
      onKeyDown={(event) => {
        if (event.key === "Escape" && bare.isOn && !event.defaultPrevented) bare.leave();
      }}
    >
      <StudioHeader
        session={session}
        title={outline?.title ?? session.opened.title}
        side={isFinding ? null : side}
        showsOutline={showsOutline}
        onOutline={panels.toggleOutline}
        onSide={showSide}
        onFind={() => commands.run("story.find")}
        onImport={() => setDialog({ kind: "import" })}
        onExport={() => setDialog({ kind: "export" })}
        onStory={() => setDialog({ kind: "story" })}
        onLeave={leave}
      />
      <PaneBoundary name="The list of notices">
        <NoticesBar session={session} />
      </PaneBoundary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what lies over the page, from anywhere in it. */}
      <div
        className="studio-panes"
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !(event.target as Element).closest(".outline-pane, .side-panel")) return;
          if (panels.uncover()) view.current?.focus();
        }}
      >
        {showsOutline && outline && actions && !bare.isOn ? (
          <PaneBoundary name="The outline">
            <OutlinePane
              session={session}
              outline={outline}
              actions={actions}
              current={item?.id ?? null}
              onOpen={(id, at) => {
                if (id === null) return setCurrent(null);
                // The row that has the focus goes with the outline; the page takes it over.
                if (panels.uncover() && at === null) write(id);
                else open(id, at);
              }}
              onShow={(id) => open(id, null)}
              onWrite={(id) => {
                panels.uncover();
                write(id);
              }}
              onSplit={beginSplit}
            />
          </PaneBoundary>
        ) : null}
        <main className="studio-centre" onPointerDown={panels.uncover}>
          {outlineState.kind === "failed" ? <ProblemNote problem={outlineState.problem} /> : null}
          {showsNumbers && outline && actions ? (
            <PaneBoundary name="The numbers">
              <NumbersPane
                session={session}
                outline={outline}
                actions={actions}
                item={item}
                view={pageView}
                onClose={closeNumbers}
              />
            </PaneBoundary>
          ) : null}
          {shownRevision && item ? (
            <PaneBoundary name="The reading view">
              <RevisionReader
                session={session}
                title={item.title}
                revision={shownRevision}
                takesFocus={panels.isNarrow}
                onClose={() => {
                  setRevision(null);
                  setCursorTo((last) => ({ item: item.id, at: null, n: (last?.n ?? 0) + 1 }));
                }}
              />
            </PaneBoundary>
          ) : null}
          {outline && actions && item && isTrashed ? (
            <TrashBar
              outline={outline}
              item={item}
              actions={actions}
              isWritable={session.isWritable}
              onBack={() => view.current?.focus()}
            />
          ) : null}
          {outline && actions && item && !isTrashed ? (
            <ArchiveBar outline={outline} item={item} actions={actions} isWritable={session.isWritable} />
          ) : null}
          {joined && joined.into === item?.id ? (
            <PageBar>
              <p>{joined.sentence}</p>
              <Button
                className="button quiet"
                onPress={() => {
                  setJoined(null);
                  view.current?.focus();
                }}
              >
                Close
              </Button>
            </PageBar>
          ) : null}
          {outline && actions && viewKind !== "text" && !shownRevision ? (
            <OutlineBoard
              kind={viewKind}
              session={session}
              outline={outline}
              actions={actions}
              current={item?.id ?? null}
              cursor={() => view.current?.state.selection.main.head ?? null}
              onOpen={(id, at) => (at === null ? write(id) : open(id, at))}
              onChoose={(id) => {
                setCurrent(id);
                rememberItem(session.project, id);
              }}
            />
          ) : null}
          {/* The editor stays while history is read: its place, its selection and its undo are kept. */}
          <div className="page-scroller" hidden={shownRevision !== null || showsNumbers || viewKind !== "text"}>
            {text.kind === "failed" ? <ProblemNote problem={text.problem} /> : null}
            {text.kind === "open" && item && text.open.item === item.id ? (
              <article className="page">
                <h1 className="page-title">{item.title}</h1>
                <PaneBoundary name="The editor" key={item.id}>
                  <ProseEditor
                    session={session}
                    open={text.open}
                    title={isTrashed ? `${item.title}, in the trash` : item.title}
                    language={outline?.language ?? "en"}
                    cursorTo={cursorTo}
                    onCursor={putDown}
                    onView={keepView}
                    onEmptied={(text) => setEmptied({ ...text, item: item.id })}
                  />
                </PaneBoundary>
              </article>
            ) : null}
            {outline && !item ? (
              <p className="page-empty">This story has no chapter yet. Begin one in the outline, on the left.</p>
            ) : null}
          </div>
          {shownRevision === null && !showsNumbers ? (
            <PaneBoundary name="The numbers">
              <PageFoot
                session={session}
                view={pageView}
                target={item?.target ?? null}
                onNumbers={() => setShowsNumbers(true)}
              />
            </PaneBoundary>
          ) : null}
        </main>
        {isFinding && outline && !bare.isOn ? (
          <PaneBoundary name="Finding">
            <FindPane
              find={find}
              outline={outline}
              isWritable={session.isWritable}
              current={item?.id ?? null}
              onShow={(hit, goes) => {
                open(hit.chapter, null);
                setCursorTo((last) => ({
                  item: hit.chapter,
                  at: hit.from,
                  found: hit,
                  isOnlyShown: !goes,
                  n: (last?.n ?? 0) + 1,
                }));
                if (goes && panels.isNarrow) find.hide();
              }}
              onClose={() => {
                find.hide();
                view.current?.focus();
              }}
            />
          </PaneBoundary>
        ) : side !== null && outline && actions && !bare.isOn ? (
          <SidePanel
            session={session}
            outline={outline}
            actions={actions}
            item={item}
            tab={side}
            revision={shownRevision}
            onTab={panels.setSide}
            onRevision={(chosen) => {
              setRevision(chosen);
              setShowsNumbers(false);
              panels.uncover();
            }}
          />
        ) : null}
      </div>
      {outline ? (
        <QuickOpen
          session={session}
          outline={outline}
          current={item?.id ?? null}
          onOpen={(id, at) => (at === null ? write(id) : open(id, at))}
        />
      ) : null}
      <StudioDialogs
        session={session}
        outline={outline}
        actions={actions}
        title={item?.title ?? ""}
        dialog={dialog}
        onClose={() => setDialog(null)}
        onOpen={props.onOpen}
        onLeave={props.onLeave}
        onChapter={(id) => open(id, 0)}
      />
    </div>
  );
}

/** How long leaving waits for the disk before it says so, in milliseconds. */
const leavePatience = 2500;

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}
