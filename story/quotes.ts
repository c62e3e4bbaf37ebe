/** Quotation marks of a language: the outer pair, the inner one, and what stands between a mark and its words. */
export interface Quotes {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
  /** A space inside the outer marks, or "". */
  readonly inside: string;
}

/**
 * From Unicode's CLDR 47 (delimiters: quotationStart, quotationEnd, and their alternates). French sets a narrow space
 * inside its marks (Imprimerie nationale, Lexique des règles typographiques).
 */
const table: { readonly [language: string]: string } = {
  en: "“ ” ‘ ’",
  cs: "„ “ ‚ ‘",
  da: "“ ” ‘ ’",
  de: "„ “ ‚ ‘",
  "de-CH": "« » ‹ ›",
  "de-LI": "« » ‹ ›",
  el: "« » “ ”",
  es: "« » “ ”",
  fi: "” ” ’ ’",
  fr: "« » « »",
  "fr-CH": "« » ‹ ›",
  hu: "„ ” » «",
  it: "« » “ ”",
  ja: "「 」 『 』",
  nb: "« » ‘ ’",
  nl: "“ ” ‘ ’",
  no: "« » ‘ ’",
  pl: "„ ” « »",
  pt: "“ ” ‘ ’",
  "pt-PT": "« » “ ”",
  ro: "„ ” « »",
  ru: "« » „ “",
  sk: "„ “ ‚ ‘",
  sv: "” ” ’ ’",
  tr: "“ ” ‘ ’",
  uk: "« » „ “",
  zh: "“ ” ‘ ’",
};

const narrowSpace = "\u202f";

/** @param language BCP 47; one that is not known here gets the English marks */
export function quotesOf(language: string): Quotes {
  const [base = "en", ...rest] = language.split("-");
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part))?.toUpperCase();
  const marks = (region && table[`${base.toLowerCase()}-${region}`]) || table[base.toLowerCase()] || table.en || "";
  const [open = "", close = "", innerOpen = "", innerClose = ""] = marks.split(" ");
  return { open, close, innerOpen, innerClose, inside: base.toLowerCase() === "fr" ? narrowSpace : "" };
}

/** English sets a dash without spaces, an em long; most others a shorter one. */
export function dashOf(language: string): string {
  return /^(?:en|es|it|pt|ru|uk)\b/i.test(language) ? "—" : "–";
}
