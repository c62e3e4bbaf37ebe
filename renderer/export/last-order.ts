import { usualPreset } from "../../story/built-in-presets.ts";
import type { ProjectId } from "../../story/ids.ts";
import { type ExportFormat, exportFormats, type Preset } from "../../story/preset.ts";

/** The formats that are wanted, each with the preset that it is made by; a format that was once wanted keeps its preset. */
export interface FormatOrder {
  readonly formats: ReadonlySet<ExportFormat>;
  readonly presets: { readonly [format in ExportFormat]?: string };
}

/** What was exported last, to be done again in two clicks; at first an e-book. */
export function lastOrder(project: ProjectId): FormatOrder {
  const kept = readKept(project);
  const formats = exportFormats.filter((format) => kept.formats?.includes(format));
  return { formats: new Set(formats.length > 0 ? formats : ["epub"]), presets: kept.presets ?? {} };
}

export function keepOrder(project: ProjectId, { formats, presets }: FormatOrder): void {
  localStorage.setItem(storageKey(project), JSON.stringify({ formats: [...formats], presets }));
}

/** Those that a format can be written with: made for it or for one like it. */
export function fittingPresets(format: ExportFormat, presets: readonly Preset[]): readonly Preset[] {
  const usual = usualPreset(format).id;
  return presets.filter((preset) => preset.format === format || preset.id === usual);
}

/** The chosen one, or the usual one where it is gone. */
export function presetOf(order: FormatOrder, format: ExportFormat, presets: readonly Preset[]): Preset {
  const fitting = fittingPresets(format, presets);
  const usual = usualPreset(format);
  return fitting.find(({ id }) => id === order.presets[format]) ?? fitting.find(({ id }) => id === usual.id) ?? usual;
}

function readKept(project: ProjectId): { formats?: readonly string[]; presets?: FormatOrder["presets"] } {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey(project)) ?? "{}");
    return Array.isArray(kept?.formats) && typeof kept.presets === "object" ? kept : {};
  } catch {
    return {};
  }
}

function storageKey(project: ProjectId): string {
  return `redraft.export.${project}`;
}
