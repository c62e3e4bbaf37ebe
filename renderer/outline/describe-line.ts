import type { ItemId } from "../../story/ids.ts";
import { type Status, statuses } from "../../story/outline.ts";
import type { OutlineEdit } from "../../story/outline-edits.ts";
import type { OutlineActions } from "./outline-actions.ts";
import type { OutlineLine } from "./outline-lines.ts";

/** What can be said of a part, a chapter or a scene in place; a column of the writer's own is named by its id. */
export type Field = "title" | "synopsis" | "status" | "pointOfView" | "tags" | "target" | `column:${ItemId}`;

/** What stands there, as it is typed. */
export function fieldText(line: OutlineLine, field: Field): string {
  switch (field) {
    case "tags":
      return line.tags.join(", ");
    case "target":
      return line.target === null ? "" : String(line.target);
    case "title":
    case "synopsis":
    case "pointOfView":
      return line[field];
    case "status":
      return line.status ?? "";
    default:
      return line.columns[field.slice("column:".length)] ?? "";
  }
}

/** Whether it can be said: a scene is titled by its prose, and has no target of its own. */
export function hasField(line: OutlineLine, field: Field): boolean {
  return line.kind !== "scene" || (field !== "title" && field !== "target");
}

/** Says it of all of them, with one Undo. What is said first of a scene is held to its text. */
export async function describeLines(
  actions: OutlineActions,
  field: Field,
  said: readonly { readonly line: OutlineLine; readonly text: string }[],
): Promise<void> {
  const edits: OutlineEdit[] = [];
  for (const { line, text } of said) {
    if (text === fieldText(line, field)) continue;
    const { scene } = line;
    const item = scene ? (scene.id ?? (await actions.holdScene(scene))) : line.item.id;
    if (item) edits.push(fieldEdit(item, field, text));
  }
  actions.edit(...edits);
}

function fieldEdit(item: ItemId, field: Field, text: string): OutlineEdit {
  switch (field) {
    case "title":
      return { kind: "rename", item, title: text };
    case "synopsis":
      return { kind: "setSynopsis", item, synopsis: text };
    case "status":
      return { kind: "setStatus", item, status: statuses.find((status): status is Status => status === text) ?? null };
    case "pointOfView":
      return { kind: "setPointOfView", item, pointOfView: text };
    case "tags":
      return { kind: "setTags", item, tags: splitTags(text) };
    case "target":
      return { kind: "setTarget", item, target: wholeNumber(text) };
    default:
      return { kind: "setColumn", item, column: field.slice("column:".length) as ItemId, value: text };
  }
}

export function splitTags(text: string): readonly string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);
}

/** Written in any way that numbers are grouped; null for none. */
export function wholeNumber(text: string): number | null {
  const words = Number(text.replace(/[\s,.]/g, ""));
  return Number.isSafeInteger(words) && words > 0 ? words : null;
}
