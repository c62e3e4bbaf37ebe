import { Pencil, X } from "lucide-react";
import { useState } from "react";
import { Button, GridList, GridListItem } from "react-aria-components";
import type { Outline } from "../../story/outline.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { OutlineActions } from "../outline/outline-actions.ts";
import { RenamePopover } from "../outline/rename-popover.tsx";
import type { ProjectSession } from "../studio/project-session.ts";
import { goToBookmark } from "./bookmark-actions.ts";
import { type ListedBookmark, listBookmarks } from "./bookmark-list.ts";
import "./bookmarks.css";
import { bookmarksWords } from "./bookmarks-words.ts";

/** All bookmarks of the story. Enter goes there, F2 gives another name, Delete takes one away. */
export function BookmarksPane(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly actions: OutlineActions;
}) {
  const { session, outline, actions } = props;
  const words = useWords(bookmarksWords);
  const counts = useObservable(session.counts);
  const [renamed, setRenamed] = useState<{ readonly bookmark: ListedBookmark; readonly row: Element } | null>(null);
  const listed = listBookmarks(outline, counts);
  if (listed.length === 0) return <p className="quiet-text">{words.none}</p>;
  const nameOf = ({ name, words: stand }: ListedBookmark) => name || (stand ?? "…") || words.empty;
  const rename = (bookmark: ListedBookmark, within: Element | null) => {
    const row = within?.closest(".bookmark");
    if (row) setRenamed({ bookmark, row });
  };
  const remove = ({ id }: ListedBookmark) => actions.edit({ kind: "setBookmark", bookmark: id, removed: true });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows, which are the list's own.
    <div
      onKeyDown={(event) => {
        const row = event.target as HTMLElement;
        const bookmark = listed.find(({ id }) => id === row.dataset.key);
        if (!bookmark || !session.isWritable) return;
        if (event.key === "Delete") remove(bookmark);
        else if (event.key === "F2") rename(bookmark, row);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <GridList
        className="bookmarks"
        aria-label={words.list}
        items={listed}
        dependencies={[words, session]}
        onAction={(key) => {
          const bookmark = listed.find(({ id }) => id === key);
          if (bookmark) void goToBookmark(session, bookmark);
        }}
      >
        {(bookmark) => (
          <GridListItem className="bookmark" textValue={nameOf(bookmark)}>
            <span className="bookmark-name">{nameOf(bookmark)}</span>
            <span className="bookmark-place">{bookmark.isUnplaced ? words.unplaced : bookmark.title}</span>
            {session.isWritable ? (
              <span className="bookmark-tools">
                <Button
                  className="button quiet"
                  aria-label={words.rename(nameOf(bookmark))}
                  onPress={(event) => rename(bookmark, event.target)}
                >
                  <Pencil aria-hidden size={14} />
                </Button>
                <Button
                  className="button quiet"
                  aria-label={words.remove(nameOf(bookmark))}
                  onPress={() => remove(bookmark)}
                >
                  <X aria-hidden size={14} />
                </Button>
              </span>
            ) : null}
          </GridListItem>
        )}
      </GridList>
      {renamed ? (
        <RenamePopover
          title={nameOf(renamed.bookmark)}
          anchor={renamed.row}
          onRename={(name) => actions.edit({ kind: "setBookmark", bookmark: renamed.bookmark.id, name })}
          onClose={() => setRenamed(null)}
        />
      ) : null}
    </div>
  );
}
