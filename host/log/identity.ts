import { randomBytes } from "node:crypto";
import { createItemId, type ProjectId } from "../../story/ids.ts";

/** `identity.json` in the place's folder of the data folder: which replica this installation is in this project, here. */
export interface Identity {
  readonly project: ProjectId;
  /** 15 characters, never given to another place. */
  readonly replica: string;
  readonly epoch: number;
  /** The last record that is known to be flushed in a tail: which tail, its length then, and its checksum. */
  readonly published: { readonly seq: number; readonly tail: number; readonly bytes: number; readonly crc: number };
}

/** What the own epoch's folder and the write-ahead log hold, as found on opening. */
export interface OwnLogFound {
  /** Is the epoch's folder there at all? */
  readonly present: boolean;
  /** Last record of the own log, sealed or not; 0 for none. */
  readonly lastSeq: number;
  /** Checksum of the tail at the length that was published; null where that tail is sealed already. */
  readonly crcAtPublished: number | null;
  /** Are all records up to `published.seq` here, in seals and tails? */
  readonly holdsPublished: boolean;
  /** Last record that the write-ahead log knows; 0 for none. */
  readonly walLastSeq: number;
  /** The highest number of this log that any other replica says to have seen. */
  readonly seenByOthers: number;
}

export type IdentityDecision =
  | { readonly kind: "first"; readonly reason: "unknown-place" }
  | { readonly kind: "same" }
  | { readonly kind: "next-epoch"; readonly reason: "rolled-back" | "not-written-here" };

/**
 * Whether the log in the folder is the one that this installation wrote, to the last record. If that can't be proved a
 * new epoch begins: appending to a log of which a part was lost would give numbers and client ids to two histories.
 */
export function decideIdentity(identity: Identity | null, project: ProjectId, found: OwnLogFound): IdentityDecision {
  if (!identity || identity.project !== project) return { kind: "first", reason: "unknown-place" };
  const { published } = identity;
  if (published.seq === 0 && found.lastSeq === 0) return { kind: "same" };
  if (!found.present || !found.holdsPublished) return { kind: "next-epoch", reason: "rolled-back" };
  if (found.crcAtPublished !== null && found.crcAtPublished !== published.crc) {
    return { kind: "next-epoch", reason: "rolled-back" };
  }
  const knownHere = Math.max(published.seq, found.walLastSeq);
  if (found.lastSeq > knownHere) return { kind: "next-epoch", reason: "not-written-here" };
  // A machine that was restored from an image agrees with itself; only what others have seen of it shows the loss.
  if (found.seenByOthers > Math.max(found.lastSeq, knownHere)) return { kind: "next-epoch", reason: "rolled-back" };
  return { kind: "same" };
}

/** Who this installation is from now on; a name that was never given is made of time and chance. */
export function nextIdentity(known: Identity | null, decision: IdentityDecision, project: ProjectId): Identity {
  const published = { seq: 0, tail: 0, bytes: 0, crc: 0 };
  if (!known || decision.kind === "first") {
    const replica = createItemId(Date.now(), () => randomBytes(4).readUInt32LE() / 2 ** 32);
    return { project, replica, epoch: 1, published };
  }
  return decision.kind === "same" ? known : { ...known, epoch: known.epoch + 1, published };
}

export function parseIdentity(text: string): Identity | null {
  try {
    const value = JSON.parse(text) as Partial<Identity> | null;
    const published = value?.published;
    if (
      typeof value?.project !== "string" ||
      typeof value.replica !== "string" ||
      !Number.isSafeInteger(value.epoch) ||
      !Number.isSafeInteger(published?.seq) ||
      !Number.isSafeInteger(published?.crc)
    ) {
      return null;
    }
    return value as Identity;
  } catch {
    return null;
  }
}
