import type { BookHeading } from "./book.ts";
import type { HeadingStyle } from "./preset.ts";

/**
 * What stands over a chapter or a part: its number as the preset wants it, and its title. A number that the writer has typed into
 * the title ("Chapter 7", "CHAPTER I. Loomings") is not set twice.
 *
 * @param number null for what is not counted: a prologue, an afterword
 */
export function makeHeading(
  title: string,
  number: number | null,
  kind: "chapter" | "part",
  style: HeadingStyle,
  language: string,
): BookHeading {
  const shown = title.trim() || "Untitled";
  if (number === null || style.number === "none") return { label: null, title: shown };
  const label = sayNumber(number, kind, style, language);
  const rest = withoutNumber(shown);
  return { label, title: style.title && rest !== "" ? rest : null };
}

/** False for a chapter that its title says stands outside of the count, also where its writer gave it no role. */
export function isCounted(title: string): boolean {
  return !outside.test(title.trim());
}

const outside =
  /^(?:prologue|epilogue|prolog|epilog|interlude|preface|foreword|afterword|vorwort|nachwort|zwischenspiel)$/i;

/** For a table of contents, where all stands in one line. */
export function headingLine({ label, title }: BookHeading): string {
  return [label, title].filter((part) => part !== null).join(": ");
}

function sayNumber(number: number, kind: "chapter" | "part", style: HeadingStyle, language: string): string {
  const base = language.split("-")[0]?.toLowerCase() ?? "";
  const words = style.number === "word" ? numberWord(number, base) : null;
  const said = words ?? (style.number === "roman" ? romanNumber(number) : String(number));
  if (!style.label) return said.charAt(0).toUpperCase() + said.slice(1);
  const name = (names[base] ?? names.en)?.[kind] ?? "";
  const capital = said.charAt(0).toUpperCase() + said.slice(1);
  return `${name} ${capital}`;
}

const names: { readonly [language: string]: { readonly chapter: string; readonly part: string } } = {
  en: { chapter: "Chapter", part: "Part" },
  de: { chapter: "Kapitel", part: "Teil" },
  fr: { chapter: "Chapitre", part: "Partie" },
  es: { chapter: "Capítulo", part: "Parte" },
  it: { chapter: "Capitolo", part: "Parte" },
  pt: { chapter: "Capítulo", part: "Parte" },
  nl: { chapter: "Hoofdstuk", part: "Deel" },
  sv: { chapter: "Kapitel", part: "Del" },
  da: { chapter: "Kapitel", part: "Del" },
  nb: { chapter: "Kapittel", part: "Del" },
  pl: { chapter: "Rozdział", part: "Część" },
};

const english = {
  ones: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  ),
  tens: "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
};
const german = {
  ones: "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn".split(
    " ",
  ),
  tens: "null zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" "),
};

/** In English and German up to 999; null elsewhere, where digits stand. */
function numberWord(number: number, language: string): string | null {
  if (number < 1 || number > 999) return null;
  if (language === "en") return englishWord(number);
  if (language === "de") return germanWord(number);
  return null;
}

function englishWord(number: number): string {
  if (number < 20) return english.ones[number] ?? "";
  const rest = number % (number < 100 ? 10 : 100);
  const head =
    number < 100 ? english.tens[Math.floor(number / 10)] : `${english.ones[Math.floor(number / 100)]} hundred`;
  if (rest === 0) return head ?? "";
  return number < 100 ? `${head}-${englishWord(rest)}` : `${head} and ${englishWord(rest)}`;
}

function germanWord(number: number): string {
  if (number < 20) return german.ones[number] ?? "";
  if (number < 100) {
    const one = number % 10;
    const ten = german.tens[Math.floor(number / 10)] ?? "";
    return one === 0 ? ten : `${one === 1 ? "ein" : german.ones[one]}und${ten}`;
  }
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  return `${hundreds === 1 ? "ein" : german.ones[hundreds]}hundert${rest === 0 ? "" : germanWord(rest)}`;
}

const romans: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function romanNumber(number: number): string {
  let rest = number;
  let said = "";
  for (const [value, letters] of romans)
    while (rest >= value) {
      said += letters;
      rest -= value;
    }
  return said;
}

const numbered = [...Object.values(names).flatMap(({ chapter, part }) => [chapter, part]), "Book", "Buch"];
const numberWords = Array.from({ length: 99 }, (_, place) => [englishWord(place + 1), germanWord(place + 1)]).flat();
const said = `(?:\\d{1,4}|[ivxlcdm]+|${numberWords.sort((a, b) => b.length - a.length).join("|")})`;
const typedNumber = new RegExp(
  `^(?:(?:the )?(?:${numbered.join("|")})\\s+(?:the )?${said}|\\d{1,4}|[ivxlcdm]+)(?:\\s*[.:–—-]\\s*|\\s*$)`,
  "iu",
);

function withoutNumber(title: string): string {
  return title.replace(typedNumber, "").trim();
}
