import { cleanText } from "../markup/escape.ts";

const marks: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  '"': "\\textquotedbl{}",
  "'": "\\textquotesingle{}",
  "`": "\\textasciigrave{}",
  // What an option or a variant of a command begins with.
  "[": "{[}",
  "]": "{]}",
  "*": "{*}",
  "\u00a0": "~",
  "\u00ad": "\\-",
  "\u2009": "\\thinspace{}",
  "\u202f": "\\,",
  "\u2011": "\\mbox{-}",
  "\u200b": "\\hspace{0pt}",
  // LuaTeX takes it for a damaged byte.
  "\ufffd": "?",
};

/** Text that LaTeX sets as it is: none of it is a command, and no two signs join to another one. */
export function latexText(text: string): string {
  return cleanText(text)
    .replace(/[\s\u2028\u2029]+/g, keepFixed)
    .replace(/[\\{}$&#%_~^"'`[\]*\u00a0\u00ad\u2009\u202f\u2011\u200b\ufffd]/g, (mark) => marks[mark] ?? mark)
    .replace(/([-<>,])(?=\1)/g, "$1{}");
}

/** A line of type that keeps its blanks. */
export function latexLine(line: string): string {
  return latexText(line.replace(/\t/g, "    ").replace(/ /g, "\u00a0"));
}

/** An address for `\href`, which stands in the argument of other commands, too; it is safe already. */
export function latexAddress(address: string): string {
  return address
    .replace(/[$~'^]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/[%#&_]/g, "\\$&");
}

/** Spaces that a typist meant to be no ordinary ones stay as they are. */
function keepFixed(spaces: string): string {
  return /^[\u00a0\u2000-\u200a\u202f\u205f\u3000]+$/.test(spaces) ? spaces : " ";
}
