import { Observable } from "../observable.ts";
import { voiceFor, whenVoices } from "./voices.ts";

/** What is read: a page that marks each sentence while it is heard. */
export interface ReadSource {
  /** Marks the next sentence, brings it into view, and says what is to be heard; null at the end. */
  readonly next: () => string | null;
  /** The sentence that is marked, once more. */
  readonly again: () => string | null;
  /** Takes the mark away. */
  readonly end: () => void;
}

export type AloudState =
  | { readonly kind: "silent" }
  | { readonly kind: "reading" }
  | { readonly kind: "paused" }
  /** Nothing on this machine speaks the language. */
  | { readonly kind: "no voice"; readonly language: string };

export const rates: readonly number[] = [0.6, 0.8, 1, 1.2, 1.5, 1.8, 2.2];
const rateKey = "redraft.readAloud.rate";

/**
 * Reads a text aloud with the machine's own voice, a sentence at a time. Pausing ends the sentence and going on begins it anew:
 * not every voice can stop in the middle, and a listener wants to hear where it was.
 */
export class ReadAloud {
  readonly state = new Observable<AloudState>({ kind: "silent" });
  readonly rate = new Observable(rememberedRate());
  /** A pane that stands in the text's place reads its own words. */
  readonly pane = new Observable<(() => ReadSource | null) | null>(null);
  #source: ReadSource | null = null;
  #voice: SpeechSynthesisVoice | null = null;
  /** Told apart from what is said next: a sentence that was cut off ends, too. */
  #round = 0;
  /** A browser may drop what nobody holds, and never say that it ended. */
  #utterance: SpeechSynthesisUtterance | null = null;

  /** @param language BCP 47, of the story */
  async begin(source: ReadSource, language: string): Promise<void> {
    this.stop();
    const round = ++this.#round;
    const speech = window.speechSynthesis as SpeechSynthesis | undefined;
    const voice = speech ? voiceFor(await whenVoices(speech), language) : null;
    if (round !== this.#round) return;
    if (!voice) {
      this.state.set({ kind: "no voice", language });
      return;
    }
    this.#voice = voice;
    this.#source = source;
    this.state.set({ kind: "reading" });
    this.#say(source.next());
  }

  pause(): void {
    if (this.state.value.kind !== "reading") return;
    this.#cut();
    this.state.set({ kind: "paused" });
  }

  resume(): void {
    if (this.state.value.kind !== "paused") return;
    this.state.set({ kind: "reading" });
    this.#say(this.#source?.again() ?? null);
  }

  stop(): void {
    if (this.#source) this.#cut();
    this.#source?.end();
    this.#source = null;
    this.#round++;
    this.state.set({ kind: "silent" });
  }

  /** Faster or slower, by one step. */
  changeRate(step: 1 | -1): void {
    const at = rates.indexOf(this.rate.value) + step;
    const rate = rates[Math.max(0, Math.min(at, rates.length - 1))] ?? 1;
    if (rate === this.rate.value) return;
    this.rate.set(rate);
    localStorage.setItem(rateKey, String(rate));
    if (this.state.value.kind !== "reading") return;
    this.#cut();
    this.#say(this.#source?.again() ?? null);
  }

  #cut(): void {
    this.#round++;
    window.speechSynthesis.cancel();
  }

  #say(words: string | null): void {
    if (words === null) {
      this.stop();
      return;
    }
    const round = ++this.#round;
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = this.#voice;
    if (this.#voice) utterance.lang = this.#voice.lang;
    utterance.rate = this.rate.value;
    utterance.onend = () => {
      if (round === this.#round) this.#say(this.#source?.next() ?? null);
    };
    // A voice that fails once fails again: silence, and not every sentence marked in a second.
    utterance.onerror = () => {
      if (round === this.#round) this.stop();
    };
    this.#utterance = utterance;
    window.speechSynthesis.speak(this.#utterance);
  }
}

function rememberedRate(): number {
  const remembered = Number(localStorage.getItem(rateKey));
  return rates.includes(remembered) ? remembered : 1;
}

export const readAloud = new ReadAloud();
