import type { Extension } from "@codemirror/state";
import type { WritingPreferences } from "../../host/contract/preferences.ts";
import { focusMode } from "./focus-mode.ts";
import { hiddenMarks } from "./hidden-marks.ts";
import { typingRules } from "./prose-typing.ts";
import { typewriter } from "./typewriter.ts";

/** What the writer likes of the page while it is written on. @param language BCP 47, of the story */
export function writingAids(liked: WritingPreferences | null, language: string): Extension {
  if (!liked) return [];
  return [
    typingRules.of({ language, quotes: liked.quotes, dashes: liked.dashes }),
    liked.marks === "cursor" ? hiddenMarks() : [],
    focusMode(liked.focus),
    typewriter(liked.typewriter),
  ];
}
