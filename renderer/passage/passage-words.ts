import type { Texts } from "../language/language.ts";
import { counted } from "../words.ts";

const english = {
  title: "The history of this passage",
  loading: "Reading the history…",
  forms: (count: number) => counted(count, "form"),
  onlyOne: "It has had only this form.",
  now: "As it is now",
  gone: "It had been taken away.",
  inChapter: (title: string) => `in “${title}”`,
  anotherChapter: "in another chapter",
  form: (time: string, author: string) => `${time}, ${author}`,
  takeBack: "Bring this form back",
  takenBack: (form: string) => `Bring back the form of ${form}`,
  day: "As it was on",
  notThen: "It was not there yet.",
  back: "Back to writing",
};

export const passageTexts = {
  english,
  german: {
    title: "Der Verlauf dieser Stelle",
    loading: "Der Verlauf wird gelesen …",
    forms: (count) => counted(count, "Form", "Formen"),
    onlyOne: "Sie hatte nur diese Form.",
    now: "Wie sie jetzt ist",
    gone: "Sie war gestrichen.",
    inChapter: (title) => `in „${title}“`,
    anotherChapter: "in einem anderen Kapitel",
    form: (time, author) => `${time}, ${author}`,
    takeBack: "Diese Form zurückholen",
    takenBack: (form) => `Die Form von ${form} zurückholen`,
    day: "Wie sie war am",
    notThen: "Da gab es sie noch nicht.",
    back: "Zurück zum Schreiben",
  },
} satisfies Texts<typeof english>;
