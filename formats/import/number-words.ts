const units = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
];
const tenth = ["twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

const words = numberWords();

/** "7", "VII", "seven", "seventh", "7th", "twenty-one" → 7, 7, 7, 7, 7, 21; null for what is no number. */
export function readNumber(text: string): number | null {
  const token = text.toLowerCase().replace(/[\s–-]+/g, "-");
  if (/^\d{1,4}$/.test(token)) return Number(token);
  const suffixed = /^(\d{1,4})(?:st|nd|rd|th)$/.exec(token);
  if (suffixed) return Number(suffixed[1]);
  return words.get(token) ?? readRoman(token);
}

/** Roman numerals as books have them, strictly formed, below 400. */
function readRoman(token: string): number | null {
  const match = /^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.exec(token);
  if (!match || token === "") return null;
  const [, hundreds = "", decades = "", ones = ""] = match;
  return hundreds.length * 100 + place(decades, "x", "l", "c") * 10 + place(ones, "i", "v", "x");
}

function place(digits: string, one: string, five: string, ten: string): number {
  if (digits === one + ten) return 9;
  if (digits === one + five) return 4;
  return digits.startsWith(five) ? 4 + digits.length : digits.length;
}

function numberWords(): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  units.forEach((word, index) => {
    known.set(word, index + 1);
  });
  ordinals.forEach((word, index) => {
    known.set(word, index + 1);
  });
  tens.forEach((ten, index) => {
    const value = (index + 2) * 10;
    known.set(ten, value);
    known.set(tenth[index] ?? "", value);
    for (let unit = 1; unit < 10; unit++) {
      known.set(`${ten}-${units[unit - 1]}`, value + unit);
      known.set(`${ten}-${ordinals[unit - 1]}`, value + unit);
    }
  });
  return known;
}
