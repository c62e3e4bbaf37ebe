import * as Y from "yjs";
import { type Author, draftText, textDocument } from "../../history/record.ts";
import { inspectUpdate } from "../../history/structs.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { faultOf } from "../live/update-fault.ts";
import { beginSuggestionsDraft, suggestionsDraft } from "../project/drafts/draft-list.ts";
import type { Project } from "../project/project.ts";

export interface SentSuggestions {
  readonly chapter: ItemId;
  readonly update: Uint8Array;
  readonly file: string;
  /** ISO 8601. */
  readonly time: string;
}

/** Brings what a person changed in a chapter into the draft of their suggestions. Gives whether anything of it was new. @throws DiskError */
export async function takeSuggestions(
  project: Project,
  guest: Author,
  { chapter, update, file, time }: SentSuggestions,
): Promise<Result<boolean>> {
  if (!project.item(chapter)?.file)
    return fail("packet-chapter-gone", "This chapter is not in the story any more.", "Ask whether it is to be there.");
  const main = textDocument(chapter);
  if (!suggestionsDraft(project, guest.id)) {
    // A draft that nothing comes into would only be in the way.
    const refused = await project.using([main], async ([text]) => text && refusal(project, guest, text, update));
    if (refused) return refused;
  }
  const { id } = await beginSuggestionsDraft(project, guest);
  return project.using([main, draftText(id, chapter)], async ([text, own]) => {
    if (!text || !own) throw new Error("The texts that were asked for are open.");
    const follow = () => {
      project.draftTexts.bringMain(text, own);
      return refusal(project, guest, own, update);
    };
    const refused = follow();
    if (refused) return refused;
    await noteClients(project, guest, own, update);
    // Somebody may have written meanwhile.
    const late = follow();
    if (late) return late;
    const action = new Action("imported", guest, { file, said: time });
    project.act(action, () => Y.applyUpdate(own.doc, update, action));
    return succeed(action.parts.length > 0);
  });
}

/** From now on these ids are this person's. */
async function noteClients(project: Project, guest: Author, own: LiveDocument, update: Uint8Array): Promise<void> {
  const clients = new Set(inspectUpdate(update)?.inserted.map(({ client }) => client));
  for (const client of clients)
    if (own.clockOf(client) === 0 && project.clientIds.leasedTo(own.name, client) === null)
      await project.clientIds.note(own.name, client, guest.id);
}

/**
 * New words come under ids that nobody else has here: the reviewer's own host draws them of 53 bits. Under one that a window here was
 * given, or that somebody has written under, they would stand in the place of words that are still to come.
 */
function refusal(project: Project, guest: Author, own: LiveDocument, update: Uint8Array): Result<never> | null {
  const fault = faultOf(update, own, (client) => {
    const person = project.clientIds.leasedTo(own.name, client);
    return person === guest.id || (person === null && own.clockOf(client) === 0);
  });
  if (fault === null) return null;
  if (fault === "partial")
    return fail(
      "packet-ahead",
      "These suggestions are of a text that this story doesn’t have.",
      "The story is older than the packet: bring back the state in which you made it, then take it in.",
    );
  return fail("packet-changed", "These suggestions were changed or damaged on the way.", "Ask for the file again.");
}
