import type { DraftId } from "../../story/drafts.ts";
import type { ItemId, ProjectId } from "../../story/ids.ts";

/** Who wrote what. */
export interface AuthorshipCalls {
  /** Who first typed each character of a chapter as it stands, and when: copies are followed, also into other chapters. */
  "history.authorship"(argument: { project: ProjectId; chapter: ItemId; draft: DraftId | null }): Authorship;
}

export interface Authorship {
  /** The first is this installation's own person. */
  readonly people: readonly AuthorshipPerson[];
  /** Stretches of characters by their ids in the chapter's Y.Text. */
  readonly stretches: readonly WrittenStretch[];
}

/** Another program, and a manuscript that was imported, have no name here: nobody knows who wrote that. */
export interface AuthorshipPerson {
  readonly kind: "person" | "outside" | "imported" | "unknown";
  readonly name: string;
}

/** Client, clock and length of its ids; its place in `people`; and when, in seconds since 1970. */
export type WrittenStretch = readonly [client: number, clock: number, length: number, person: number, seconds: number];
