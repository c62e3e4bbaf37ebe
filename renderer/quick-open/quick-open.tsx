import { useMemo, useState } from "react";
import type { ItemId } from "../../story/ids.ts";
import type { Outline } from "../../story/outline.ts";
import { bookmarksWords } from "../bookmarks/bookmarks-words.ts";
import { Palette } from "../commands/palette.tsx";
import { useCommands } from "../commands/use-commands.ts";
import { recentItems } from "../editor/place-memory.ts";
import { findWords } from "../find/find-words.ts";
import { useWords } from "../language/language.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";
import { placesOf, rankPlaces } from "./places.ts";

/** A few letters of its title open a chapter, a scene or a note. */
export function QuickOpen(props: {
  readonly session: ProjectSession;
  readonly outline: Outline;
  readonly current: ItemId | null;
  readonly onOpen: (item: ItemId, at: number | null) => void;
}) {
  const words = useWords(findWords);
  const { session, outline, current } = props;
  const [isShown, setShown] = useState(false);
  useCommands({ "story.quickOpen": { run: () => setShown(true) } });
  const counts = useObservable(session.counts);
  const bookmarks = useWords(bookmarksWords);
  const places = useMemo(
    () => (isShown ? placesOf(outline, counts, { ...words, bookmark: bookmarks.inChapter }) : []),
    [isShown, outline, counts, words, bookmarks],
  );
  if (!isShown) return null;
  const recent = recentItems(session.project).filter((item) => item !== current);
  return (
    <Palette
      name={words.quickOpen}
      field={words.quickOpenField}
      placeholder={words.quickOpenHint}
      list={words.quickOpenList}
      nothing={words.quickOpenNone}
      offer={(typed) => rankPlaces(places, recent, typed)}
      onChoose={(id) => {
        setShown(false);
        const place = places.find((one) => one.id === id);
        if (place) props.onOpen(place.item, place.at);
      }}
      onClose={() => setShown(false)}
    />
  );
}
