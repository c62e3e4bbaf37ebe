/** Words that nearly every page of a language has and the others have not. */
const frequent: readonly { readonly language: string; readonly words: readonly string[] }[] = [
  { language: "en", words: ["the", "and", "of", "was", "with", "that", "she", "his", "had"] },
  { language: "de", words: ["und", "der", "die", "nicht", "ich", "sie", "war", "mit", "das"] },
  { language: "fr", words: ["et", "les", "dans", "elle", "pas", "une", "qui", "était", "il"] },
  { language: "es", words: ["y", "los", "que", "una", "por", "con", "ella", "había", "el"] },
  { language: "it", words: ["che", "gli", "non", "una", "con", "della", "era", "il", "di"] },
  { language: "pt", words: ["não", "uma", "os", "com", "ela", "seu", "era", "do", "em"] },
  { language: "nl", words: ["het", "een", "niet", "zijn", "van", "ik", "zij", "met", "dat"] },
  { language: "sv", words: ["och", "att", "det", "inte", "hon", "jag", "som", "på", "var"] },
  { language: "pl", words: ["nie", "się", "że", "jest", "był", "do", "jak", "ale", "na"] },
];

const scripts: readonly { readonly language: string; readonly letters: RegExp }[] = [
  { language: "ja", letters: /[\u3040-\u30FF]/gu },
  { language: "ko", letters: /\p{Script=Hangul}/gu },
  { language: "zh", letters: /\p{Script=Han}/gu },
  { language: "ru", letters: /\p{Script=Cyrillic}/gu },
  { language: "el", letters: /\p{Script=Greek}/gu },
  { language: "he", letters: /\p{Script=Hebrew}/gu },
  { language: "ar", letters: /\p{Script=Arabic}/gu },
];

const sampleLength = 20_000;

/** The language that a text is most likely in, by its script and its most frequent words; "en" where nothing tells. */
export function guessLanguage(text: string): string {
  const from = Math.max(0, Math.floor(text.length / 2) - sampleLength / 2);
  const sample = text.slice(from, from + sampleLength);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const { language, letters: script } of scripts) {
    if ((sample.match(script)?.length ?? 0) * 4 > letters && letters > 0) return language;
  }
  const counts = new Map<string, number>();
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best = { language: "en", hits: 0 };
  for (const { language, words } of frequent) {
    const hits = words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
    if (hits > best.hits) best = { language, hits };
  }
  return best.language;
}
