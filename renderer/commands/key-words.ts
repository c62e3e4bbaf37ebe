import type { Texts } from "../language/language.ts";

/** What stands on the keys; on a Mac most of them have signs. */
interface KeyWords {
  readonly mac: Readonly<Record<string, string>>;
  readonly plain: Readonly<Record<string, string>>;
}

const signs = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
const macSigns = { ...signs, Mod: "⌘", Shift: "⇧", Alt: "⌥" };

export const keyTexts: Texts<KeyWords> = {
  english: {
    mac: { ...macSigns, Delete: "Del", Enter: "Enter", Escape: "Escape" },
    plain: { ...signs, Mod: "Ctrl", Shift: "Shift", Delete: "Del", Enter: "Enter", Escape: "Escape" },
  },
  german: {
    mac: { ...macSigns, Delete: "Entf", Enter: "Eingabe", Escape: "Esc" },
    plain: { ...signs, Mod: "Strg", Shift: "Umschalt", Delete: "Entf", Enter: "Eingabe", Escape: "Esc" },
  },
};
