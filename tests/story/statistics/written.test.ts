import { expect, test } from "vitest";
import { addUp, byItem, changesBetween, changesOfWeek, wordsOverTime } from "../../../story/statistics/written.ts";

const days = [
  { day: "2026-11-22", changes: [{ item: "a", person: "ann", added: 100, removed: 0 }] },
  {
    day: "2026-11-23",
    changes: [
      { item: "a", person: "ann", added: 10, removed: 4 },
      { item: "b", person: "bob", added: 20, removed: 0 },
    ],
  },
  { day: "2026-11-26", changes: [{ item: "b", person: "ann", added: 5, removed: 1 }] },
];

test("a week begins on Monday, and one person's is one's own", () => {
  expect(addUp(changesOfWeek(days, "2026-11-26"))).toEqual({ added: 35, removed: 5 });
  expect(addUp(changesOfWeek(days, "2026-11-26", "ann"))).toEqual({ added: 15, removed: 5 });
  expect(addUp(changesBetween(days, "2026-11-24", "2026-11-25"))).toEqual({ added: 0, removed: 0 });
  expect(byItem(changesOfWeek(days, "2026-11-26")).get("b")).toEqual({ added: 25, removed: 1 });
});

test("the book over time is what was in it on each day", () => {
  const lengths = new Map([
    [
      "a",
      [
        { day: "2026-01-01", words: 100 },
        { day: "2026-01-05", words: 60 },
      ],
    ],
    ["b", [{ day: "2026-01-02", words: 50 }]],
    ["c", [{ day: "2026-01-02", words: 7 }]],
  ]);
  const contents = [
    { day: "2026-01-01", items: ["a", "b"] },
    // b is taken out of the book.
    { day: "2026-01-04", items: ["a"] },
  ];
  expect(wordsOverTime(lengths, contents)).toEqual([
    { day: "2026-01-01", words: 100 },
    { day: "2026-01-02", words: 150 },
    { day: "2026-01-04", words: 100 },
    { day: "2026-01-05", words: 60 },
  ]);
});
