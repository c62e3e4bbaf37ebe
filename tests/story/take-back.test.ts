import { expect, test } from "vitest";
import { compareTexts } from "../../story/compare.ts";
import { takeChanges } from "../../story/take-back.ts";

const house = "The house was sold in March.\n\n";
const bees = "My uncle kept bees behind the orchard, forty hives of them, painted blue.\n\n";
const white = bees.replace("blue", "white");
const dealer = "Nobody came to the auction but the dealer from the town.\n\n";
const sunday = "We left on a Sunday, before the others were awake.\n\n";

test("a passage goes back without what was changed in it, and what was changed in it without the passage", () => {
  const compared = compareTexts(house + bees + dealer + sunday, house + dealer + sunday + white);
  const move = compared.changes.findIndex(({ kind }) => kind === "moved");
  const colour = compared.changes.findIndex(({ within }) => within === move);
  expect(compared.changes.map(({ before, after }) => [before, after])).toEqual([
    [bees, white],
    ["blue", "white"],
  ]);
  expect(takeChanges(compared, new Set([colour]))).toBe(house + white + dealer + sunday);
  expect(takeChanges(compared, new Set([move]))).toBe(house + dealer + sunday + bees);
});

test("paragraphs that were never beside each other are parted", () => {
  const compared = compareTexts(house + bees + dealer.trimEnd(), `${house}${dealer}So it was.\n\n${bees.trimEnd()}`);
  const move = compared.changes.findIndex(({ kind }) => kind === "moved");
  expect(takeChanges(compared, new Set([move]))).toBe(house + dealer + bees.trimEnd());
});
