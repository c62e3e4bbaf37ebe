import { withMainKeys } from "../../history/drafts/draft-slices.ts";
import { chapterText } from "../../history/record.ts";
import type { DraftId } from "../../story/drafts.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { findTape } from "../jobs/find-tape.ts";
import { runWork } from "../jobs/run-work.ts";
import type { Project } from "./project.ts";
import { readLabels } from "./versions.ts";

/** What is less is read at once: a worker takes longer to start. */
const small = 250_000;

/** A chapter's whole life, packed. */
export async function makeTape(project: Project, chapter: ItemId, draft: DraftId | null): Promise<Result<Uint8Array>> {
  const labels = await readLabels(project);
  const slices = await project.slices(chapterText(chapter, draft));
  if (slices.length === 0) return fail("history-empty", "This chapter has no history yet.", "Write in it first.");
  const order = { slices, people: withMainKeys(project.peopleByReplica), labels };
  const size = slices.reduce((sum, { structs, timeline }) => sum + structs.length + 40 * timeline.count, 0);
  if (size < small) return succeed(findTape(order));
  return runWork<"tape">({ kind: "tape", ...order }, new AbortController().signal);
}
