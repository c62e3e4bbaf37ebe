import type { Texts } from "../language/language.ts";
import { englishAnswers } from "./english-answer-words.ts";
import { germanAnswers } from "./german-answer-words.ts";
import type { HelpId } from "./help-answers.ts";
import type { Findable } from "./help-search.ts";

export interface HelpWords {
  readonly help: string;
  readonly search: string;
  readonly placeholder: string;
  readonly answers: string;
  readonly commands: string;
  readonly found: (count: number) => string;
  readonly nothing: string;
  readonly keys: string;
  readonly close: string;
  readonly about: { readonly [Id in HelpId]: Findable };
}

export const helpTexts: Texts<HelpWords> = {
  english: {
    help: "Help",
    search: "Search help",
    placeholder: "What would you like to know?",
    answers: "Answers",
    commands: "Commands",
    found: (count) => (count === 1 ? "1 answer" : `${count} answers`),
    nothing: "Nothing here has all of these words. Try fewer, or another one.",
    keys: "All keys",
    close: "Close",
    about: englishAnswers,
  },
  german: {
    help: "Hilfe",
    search: "Hilfe durchsuchen",
    placeholder: "Was möchtest du wissen?",
    answers: "Antworten",
    commands: "Befehle",
    found: (count) => (count === 1 ? "1 Antwort" : `${count} Antworten`),
    nothing: "Alle diese Wörter stehen hier nirgends. Vielleicht mit weniger oder einem anderen?",
    keys: "Alle Tasten",
    close: "Schließen",
    about: germanAnswers,
  },
};
