import * as Y from "yjs";
import type { Copy } from "../../history/record.ts";
import { inspectUpdate, type UpdateSummary } from "../../history/structs.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { faultOf, type UpdateFault } from "../live/update-fault.ts";
import type { Project } from "../project/project.ts";
import { type LiveTarget, mayBring } from "../sharing/live-target.ts";
import type { Session } from "../sharing/session.ts";

/** Whose changes to what come in. */
export interface Incoming {
  readonly session: Session;
  readonly project: Project;
  readonly target: LiveTarget;
  /** The client id that was leased to this window for it. */
  readonly client: number;
}

/**
 * Why an update is not taken, in a sentence; null where it is. It is taken whole or not at all.
 *
 * @param isHeld is somebody else here who writes under that client id?
 */
export function refusedUpdate(
  { session, project, target, client: own }: Incoming,
  update: Uint8Array,
  live: LiveDocument,
  isHeld: (client: number) => boolean,
): string | null {
  const fault = faultOf(
    update,
    live,
    (client) => client === own || mayBring(project, session, { target, client, isHeld: isHeld(client) }),
  );
  return fault && sentences[fault];
}

const sentences: { readonly [Fault in UpdateFault]: string } = {
  unreadable: "What this window sent can't be read.",
  collected: "This window sends text without its history.",
  foreign: "This window sends what another one has written.",
  partial: "This window sends a part of what it wrote.",
};

/** Does it bring anything that the document doesn't have? What a window that only reads answers may not. */
export function bringsNothing(update: Uint8Array, live: LiveDocument): boolean {
  const summary = update.length > 0 ? inspectUpdate(update) : null;
  return summary?.inserted.every(({ client, clock, length }) => clock + length <= live.clockOf(client)) ?? false;
}

/**
 * What a guest says of where their words come from, as far as it is so: characters of this very update that repeat, one by one, characters
 * of the same text. Forgetting follows such copies, and authorship does; a word that was never copied must not be reached by them.
 */
export function provenCopies(copies: readonly Copy[], update: Uint8Array, live: LiveDocument): readonly Copy[] {
  const summary = copies.length > 0 ? inspectUpdate(update) : null;
  if (!summary) return [];
  return copies.filter((copy) => {
    if (copy.source.document !== live.name || !isInserted(summary, copy)) return false;
    const source = lettersAt(live.doc, copy.source.client, copy.source.clock, copy.length);
    const own = new Y.Doc({ gc: false });
    Y.applyUpdate(own, Y.encodeStateAsUpdate(live.doc));
    Y.applyUpdate(own, update);
    const written = lettersAt(own, copy.client, copy.clock, copy.length);
    own.destroy();
    return source !== null && source === written;
  });
}

function isInserted({ inserted }: UpdateSummary, { client, clock, length }: Copy): boolean {
  return inserted.some(
    (range) => range.client === client && range.clock <= clock && clock + length <= range.clock + range.length,
  );
}

/** The characters of these ids, shown or deleted; null where some are not there or are none. */
function lettersAt(doc: Y.Doc, client: number, clock: number, length: number): string | null {
  const structs = doc.store.clients.get(client) ?? [];
  if (structs.length === 0 || Y.getState(doc.store, client) < clock + length) return null;
  let letters = "";
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index];
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return null;
    if (struct.id.clock >= clock + length) break;
    letters += struct.content.str.slice(Math.max(0, clock - struct.id.clock), clock + length - struct.id.clock);
  }
  return letters.length === length ? letters : null;
}
