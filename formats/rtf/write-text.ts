import { cleanText } from "../markup/escape.ts";

/** Bytes of Windows-1252 from 80 on, for programs that know no Unicode; what has none is a question mark to them. */
const ansi = new Map(
  [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((letter, place) => [
    letter.charCodeAt(0),
    0x80 + place,
  ]),
);

/** Text as RTF 1.9 has it: 7-bit, each other UTF-16 unit as `\uN` with what older programs show instead. */
export function rtfText(text: string): string {
  const clean = cleanText(text);
  if (!special.test(clean)) return clean;
  return clean.replace(/\r\n?/g, "\n").replace(specials, (mark) => marks[mark] ?? unicode(mark.charCodeAt(0)));
}

const special = /[^ -[\]^-z|~]/;
// By unit, so that a letter beyond the first plane is two.
const specials = /[^ -[\]^-z|~]/g;

const marks: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "{": "\\{",
  "}": "\\}",
  "\n": "\\line ",
  "\t": "\\tab ",
  "\u00a0": "\\~",
  "\u00ad": "\\-",
  "\u2011": "\\_",
};

function unicode(unit: number): string {
  const byte = unit >= 0xa0 && unit <= 0xff ? unit : ansi.get(unit);
  const signed = unit > 0x7fff ? unit - 0x10000 : unit;
  return `\\u${signed}${byte === undefined ? "?" : `\\'${byte.toString(16).padStart(2, "0")}`}`;
}
