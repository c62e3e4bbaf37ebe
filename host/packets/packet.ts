import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { ReadableItem } from "../../story/readable-book.ts";
import type { PersonsReview } from "../../story/review-document.ts";
import type { GuestId, LinkId, PacketRole } from "../contract/sharing.ts";

/** What a reviewer gets who has no connection, and sends back with what they say: one file. */
export interface Packet {
  /** Of the link that it went out as. */
  readonly id: LinkId;
  /** The story that it is of. */
  readonly story: ProjectId;
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly role: PacketRole;
  readonly person: { readonly id: GuestId; readonly name: string };
  /** Known to whoever has the packet, and by its hash where it was made: it proves whose answer this is. */
  readonly secret: string;
  /** Its chapters, and the parts that they stand in. */
  readonly items: readonly ReadableItem[];
  /** By chapter: the text as a Yjs update, without what was deleted. */
  readonly texts: ReadonlyMap<ItemId, Uint8Array>;
  readonly answer: PacketAnswer;
}

/** What the reviewer has done with it so far. */
export interface PacketAnswer {
  /** When something was last added, ISO 8601; empty where nothing was. */
  readonly time: string;
  /** By chapter: what they wrote and deleted in their own form of it, as a Yjs update upon the packet's text. */
  readonly suggestions: ReadonlyMap<ItemId, Uint8Array>;
  readonly reviews: readonly HomesReview[];
}

/** What the reviewer says of a chapter, or of the book. */
export interface HomesReview extends Pick<PersonsReview, "comments" | "replies" | "resolutions"> {
  readonly home: ItemId | "book";
  /** What they had said and have taken away: an earlier packet may have brought it. */
  readonly removed: readonly ItemId[];
}

export const emptyAnswer: PacketAnswer = { time: "", suggestions: new Map(), reviews: [] };
