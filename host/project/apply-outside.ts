import type { DocumentName } from "../../history/record.ts";
import { wordEdits } from "../../story/compare.ts";
import { Action } from "../live/action.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { rebaseEdits } from "./outside-text.ts";
import type { Project } from "./project.ts";

/** What the record of an outside edit says about the file that it was made of. */
export interface OutsideDetail {
  readonly hash: Uint8Array;
  readonly size: number;
  /** The version that it showed, where the logs have lost a part of that: if it comes back, the edit has no reason any more. */
  readonly shows?: { readonly [replica: string]: number };
}

/** Makes an outside edit of the live text: what came since in Redraft stays, what came outside is added. */
export async function applyOutside(
  project: Project,
  name: DocumentName,
  base: string,
  text: string,
  file: OutsideDetail,
): Promise<void> {
  const document = await project.document(name);
  const live = document.text.toString();
  const edits = rebaseEdits(wordEdits(base, text), base, live);
  const action = new Action("outside", null, { ...file });
  project.act(action, () => applyEdits(document, edits, action));
}

/** The edits' places are all in the text as it is before the first of them. */
export function applyEdits(
  document: LiveDocument,
  edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[],
  action: Action,
): void {
  document.doc.transact(() => {
    for (const edit of [...edits].reverse()) {
      if (edit.to > edit.from) document.text.delete(edit.from, edit.to - edit.from);
      if (edit.insert !== "") document.text.insert(edit.from, edit.insert);
    }
  }, action);
}

/** null where the bytes are no UTF-8. */
export function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
