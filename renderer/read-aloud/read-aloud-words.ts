import type { Texts } from "../language/language.ts";

export interface ReadAloudWords {
  readonly bar: string;
  readonly reading: string;
  readonly paused: string;
  readonly pause: string;
  readonly resume: string;
  readonly stop: string;
  readonly slower: string;
  readonly faster: string;
  readonly rate: (rate: number) => string;
  readonly noVoice: (language: string) => string;
  readonly close: string;
}

export const readAloudTexts = {
  english: {
    bar: "Reading aloud",
    reading: "Reading aloud",
    paused: "Paused",
    pause: "Pause",
    resume: "Go on",
    stop: "Stop",
    slower: "Slower",
    faster: "Faster",
    rate: (rate) => `${new Intl.NumberFormat("en").format(rate)}×`,
    noVoice: (language) =>
      `This machine has no voice for ${nameOf(language, "en")}: add one in the system’s settings, under speech or accessibility, and try again.`,
    close: "Close",
  },
  german: {
    bar: "Vorlesen",
    reading: "Wird vorgelesen",
    paused: "Angehalten",
    pause: "Anhalten",
    resume: "Weiterlesen",
    stop: "Beenden",
    slower: "Langsamer",
    faster: "Schneller",
    rate: (rate) => `${new Intl.NumberFormat("de").format(rate)}×`,
    noVoice: (language) =>
      `Auf diesem Rechner gibt es keine Stimme für ${nameOf(language, "de")}: eine in den Systemeinstellungen unter Sprachausgabe oder Bedienungshilfen hinzufügen, dann noch einmal versuchen.`,
    close: "Schließen",
  },
} satisfies Texts<ReadAloudWords>;

/** "German" for "de-CH"; a tag that nobody knows says itself. */
function nameOf(language: string, inLanguage: string): string {
  try {
    const [spoken = language] = language.split(/[-_]/);
    return new Intl.DisplayNames(inLanguage, { type: "language" }).of(spoken) ?? language;
  } catch {
    return language;
  }
}
