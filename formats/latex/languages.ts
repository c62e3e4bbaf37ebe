import { languageTag } from "../markup/language.ts";

/** Languages by the names that babel has for them; by region where it has several. */
const names: Readonly<Record<string, string>> = {
  en: "english",
  "en-us": "american",
  "en-gb": "british",
  de: "ngerman",
  "de-at": "naustrian",
  "de-ch": "nswissgerman",
  fr: "french",
  es: "spanish",
  it: "italian",
  pt: "portuguese",
  "pt-br": "brazilian",
  nl: "dutch",
  sv: "swedish",
  da: "danish",
  nb: "norsk",
  no: "norsk",
  nn: "nynorsk",
  fi: "finnish",
  is: "icelandic",
  pl: "polish",
  cs: "czech",
  sk: "slovak",
  sl: "slovene",
  hr: "croatian",
  hu: "hungarian",
  ro: "romanian",
  bg: "bulgarian",
  ru: "russian",
  uk: "ukrainian",
  el: "greek",
  tr: "turkish",
  et: "estonian",
  lv: "latvian",
  lt: "lithuanian",
  ca: "catalan",
  eu: "basque",
  gl: "galician",
  ga: "irish",
  cy: "welsh",
  la: "latin",
  eo: "esperanto",
  he: "hebrew",
  ar: "arabic",
  fa: "persian",
};

/** @returns null for a language that babel may not know, which is hyphenated as English then */
export function babelLanguage(language: string): string | null {
  const [base = "", ...rest] = languageTag(language).toLowerCase().split("-");
  const region = rest.find((part) => part.length === 2);
  return names[`${base}-${region}`] ?? names[base] ?? null;
}
