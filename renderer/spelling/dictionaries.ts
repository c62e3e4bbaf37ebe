// The packages give their files to Node only; the window fetches them as they are.
import deAff from "../../node_modules/dictionary-de/index.aff?url";
import deDic from "../../node_modules/dictionary-de/index.dic?url";
import enAff from "../../node_modules/dictionary-en/index.aff?url";
import enDic from "../../node_modules/dictionary-en/index.dic?url";
import gbAff from "../../node_modules/dictionary-en-gb/index.aff?url";
import gbDic from "../../node_modules/dictionary-en-gb/index.dic?url";
import frAff from "../../node_modules/dictionary-fr/index.aff?url";
import frDic from "../../node_modules/dictionary-fr/index.dic?url";

/** Where a Hunspell dictionary is: its affixes and its words. */
export interface Dictionary {
  readonly affixes: string;
  readonly words: string;
}

const american: Dictionary = { affixes: enAff, words: enDic };
const british: Dictionary = { affixes: gbAff, words: gbDic };
const bundled: { readonly [language: string]: Dictionary } = {
  en: american,
  de: { affixes: deAff, words: deDic },
  fr: { affixes: frAff, words: frDic },
};

/** @param language BCP 47. null where none is bundled: then the browser's own checker is asked */
export function dictionaryOf(language: string): Dictionary | null {
  const [base = "", ...rest] = language.toLowerCase().split("-");
  // Outside of the United States, the Philippines and Liberia, English is spelled the British way.
  if (base === "en" && rest.some((part) => /^[a-z]{2}$/.test(part) && !["us", "ph", "lr"].includes(part)))
    return british;
  return bundled[base] ?? null;
}
