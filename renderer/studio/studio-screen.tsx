import { useEffect, useState } from "react";
import { createRelativePositionFromTypeIndex, relativePositionToJSON } from "yjs";
import type { OpenedProject, RelativePosition } from "../../host/contract/contract.ts";
import { commands } from "../commands/command-center.ts";
import { useCommentCommands } from "../comments/comment-commands.ts";
import { useCommentedPage, useFollowChosen } from "../comments/commented-page.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { FindPane } from "../find/find-pane.tsx";
import { StoryFind } from "../find/story-find.ts";
import { ForgetDialog } from "../forget/forget-dialog.tsx";
import { useFollowForgotten } from "../forget/forgetting.ts";
import type { ChosenRevision } from "../history/chosen-revision.ts";
import { useWords } from "../language/language.ts";
import { useGoing } from "../links/going.ts";
import { UnknownLink } from "../links/unknown-link.tsx";
import { manuscriptHolds } from "../manuscript/manuscript-scope.ts";
import { useObservable } from "../observable.ts";
import { OutlinePane } from "../outline/outline-pane.tsx";
import { usePages } from "../pages/use-pages.ts";
import { titleIn } from "../presence/people-here.tsx";
import { PresenceBar } from "../presence/presence-bar.tsx";
import { windowProblems } from "../problems/window-words.ts";
import { QuickOpen } from "../quick-open/quick-open.tsx";
import { desktop } from "../shell/desktop.ts";
import { AwayBar } from "../timeline/away-bar.tsx";
import { compareAway, compareWhenGone, type Past } from "../timeline/past-view.tsx";
import { useBarePage } from "./bare-page.ts";
import { NoticesBar } from "./notices-bar.tsx";
import { usePanels } from "./panels.ts";
import type { ProjectSession } from "./project-session.ts";
import { SidePanel, type SideTab } from "./side-panel.tsx";
import { cutAt } from "./split-dialog.tsx";
import { StudioCentre } from "./studio-centre.tsx";
import { useStudioCommands } from "./studio-commands.ts";
import { type OpenDialog, StudioDialogs } from "./studio-dialogs.tsx";
import { StudioHeader } from "./studio-header.tsx";
import { studioTexts } from "./studio-words.ts";
import "./studio.css";
import { useUnsavedWarning } from "./unsaved-warning.ts";

export function StudioScreen(props: {
  readonly session: ProjectSession;
  readonly onLeave: () => void;
  readonly onOpen: (opened: OpenedProject) => void;
}) {
  const { panes } = useWords(studioTexts);
  const { session } = props;
  const outlineState = useObservable(session.outline);
  const actions = useObservable(session.actions);
  const outline = outlineState.kind === "ready" ? outlineState.outline : null;
  const panels = usePanels();
  const bare = useBarePage();
  const { side, showsOutline } = panels;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [revision, setRevision] = useState<ChosenRevision | null>(null);
  const [past, setPast] = useState<Past | null>(null);
  const [showsNumbers, setShowsNumbers] = useState(false);
  useUnsavedWarning(session);
  useFollowForgotten(session);
  const [find] = useState(() => new StoryFind(session));
  const isFinding = useObservable(find.isShown);
  const pages = usePages(session, outline, (side, item) => {
    if (side === "second") return;
    const { kind, scope } = session.view;
    if (kind.value !== "manuscript" || !outline || !manuscriptHolds(outline, scope.value, item)) kind.set("text");
    setRevision(null);
    setPast(null);
    setShowsNumbers(false);
  });
  const { item, text } = pages;
  useGoing(session, pages);
  const shown = item?.id ?? null;
  useEffect(() => session.presence.here(shown), [session, shown]);

  // Another look at the story was chosen: it stands where the numbers stood.
  useEffect(
    () =>
      session.view.kind.subscribe(() => {
        setShowsNumbers(false);
        setPast(null);
      }),
    [session],
  );

  const showPast = (next: Past | null) => {
    setPast(next);
    setShowsNumbers(false);
    if (next === null) pages.focus();
  };
  const showNumbers = () => {
    setPast(null);
    setShowsNumbers(true);
  };
  const closeNumbers = () => {
    setShowsNumbers(false);
    pages.focus();
  };

  const leave = async () => {
    session.flush();
    const isSaved = await Promise.race([session.whenSaved().then(() => true), after(leavePatience)]);
    if (isSaved) props.onLeave();
    else setDialog({ kind: "unsaved" });
  };

  const beginSplit = () => {
    if (!text) return;
    if (text.open.draft) return session.trouble.set(windowProblems.splitInDraft);
    const { state } = text.view;
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
  const commented = useCommentedPage(session, outline, pages);
  useFollowChosen(session.review, () => {
    if (!panels.isNarrow && !isFinding) panels.setSide("comments");
  });
  useCommentCommands({
    session,
    pages,
    page: commented,
    side: isFinding ? null : side,
    toggle: () => showSide("comments"),
    show: () => {
      if (isFinding) find.hide();
      if (bare.isOn) bare.leave();
      panels.setSide("comments");
    },
  });
  useStudioCommands({
    session,
    actions,
    panels: { ...panels, side: isFinding ? null : side, toggleSide: showSide },
    find,
    pages,
    numbers: { isShown: showsNumbers, toggle: () => (showsNumbers ? closeNumbers() : showNumbers()) },
    past: { shown: past, show: showPast },
    show: (kind) => {
      if (kind === "open") void chooseStory();
      else setDialog(kind === "export" ? { kind, at: null } : { kind });
    },
    leave: () => void leave(),
    bare,
  });

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
        pages={pages}
        title={outline?.title ?? session.opened.title}
        outline={outline}
        side={isFinding ? null : side}
        showsOutline={showsOutline}
        onOutline={panels.toggleOutline}
        onSide={showSide}
        onFind={() => commands.run("story.find")}
        onImport={() => setDialog({ kind: "import" })}
        onExport={() => setDialog({ kind: "export", at: null })}
        onShare={() => setDialog({ kind: "share" })}
        onStory={() => setDialog({ kind: "story" })}
        onLeave={leave}
      />
      <PaneBoundary name={panes.notices}>
        {session.isGuest ? null : <NoticesBar session={session} />}
        {outline ? <PresenceBar presence={session.presence} titleOf={(id) => titleIn(outline, id)} /> : null}
        {session.isGuest ? null : <AwayBar session={session} onShow={(digest) => showPast(compareAway(digest))} />}
      </PaneBoundary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what lies over the page, from anywhere in it. */}
      <div
        className="studio-panes"
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !(event.target as Element).closest(".outline-pane, .side-panel")) return;
          if (panels.uncover()) pages.view()?.focus();
        }}
      >
        {showsOutline && outline && actions && !bare.isOn ? (
          <PaneBoundary name={panes.outline}>
            <OutlinePane
              session={session}
              outline={outline}
              actions={actions}
              current={item?.id ?? null}
              onOpen={(id, at) => {
                if (id === null) return pages.setShown("first", null);
                // The row that has the focus goes with the outline; the page takes it over.
                if (panels.uncover() && at === null) pages.write(id);
                else pages.open(id, { at });
              }}
              onBeside={(id) => {
                panels.uncover();
                pages.openSecond(id);
              }}
              onShow={(id) => pages.open(id)}
              onWrite={(id) => {
                panels.uncover();
                pages.write(id);
              }}
              onSplit={beginSplit}
            />
          </PaneBoundary>
        ) : null}
        <StudioCentre
          session={session}
          pages={pages}
          revision={shownRevision}
          past={past}
          showsNumbers={showsNumbers}
          takesFocus={panels.isNarrow}
          onUncover={panels.uncover}
          onNumbers={showNumbers}
          onCloseNumbers={closeNumbers}
          onCloseRevision={() => {
            setRevision(null);
            pages.focus();
          }}
          onPast={showPast}
          onExport={session.isGuest ? null : (at) => setDialog({ kind: "export", at })}
        />
        {isFinding && outline && !bare.isOn ? (
          <PaneBoundary name={panes.finding}>
            <FindPane
              find={find}
              outline={outline}
              isWritable={session.isWritable}
              current={item?.id ?? null}
              onShow={(hit, goes) => {
                if (hit.gone) return showPast(compareWhenGone(hit));
                if (past) setPast(null);
                pages.open(hit.chapter, { at: hit.from, found: hit, isOnlyShown: !goes });
                if (goes && panels.isNarrow) find.hide();
              }}
              onClose={() => {
                find.hide();
                pages.view()?.focus();
              }}
            />
          </PaneBoundary>
        ) : side !== null && outline && actions && !bare.isOn ? (
          <SidePanel
            session={session}
            outline={outline}
            actions={actions}
            item={item}
            isFirst={pages.active === "first"}
            tab={side}
            page={commented}
            revision={shownRevision}
            onTab={panels.setSide}
            onRevision={(chosen) => {
              setRevision(chosen);
              setPast(null);
              setShowsNumbers(false);
              panels.uncover();
            }}
            onDraft={(draft) => {
              panels.uncover();
              setPast(null);
              setShowsNumbers(false);
              setRevision(null);
              if (draft?.chapter) pages.write(draft.chapter);
              else pages.focus();
            }}
            onCompareDraft={(draft) => {
              panels.uncover();
              showPast({ kind: "draft", draft: draft.id });
            }}
          />
        ) : null}
      </div>
      {outline ? (
        <QuickOpen
          session={session}
          outline={outline}
          current={item?.id ?? null}
          onOpen={(id, at) => (at === null ? pages.write(id) : pages.open(id, { at }))}
        />
      ) : null}
      {outline ? <UnknownLink session={session} outline={outline} /> : null}
      <ForgetDialog session={session} />
      <StudioDialogs
        session={session}
        outline={outline}
        actions={actions}
        title={item?.title ?? ""}
        dialog={dialog}
        onClose={() => setDialog(null)}
        onOpen={props.onOpen}
        onLeave={props.onLeave}
        onChapter={(id) => pages.open(id, { at: 0 })}
        onDraft={(draft) => showPast({ kind: "draft", draft })}
      />
    </div>
  );
}

/** How long leaving waits for the disk before it says so, in milliseconds. */
const leavePatience = 2500;

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}
