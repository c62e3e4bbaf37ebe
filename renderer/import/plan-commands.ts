import type { PlanEdit, PlannedItem } from "../../host/contract/planning.ts";

/** What a writer can do to lines of a plan. `chosen` are places in the plan's list, ascending. */
export type PlanCommand = "rename" | "join" | "split" | "leave out";

/** What can be done to these lines. */
export function possibleCommands(items: readonly PlannedItem[], chosen: readonly number[]): ReadonlySet<PlanCommand> {
  const possible = new Set<PlanCommand>();
  const only = chosen.length === 1 ? items[chosen[0] ?? -1] : undefined;
  if (only) possible.add("rename");
  if (only?.kind === "chapter") possible.add("split");
  if (joinChosen(items, chosen).length > 0) possible.add("join");
  const left = items.filter((item, place) => item.kind === "chapter" && !isWithin(items, chosen, place));
  if (chosen.length > 0 && left.length > 0) possible.add("leave out");
  return possible;
}

/** One chapter is joined with the one after it; several that follow each other become one. */
export function joinChosen(items: readonly PlannedItem[], chosen: readonly number[]): readonly PlanEdit[] {
  const chapters = items.flatMap((item, place) => (item.kind === "chapter" ? [place] : []));
  const places = chosen.map((place) => chapters.indexOf(place));
  const first = places[0] ?? -1;
  const count = Math.max(2, places.length);
  const isRow = places.every((place, index) => place === first + index);
  if (first < 0 || !isRow || first + count > chapters.length) return [];
  // From the last one on, so that those before keep their places.
  return chapters
    .slice(first + 1, first + count)
    .reverse()
    .map((item) => ({ kind: "join", item }));
}

/** A part goes with all that is in it. */
export function leaveOutChosen(items: readonly PlannedItem[], chosen: readonly number[]): readonly PlanEdit[] {
  return chosen
    .filter((place) => !isInside(items, chosen, place))
    .toReversed()
    .map((item) => ({ kind: "leave out", item }));
}

function isWithin(items: readonly PlannedItem[], chosen: readonly number[], place: number): boolean {
  return chosen.includes(place) || isInside(items, chosen, place);
}

/** Whether a part that is chosen holds it. */
function isInside(items: readonly PlannedItem[], chosen: readonly number[], place: number): boolean {
  let depth = items[place]?.depth ?? 0;
  for (let above = place - 1; above >= 0 && depth > 0; above--) {
    const item = items[above];
    if (!item || item.depth >= depth) continue;
    depth = item.depth;
    if (item.kind === "part" && chosen.includes(above)) return true;
  }
  return false;
}
