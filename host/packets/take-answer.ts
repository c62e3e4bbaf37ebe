import type { Author } from "../../history/record.ts";
import type { ItemId } from "../../story/ids.ts";
import type { PacketRole, TakenAnswer } from "../contract/sharing.ts";
import type { Project } from "../project/project.ts";
import type { PacketAnswer } from "./packet.ts";
import { takeReview } from "./take-review.ts";
import { takeSuggestions } from "./take-suggestions.ts";

/** Whose answer it is, by what is known here of them: nothing of this comes from the file. */
export interface Sender {
  readonly guest: Author;
  readonly role: PacketRole;
  readonly chapters: readonly ItemId[];
  /** What its owner calls the file. */
  readonly file: string;
}

/**
 * Takes in what a person has suggested and said, as theirs. What is there already is not there twice, and what an earlier file says
 * doesn't undo what a later one has brought. @throws DiskError
 */
export async function takeAnswer(project: Project, sender: Sender, answer: PacketAnswer): Promise<TakenAnswer> {
  const { guest, role, chapters, file } = sender;
  const time = notAfter(answer.time, project.now());
  const suggested: ItemId[] = [];
  const removed: string[] = [];
  if (role !== "suggest" && answer.suggestions.size > 0)
    removed.push("It has suggestions, and was made for comments alone: they were not taken.");
  for (const [chapter, update] of role === "suggest" ? answer.suggestions : []) {
    if (!chapters.includes(chapter)) continue;
    const taken = await takeSuggestions(project, guest, { chapter, update, file, time });
    if (!taken.ok) removed.push(`${project.item(chapter)?.title ?? chapter}: ${taken.problem.sentence}`);
    else if (taken.value) suggested.push(chapter);
  }
  let comments = 0;
  for (const review of answer.reviews) {
    if (review.home !== "book" && !chapters.includes(review.home)) continue;
    const taken = await takeReview(project, guest, review, (said) => notAfter(said, project.now()));
    comments += taken.added;
    removed.push(...taken.refused);
  }
  const { id, name } = guest;
  return { person: { id, name }, suggested, comments, removed };
}

/** Whatever the sender's clock said, nothing was said in the future. */
function notAfter(time: string, now: number): string {
  const latest = new Date(now).toISOString();
  return time === "" || time > latest ? latest : time;
}
