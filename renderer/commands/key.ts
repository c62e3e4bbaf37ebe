import { wordsNow } from "../language/language.ts";
import { keyTexts } from "./key-words.ts";

/** A key as it is pressed: its name (KeyboardEvent.key) and what is held with it. */
export interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** KeyboardEvent.code: where Alt or Shift make another letter of it, the key itself. */
  readonly code: string;
}

/** Is this "Mod+Shift+P"? Exactly what it names is held, and nothing else. */
export function isPressed(key: string, stroke: Stroke, isMac: boolean): boolean {
  const parts = key.split("+");
  const name = parts.at(-1) ?? "";
  const holds = new Set(parts.slice(0, -1));
  const mod = isMac ? stroke.metaKey : stroke.ctrlKey;
  const otherMod = isMac ? stroke.ctrlKey : stroke.metaKey;
  if (mod !== holds.has("Mod") || otherMod || stroke.shiftKey !== holds.has("Shift")) return false;
  if (stroke.altKey !== holds.has("Alt")) return false;
  if (/^[A-Z]$/.test(name)) return stroke.code === `Key${name}` || stroke.key.toUpperCase() === name;
  return stroke.key === name;
}

/** The same as a name, where it can be a command's: with Mod or Alt held, or a function key. */
export function keyOf(stroke: Stroke, isMac: boolean): string | null {
  if (["Control", "Meta", "Shift", "Alt", "AltGraph"].includes(stroke.key)) return null;
  const letter = /^Key([A-Z])$/.exec(stroke.code)?.[1];
  const name = letter ?? (/^(F\d{1,2}|Arrow\w+|[0-9,.;/\\[\]-])$/.test(stroke.key) ? stroke.key : null);
  const mod = isMac ? stroke.metaKey : stroke.ctrlKey;
  const otherMod = isMac ? stroke.ctrlKey : stroke.metaKey;
  if (name === null || otherMod || !(mod || stroke.altKey || /^F\d/.test(name))) return null;
  return [mod ? "Mod" : "", stroke.altKey ? "Alt" : "", stroke.shiftKey ? "Shift" : "", name].filter(Boolean).join("+");
}

/** As a writer reads it: “Ctrl+Shift+P”, on a Mac “⌘⇧P”. */
export function showKey(key: string, isMac: boolean): string {
  const { mac, plain } = wordsNow(keyTexts);
  const signs = isMac ? mac : plain;
  return key
    .split("+")
    .map((part) => signs[part] ?? part)
    .join(isMac ? "" : "+");
}
