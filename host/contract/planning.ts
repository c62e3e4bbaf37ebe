import type { MatterRole } from "../../story/matter.ts";
import type { ImportSource, SplitRule, WordAccount } from "./contract.ts";

/**
 * A manuscript as the writer sees it: how it is cut, and what they changed. The host keeps nothing of it that can be lost: it
 * reads the file again whenever it is asked, and applies the changes in their order.
 */
export interface PlannedManuscript {
  readonly source: ImportSource;
  readonly split: SplitRule;
  /** None without it. */
  readonly edits?: readonly PlanEdit[];
  /**
   * The `print` of the plan to which the changes were made. Where the file has become another one since, the answer is
   * "plan-changed"; without it nobody has looked.
   */
  readonly seen?: string | null;
}

/**
 * One change of a writer to a plan. `item`: the how-manieth part or chapter in reading order, from 0, as the plan stands after the
 * changes before.
 */
export type PlanEdit =
  /** A chapter goes on where the one before it ends. Its title stays, as the heading of a scene. */
  | { readonly kind: "join"; readonly item: number }
  /** A chapter begins at this line of the text, from 0; `title` null makes the line its title. */
  | { readonly kind: "split"; readonly item: number; readonly line: number; readonly title: string | null }
  | { readonly kind: "rename"; readonly item: number; readonly title: string }
  /** A chapter, or a part with all that is in it, is set aside. */
  | { readonly kind: "leave out"; readonly item: number };

export interface PlanCalls {
  /** Reads a file that was uploaded (`/upload`) or lies on this machine and says what would become of it. Changes nothing. */
  "import.plan"(argument: PlannedManuscript): ImportPlan;
  /** What a planned chapter, or what was set aside, would say: `place` in the plan's own list, with its changes. */
  "import.text"(argument: PlannedManuscript & { of: "items" | "setAside" | "notes"; place: number }): {
    readonly title: string;
    readonly text: string;
  };
}

export interface ImportPlan {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** How it was split, in a sentence: "Ten lines end in “by Weeza”; each begins a chapter." */
  readonly rule: string;
  readonly items: readonly PlannedItem[];
  readonly setAside: readonly { readonly kind: string; readonly words: number; readonly firstLine: string }[];
  /** Documents beside the book: research, characters, places. */
  readonly notes: readonly PlannedItem[];
  readonly words: WordAccount;
  /** Of what was read and how it was cut; the changes are no part of it. */
  readonly print: string;
  readonly images: number;
  readonly comments: number;
  /** Tracked changes. */
  readonly suggestions: number;
  /** What was not taken, a sentence each: "3 scripts were left out." */
  readonly removed: readonly string[];
}

export interface PlannedItem {
  readonly kind: "part" | "chapter";
  readonly title: string;
  /** 0 for the top, 1 inside a part. */
  readonly depth: number;
  readonly words: number;
  readonly scenes: number;
  readonly firstLine: string;
  /** What a chapter is that is none of the story. */
  readonly matter: MatterRole | null;
}
