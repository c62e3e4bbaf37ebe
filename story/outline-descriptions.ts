import * as Y from "yjs";
import type { ItemId } from "./ids.ts";
import type { Status } from "./outline.ts";
import { columnKeyStart } from "./outline-columns.ts";
import { readLine, readStatus, readTags } from "./outline-values.ts";
import { assertNever } from "./problem.ts";
import { replaceText } from "./replace-text.ts";

/** What is said of items and of scenes alike. */
export type DescriptionEdit =
  | { readonly kind: "setSynopsis"; readonly item: ItemId; readonly synopsis: string }
  | { readonly kind: "setStatus"; readonly item: ItemId; readonly status: Status | null }
  | { readonly kind: "setTags"; readonly item: ItemId; readonly tags: readonly string[] }
  | { readonly kind: "setPointOfView"; readonly item: ItemId; readonly pointOfView: string }
  | { readonly kind: "setColumn"; readonly item: ItemId; readonly column: ItemId; readonly value: string };

const kinds: readonly string[] = ["setSynopsis", "setStatus", "setTags", "setPointOfView", "setColumn"];

export function isDescription<Edit extends { readonly kind: string }>(
  edit: Edit,
): edit is Extract<Edit, DescriptionEdit> {
  return kinds.includes(edit.kind);
}

/**
 * @param map the item's or the scene's
 * @returns what undoes it
 */
export function describe(map: Y.Map<unknown>, edit: DescriptionEdit): DescriptionEdit {
  switch (edit.kind) {
    case "setSynopsis": {
      const stored = map.get("synopsis");
      const text = stored instanceof Y.Text ? stored : new Y.Text();
      if (text !== stored) map.set("synopsis", text);
      const inverse = { ...edit, synopsis: text.toString() };
      replaceText(text, edit.synopsis.toWellFormed().replace(/\r\n?/g, "\n"));
      return inverse;
    }
    case "setStatus": {
      const inverse = { ...edit, status: readStatus(map.get("status")) };
      map.set("status", readStatus(edit.status));
      return inverse;
    }
    case "setTags": {
      const inverse = { ...edit, tags: readTags(map.get("tags")) };
      map.set("tags", [...readTags(edit.tags)]);
      return inverse;
    }
    case "setPointOfView": {
      const inverse = { ...edit, pointOfView: readLine(map.get("pointOfView")) };
      map.set("pointOfView", readLine(edit.pointOfView));
      return inverse;
    }
    case "setColumn": {
      const key = `${columnKeyStart}${edit.column}`;
      const inverse = { ...edit, value: readLine(map.get(key)) };
      map.set(key, readLine(edit.value));
      return inverse;
    }
    default:
      return assertNever(edit);
  }
}
