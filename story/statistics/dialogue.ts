/** Marks that open speech, and what closes each. The same sign closes in one language what it opens in another. */
interface QuoteStyle {
  readonly open: string;
  readonly close: readonly string[];
}

/** Which marks open speech in a language; where it has none of its own, English ones. */
const styles: { readonly [language: string]: readonly QuoteStyle[] } = {
  en: [
    { open: "“", close: ["”"] },
    { open: "‘", close: ["’"] },
    { open: '"', close: ['"'] },
  ],
  de: [
    { open: "„", close: ["“", "”"] },
    { open: "‚", close: ["‘", "’"] },
    { open: "»", close: ["«"] },
    { open: "›", close: ["‹"] },
    // In Switzerland.
    { open: "«", close: ["»"] },
    { open: '"', close: ['"'] },
  ],
  fr: [
    { open: "«", close: ["»"] },
    { open: "“", close: ["”"] },
    { open: '"', close: ['"'] },
  ],
};
for (const language of ["es", "it", "pt", "ru", "uk", "el"]) Object.assign(styles, { [language]: styles.fr });
for (const language of ["pl", "cs", "sk", "hu", "hr", "bg"]) {
  Object.assign(styles, { [language]: [...(styles.de ?? []), { open: "”", close: ["”"] }] });
}

const dash = /^\s*[—–―]\s*(?=\S)/u;
const word = /[\p{L}\p{N}]/u;

/**
 * The parts of a paragraph that somebody says, in order: what stands in quotation marks, or, where a paragraph begins with
 * a dash (“— No, said Anna.”), all of it, for that style doesn't say where the narrator goes on. A quotation that the
 * paragraph doesn't close goes to its end, as when a speech has several paragraphs. An apostrophe opens nothing.
 */
export function spokenParts(paragraph: string, language: string): string[] {
  if (dash.test(paragraph)) return [paragraph.replace(dash, "")];
  const marks = styles[language.split("-")[0] ?? ""] ?? styles.en ?? [];
  const spoken: string[] = [];
  for (let at = 0; at < paragraph.length; at++) {
    const style = marks.find(({ open }) => open === paragraph[at]);
    // Inside of a word it is an apostrophe, and so is ’ before one (’tis), which no style opens with.
    if (!style || word.test(paragraph[at - 1] ?? "")) continue;
    const end = closing(paragraph, at + 1, style);
    if (end === null && style.open === "‘") continue;
    spoken.push(paragraph.slice(at + 1, end ?? paragraph.length));
    at = end ?? paragraph.length;
  }
  return spoken;
}

/** Where the quotation ends; null where the paragraph ends first. */
function closing(paragraph: string, from: number, { open, close }: QuoteStyle): number | null {
  let depth = 0;
  for (let at = from; at < paragraph.length; at++) {
    const character = paragraph[at] as string;
    if (character === open && !close.includes(character)) depth++;
    // ’ between letters is an apostrophe: “don’t” ends nothing.
    else if (close.includes(character) && !(word.test(paragraph[at - 1] ?? "") && word.test(paragraph[at + 1] ?? ""))) {
      if (depth-- === 0) return at;
    }
  }
  return null;
}
