import { readNumber } from "./number-words.ts";

/** What kind of heading a line reads as, judged by the line alone. */
export interface HeadingShape {
  /** "division" may hold chapters ("Book One"); "named" stands without a number ("Prologue"); "numeral" is a number alone. */
  readonly family: "division" | "chapter" | "named" | "numeral";
  /** "book", "part", "chapter", "letter", "prologue"…; empty for a numeral. */
  readonly word: string;
  readonly number: number | null;
  /** Nothing but its word and number: a title may follow on the next line. */
  readonly bare: boolean;
}

const divisions =
  "book|part|volume|vol\\.|buch|teil|band|livre|partie|tome|libro|parte|tomo|deel|boek|часть|книга|том|część|kniha|část";
const chapters =
  "chapter|chap\\.|letter|canto|stave|episode|kapitel|chapitre|lettre|brief|capítulo|capitulo|capitolo|carta|hoofdstuk|глава|письмо|rozdział|kapitola|kapittel|luku|fejezet|bölüm";
const names =
  "prologue|epilogue|preface|foreword|introduction|afterword|interlude|intermission|postscript|postlude|prelude|etymology|extracts|dedication|acknowledgements|acknowledgments|appendix|conclusion|coda|prolog|epilog|vorwort|nachwort|zwischenspiel|prólogo|epílogo|prologo|epilogo|épilogue|préface|avant-propos|пролог|эпилог|предисловие|послесловие";

const numbered = new RegExp(`^(${divisions}|${chapters})\\s+(?:the\\s+)?([\\p{L}\\d]+(?:[ -][\\p{L}]+)?)(.*)$`, "iu");
const ordered = new RegExp(
  `^(?:the\\s+)?([\\p{L}]+(?:-[\\p{L}]+)?|\\d+(?:st|nd|rd|th|\\.))\\s+(${divisions}|${chapters}|${names})(.*)$`,
  "iu",
);
const named = new RegExp(`^(${names})(?:\\s+([ivxl\\d]+))?([\\s.:;(\\[–—-].*)?$`, "iu");
const foreignOrdinal =
  /^(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|première|deuxième|seconde|troisième|quatrième|prima|seconda|terza|quarta|quinta|primera|segunda|tercera|первая|вторая|третья|четв[её]ртая|пятая|шестая|седьмая|восьмая|девятая|десятая|premi|deuxi|troisi|secondo|primo|terzo|primero|segundo|tercero|premier)[a-zà-ÿ]{0,3}$/iu;
const asianChapter = /^第\s*[0-9〇零一二三四五六七八九十百千０-９]{1,6}\s*([章回話话节節部卷編篇])(.*)$/u;
const longest = 120;

/** Null where the line is no heading. Takes a trimmed line. */
export function readHeading(line: string): HeadingShape | null {
  if (line.length === 0 || line.length > longest) return null;
  const clean = line.replace(/^[_*]+|[_*]+$/g, "").replace(/^[-–—~=•]+\s*|\s*[-–—~=•]+$/g, "");
  return readNumbered(clean) ?? readOrdered(clean) ?? readNamed(clean) ?? readAsian(clean) ?? readNumeral(clean);
}

function readNumbered(line: string): HeadingShape | null {
  const match = numbered.exec(line);
  if (!match) return null;
  const [, word = "", token = "", rest = ""] = match;
  const whole = readNumber(token);
  if (whole !== null) return numberedShape(line, word, whole, rest);
  // "Chapter One Loomings": the token took a word too many.
  const space = token.indexOf(" ");
  const first = space < 0 ? token : token.slice(0, space);
  const number = readNumber(first);
  if (number !== null && space >= 0) return numberedShape(line, word, number, token.slice(space) + rest);
  if (space < 0 && foreignOrdinal.test(token)) return numberedShape(line, word, 0, rest);
  return null;
}

function numberedShape(line: string, word: string, number: number, rest: string): HeadingShape | null {
  if (!isTitleRest(rest, line)) return null;
  return { family: family(word), word: word.toLowerCase(), number, bare: isBare(rest) };
}

function readOrdered(line: string): HeadingShape | null {
  const match = ordered.exec(line);
  if (!match) return null;
  const [, token = "", word = "", rest = ""] = match;
  const number = readNumber(token.replace(/\.$/, "")) ?? (foreignOrdinal.test(token) ? 0 : null);
  const known = number !== null || /^(last|final|letzte[rs]?)$/i.test(token);
  if (!known || !isTitleRest(rest, line)) return null;
  return { family: family(word), word: word.toLowerCase(), number, bare: isBare(rest) };
}

function readNamed(line: string): HeadingShape | null {
  const match = named.exec(line);
  if (!match) return null;
  const [, word = "", token = "", rest = ""] = match;
  // "Introduction was never his strength": a name is followed by a mark, brackets or nothing.
  if (!/^\s*(?:[.:;([–—-].*)?$/u.test(rest) || !startsTall(line)) return null;
  return { family: "named", word: word.toLowerCase(), number: readNumber(token), bare: isBare(rest) };
}

function readAsian(line: string): HeadingShape | null {
  const match = asianChapter.exec(line);
  if (!match || line.length > 40) return null;
  const [, word = "", rest = ""] = match;
  return { family: /[部卷編篇]/.test(word) ? "division" : "chapter", word, number: null, bare: rest.trim() === "" };
}

function readNumeral(line: string): HeadingShape | null {
  const match = /^([\p{L}\d]+(?:-[\p{L}]+)?)[.):]?$/u.exec(line);
  if (!match) return null;
  const token = match[1] ?? "";
  if (/^\p{L}/u.test(token) && token !== token.toUpperCase() && !startsTall(token)) return null;
  const number = readNumber(token);
  return number === null ? null : { family: "numeral", word: "", number, bare: true };
}

/** What may follow the number: nothing, a mark and a title, or a title that begins tall. */
function isTitleRest(rest: string, line: string): boolean {
  if (!startsTall(line)) return false;
  if (isBare(rest)) return true;
  if (/^\s*[.:)–—,;-]/u.test(rest)) return /^\s*[.:)–—-]\s*[^\s.]/u.test(rest) && !/^\s*[.)]?\s*\p{Ll}/u.test(rest);
  return /^\s+["“‘'«([¿¡_*]*[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(rest) && !/[a-z][.,;]$/.test(rest);
}

function isBare(rest: string): boolean {
  return /^\s*[.:)–—-]?\s*$/u.test(rest);
}

function startsTall(line: string): boolean {
  return /^[^\p{L}\d]*[\p{Lu}\p{Lt}\p{Lo}\d]/u.test(line);
}

function family(word: string): HeadingShape["family"] {
  if (new RegExp(`^(?:${divisions})$`, "iu").test(word)) return "division";
  return new RegExp(`^(?:${chapters})$`, "iu").test(word) ? "chapter" : "named";
}
