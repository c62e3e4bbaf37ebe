import type { ItemId } from "../../../story/ids.ts";
import { keptWords } from "../../../story/remark.ts";
import type { ReviewRemark, ReviewThread } from "../../contract/reviewing.ts";
import type { Project } from "../project.ts";
import type { PlacedThread } from "./chapter-reviews.ts";

/** What somebody may see of the story. */
export interface ReviewSight {
  readonly reads: (chapter: ItemId) => boolean;
  /** Also what was deleted. */
  readonly seesDeleted: boolean;
}

/** Threads as they are told to somebody: none of a chapter that they can't read, and no word that doesn't stand any more. @throws DiskError */
export async function tellThreads(
  project: Project,
  placed: readonly PlacedThread[],
  { reads, seesDeleted }: ReviewSight,
): Promise<readonly ReviewThread[]> {
  const told: ReviewThread[] = [];
  for (const { thread, at } of placed) {
    if (at && !reads(at.chapter)) continue;
    const { home, resolved, replies, about } = thread;
    const said = { home, resolved, replies: replies.map(tellRemark), ...tellRemark(thread) };
    if (!at?.stretch) {
      told.push({ ...said, chapter: at?.chapter ?? null, place: null });
      continue;
    }
    const { from, to } = at.stretch;
    const words = from < to ? keptWords((await project.textOf(at.chapter)).slice(from, to)) : "";
    const place = { from, to, anchor: at.anchor, words, stoodOn: seesDeleted ? about : "" };
    told.push({ ...said, chapter: at.chapter, place });
  }
  return told;
}

function tellRemark(remark: {
  readonly id: ItemId;
  readonly person: string;
  readonly author: string;
  readonly time: string;
  readonly text: string;
  readonly edited: string;
}): ReviewRemark {
  const { id, person, author, time, text, edited } = remark;
  return { id, by: { id: person, name: author }, time, text, edited };
}
