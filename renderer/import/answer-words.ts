import type { Texts } from "../language/language.ts";
import { counted } from "../words.ts";

const english = {
  heading: (name: string) => `What ${name} sends back`,
  suggested: (chapters: number) => `Suggestions in ${counted(chapters, "chapter")}, to take or leave.`,
  comments: (count: number) => `${counted(count, "comment")} at the words that they are about.`,
  nothing: "Nothing that was not here already.",
  look: "Look at the suggestions",
};

/** What came back in a packet. */
export const answerTexts = {
  english,
  german: {
    heading: (name) => `Was ${name} zurückschickt`,
    suggested: (chapters) => `Vorschläge in ${counted(chapters, "Kapitel", "Kapiteln")}, zum Übernehmen oder Lassen.`,
    comments: (count) => `${counted(count, "Kommentar", "Kommentare")} an den Wörtern, um die es geht.`,
    nothing: "Nichts, was nicht schon hier war.",
    look: "Vorschläge ansehen",
  },
} satisfies Texts<typeof english>;
