import type { Preset } from "../../story/preset.ts";
import { wordsNow } from "../language/language.ts";
import { builtIn } from "./preset-changes.ts";
import { presetTexts } from "./preset-words.ts";

/** A preset that every story has is called as the interface speaks; the writer's own as the writer called it. */
export function namePreset(preset: Preset): string {
  const original = builtIn(preset.id);
  if (!original || original.name !== preset.name) return preset.name;
  const names: Readonly<Record<string, string>> = wordsNow(presetTexts).builtIn;
  return names[preset.id] ?? preset.name;
}
