import type { DraftId } from "../../story/drafts.ts";
import { type ItemId, isItemId } from "../../story/ids.ts";

/** Reads what `draftText` made; null for any other name. */
export function parseDraftText(name: string): { readonly draft: DraftId; readonly chapter: ItemId } | null {
  const [kind, draft, text, chapter, ...rest] = name.split("/");
  if (kind !== "draft" || text !== "text" || rest.length > 0 || !isItemId(draft) || !isItemId(chapter)) return null;
  return { draft: draft as string as DraftId, chapter };
}
