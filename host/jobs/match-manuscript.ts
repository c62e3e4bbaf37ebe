import { matchChapters } from "../../story/match-chapters.ts";
import { countPrintedWords } from "../../story/printed-text.ts";
import { type CameChapter, suggestChapter } from "../../story/suggested-chapter.ts";

export interface MatchOrder {
  /** The manuscript's chapters, in its order. */
  readonly came: readonly (CameChapter & { readonly title: string })[];
  readonly own: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  /** Drafts of suggestions that the story has, chapter by chapter. */
  readonly waiting: readonly { readonly chapter: string; readonly draft: string; readonly text: string }[];
}

export interface FoundMatch {
  readonly own: string | null;
  readonly likeness: number;
  readonly added: number;
  readonly removed: number;
  /** The draft in which exactly this waits already. */
  readonly waitsIn: string | null;
}

/** Finds which chapters came back, and by how much each is another. As many as came. */
export function findMatches({ came, own, waiting }: MatchOrder): readonly FoundMatch[] {
  const texts = new Map(own.map(({ id, text }) => [id, text]));
  return matchChapters(came, own).map(({ own: id, likeness }, place) => {
    const chapter = came[place];
    const text = id === null ? undefined : texts.get(id);
    if (!chapter || id === null || text === undefined)
      return { own: null, likeness: 0, added: countPrintedWords(chapter?.text ?? ""), removed: 0, waitsIn: null };
    const suggested = suggestChapter(text, chapter);
    const edits = [
      ...suggested.edits.map(({ from, to, insert }) => ({ old: text.slice(from, to), insert })),
      ...suggested.suggestions.map(({ from, to, insert }) => ({ old: suggested.revised.slice(from, to), insert })),
    ];
    const waitsIn = waiting.find((each) => each.chapter === id && each.text === suggested.text)?.draft ?? null;
    return {
      own: id,
      likeness,
      added: edits.reduce((sum, { insert }) => sum + countPrintedWords(insert), 0),
      removed: edits.reduce((sum, { old }) => sum + countPrintedWords(old), 0),
      waitsIn: edits.length === 0 ? null : waitsIn,
    };
  });
}
