import type * as Y from "yjs";
import { type BookDetails, noDetails, readDetails } from "./book-details.ts";
import { builtInPresets, usualPreset } from "./built-in-presets.ts";
import type { Json } from "./manifest.ts";
import { storyKey } from "./outline-document.ts";
import { type Preset, readPreset } from "./preset.ts";

/**
 * How presets and the book's details lie in the outline document, in `getMap("story")`: `preset:<id>` is a whole preset or
 * null where it was taken out, `detail:<name>` a line. `project.redraft` shows them among its settings, as `presets` and
 * `details`.
 */
const presetKeyStart = "preset:";
const detailKeyStart = "detail:";

/** The story's own presets, by name; one that has a built-in's id stands in its place. */
export function readPresets(doc: Y.Doc): readonly Preset[] {
  const own: Preset[] = [];
  for (const [key, value] of doc.getMap(storyKey)) {
    const preset = key.startsWith(presetKeyStart) ? readStoredPreset(key.slice(presetKeyStart.length), value) : null;
    if (preset) own.push(preset);
  }
  const ids = new Set(own.map(({ id }) => id));
  own.sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
  return [...own, ...builtInPresets.filter(({ id }) => !ids.has(id))];
}

function readStoredPreset(id: string, value: unknown): Preset | null {
  if (typeof value !== "object" || value === null) return null;
  const like = builtInPresets.find((preset) => preset.id === id);
  const shape = readPreset(id, value, like ?? usualPreset("epub"));
  return readPreset(id, value, like ?? usualPreset(shape.format));
}

/** The stored value as it is, for undoing; null where the story has no such preset of its own. */
export function storedPreset(doc: Y.Doc, id: string): Preset | null {
  return readStoredPreset(id, doc.getMap(storyKey).get(`${presetKeyStart}${id}`));
}

/** null takes it out: a built-in one is again as it came. */
export function writePreset(doc: Y.Doc, id: string, preset: Preset | null): void {
  const { id: _, ...said } = preset ?? { id };
  doc.getMap(storyKey).set(`${presetKeyStart}${id}`, preset === null ? null : said);
}

export function readBookDetails(doc: Y.Doc): BookDetails {
  const story = doc.getMap(storyKey);
  return readDetails(
    Object.fromEntries(Object.keys(noDetails).map((name) => [name, story.get(`${detailKeyStart}${name}`)])),
  );
}

/** Writes what is not as it stands already. */
export function writeBookDetails(doc: Y.Doc, details: BookDetails): void {
  const before = readBookDetails(doc);
  for (const [name, value] of Object.entries(readDetails(details)))
    if (before[name as keyof BookDetails] !== value) doc.getMap(storyKey).set(`${detailKeyStart}${name}`, value);
}

/** As `project.redraft` has them; what says nothing is left out. */
export function printPresets(doc: Y.Doc): { readonly [setting: string]: Json } {
  const presets: { [id: string]: Json } = {};
  for (const { id } of readPresets(doc)) {
    const own = storedPreset(doc, id);
    if (own === null) continue;
    const { id: _, ...said } = own;
    presets[id] = JSON.parse(JSON.stringify(said)) as Json;
  }
  const details = Object.fromEntries(Object.entries(readBookDetails(doc)).filter(([, value]) => value !== ""));
  return {
    ...(Object.keys(presets).length === 0 ? {} : { presets }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  };
}

/** Puts back what `project.redraft` says, where the outline's history is lost. */
export function restorePresets(doc: Y.Doc, settings: { readonly [setting: string]: Json }): void {
  const { presets, details } = settings;
  if (typeof presets === "object" && presets !== null && !Array.isArray(presets))
    for (const [id, value] of Object.entries(presets)) writePreset(doc, id, readStoredPreset(id, value));
  if (typeof details === "object" && details !== null) writeBookDetails(doc, readDetails(details));
}
