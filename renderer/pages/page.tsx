import { useCallback, useState } from "react";
import { Button } from "react-aria-components";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { ProblemNote } from "../controls/problem-note.tsx";
import { useShownDraft } from "../drafts/open-draft.ts";
import { ProseEditor } from "../editor/prose-editor.tsx";
import { useWords } from "../language/language.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { isInTrash } from "../outline/outline-rows.ts";
import { type EmptiedChapter, useFollowJoined } from "../studio/follow-joined.ts";
import { ArchiveBar, PageBar, TrashBar } from "../studio/page-bar.tsx";
import type { ProjectSession } from "../studio/project-session.ts";
import { useOpenText } from "../studio/use-open-text.ts";
import { SuggestionsBar } from "../suggestions/suggestions-bar.tsx";
import { pagesTexts } from "./pages-words.ts";
import type { PageSide, Pages } from "./use-pages.ts";

/** Where this page went along with a chapter that was joined to another, until the writer has seen it. */
interface Joined {
  readonly into: OutlineItem;
  readonly from: OutlineItem;
}

/** One text, with its title above it, and what has become of it. */
export function Page(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions | null;
  readonly pages: Pages;
  readonly side: PageSide;
  /** It stays while something else is in its place: its place, its selection and its undo are kept. */
  readonly isHidden: boolean;
}) {
  const { session, outline, actions, pages, side } = props;
  const { keepText } = pages;
  const words = useWords(pagesTexts);
  const item = pages[side];
  const shown = useShownDraft(session, item);
  const draft = side === "first" ? shown : null;
  const text = useOpenText(session, item?.id ?? null, draft?.id ?? null);
  const isAsked = text.kind === "open" && text.open.item === item?.id && text.open.draft === (draft?.id ?? null);
  const open = isAsked ? text.open : null;
  const keepView = useCallback(
    (view: Parameters<Parameters<typeof ProseEditor>[0]["onView"]>[0]) =>
      keepText(side, view && open ? { view, open } : null),
    [keepText, side, open],
  );
  const [emptied, setEmptied] = useState<EmptiedChapter | null>(null);
  const [joined, setJoined] = useState<Joined | null>(null);
  useFollowJoined(session, outline, item, emptied, (into, at, from) => {
    pages.open(into.id, { at, side });
    setJoined({ into, from });
  });
  const isTrashed = item !== null && isInTrash(outline, item.id);
  return (
    <>
      {props.isHidden ? null : (
        <>
          {actions && item && isTrashed ? (
            <TrashBar
              outline={outline}
              item={item}
              actions={actions}
              isWritable={session.isWritable}
              onBack={() => pages.focus()}
            />
          ) : null}
          {actions && item && !isTrashed ? (
            <ArchiveBar outline={outline} item={item} actions={actions} isWritable={session.isWritable} />
          ) : null}
          {item && !draft ? <SuggestionsBar key={item.id} session={session} item={item.id} /> : null}
          {joined && joined.into.id === item?.id ? (
            <PageBar>
              <p>{words.joined(joined.from.title, joined.into.title)}</p>
              <Button
                className="button quiet"
                onPress={() => {
                  setJoined(null);
                  pages.focus();
                }}
              >
                {words.close}
              </Button>
            </PageBar>
          ) : null}
        </>
      )}
      <div className="page-scroller" hidden={props.isHidden}>
        {text.kind === "failed" ? <ProblemNote problem={text.problem} /> : null}
        {open && item ? (
          <article className="page">
            <h1 className="page-title" dir="auto">
              {item.title}
            </h1>
            <PaneBoundary name={words.editor} key={open.live.name}>
              <ProseEditor
                session={session}
                open={open}
                title={
                  draft ? words.inDraft(item.title, draft.name) : isTrashed ? words.inTheTrash(item.title) : item.title
                }
                language={outline.language}
                cursorTo={pages.cursorTo?.side === side ? pages.cursorTo : null}
                onCursor={pages.putDown}
                onView={keepView}
                onEmptied={(text) => {
                  if (!draft) setEmptied({ ...text, item: item.id });
                }}
              />
            </PaneBoundary>
          </article>
        ) : null}
        {item ? null : <p className="page-empty">{words.noChapter}</p>}
      </div>
    </>
  );
}
