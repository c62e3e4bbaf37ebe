import type * as Y from "yjs";
import type { Json } from "./manifest.ts";
import { storyKey } from "./outline-document.ts";
import { everyDay, type Goal, isTarget, readGoal, type StoryGoals } from "./statistics/goal.ts";

/**
 * How goals lie in the outline document, in `getMap("story")`: `goal` is the book's, a whole value; `daily:<person>` is what
 * a person wants to write in this story a day. So they travel with the story, and two people's don't overwrite each other.
 * `project.redraft` shows both among its settings, as `goal`.
 */
const goalKey = "goal";
const dailyKeyStart = "daily:";

export function readGoals(doc: Y.Doc): StoryGoals {
  const daily: { [person: string]: number } = {};
  for (const [key, value] of doc.getMap(storyKey)) {
    if (key.startsWith(dailyKeyStart) && isTarget(value)) daily[key.slice(dailyKeyStart.length)] = value;
  }
  return { book: readStoredGoal(doc), daily };
}

export function readStoredGoal(doc: Y.Doc): Goal {
  return readGoal(doc.getMap(storyKey).get(goalKey));
}

export function readDaily(doc: Y.Doc, person: string): number | null {
  const value = doc.getMap(storyKey).get(`${dailyKeyStart}${person}`);
  return isTarget(value) ? value : null;
}

export function writeGoal(doc: Y.Doc, { words, by, weekdays }: Goal): void {
  doc.getMap(storyKey).set(goalKey, { words, by, weekdays: [...weekdays] });
}

/** null is kept as a value: taking a target back is an edit like any other. */
export function writeDaily(doc: Y.Doc, person: string, words: number | null): void {
  doc.getMap(storyKey).set(`${dailyKeyStart}${person}`, words);
}

/** As `project.redraft` has it; null where there is nothing to say. */
export function printGoals({ book, daily }: StoryGoals): Json | null {
  const said: { [key: string]: Json } = {};
  if (book.words !== null) said.words = book.words;
  if (book.by !== null) said.by = book.by;
  if (book.weekdays.length < everyDay.length) said.weekdays = book.weekdays;
  const people = Object.keys(daily).sort();
  if (people.length > 0) said.daily = Object.fromEntries(people.map((person) => [person, daily[person] ?? null]));
  return Object.keys(said).length === 0 ? null : said;
}

/** Puts back what `project.redraft` says, where the outline's history is lost. */
export function restoreGoals(doc: Y.Doc, setting: Json | undefined): void {
  if (typeof setting !== "object" || setting === null || Array.isArray(setting)) return;
  const { daily, ...book } = setting as { readonly [key: string]: Json };
  if (Object.keys(book).length > 0) writeGoal(doc, readGoal(book));
  if (typeof daily !== "object" || daily === null) return;
  for (const [person, words] of Object.entries(daily)) if (isTarget(words)) writeDaily(doc, person, words);
}
