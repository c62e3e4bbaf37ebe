import type { ItemId, ProjectId } from "../../story/ids.ts";

export interface Place {
  /** Offset of the first character in view. */
  readonly top: number;
  /** How far its line has gone above the edge, in CSS pixels. */
  readonly above?: number;
  readonly cursor: number;
}

interface Remembered {
  readonly item: ItemId | null;
  /** On the page beside it, where there is one. */
  readonly second?: ItemId | null;
  /** The last ones first. */
  readonly recent?: readonly ItemId[];
  readonly places: { readonly [item: string]: Place };
}

const mostRecent = 20;

/** Where the writer was, by project: the chapter, and in each chapter the place. Kept in this browser only. */
export function rememberedPlace(project: ProjectId, item: ItemId): Place | null {
  return read(project).places[item] ?? null;
}

export function rememberedItem(project: ProjectId): ItemId | null {
  return read(project).item;
}

export function rememberedSecond(project: ProjectId): ItemId | null {
  return read(project).second ?? null;
}

export function rememberSecond(project: ProjectId, second: ItemId | null): void {
  write(project, { ...read(project), second });
}

/** What was open, the last one first. */
export function recentItems(project: ProjectId): readonly ItemId[] {
  return read(project).recent ?? [];
}

export function rememberItem(project: ProjectId, item: ItemId): void {
  const remembered = read(project);
  const others = [remembered.item, ...(remembered.recent ?? [])].filter((other): other is ItemId => other != null);
  write(project, { ...remembered, item, recent: [...new Set([item, ...others])].slice(0, mostRecent) });
}

export function rememberPlace(project: ProjectId, item: ItemId, place: Place): void {
  const remembered = read(project);
  write(project, { ...remembered, places: { ...remembered.places, [item]: place } });
}

function read(project: ProjectId): Remembered {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey(project)) ?? "null") as Remembered | null;
    return stored ?? { item: null, places: {} };
  } catch {
    // What can't be read is only a place in a text; the beginning is a good one too.
    return { item: null, places: {} };
  }
}

function write(project: ProjectId, remembered: Remembered): void {
  localStorage.setItem(storageKey(project), JSON.stringify(remembered));
}

function storageKey(project: ProjectId): string {
  return `redraft.place.${project}`;
}
