import { expect, test } from "vitest";
import { carryPlace, nearestPlace } from "../../story/carry-places.ts";
import { wordEdits } from "../../story/compare.ts";
import { matchChapters } from "../../story/match-chapters.ts";
import { createRandom } from "./random.ts";

const vocabulary = Array.from({ length: 400 }, (_, place) => `w${place.toString(36)}`);

test("chapters that were renamed, moved and edited find their own; new ones find none", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = createRandom(seed);
    const prose = (length: number) => Array.from({ length }, () => random.pick(vocabulary)).join(" ");
    const own = Array.from({ length: 12 }, (_, place) => ({
      id: place,
      title: `Chapter ${place + 1}`,
      text: prose(80 + random.below(200)),
    }));
    const edited = own.map(({ id, title, text }) => ({
      id,
      title: random.below(3) === 0 ? prose(2) : title,
      text: text.replaceAll(/\S+/g, (word) => (random.below(20) === 0 ? random.pick(vocabulary) : word)),
    }));
    const kept = edited.filter(() => random.below(6) > 0);
    const came = random.shuffle([...kept, { id: -1, title: "Interlude", text: prose(150) }]);
    const matched = matchChapters(came, own);
    expect(
      matched.map(({ own }) => own ?? -1),
      `seed ${seed}`,
    ).toEqual(came.map(({ id }) => id));
  }
});

test("a title alone matches only where there is nothing to read, and no own chapter is given twice", () => {
  const own = [
    { id: "a", title: "One", text: "The hen sat on the wall and sang of the morning until noon." },
    { id: "b", title: "Two", text: "" },
  ];
  const came = [
    { title: "One", text: "Quite another story about a lighthouse keeper who never came home again." },
    { title: "Two", text: "" },
    { title: "ONE!", text: "The hen sat on the wall and sang of the morning until noon." },
    { title: "One", text: "The hen sat on the wall and sang of the morning." },
  ];
  expect(matchChapters(came, own).map((match) => match.own)).toEqual([null, "b", "a", null]);
});

test("a place is carried to the same word, and to none where its words are others now", () => {
  const before = "The hen sat on the wall. Nobody saw it there.";
  const after = "Once the hen sat upon the wall. Nobody saw it there.";
  const edits = wordEdits(before, after);
  const carried = (words: string) => {
    const from = before.indexOf(words);
    const [start, end] = [carryPlace(edits, from, "start"), carryPlace(edits, from + words.length, "end")];
    return start === null || end === null ? null : after.slice(start, end);
  };
  expect(carried("hen sat")).toBe("hen sat");
  expect(carried("Nobody saw it there.")).toBe("Nobody saw it there.");
  expect(carried("n the wall")).toBeNull();
  const at = nearestPlace(edits, before.indexOf("on the") + 1);
  expect(after.slice(at - 1, at + 3)).toContain("p");
});
