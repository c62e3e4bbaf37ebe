import { withMainKeys } from "../../history/drafts/draft-slices.ts";
import { chapterText, type DocumentName } from "../../history/record.ts";
import type { LogSlice } from "../../history/slice.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { Authorship } from "../contract/authorship.ts";
import { type AuthorshipOrder, findAuthorship } from "../jobs/find-authorship.ts";
import { runWork } from "../jobs/run-work.ts";
import type { Project } from "./project.ts";

/** What is less is read at once: a worker takes longer to start. */
const small = 250_000;

/** Who first typed each character of a chapter, wherever that was. */
export async function readAuthorship(
  project: Project,
  chapter: ItemId,
  draft: DraftId | null,
): Promise<Result<Authorship>> {
  const document = chapterText(chapter, draft);
  const { id, name } = project.data.person;
  const texts = new Map<DocumentName, readonly LogSlice[]>();
  let lacking: readonly DocumentName[] = [document];
  for (;;) {
    for (const wanted of lacking) texts.set(wanted, await project.slices(wanted));
    const order: AuthorshipOrder = {
      document,
      own: { id, name },
      people: withMainKeys(project.peopleByReplica),
      texts: [...texts].map(([known, slices]) => ({ document: known, slices })),
    };
    const found = await work(order);
    if (!found.ok) return found;
    if (found.value.kind === "found") return succeed(found.value.authorship);
    lacking = found.value.documents;
  }
}

async function work(order: AuthorshipOrder) {
  const size = order.texts
    .flatMap(({ slices }) => slices)
    .reduce((sum, { structs, timeline }) => sum + structs.length + 40 * timeline.count, 0);
  if (size < small) return succeed(findAuthorship(order));
  return runWork<"authorship">({ kind: "authorship", ...order }, new AbortController().signal);
}
