/** What a voice is chosen by; a browser's voice is one. */
export interface VoiceShape {
  /** BCP 47, some systems with an underscore: "en_GB". */
  readonly lang: string;
  /** The system's own choice. */
  readonly default: boolean;
  /** It speaks without the network: what is written stays on this machine. */
  readonly localService: boolean;
}

/**
 * The voice for a story's language, of its country where there is one; null where none speaks the language. A voice of this
 * machine comes before one to which the words would be sent.
 */
export function voiceFor<Voice extends VoiceShape>(voices: readonly Voice[], language: string): Voice | null {
  const wanted = folded(language);
  const [spoken] = wanted.split("-");
  const worth = ({ lang, localService, default: isDefault }: Voice) =>
    (localService ? 4 : 0) + (folded(lang) === wanted ? 2 : 0) + (isDefault ? 1 : 0);
  const able = voices.filter(({ lang }) => folded(lang).split("-")[0] === spoken);
  return [...able].sort((a, b) => worth(b) - worth(a))[0] ?? null;
}

function folded(tag: string): string {
  return tag.replaceAll("_", "-").toLowerCase();
}

/** Some systems tell their voices only a while after they were first asked. */
const voicesComeWithin = 1500;

export function whenVoices(speech: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  const there = speech.getVoices();
  if (there.length > 0) return Promise.resolve(there);
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      speech.removeEventListener("voiceschanged", finish);
      resolve(speech.getVoices());
    };
    const timer = setTimeout(finish, voicesComeWithin);
    speech.addEventListener("voiceschanged", finish);
  });
}
