import { type DocumentName, draftText, outlineDocument, textDocument } from "../../history/record.ts";
import { type ItemId, isItemId } from "../../story/ids.ts";
import { isReadable } from "../../story/readable-book.ts";
import { isDraftDocument, suggestionsDraft } from "../project/drafts/draft-list.ts";
import type { Project } from "../project/project.ts";
import { reaches } from "./permissions.ts";
import type { Session } from "./session.ts";

/**
 * What somebody opens on `/live`:
 *
 *   outline, text/<item>, draft/<draft>/text/<chapter>   whole, with all that was deleted: for those who write
 *   read/<chapter>                                       the same text without what was deleted, for all others; it takes nothing
 *   suggest/<guest>/<chapter>                            a guest's own suggestions in it, without what was deleted in the main text
 */
export interface LiveTarget {
  readonly kind: "whole" | "read" | "suggest";
  /** The stored document that it is about. */
  readonly name: DocumentName;
}

/** Null where there is no such text, or where it isn't this session's to open: nobody learns which of the two it is. */
export function findTarget(project: Project, session: Session, name: string): LiveTarget | null {
  const [kind = "", ...rest] = name.split("/");
  if (kind === "read" || kind === "suggest") {
    const chapter = rest.at(-1) ?? "";
    if (!isItemId(chapter) || !isReadable(project.outline, chapter)) return null;
    if (kind === "read") return rest.length === 1 ? { kind, name: textDocument(chapter) } : null;
    const isOwn = session.kind === "guest" && rest.length === 2 && rest[0] === session.guest.id;
    if (!isOwn || !reaches(session.role, "suggest")) return null;
    const draft = suggestionsDraft(project, session.guest.id);
    return draft ? { kind, name: draftText(draft.id, chapter as ItemId) } : null;
  }
  if (session.kind === "guest" && !reaches(session.role, "write")) return null;
  return isWhole(project, name) ? { kind: "whole", name } : null;
}

function isWhole(project: Project, name: string): name is DocumentName {
  if (name === outlineDocument || isDraftDocument(project, name)) return true;
  const item = name.startsWith("text/") ? name.slice("text/".length) : "";
  return isItemId(item) && (project.item(item)?.file ?? null) !== null;
}

/** May somebody bring what stands under a client id that is not theirs? */
export function mayBring(
  project: Project,
  session: Session,
  struct: { readonly target: LiveTarget; readonly client: number; readonly isHeld: boolean },
): boolean {
  const { target, client, isHeld } = struct;
  if (isHeld) return false;
  const person = project.clientIds.leasedTo(target.name, client);
  if (person === null) return false;
  const own = session.kind === "guest" ? session.guest.id : project.data.person.id;
  if (person === own || (person === "" && session.kind === "owner")) return true;
  // Another's words, which that other may still have to send: what came in their place would be taken for them. Only where this
  // host was cut off may they be nowhere else.
  return target.kind === "whole" && project.clientIds.afterCrash;
}
