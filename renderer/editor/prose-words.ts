import type { Texts } from "../language/language.ts";

export const proseTexts = {
  english: { note: "Note to yourself", sceneBreak: "Scene break" },
  german: { note: "Notiz an dich selbst", sceneBreak: "Szenenwechsel" },
} satisfies Texts<unknown>;
