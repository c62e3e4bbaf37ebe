import type { DocumentName } from "../../../history/record.ts";
import { isItemId } from "../../../story/ids.ts";
import {
  type PersonsReview,
  type Resolution,
  readReview,
  type StoredComment,
  type StoredReply,
} from "../../../story/review-document.ts";
import type { ReviewHome } from "../../contract/reviewing.ts";
import type { Project } from "../project.ts";

/** Somebody's, by the document that it stands in: whatever name it bears, nobody else has written it. */
type Said<Remark> = Remark & { readonly person: string };

export interface StoredThread extends Said<StoredComment> {
  readonly home: ReviewHome;
  readonly resolved: boolean;
  /** In the order of their times. */
  readonly replies: readonly Said<StoredReply>[];
}

/** Reads what `reviewDocument` made; null for any other name. */
export function parseReviewDocument(name: string): { readonly home: ReviewHome; readonly person: string } | null {
  const [kind, home = "", person, ...rest] = name.split("/");
  if (kind !== "review" || !isReviewHome(home) || !person || rest.length > 0) return null;
  return { home, person };
}

export function isReviewHome(value: unknown): value is ReviewHome {
  return value === "book" || isItemId(value);
}

/** Everybody's review documents of a chapter, or of the book. */
export function reviewsOf(project: Project, home: ReviewHome): readonly DocumentName[] {
  return (project.log?.documents() ?? []).filter((name) => parseReviewDocument(name)?.home === home).sort();
}

/** The chapters of which something was said, and the book if something was said of that. */
export function reviewedHomes(project: Project): readonly ReviewHome[] {
  const homes = (project.log?.documents() ?? []).flatMap((name) => parseReviewDocument(name)?.home ?? []);
  return [...new Set(homes)].sort();
}

/** All that was said in these documents of one home, without what was taken away. */
export function readThreads(
  home: ReviewHome,
  documents: readonly { readonly name: DocumentName; readonly doc: Parameters<typeof readReview>[0] }[],
): readonly StoredThread[] {
  const reviews = documents.map(({ name, doc }) => ({
    person: parseReviewDocument(name)?.person ?? "",
    review: readReview(doc),
  }));
  const removed = new Set(reviews.flatMap(({ review }) => review.removals));
  const saidIn = <Remark extends { readonly id: StoredComment["id"] }>(
    of: (review: PersonsReview) => readonly Remark[],
  ) =>
    reviews.flatMap(({ person, review }) =>
      of(review)
        .filter(({ id }) => !removed.has(id))
        .map((remark) => ({ ...remark, person })),
    );
  const replies = Map.groupBy(
    saidIn((review) => review.replies),
    ({ comment }) => comment,
  );
  const resolutions = Map.groupBy(
    reviews.flatMap(({ review }) => review.resolutions),
    ({ comment }) => comment,
  );
  return saidIn((review) => review.comments).map((comment) => ({
    ...comment,
    home,
    resolved: isResolved(resolutions.get(comment.id) ?? []),
    replies: inOrder(replies.get(comment.id) ?? []),
  }));
}

/** The last word counts. */
function isResolved(resolutions: readonly Resolution[]): boolean {
  return [...resolutions].sort((a, b) => (a.time < b.time ? -1 : 1)).at(-1)?.resolved ?? false;
}

function inOrder<Remark extends StoredReply>(replies: readonly Remark[]): readonly Remark[] {
  return [...replies].sort((a, b) => (a.time === b.time ? (a.id < b.id ? -1 : 1) : a.time < b.time ? -1 : 1));
}
