import type { ImportedManuscript } from "../../../formats/import/manuscript.ts";
import { nearestPlace } from "../../../story/carry-places.ts";
import { applyWordEdits } from "../../../story/chapter-revision.ts";
import type { WordEdit } from "../../../story/compare.ts";
import type { CameChapter } from "../../../story/suggested-chapter.ts";
import { keepImage } from "../assets.ts";
import type { Project } from "../project.ts";

/** Addresses that a manuscript's texts name, and those that its images have in the story. */
export type KeptImages = ReadonlyMap<string, string>;

/** Puts a manuscript's images into the story's `assets/`. What is no image that a book can have is said, a sentence each. */
export async function keepImages(
  project: Project,
  images: ImportedManuscript["images"] = [],
): Promise<{ readonly kept: KeptImages; readonly refused: readonly string[] }> {
  const kept = new Map<string, string>();
  const refused: string[] = [];
  for (const { address, bytes } of images) {
    const done = await keepImage(project, address.slice(address.lastIndexOf("/") + 1), bytes);
    if (done.ok) kept.set(address, done.value);
    else refused.push(done.problem.sentence);
  }
  return { kept, refused };
}

/** A text that names its images as the story does. */
export function withImages(text: string, kept: KeptImages): string {
  return edited(text, addressEdits(text, kept));
}

/** The same for a chapter, with what is said of it still at its places. */
export function chapterWithImages<Chapter extends CameChapter>(chapter: Chapter, kept: KeptImages): Chapter {
  const edits = addressEdits(chapter.text, kept);
  const move = <Placed extends { readonly from: number; readonly to: number }>(each: Placed): Placed => {
    return { ...each, from: nearestPlace(edits, each.from), to: nearestPlace(edits, each.to) };
  };
  return {
    ...chapter,
    text: edited(chapter.text, edits),
    comments: chapter.comments.map(move),
    suggestions: chapter.suggestions.map((each) => ({ ...move(each), insert: withImages(each.insert, kept) })),
  };
}

function addressEdits(text: string, kept: KeptImages): readonly WordEdit[] {
  const edits: WordEdit[] = [];
  for (const { 0: found, index } of text.matchAll(/(?<=\]\(<?)assets\/[^\s()<>]+/g)) {
    const insert = kept.get(found);
    if (insert !== undefined && insert !== found) edits.push({ from: index, to: index + found.length, insert });
  }
  return edits;
}

function edited(text: string, edits: readonly WordEdit[]): string {
  return applyWordEdits(text, edits);
}
