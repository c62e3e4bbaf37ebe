import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { ImportSource } from "./contract.ts";

/** What somebody may do who came in by a link; each may do all that those after it may. */
export type Role = "write" | "suggest" | "comment" | "read";

/** What somebody may do who gets the story as a file. */
export type PacketRole = Extract<Role, "suggest" | "comment">;

/** The id of a link, made as an item's is. */
export type LinkId = string & { readonly __brand: "LinkId" };
/** The id of a guest, made as an item's is. */
export type GuestId = string & { readonly __brand: "GuestId" };

/** Ways in for somebody who is not at this computer. The owner's alone. */
export interface SharingCalls {
  /** The links of a story with who came in by each, the last made first; also those that ended. */
  "share.list"(argument: { project: ProjectId }): readonly SharedLink[];
  /** The addresses by which it leads here, the best first. They are told this once: only a hash is kept of what is in them. */
  "share.make"(argument: { project: ProjectId } & Pick<SharedLink, "role" | "name" | "note" | "expires" | "once">): {
    readonly link: LinkId;
    readonly addresses: readonly string[];
  };
  /** Ends the link and everybody's session that came in by it, at once. */
  "share.revoke"(argument: { project: ProjectId; link: LinkId }): null;
  /** The name under which a guest writes from now on. */
  "share.name"(argument: { project: ProjectId; guest: GuestId; name: string }): null;
}

/** What somebody may ask for who only reads, comments or suggests. */
export interface GuestCalls {
  "guest.book"(argument: { project: ProjectId }): GuestBook;
}

export interface SharedLink {
  readonly id: LinkId;
  readonly role: Role;
  /** Of who comes in by it; "" gives them “Guest” and a number. */
  readonly name: string;
  /** For the owner alone. */
  readonly note: string;
  /** ISO 8601. */
  readonly made: string;
  /** The time from which it lets nobody in, ISO 8601. */
  readonly expires: string | null;
  /** Is it for one person? */
  readonly once: boolean;
  readonly state: "open" | "expired" | "revoked";
  readonly guests: readonly SharedGuest[];
  /** The chapters of what went out as a file and lets nobody in. */
  readonly packet?: readonly ItemId[];
}

export interface SharedGuest {
  readonly id: GuestId;
  readonly name: string;
  /** ISO 8601. */
  readonly first: string;
  readonly last: string;
  readonly isHere: boolean;
}

/** The book as somebody sees it who may only read, comment or suggest: nothing that is not in it. */
export interface GuestBook {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** In reading order; `depth` 0 is the book's. */
  readonly items: readonly {
    readonly id: ItemId;
    readonly kind: "part" | "chapter";
    readonly title: string;
    readonly depth: number;
    readonly words: number;
  }[];
}

/** Sharing by file, with somebody who has no connection. The owner's alone. */
export interface PacketCalls {
  /** Writes a packet for one person. What comes back of it is taken as theirs. */
  "packet.make"(argument: {
    project: ProjectId;
    role: PacketRole;
    name: string;
    note: string;
    /** Null is all of the book. */
    chapters: readonly ItemId[] | null;
    /** Of the file; nothing may be there. null gives a ticket (`/file/<ticket>`), which is good once. */
    out: string | null;
  }): {
    readonly link: LinkId;
    readonly path: string | null;
    readonly ticket: string | null;
    readonly chapters: number;
  };
  /** Takes in what came back; as often as one likes. */
  "packet.take"(argument: { project: ProjectId; source: ImportSource }): TakenAnswer;
}

export interface TakenAnswer {
  readonly person: { readonly id: string; readonly name: string };
  /** Chapters in which suggestions are new. */
  readonly suggested: readonly ItemId[];
  /** How many comments and replies are new. */
  readonly comments: number;
  /** Sentences of what was not taken. */
  readonly removed: readonly string[];
}
