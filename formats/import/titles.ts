const small = new Set(
  "a an and as at but by for from in into nor of on or the to with und der die das von zu im et de la le les du des y el los las e il di da del".split(
    " ",
  ),
);
const roman = /^(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const keyword =
  /^(?:chapter|book|part|volume|letter|canto|stave|prologue|epilogue|preface|foreword|introduction|afterword|interlude|etymology|extracts|appendix|kapitel|chapitre|capítulo|capitolo|buch|teil|livre|partie|глава|часть|книга)$/iu;

/**
 * A heading as a title: every word stays, only shouting and a last full stop go. "CHAPTER 1. Loomings." → "Chapter 1.
 * Loomings", "BOOK ONE: 1805" → "Book One: 1805", "CHAPTER XIV" → "Chapter XIV".
 */
export function tidyTitle(heading: string): string {
  const plain = heading
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^([=~_*#|+-]+)\s*(.*?)\s*\1$/u, "$2")
    .replace(/(?<![\p{L}\p{N}])([_*])([^_*]+)\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/(?<=\p{N})\*(\p{L}{1,4})\*(?![\p{L}\p{N}_*])/gu, "$1")
    .replace(/^(.+[^.\s])\.$/u, "$1")
    .replace(/[\s:–—-]+$/u, "");
  if (plain === "") return heading.trim();
  const shouted = plain === plain.toUpperCase() && /\p{Lu}{2}/u.test(plain);
  return shouted ? lowerWords(plain) : lowerKeywords(plain);
}

function lowerWords(text: string): string {
  let first = true;
  return text.replace(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu, (word, place: number) => {
    // A single letter or a numeral after a keyword stays tall: "Chapter I", but the pronoun and the initial too.
    const begins = first || /[.:!?–—-]\s*$/u.test(text.slice(0, place));
    first = false;
    if (roman.test(word) && (word.length > 1 || word === "I" || word === "V" || word === "X")) return word;
    const lower = word.toLowerCase();
    if (!begins && small.has(lower)) return lower;
    return capitalised(lower);
  });
}

/** Only the keyword is shouted: "CHAPTER 1. Loomings". */
function lowerKeywords(text: string): string {
  return text.replace(/^\p{Lu}{3,}(?=[\s.:(]|$)/u, (word) =>
    keyword.test(word) ? capitalised(word.toLowerCase()) : word,
  );
}

function capitalised(word: string): string {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
}

/** "missing-him.txt" → "Missing Him": what a file is called where its text has no title. */
export function titleOfFile(fileName: string): string {
  const name = fileName
    .replace(/^.*[/\\]/, "")
    .replace(/\.[A-Za-z0-9]{1,8}$/, "")
    .replace(/[_-]+/g, " ")
    .trim();
  if (name === "") return "Untitled";
  return name === name.toLowerCase() ? lowerWords(name) : name;
}
