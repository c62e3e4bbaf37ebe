import { useEffect } from "react";
import { AuthorshipBar } from "../authorship/authorship-bar.tsx";
import type { Moment } from "../compare/moments.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { DraftBar } from "../drafts/draft-bar.tsx";
import type { ChosenRevision } from "../history/chosen-revision.ts";
import { RevisionReader } from "../history/revision-reader.tsx";
import { refuseStrayFiles } from "../images/stray-files.ts";
import { useWords } from "../language/language.ts";
import { ManuscriptPane } from "../manuscript/manuscript-pane.tsx";
import { NumbersPane } from "../numbers/numbers-pane.tsx";
import { PageFoot } from "../numbers/page-foot.tsx";
import { useObservable } from "../observable.ts";
import { Page } from "../pages/page.tsx";
import { PageDivider, useFirstWidth } from "../pages/page-divider.tsx";
import { studioTexts } from "./studio-words.ts";
import "../pages/pages.css";
import { SecondPage } from "../pages/second-page.tsx";
import type { Pages } from "../pages/use-pages.ts";
import { ReadAloudBar } from "../read-aloud/read-aloud-bar.tsx";
import { type Past, PastView } from "../timeline/past-view.tsx";
import { OutlineBoard } from "./outline-board.tsx";
import type { ProjectSession } from "./project-session.ts";
import { TroubleBar } from "./trouble-bar.tsx";

/** The page, or the two pages, or what stands in the first one's place. */
export function StudioCentre(props: {
  readonly session: ProjectSession;
  readonly pages: Pages;
  readonly revision: ChosenRevision | null;
  readonly past: Past | null;
  readonly showsNumbers: boolean;
  readonly takesFocus: boolean;
  readonly onUncover: () => void;
  readonly onNumbers: () => void;
  readonly onCloseNumbers: () => void;
  readonly onCloseRevision: () => void;
  readonly onPast: (past: Past | null) => void;
  readonly onExport: ((at: Moment) => void) | null;
}) {
  const { panes } = useWords(studioTexts);
  const { session, pages, past, showsNumbers } = props;
  const revision = past ? null : props.revision;
  const outlineState = useObservable(session.outline);
  const actions = useObservable(session.actions);
  const kind = useObservable(session.view.kind);
  const [width, setWidth] = useFirstWidth();
  useEffect(() => refuseStrayFiles(window, (problem) => session.trouble.set(problem)), [session]);
  const outline = outlineState.kind === "ready" ? outlineState.outline : null;
  const { item } = pages;
  const hasTwo = pages.second !== null;
  const isCovered = revision !== null || past !== null || showsNumbers;
  const isText = kind === "text" && !isCovered;
  return (
    <main className="studio-centre" onPointerDown={props.onUncover}>
      {outlineState.kind === "failed" ? <ProblemNote problem={outlineState.problem} /> : null}
      <TroubleBar session={session} />
      {outline && !showsDraft(past) ? (
        <PaneBoundary name={panes.drafts}>
          <DraftBar
            session={session}
            outline={outline}
            item={pages.first}
            isElsewhere={!isText && !revision?.draft}
            onCompare={() => {
              const draft = session.draft.value;
              if (draft) props.onPast({ kind: "draft", draft });
            }}
            onBack={pages.focus}
          />
        </PaneBoundary>
      ) : null}
      <div
        className="pages"
        data-two={hasTwo || undefined}
        style={{ "--first-page": `${width}%` } as React.CSSProperties}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the page that has the keyboard is the one that is used. */}
        <div
          className="first-page"
          data-used={pages.active === "first" || undefined}
          onFocus={() => pages.turnTo("first")}
        >
          {showsNumbers && outline && actions ? (
            <PaneBoundary name={panes.numbers}>
              <NumbersPane
                session={session}
                outline={outline}
                actions={actions}
                item={item}
                view={pages.text?.view ?? null}
                onClose={props.onCloseNumbers}
              />
            </PaneBoundary>
          ) : null}
          {past && outline ? (
            <PaneBoundary name={panes.past}>
              <PastView
                session={session}
                outline={outline}
                past={past}
                chapter={item?.id ?? null}
                text={pages.text}
                onPast={props.onPast}
                onExport={props.onExport}
              />
            </PaneBoundary>
          ) : null}
          {revision && item ? (
            <PaneBoundary name={panes.reading}>
              <RevisionReader
                session={session}
                title={item.title}
                revision={revision}
                takesFocus={props.takesFocus}
                onClose={props.onCloseRevision}
              />
            </PaneBoundary>
          ) : null}
          {outline && actions && kind !== "text" && kind !== "manuscript" && !revision && !past ? (
            <OutlineBoard
              kind={kind}
              session={session}
              outline={outline}
              actions={actions}
              current={item?.id ?? null}
              cursor={() => pages.view()?.state.selection.main.head ?? null}
              onOpen={(id, at) => (at === null ? pages.write(id) : pages.open(id, { at, side: "first" }))}
              onChoose={(id) => pages.setShown("first", id)}
            />
          ) : null}
          {outline && kind === "manuscript" ? (
            <PaneBoundary name={panes.manuscript}>
              <ManuscriptPane session={session} outline={outline} pages={pages} isHidden={isCovered} />
            </PaneBoundary>
          ) : null}
          {outline && kind !== "manuscript" ? (
            <Page session={session} outline={outline} actions={actions} pages={pages} side="first" isHidden={!isText} />
          ) : null}
        </div>
        {hasTwo && outline ? (
          <>
            <PageDivider width={width} onWidth={setWidth} />
            <SecondPage session={session} outline={outline} actions={actions} pages={pages} />
          </>
        ) : null}
      </div>
      <ReadAloudBar view={pages.view} kind={session.view.kind} language={outline?.language ?? "en"} />
      <AuthorshipBar view={isCovered ? null : (pages.text?.view ?? null)} />
      {isCovered ? null : (
        <PaneBoundary name={panes.numbers}>
          <PageFoot
            session={session}
            view={pages.text?.view ?? null}
            target={item?.target ?? null}
            onNumbers={props.onNumbers}
          />
        </PaneBoundary>
      )}
    </main>
  );
}

/** Is it the draft itself that is looked at, and said to be? */
function showsDraft(past: Past | null): boolean {
  if (past?.kind === "playback") return past.draft !== null;
  if (past?.kind === "passage") return past.passage.draft !== null;
  return past?.kind === "draft";
}
