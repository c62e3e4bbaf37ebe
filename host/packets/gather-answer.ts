import * as Y from "yjs";
import { draftText, reviewDocument, textDocument } from "../../history/record.ts";
import type { ItemId } from "../../story/ids.ts";
import { readReview, removedRemarks } from "../../story/review-document.ts";
import { suggestionsDraft } from "../project/drafts/draft-list.ts";
import type { Project } from "../project/project.ts";
import { parseReviewDocument } from "../project/reviews/stored-reviews.ts";
import type { HomesReview, PacketAnswer } from "./packet.ts";

/** What a person has suggested and said in their copy of a packet's story. @throws DiskError */
export async function gatherAnswer(project: Project, person: string): Promise<PacketAnswer> {
  return {
    time: new Date(project.now()).toISOString(),
    suggestions: await gatherSuggestions(project, person),
    reviews: await gatherReviews(project, person),
  };
}

async function gatherSuggestions(project: Project, person: string): Promise<ReadonlyMap<ItemId, Uint8Array>> {
  const suggestions = new Map<ItemId, Uint8Array>();
  const draft = suggestionsDraft(project, person)?.id;
  for (const chapter of draft ? project.draftTexts.chaptersOf(draft) : []) {
    if (!draft) continue;
    await project.using([textDocument(chapter), draftText(draft, chapter)], async ([main, own]) => {
      if (main && own) suggestions.set(chapter, Y.encodeStateAsUpdate(own.doc, Y.encodeStateVector(main.doc)));
    });
  }
  return suggestions;
}

async function gatherReviews(project: Project, person: string): Promise<readonly HomesReview[]> {
  const homes = (project.log?.documents() ?? []).flatMap((name) => {
    const parsed = parseReviewDocument(name);
    return parsed?.person === person ? [parsed.home] : [];
  });
  const reviews: HomesReview[] = [];
  for (const home of homes.sort()) {
    await project.using([reviewDocument(home, person)], async ([own]) => {
      if (!own) return;
      const { comments, replies, resolutions } = readReview(own.doc);
      reviews.push({ home, comments, replies, resolutions, removed: removedRemarks(own.doc) });
    });
  }
  return reviews;
}
