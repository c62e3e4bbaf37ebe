import type { EditorView } from "@codemirror/view";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { ItemId } from "../../story/ids.ts";
import { placeOfComment } from "../comments/comment-marks.ts";
import { selectedIn } from "../comments/commented-page.ts";
import { type CommentedPage, CommentsPane } from "../comments/comments-pane.tsx";
import { commentsWords } from "../comments/comments-words.ts";
import { useWords } from "../language/language.ts";
import type { GuestSession } from "./guest-session.ts";
import { guestTexts } from "./guest-words.ts";
import type { SuggestedText } from "./suggested-text.ts";
import { SuggestionList } from "./suggestion-list.tsx";

export type GuestTab = "suggestions" | "comments";

/** The chapter that is shown, as the comments beside it need it. */
export function commentedPage(props: {
  readonly session: GuestSession;
  readonly chapter: ItemId | null;
  readonly suggested: SuggestedText | null;
  readonly view: EditorView | null;
  readonly onOpen: (chapter: ItemId, at: number | null) => void;
}): CommentedPage {
  const { session, chapter, suggested, view } = props;
  return {
    chapter,
    target: () => {
      if (!view || chapter === null) return null;
      return selectedIn(view, chapter, suggested?.text ?? session.read(chapter).live.doc.getText("text"));
    },
    goTo: (thread) => {
      if (thread.chapter === null) return;
      const here = view && thread.chapter === chapter ? placeOfComment(view, thread.id) : null;
      props.onOpen(thread.chapter, here?.from ?? thread.place?.from ?? null);
    },
    focus: () => view?.focus(),
    titleOf: (id) => session.titleOf(id) ?? "",
  };
}

/** Beside the page: what the guest has to say of the chapter. */
export function GuestSide(props: {
  readonly session: GuestSession;
  readonly page: CommentedPage;
  readonly suggested: SuggestedText | null;
  readonly view: EditorView | null;
  readonly tab: GuestTab;
  readonly onTab: (tab: GuestTab) => void;
}) {
  const words = useWords(guestTexts);
  const comments = useWords(commentsWords);
  const { session, page, suggested, view } = props;
  return (
    <aside className="side-panel" aria-label={words.aside}>
      <Tabs
        className="tabs"
        selectedKey={session.isSuggesting ? props.tab : "comments"}
        onSelectionChange={(key) => props.onTab(key as GuestTab)}
      >
        <TabList className="tab-list" aria-label={words.aside}>
          {session.isSuggesting ? (
            <Tab className="tab" id="suggestions">
              {words.suggestions}
            </Tab>
          ) : null}
          <Tab className="tab" id="comments">
            {comments.tab}
          </Tab>
        </TabList>
        <TabPanel className="tab-panel" id="suggestions">
          {suggested ? (
            <section className="own-suggestions" aria-label={words.yours}>
              <SuggestionList suggested={suggested} view={view} />
            </section>
          ) : null}
        </TabPanel>
        <TabPanel className="tab-panel" id="comments">
          <section aria-label={comments.tab}>
            <CommentsPane desk={session.review} page={page} />
          </section>
        </TabPanel>
      </Tabs>
    </aside>
  );
}
