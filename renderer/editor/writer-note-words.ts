import type { Texts } from "../language/language.ts";

export const writerNoteWords = {
  english: { note: "Note to yourself" },
  german: { note: "Notiz an dich selbst" },
} satisfies Texts<unknown>;
