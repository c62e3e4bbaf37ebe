import { readFileSync } from "node:fs";

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables =
  "ba be bri ca cor da del fa fen ga gor ha hil ka la len ma mor na nel or pa per ra ri sa sel ta tor va wen".split(
    " ",
  );
/** Of so many words of a story one is a name, and no dictionary has it. */
const nameEvery = 40;

/** Words of the dictionary and some invented names, the first ones by far the most frequent, as in a language. */
export function vocabulary(size: number): readonly string[] {
  const random = seededRandom(11);
  const entries = readFileSync(new URL("index.dic", import.meta.resolve("dictionary-en")), "utf8").split("\n");
  const plain = entries.map((entry) => entry.replace(/\/.*/, "")).filter((word) => /^[a-z]{2,9}$/.test(word));
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? "";
  const words = new Set<string>();
  while (words.size < size) {
    const name = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join("");
    words.add(words.size % nameEvery === nameEvery - 1 ? name() : pick(plain));
  }
  return [...words];
}

const known = vocabulary(6000);

/** Prose of so many words: sentences, paragraphs, some emphasis, a scene break now and then. */
export function inventProse(words: number, random: () => number): string {
  const paragraphs: string[] = [];
  for (let written = 0; written < words; ) {
    const length = Math.min(words - written, 40 + Math.floor(random() * 80));
    const sentence: string[] = [];
    for (let word = 0, rest = 0; word < length; word++, rest--) {
      const found = known[Math.floor(known.length * random() ** 4)] ?? "a";
      const isFirst = rest === 0;
      if (isFirst) rest = 6 + Math.floor(random() * 16);
      const shown = isFirst ? found.charAt(0).toUpperCase() + found.slice(1) : random() < 0.01 ? `*${found}*` : found;
      sentence.push(rest === 1 || word === length - 1 ? `${shown}.` : random() < 0.06 ? `${shown},` : shown);
    }
    written += length;
    paragraphs.push(sentence.join(" "));
    if (random() < 0.03) paragraphs.push("***");
  }
  return `${paragraphs.join("\n\n")}\n`;
}
