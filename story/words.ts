/**
 * What a character does in a word, after Unicode's word boundaries (UAX #29): a letter, a digit, something that glues
 * ("_"), something that holds two letters or two digits together but stands outside otherwise, or nothing of it.
 */
export const characterClass = {
  other: 0,
  letter: 1,
  digit: 2,
  glue: 3,
  betweenLetters: 4,
  betweenDigits: 5,
  betweenEither: 6,
  /** Combining marks, joiners, soft hyphens: part of what stands before. */
  attached: 7,
  /** A script that this table leaves to `Intl.Segmenter`. */
  foreign: 8,
} as const;

// Latin, Greek, Cyrillic and general punctuation, as Unicode 17's WordBreakProperty.txt has them ("a" to "b").
const letterRanges =
  "41-5a 61-7a aa b5 b8 ba c0-d6 d8-f6 f8-2d7 2de-2ff 370-374 376-377 37a-37d 37f 386 388-38a 38c 38e-3a1 3a3-3f5 " +
  "3f7-481 48a-52f 1e00-1eff 1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 " +
  "1fb6-1fbc 1fbe 1fc2-1fc4 1fc6-1fcc 1fd0-1fd3 1fd6-1fdb 1fe0-1fec 1ff2-1ff4 1ff6-1ffc";
const attachedRanges = "ad 300-36f 483-489 200c-200f 202a-202e 2060-2064 2066-206f";
const fastBlocks = "0-52f 1e00-206f 20a0-20cf";

const { other, letter, digit, glue, betweenLetters, betweenDigits, betweenEither, attached, foreign } = characterClass;

const classes = buildClasses();

/** The class of a UTF-16 unit. */
export function classOf(unit: number): number {
  return unit < classes.length ? (classes[unit] ?? foreign) : foreign;
}

/**
 * Words as Unicode bounds them: "don't" and "3.5" are one, "well-known" is two, a dash or a scene break is none, and
 * Chinese, Japanese or Thai is counted by the platform's dictionary. A lone row of underscores is none either.
 */
export function countWords(text: string): number {
  let count = 0;
  /** What the open segment ends with (letter, digit or glue); other outside of one. */
  let last: number = other;
  /** A character after it that joins if the right one follows. */
  let pending: number = other;
  let counted = false;
  let chunkStart = 0;
  let countAtChunk = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = unit < classes.length ? classes[unit] : foreign;
    switch (kind) {
      case letter:
        if (pending !== other ? last !== letter || pending === betweenDigits : last === other) counted = false;
        if (!counted) count++;
        counted = true;
        last = letter;
        pending = other;
        break;
      case digit:
        if (pending !== other ? last !== digit || pending === betweenLetters : last === other) counted = false;
        if (!counted) count++;
        counted = true;
        last = digit;
        pending = other;
        break;
      case glue:
        if (pending !== other || last === other) counted = false;
        last = glue;
        pending = other;
        break;
      case betweenLetters:
      case betweenDigits:
      case betweenEither:
        if (pending !== other || last === other || last === glue) {
          last = other;
          pending = other;
        } else {
          pending = kind;
        }
        break;
      case attached:
        break;
      case foreign: {
        // The platform counts from the last space to the next: words never reach over one.
        const end = foreignEnd(text, at);
        count = countAtChunk + countSegmented(text.slice(chunkStart, end));
        at = end - 1;
        last = other;
        pending = other;
        break;
      }
      default:
        last = other;
        pending = other;
        if (unit <= 32) {
          chunkStart = at + 1;
          countAtChunk = count;
        }
    }
  }
  return count;
}

/** Where the words that begin with foreign characters end: at the first space that no foreign character follows. */
function foreignEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.charCodeAt(at) > 32) continue;
    const next = at + 1 < text.length ? classOf(text.charCodeAt(at + 1)) : other;
    // The platform is asked for long stretches at once, but not for a whole Chinese novel.
    if (next !== foreign || at - from > 10_000) return at;
  }
  return text.length;
}

let segmenter: Intl.Segmenter | null = null;

function countSegmented(text: string): number {
  // English has no tailoring of its own; the scripts' rules and dictionaries are the same in every language.
  segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
  let count = 0;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    // ICU takes "__" for a word and "9_" for none.
    if ((isWordLike || /[\p{Alphabetic}\p{Nd}]/u.test(segment)) && /[^\s\p{Pc}\p{M}\p{Cf}]/u.test(segment)) count++;
  }
  return count;
}

function buildClasses(): Uint8Array {
  const table = new Uint8Array(0x20d0).fill(foreign);
  const set = (ranges: string, kind: number): void => {
    for (const range of ranges.split(" ")) {
      const [from = "", to = from] = range.split("-");
      table.fill(kind, Number.parseInt(from, 16), Number.parseInt(to, 16) + 1);
    }
  };
  set(fastBlocks, other);
  set(letterRanges, letter);
  set("30-39", digit);
  set("5f 202f 203f-2040 2054", glue);
  set("3a b7 387 2027", betweenLetters);
  set("2c 3b 37e 2044", betweenDigits);
  set("27 2e 2018-2019 2024", betweenEither);
  set(attachedRanges, attached);
  return table;
}
