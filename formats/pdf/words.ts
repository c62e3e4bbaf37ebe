/** What stands over a table of contents, by the book's language. */
const titles: { readonly [language: string]: string } = {
  en: "Contents",
  de: "Inhalt",
  fr: "Table des matières",
  es: "Índice",
  it: "Indice",
  pt: "Índice",
  nl: "Inhoud",
  sv: "Innehåll",
  da: "Indhold",
  nb: "Innhold",
  no: "Innhold",
  fi: "Sisällys",
  pl: "Spis treści",
  cs: "Obsah",
  ru: "Содержание",
  uk: "Зміст",
  el: "Περιεχόμενα",
  he: "תוכן העניינים",
  ar: "المحتويات",
};

/** @param language BCP 47 */
export function contentsTitle(language: string): string {
  return titles[language.split(/[-_]/)[0]?.toLowerCase() ?? ""] ?? "Contents";
}
