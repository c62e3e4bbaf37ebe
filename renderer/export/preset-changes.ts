import { builtInPresets } from "../../story/built-in-presets.ts";
import type { OutlineEdit } from "../../story/outline-edits.ts";
import { exportFormats, type Preset } from "../../story/preset.ts";

/** What was changed in the editor and is not saved yet, by id; null is taken out, or as it came. */
export type PresetChanges = ReadonlyMap<string, Preset | null>;

export function builtIn(id: string): Preset | null {
  return builtInPresets.find((preset) => preset.id === id) ?? null;
}

/** Is it a built-in one that the writer made another of? */
export function isChanged(preset: Preset): boolean {
  const original = builtIn(preset.id);
  return original !== null && !isSame(original, preset);
}

/** By format, first those that every story has, as they would be if all were saved. */
export function presetsWith(stored: readonly Preset[], changes: PresetChanges): readonly Preset[] {
  const ids = new Set([...builtInPresets.map(({ id }) => id), ...stored.map(({ id }) => id), ...changes.keys()]);
  const presets = [...ids].flatMap((id) => {
    const known = stored.find((preset) => preset.id === id) ?? null;
    const change = changes.get(id);
    const preset = change === undefined ? known : (change ?? builtIn(id));
    return preset ? [preset] : [];
  });
  const place = ({ format }: Preset): number => exportFormats.indexOf(format);
  return presets.sort((a, b) => place(a) - place(b));
}

/** What saving has to do. */
export function editsOf(stored: readonly Preset[], changes: PresetChanges): readonly OutlineEdit[] {
  return [...changes].flatMap(([id, change]): readonly OutlineEdit[] => {
    const known = stored.find((preset) => preset.id === id) ?? null;
    const original = builtIn(id);
    const wanted = change && original && isSame(change, original) ? null : change;
    if (isSame(wanted ?? original, known)) return [];
    return [{ kind: "setPreset", id, preset: wanted }];
  });
}

/** A name that no other one has. */
export function freeName(name: string, presets: readonly Preset[]): string {
  const taken = new Set(presets.map((preset) => preset.name.toLowerCase()));
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${name} ${count}`;
  return free;
}

function isSame(a: Preset | null, b: Preset | null): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** What was read back from the story may have its keys in another order. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inside]) => [key, sorted(inside)]));
}
