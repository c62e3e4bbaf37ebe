import * as Y from "yjs";
import { textDocument } from "../../history/record.ts";
import type { ItemId } from "../../story/ids.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import { type ReadableItem, readableBook } from "../../story/readable-book.ts";
import type { PacketRole } from "../contract/sharing.ts";
import type { LiveDocument } from "../live/live-document.ts";
import type { Project } from "../project/project.ts";
import type { Links } from "../sharing/links.ts";
import { emptyAnswer, type Packet } from "./packet.ts";

export interface PacketOrder {
  readonly role: PacketRole;
  readonly name: string;
  readonly note: string;
  /** Null is all of the book. */
  readonly chapters: readonly ItemId[] | null;
}

/** A packet for one person, who is known here from now on by it. @throws DiskError */
export async function makePacket(project: Project, links: Links, order: PacketOrder): Promise<Result<Packet>> {
  const items = packedItems(readableBook(project.outline), order.chapters);
  const chapters = items.filter(({ kind }) => kind === "chapter").map(({ id }) => id);
  if (chapters.length === 0 || order.chapters?.some((chapter) => !chapters.includes(chapter)))
    return fail(
      "packet-chapters",
      "A packet has chapters that are in the book.",
      "Choose chapters that are not left out of it, archived or in the trash.",
    );
  const texts = new Map<ItemId, Uint8Array>();
  for (const chapter of chapters)
    texts.set(chapter, await project.using([textDocument(chapter)], async ([text]) => collected(text)));
  const { role, name, note } = order;
  const link = { role, name, note, expires: null, once: true };
  const { guest, link: made, secret } = await links.makeFor(link, { packet: chapters });
  const { title, author, language } = project.outline;
  const person = { id: guest.id, name: guest.name };
  return succeed({
    ...{ id: made.id, story: project.id, title, author, language, role, person, secret, items, texts },
    answer: emptyAnswer,
  });
}

/** A text without what was deleted, under the ids that it has. */
function collected(text: LiveDocument | undefined): Uint8Array {
  if (!text) throw new Error("The chapter that was asked for is open.");
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text.doc));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The chapters, and the parts in which one of them stands. */
function packedItems(book: readonly ReadableItem[], chapters: readonly ItemId[] | null): readonly ReadableItem[] {
  const packed: ReadableItem[] = [];
  let needed = 0;
  for (const item of [...book].reverse()) {
    const isWanted = item.kind === "chapter" ? (chapters?.includes(item.id) ?? true) : item.depth < needed;
    if (!isWanted) continue;
    packed.push(item);
    needed = item.depth;
  }
  return packed.reverse();
}
