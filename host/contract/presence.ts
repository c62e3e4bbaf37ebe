import type { ItemId, ProjectId } from "../../story/ids.ts";
import type { RelativePosition } from "./contract.ts";
import type { Role } from "./sharing.ts";

/** Who is here, told by the host: a window says where it is, and never who. */
export interface PresenceCalls {
  /** Where this window is; a place of another story is left by saying so of this one. */
  "presence.here"(argument: { project: ProjectId; chapter: ItemId | null; place: RelativePosition | null }): null;
  /** This window has left the story. */
  "presence.leave"(argument: { project: ProjectId }): null;
  /** “Look at this”: asks everybody to. */
  "presence.point"(argument: { project: ProjectId; chapter: ItemId; place: RelativePosition | null }): null;
}

export interface PresenceEvents {
  /** All who are here. */
  "presence.changed": { readonly project: ProjectId; readonly people: readonly PresentPerson[] };
  "presence.pointed": {
    readonly project: ProjectId;
    readonly by: Pick<PresentPerson, "visit" | "person" | "name">;
    readonly chapter: ItemId;
    readonly place: RelativePosition | null;
  };
}

/** One window of somebody. */
export interface PresentPerson {
  /** Of this window's connection. */
  readonly visit: string;
  readonly person: string;
  readonly name: string;
  readonly colour: string;
  readonly role: Role | "owner";
  /** null is none that whoever is told may see. */
  readonly chapter: ItemId | null;
  /** Where the cursor is in its text. */
  readonly place: RelativePosition | null;
}
