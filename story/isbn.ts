/** What is wrong with an ISBN, if anything (ISO 2108: the last digit is made of the others). */
export type IsbnFault = "length" | "prefix" | "check digit";

/**
 * An ISBN of ten or thirteen digits, with hyphens or spaces as printed, or nothing.
 *
 * @returns null where nothing is wrong
 */
export function isbnFault(text: string): IsbnFault | null {
  const digits = text.replaceAll(/[\s\u2010-\u2015-]/g, "").toUpperCase();
  if (digits === "") return null;
  if (/^\d{13}$/.test(digits)) {
    if (!/^97[89]/.test(digits)) return "prefix";
    return sum(digits, (place) => (place % 2 === 0 ? 1 : 3)) % 10 === 0 ? null : "check digit";
  }
  if (/^\d{9}[\dX]$/.test(digits)) return sum(digits, (place) => 10 - place) % 11 === 0 ? null : "check digit";
  return "length";
}

function sum(digits: string, weight: (place: number) => number): number {
  return [...digits].reduce((total, digit, place) => total + weight(place) * (digit === "X" ? 10 : Number(digit)), 0);
}
