/** Manuscripts of our own, in the shapes that real ones have. */

const titles = [
  "The Lamp Room",
  "Ballast",
  "A Letter Kept Dry",
  "Low Water",
  "Nine Knots",
  "The Cooper's Daughter",
  "Fog Signals",
  "What the Pilot Owed",
  "Slack Tide",
  "Home Light",
] as const;

function paragraph(chapter: number, number: number): string {
  return (
    `Paragraph ${number} of evening ${chapter}: the keeper trimmed the wick, wrote the hour in the book, ` +
    `and listened for the boat that had not come. Nobody spoke of it at supper.`
  );
}

function prose(chapter: number, paragraphs: number): string {
  return Array.from({ length: paragraphs }, (_, index) => paragraph(chapter, index + 1)).join("\n\n");
}

/** As a story is posted chapter by chapter: "<Title> by <Author>" above each of ten. */
export const recurringTitles = {
  name: "harbour-lights.txt",
  author: "Ansel Wray",
  chapters: titles,
  text: titles
    .map((title, index) => `${title} by Ansel Wray\n\n${prose(index + 1, 4)}\n\n* * *\n\n${prose(index + 1, 2)}\n`)
    .join("\n\n"),
};

const numerals = ["I", "II", "III", "IV", "V", "VI"] as const;
const named = numerals.map((numeral, index) => `CHAPTER ${numeral}. ${titles[index]}`);

/** As a digital library has it: a header, a table of contents, two parts, numbered chapters, a footer. */
export const numberedChapters = {
  name: "the-cooper.txt",
  text: [
    "The Cooper of Harrow Sound",
    "by Ansel Wray",
    "CONTENTS",
    ["PART ONE", ...named.slice(0, 3), "PART TWO", ...named.slice(3)].join("\n"),
    "PART ONE",
    ...named.slice(0, 3).flatMap((heading, index) => [heading, prose(index + 1, 5)]),
    "PART TWO",
    ...named.slice(3).flatMap((heading, index) => [heading, prose(index + 4, 5)]),
    "THE END",
  ].join("\n\n\n"),
};
