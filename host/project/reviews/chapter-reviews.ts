import { type DocumentName, textDocument } from "../../../history/record.ts";
import { standingCopy } from "../../../history/standing-copy.ts";
import { type ItemId, isItemId } from "../../../story/ids.ts";
import type { SceneAnchor } from "../../../story/outline.ts";
import type { ReviewComment } from "../../../story/review.ts";
import { type Resolution, readReview, type StoredReply } from "../../../story/review-document.ts";
import { heldStretch, placeOfAnchor } from "../../../story/scene-places.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";

/** A comment, by the id that its replies and what is resolved name. */
export interface ChapterComment extends ReviewComment {
  readonly id: ItemId;
}

/** Reads what `reviewDocument` made; null for any other name. */
export function parseReviewDocument(name: string): { readonly chapter: ItemId; readonly person: string } | null {
  const [kind, chapter, person, ...rest] = name.split("/");
  if (kind !== "review" || !isItemId(chapter) || !person || rest.length > 0) return null;
  return { chapter, person };
}

/** Everybody's review documents of a chapter. */
export function reviewsOf(project: Project, chapter: ItemId): readonly DocumentName[] {
  return (project.log?.documents() ?? []).filter((name) => parseReviewDocument(name)?.chapter === chapter).sort();
}

/**
 * What is said of a chapter, by everybody, in the order of its text as it stands. A comment whose words are gone is where they
 * were; one that was said of the chapter as a whole is at its beginning. @throws DiskError
 */
export async function readChapterComments(project: Project, chapter: ItemId): Promise<readonly ChapterComment[]> {
  const names = reviewsOf(project, chapter);
  if (names.length === 0) return [];
  return project.using([textDocument(chapter), ...names], async ([text, ...documents]) => {
    if (!text) throw new Error("The chapter that was asked for is open.");
    const reviews = documents.map(({ doc }) => readReview(doc));
    const replies = Map.groupBy(
      reviews.flatMap((review) => review.replies),
      ({ comment }) => comment,
    );
    const resolutions = Map.groupBy(
      reviews.flatMap((review) => review.resolutions),
      ({ comment }) => comment,
    );
    const comments: ChapterComment[] = [];
    for (const { id, anchor, ...said } of reviews.flatMap((review) => review.comments)) {
      comments.push({
        id,
        ...said,
        ...(anchor ? await placeNow(project, text, anchor) : { from: 0, to: 0 }),
        resolved: isResolved(resolutions.get(id) ?? []),
        replies: inOrder(replies.get(id) ?? []).map(({ author, time, text }) => ({ author, time, text })),
      });
    }
    return comments.sort((a, b) => a.from - b.from || a.to - b.to);
  });
}

/** The last word counts. */
function isResolved(resolutions: readonly Resolution[]): boolean {
  return [...resolutions].sort((a, b) => (a.time < b.time ? -1 : 1)).at(-1)?.resolved ?? false;
}

function inOrder(replies: readonly StoredReply[]): readonly StoredReply[] {
  return [...replies].sort((a, b) => (a.time === b.time ? (a.id < b.id ? -1 : 1) : a.time < b.time ? -1 : 1));
}

async function placeNow(
  project: Project,
  { text, name }: LiveDocument,
  anchor: SceneAnchor,
): Promise<{ readonly from: number; readonly to: number }> {
  const held = heldStretch(text, anchor);
  if (held) return held;
  const index = (await project.history(name))?.index;
  const start = index && standingCopy(index, anchor.start);
  const end = index && standingCopy(index, anchor.end);
  const [from, to] = [start ?? end, end ?? start];
  const copied = from && to ? heldStretch(text, { ...anchor, start: from, end: to }) : null;
  return copied ?? placeOfAnchor(text, anchor) ?? { from: 0, to: 0 };
}
