import type { Texts } from "../language/language.ts";

const english = {
  field: "Find a command",
  placeholder: "What would you like to do?",
  list: "Commands",
  nothing: "No command has these words in its name.",
};

export const paletteTexts = {
  english,
  german: {
    field: "Befehl finden",
    placeholder: "Was soll geschehen?",
    list: "Befehle",
    nothing: "Kein Befehl enthält diese Wörter.",
  },
} satisfies Texts<typeof english>;
