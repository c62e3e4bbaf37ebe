import type { SaidOfChapter } from "../import/manuscript.ts";
import { isPointOfView, statusOf } from "../import/said-status.ts";
import type { BinderItem } from "./binder.ts";

/** What the binder says of an item, as our outline says it. Fields that it has no place for are tags with their names. */
export function saidOf(item: BinderItem, synopsis: string, labelName: string): SaidOfChapter {
  const status = statusOf(item.status);
  const views = item.fields.filter(({ name }) => isPointOfView(name)).map(({ value }) => value);
  const tags = [...item.keywords];
  if (item.label !== "") {
    if (isPointOfView(labelName)) views.push(item.label);
    else tags.push(item.label);
  }
  if (item.status !== "" && status === null) tags.push(item.status);
  for (const { name, value } of item.fields) if (!isPointOfView(name)) tags.push(`${name}: ${value}`);
  return {
    ...(synopsis === "" ? {} : { synopsis }),
    ...(status === null ? {} : { status }),
    ...(tags.length === 0 ? {} : { tags: [...new Set(tags)] }),
    ...(views[0] === undefined ? {} : { pointOfView: [...new Set(views)].join(", ") }),
  };
}
