import type { OpenedProject } from "../../host/contract/contract.ts";
import type { ImportedInto } from "../../host/contract/importing.ts";
import type { ImportPlan, PlannedManuscript } from "../../host/contract/planning.ts";
import type { ItemId } from "../../story/ids.ts";
import { type Result, succeed } from "../../story/problem.ts";
import type { StudioSocket } from "../studio-socket.ts";
import type { Destination } from "./destination.ts";
import type { OpenStory } from "./open-story.ts";
import type { StoryNames } from "./story-fields.tsx";

export interface ImportOrder {
  readonly order: PlannedManuscript;
  /** As the writer has seen it: nothing else is made. */
  readonly plan: ImportPlan;
  readonly destination: Destination;
  readonly story: OpenStory | null;
  readonly names: Partial<StoryNames>;
  /** For each planned chapter the story's own. */
  readonly pairs: readonly (ItemId | null)[];
  /** Also where the story has all of it already. */
  readonly again: boolean;
  /** Of a draft in which suggestions would wait. */
  readonly draftName: string;
  readonly job: string;
}

export type BroughtIn =
  | { readonly kind: "story"; readonly opened: OpenedProject }
  | { readonly kind: "into"; readonly into: ImportedInto };

/** Makes of a plan what it is to become. */
export async function bringIn(studio: StudioSocket, asked: ImportOrder): Promise<Result<BroughtIn>> {
  const { plan, destination, story, names, draftName, job } = asked;
  const order = { ...asked.order, seen: plan.print };
  if (destination.kind === "story" || !story) {
    const made = await studio.call("import.accept", {
      ...order,
      title: names.title ?? plan.title,
      author: names.author ?? plan.author,
      language: names.language ?? plan.language,
      job,
    });
    return made.ok ? succeed({ kind: "story", opened: made.value }) : made;
  }
  story.flush();
  const { project } = story;
  const into =
    destination.kind === "into"
      ? await studio.call("import.into", {
          ...order,
          project,
          place: { after: destination.after },
          again: asked.again,
          draftName,
          job,
        })
      : await studio.call("import.revise", {
          ...order,
          project,
          pairs: asked.pairs,
          place: { after: null },
          as: destination.as,
          draftName,
          job,
        });
  return into.ok ? succeed({ kind: "into", into: into.value }) : into;
}
