import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { Draft } from "../../story/drafts.ts";
import type { Outline, OutlineItem } from "../../story/outline.ts";
import { BookmarksPane } from "../bookmarks/bookmarks-pane.tsx";
import { bookmarksWords } from "../bookmarks/bookmarks-words.ts";
import { type CommentedPage, CommentsPane } from "../comments/comments-pane.tsx";
import { commentsWords } from "../comments/comments-words.ts";
import { PaneBoundary } from "../controls/pane-boundary.tsx";
import { DetailsPane } from "../details/details-pane.tsx";
import { draftTexts } from "../drafts/draft-words.ts";
import { DraftsPane } from "../drafts/drafts-pane.tsx";
import { useShownDraft } from "../drafts/open-draft.ts";
import type { ChosenRevision } from "../history/chosen-revision.ts";
import { HistoryPane } from "../history/history-pane.tsx";
import { useWords } from "../language/language.ts";
import { LinksHere } from "../links/links-here.tsx";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { isInTrash } from "../outline/outline-rows.ts";
import type { ProjectSession } from "./project-session.ts";
import { studioTexts } from "./studio-words.ts";

export type SideTab = "details" | "history" | "comments" | "bookmarks" | "drafts";

export function SidePanel(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
  readonly item: OutlineItem | null;
  /** Is it the first page's, where a draft is shown? */
  readonly isFirst: boolean;
  readonly tab: SideTab;
  /** What comments stand on. */
  readonly page: CommentedPage;
  readonly revision: ChosenRevision | null;
  readonly onTab: (tab: SideTab) => void;
  readonly onRevision: (revision: ChosenRevision | null) => void;
  readonly onDraft: (draft: Draft | null) => void;
  readonly onCompareDraft: (draft: Draft) => void;
}) {
  const words = useWords(studioTexts);
  const { session, item } = props;
  const shown = useShownDraft(session, item);
  const draft = props.isFirst ? shown : null;
  const drafts = useWords(draftTexts);
  const bookmarks = useWords(bookmarksWords);
  const comments = useWords(commentsWords);
  return (
    <aside className="side-panel" aria-label={words.about}>
      <Tabs className="tabs" selectedKey={props.tab} onSelectionChange={(key) => props.onTab(key as SideTab)}>
        <TabList className="tab-list" aria-label={words.about}>
          <Tab className="tab" id="details">
            {words.details}
          </Tab>
          <Tab className="tab" id="history">
            {words.history}
          </Tab>
          <Tab className="tab" id="comments">
            {comments.tab}
          </Tab>
          <Tab className="tab" id="bookmarks">
            {bookmarks.tab}
          </Tab>
          <Tab className="tab" id="drafts">
            {drafts.tab}
          </Tab>
        </TabList>
        <Panel id="details" name={words.details}>
          {item ? (
            <>
              <DetailsPane
                key={item.id}
                session={session}
                actions={props.actions}
                item={item}
                columns={props.outline.columns}
                isTrashed={isInTrash(props.outline, item.id)}
              />
              <LinksHere session={session} outline={props.outline} item={item} />
            </>
          ) : (
            <p className="quiet-text">{words.detailsOfNone}</p>
          )}
        </Panel>
        <Panel id="history" name={words.history}>
          {item ? (
            <HistoryPane
              key={`${draft?.id ?? ""} ${item.id}`}
              session={session}
              chapter={item.id}
              draft={draft}
              chosen={props.revision}
              onChoose={props.onRevision}
            />
          ) : (
            <p className="quiet-text">{words.historyOfNone}</p>
          )}
        </Panel>
        <Panel id="comments" name={comments.tab}>
          <CommentsPane desk={session.review} page={props.page} />
        </Panel>
        <Panel id="bookmarks" name={bookmarks.tab}>
          <BookmarksPane session={session} outline={props.outline} actions={props.actions} />
        </Panel>
        <Panel id="drafts" name={drafts.tab}>
          <DraftsPane
            session={session}
            outline={props.outline}
            item={item}
            onOpen={props.onDraft}
            onCompare={props.onCompareDraft}
          />
        </Panel>
      </Tabs>
    </aside>
  );
}

function Panel(props: { readonly id: SideTab; readonly name: string; readonly children: ReactNode }) {
  return (
    <TabPanel className="tab-panel" id={props.id}>
      <PaneBoundary name={props.name}>
        <section aria-label={props.name}>{props.children}</section>
      </PaneBoundary>
    </TabPanel>
  );
}
