import { simplifySelection, standardKeymap } from "@codemirror/commands";
import type { KeyBinding } from "@codemirror/view";

/**
 * The keys of any text. Those that CodeMirror's default has beyond them are for code: they make a comment of a paragraph,
 * delete it whole, carry its line into the next one or indent it, and nobody who writes prose expects that of a key.
 */
export const proseKeys: readonly KeyBinding[] = [{ key: "Escape", run: simplifySelection }, ...standardKeymap];
