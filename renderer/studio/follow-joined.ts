import { useEffect, useRef } from "react";
import type { Text } from "yjs";
import type { ItemId } from "../../story/ids.ts";
import { type Outline, type OutlineItem, walkOutline } from "../../story/outline.ts";
import type { EmptiedText } from "../editor/emptied-elsewhere.ts";
import { isInTrash } from "../outline/outline-rows.ts";
import type { ProjectSession } from "./project-session.ts";

export interface EmptiedChapter extends EmptiedText {
  readonly item: ItemId;
}

/** How long the joined words may take to arrive, in milliseconds: they come in a message of their own. */
const patience = 3000;

/**
 * A join takes a chapter's words into the one before it and puts the empty chapter into the trash. A window that has it
 * open goes along with the words, whoever joined them.
 */
export function useFollowJoined(
  session: ProjectSession,
  outline: Outline | null,
  item: OutlineItem | null,
  emptied: EmptiedChapter | null,
  follow: (to: OutlineItem, at: number, from: OutlineItem) => void,
): void {
  const last = useRef<Outline | null>(null);
  const followed = useRef<EmptiedChapter | null>(null);
  const before = useRef<OutlineItem | null>(null);

  useEffect(() => {
    if (outline && item && last.current && isInTrash(outline, item.id) && !isInTrash(last.current, item.id)) {
      before.current = chapterBefore(last.current, item.id);
    }
    last.current = outline;
  }, [outline, item]);

  useEffect(() => {
    const target = before.current;
    if (!outline || !item || !target || !emptied || emptied === followed.current) return;
    if (emptied.item !== item.id || !isInTrash(outline, item.id)) return;
    followed.current = emptied;
    before.current = null;
    const words = emptied.text.toString();
    void session.openText(target.id).then(async (opened) => {
      if (!opened.ok) return;
      const from = await placeOf(opened.value.text, words);
      if (from !== null) follow(target, from + emptied.cursor, item);
    });
  });
}

/** Where the words stand in the text, as soon as they do. */
function placeOf(text: Text, words: string): Promise<number | null> {
  const find = () => {
    const at = text.toString().lastIndexOf(words);
    return at < 0 ? null : at;
  };
  return new Promise((resolve) => {
    const end = (at: number | null) => {
      clearTimeout(timer);
      text.unobserve(look);
      resolve(at);
    };
    const look = () => {
      const at = find();
      if (at !== null) end(at);
    };
    const timer = setTimeout(() => end(null), patience);
    text.observe(look);
    look();
  });
}

function chapterBefore(outline: Outline, id: ItemId): OutlineItem | null {
  const chapters = [...walkOutline(outline.book)].filter(({ kind }) => kind === "chapter");
  return chapters[chapters.findIndex((chapter) => chapter.id === id) - 1] ?? null;
}
