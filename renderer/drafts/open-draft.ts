import type { Draft, DraftId } from "../../story/drafts.ts";
import type { ProjectId } from "../../story/ids.ts";
import type { OutlineItem } from "../../story/outline.ts";
import { useObservable } from "../observable.ts";
import type { ProjectSession } from "../studio/project-session.ts";

/** The draft that is written in, also where somebody else has just thrown it away; null is the main text. */
export function useOpenDraft(session: ProjectSession): Draft | null {
  const drafts = useObservable(session.drafts);
  const open = useObservable(session.draft);
  return drafts.find(({ id }) => id === open) ?? null;
}

/** The draft in which the first page shows a text; null where it shows the main text. */
export function useShownDraft(session: ProjectSession, item: OutlineItem | null): Draft | null {
  const draft = useOpenDraft(session);
  return draft && item?.kind === "chapter" && holds(draft, item) ? draft : null;
}

/** Is a chapter part of a draft? */
export function holds(draft: Draft, item: OutlineItem): boolean {
  return draft.chapter === null || draft.chapter === item.id;
}

/** From now on the first page is the draft's, in this window, also when it is opened again; null is the main text. */
export function openDraft(session: ProjectSession, draft: DraftId | null): void {
  if (draft !== null) session.view.kind.set("text");
  session.draft.set(draft);
  if (draft === null) localStorage.removeItem(storageKey(session.project));
  else localStorage.setItem(storageKey(session.project), draft);
}

/** Who wrote in a draft when the window was closed comes back to it, and not to the main text unawares. */
export function rememberedDraft(project: ProjectId): DraftId | null {
  return localStorage.getItem(storageKey(project)) as DraftId | null;
}

function storageKey(project: ProjectId): string {
  return `redraft.draft.${project}`;
}
