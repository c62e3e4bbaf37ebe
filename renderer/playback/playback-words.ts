import type { Texts } from "../language/language.ts";
import { grouped } from "../words.ts";

const english = {
  title: (chapter: string) => `How “${chapter}” was written`,
  text: (chapter: string) => `${chapter}, as it was written`,
  play: "Play",
  pause: "Pause",
  speed: "Speed",
  times: (speed: number) => `${grouped(speed)}×`,
  position: "Place in the writing",
  earlier: "Edit before",
  later: "Edit after",
  earlierRevision: "Revision before",
  laterRevision: "Revision after",
  back: "Back to writing",
  loading: "Reading the history…",
  reading: (done: number, total: number) => `Reading the history: ${grouped(done)} of ${grouped(total)} chapters…`,
  beginning: "Before the first word",
  moment: (time: string, author: string) => (author === "" ? time : `${time} · ${author}`),
  edit: (edit: number, edits: number) => `Edit ${grouped(edit)} of ${grouped(edits)}`,
  label: (name: string) => `Go to “${name}”`,
};

export const playbackTexts = {
  english,
  german: {
    title: (chapter) => `Wie „${chapter}“ geschrieben wurde`,
    text: (chapter) => `${chapter}, wie es geschrieben wurde`,
    play: "Abspielen",
    pause: "Anhalten",
    speed: "Tempo",
    times: (speed) => `${grouped(speed)}×`,
    position: "Stelle im Schreiben",
    earlier: "Vorige Änderung",
    later: "Nächste Änderung",
    earlierRevision: "Vorige Fassung",
    laterRevision: "Nächste Fassung",
    back: "Zurück zum Schreiben",
    loading: "Der Verlauf wird gelesen …",
    reading: (done, total) => `Der Verlauf wird gelesen: ${grouped(done)} von ${grouped(total)} Kapiteln …`,
    beginning: "Vor dem ersten Wort",
    moment: (time, author) => (author === "" ? time : `${time} · ${author}`),
    edit: (edit, edits) => `Änderung ${grouped(edit)} von ${grouped(edits)}`,
    label: (name) => `Zu „${name}“ gehen`,
  },
} satisfies Texts<typeof english>;
