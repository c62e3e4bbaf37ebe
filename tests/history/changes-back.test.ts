import { expect, test } from "vitest";
import { changesBack, type EditBack } from "../../history/changes-back.ts";
import { TextIndex } from "../../history/text-index.ts";
import { uniteSlices } from "../../history/union.ts";
import { compareTexts } from "../../story/compare.ts";
import { writeTogether } from "./support.ts";

function apply(text: string, edits: readonly EditBack[]): string {
  let result = text;
  for (const { from, to, insert } of edits.toReversed()) result = result.slice(0, from) + insert + result.slice(to);
  return result;
}

test("all changes since a version taken back give the text as it was; none leave it as it is", () => {
  let changed = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const { writers, random } = writeTogether(seed);
    const index = TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
    const now = index.latest();
    for (let pair = 0; pair < 4; pair++) {
      const early = index.versionOf(Math.floor(random() * index.records.count));
      const compared = compareTexts(index.textAt(early), index.textAt(now));
      const all = new Set(compared.changes.map((_, place) => place));
      const versions = { early, late: now, now };
      const edits = changesBack(index, versions, compared, all);
      expect(apply(index.textAt(now), edits), `seed ${seed}`).toBe(index.textAt(early));
      expect(changesBack(index, versions, compared, new Set()), `seed ${seed}`).toEqual([]);
      for (const { insert, ids } of edits)
        expect(
          ids.reduce((sum, { length }) => sum + length, 0),
          `seed ${seed}: every character that comes back says where it is from`,
        ).toBe(insert.length);
      changed += edits.length;
    }
  }
  expect(changed).toBeGreaterThan(500);
});

test("one change taken back leaves every other, and what was written after, as it stands", () => {
  let checked = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const { writers, random } = writeTogether(seed);
    const index = TextIndex.build(uniteSlices(writers.flatMap((writer) => writer.slices(random))));
    const now = index.latest();
    const early = index.versionOf(Math.floor(random() * index.records.count));
    const late = index.versionOf(Math.floor(random() * index.records.count));
    const compared = compareTexts(index.textAt(early), index.textAt(late));
    const place = Math.floor(random() * compared.changes.length);
    const edits = changesBack(index, { early, late, now }, compared, new Set([place]));
    const text = index.textAt(now);
    // Only what the change brought may go, and only what it took may come.
    const gone = edits.map(({ from, to }) => text.slice(from, to)).join("");
    const come = edits.map(({ insert }) => insert).join("");
    expect(isWithin(gone, compared.changes[place]?.after ?? ""), `seed ${seed}: ${gone}`).toBe(true);
    expect(isWithin(come, compared.changes[place]?.before ?? ""), `seed ${seed}: ${come}`).toBe(true);
    if (edits.length > 0) checked++;
  }
  expect(checked).toBeGreaterThan(40);
});

/** Are the characters of `part` in `whole`, in this order? */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length; i++) if (whole[i] === part[at]) at++;
  return at === part.length;
}
