import type { ItemId } from "../../../story/ids.ts";
import { walkOutline } from "../../../story/outline.ts";
import type { ReviewComment } from "../../../story/review.ts";
import type { ReviewHome } from "../../contract/reviewing.ts";
import type { Project } from "../project.ts";
import { type CommentPlace, homesFor, placeComment } from "./place-comment.ts";
import { readThreads, reviewedHomes, reviewsOf, type StoredThread } from "./stored-reviews.ts";

/** A comment, by the id that its replies and what is resolved name. */
export interface ChapterComment extends ReviewComment {
  readonly id: ItemId;
}

/** A comment with its replies, and where it stands now; null is the book. */
export interface PlacedThread {
  readonly thread: StoredThread;
  readonly at: CommentPlace | null;
}

/**
 * All that was said in a chapter, or of the book, wherever it stands by now.
 *
 * @param only one comment of these
 * @throws DiskError
 */
export async function placedThreads(
  project: Project,
  home: ReviewHome,
  only: ItemId | null = null,
): Promise<readonly PlacedThread[]> {
  const all = await project.using(reviewsOf(project, home), async (documents) => readThreads(home, documents));
  const threads = all.filter(({ id }) => only === null || id === only);
  if (home === "book") return threads.map((thread) => ({ thread, at: null }));
  const placed: PlacedThread[] = [];
  for (const thread of threads) placed.push({ thread, at: await placeComment(project, home, thread) });
  return placed;
}

/** What is said of a chapter, by everybody, in the order of its text as it stands; what is of the whole of it comes first. @throws DiskError */
export async function threadsOfChapter(project: Project, chapter: ItemId): Promise<readonly PlacedThread[]> {
  const found: PlacedThread[] = [];
  for (const home of await homesFor(project, chapter)) found.push(...(await placedThreads(project, home)));
  return found.filter(({ at }) => at?.chapter === chapter).sort(inTextOrder);
}

/** What is said of the book and of all its chapters, in its order. @throws DiskError */
export async function threadsOfBook(project: Project): Promise<readonly PlacedThread[]> {
  const found: PlacedThread[] = [];
  for (const home of reviewedHomes(project)) {
    found.push(...(await placedThreads(project, home)));
    project.trim();
  }
  const { book, notes, trash } = project.outline;
  const order = new Map([...walkOutline([...book, ...notes, ...trash])].map(({ id }, place) => [id, place]));
  const placeOf = ({ at }: PlacedThread) => (at === null ? -1 : (order.get(at.chapter) ?? order.size));
  return found.sort((a, b) => placeOf(a) - placeOf(b) || inTextOrder(a, b));
}

function inTextOrder(a: PlacedThread, b: PlacedThread): number {
  const [one, two] = [a.at?.stretch, b.at?.stretch];
  return (
    (one?.from ?? -1) - (two?.from ?? -1) || (one?.to ?? -1) - (two?.to ?? -1) || (a.thread.id < b.thread.id ? -1 : 1)
  );
}

/**
 * What is said of a chapter, as a word processor knows it. A comment whose words are gone is where they were; one that was said of
 * the chapter as a whole is at its beginning. @throws DiskError
 */
export async function readChapterComments(project: Project, chapter: ItemId): Promise<readonly ChapterComment[]> {
  return (await threadsOfChapter(project, chapter)).map(({ thread, at }) => {
    const { id, author, time, text, resolved } = thread;
    const replies = thread.replies.map((reply) => ({ author: reply.author, time: reply.time, text: reply.text }));
    return { id, author, time, text, ...(at?.stretch ?? { from: 0, to: 0 }), resolved, replies };
  });
}
