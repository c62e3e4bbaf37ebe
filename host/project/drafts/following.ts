import { draftText, textDocument } from "../../../history/record.ts";
import { joinVersions, type Version, versionFromObject, versionToObject } from "../../../history/version.ts";
import { editDraft } from "../../../story/drafts.ts";
import type { ItemId } from "../../../story/ids.ts";
import { type Result, succeed } from "../../../story/problem.ts";
import { Action } from "../../live/action.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import type { Project } from "../project.ts";
import { findDraft } from "./draft-list.ts";
import { findPlace } from "./draft-review.ts";

/** Brings all of the main text into an open draft, inside of an action whose record says `followed`. */
export function followAll(
  project: Project,
  order: {
    readonly main: LiveDocument;
    readonly own: LiveDocument;
    readonly followed: Version;
    readonly action: Action;
  },
): void {
  const { main, own, followed, action } = order;
  // Also where nothing else changes in it, the record is one of the draft's.
  action.copy(own.name, []);
  own.follow(main);
  project.draftTexts.hasFollowed(own.name, followed);
}

/**
 * A draft follows the main text as it stands: in one chapter, or, with null, in all that it is of. Its own writing stays.
 */
export async function followMainText(
  project: Project,
  order: { readonly draft: string; readonly chapter: ItemId | null },
): Promise<Result<null>> {
  const draft = findDraft(project, order.draft);
  if (!draft.ok) return draft;
  const { id, pinned } = draft.value;
  const place = order.chapter === null ? null : findPlace(project, { draft: id, chapter: order.chapter });
  if (place && !place.ok) return place;
  const chapters = order.chapter === null ? project.draftTexts.chaptersOf(id) : [order.chapter];
  for (const chapter of chapters) {
    await project.using([textDocument(chapter), draftText(id, chapter)], async ([main, own]) => {
      if (!main || !own) return;
      const followed = project.versionOf(main.name);
      const action = new Action("draft", null, { followed: versionToObject(followed) });
      project.act(action, () => followAll(project, { main, own, followed, action }));
    });
  }
  if (order.chapter !== null) return succeed(null);
  // What was not written in yet has no record to say it.
  const whole = joinVersions(versionFromObject(pinned) ?? new Map(), project.log?.version() ?? new Map());
  const action = new Action("draft", null, null);
  project.act(action, () => {
    const { doc } = project.outlineDocument;
    doc.transact(() => editDraft(doc, id, { pinned: versionToObject(whole) }), action);
  });
  await project.draftTexts.takeIn(new Set([project.outlineDocument.name]));
  return succeed(null);
}
