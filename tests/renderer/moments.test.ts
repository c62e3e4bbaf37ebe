import { expect, test } from "vitest";
import type { ComparedPiece } from "../../host/contract/history.ts";
import { besideRows } from "../../renderer/compare/beside.ts";
import { momentTyped } from "../../renderer/compare/moments.ts";

test.each([
  ["2026-03-01", new Date(2026, 2, 1, 23, 59, 59)],
  ["1.3.2026", new Date(2026, 2, 1, 23, 59, 59)],
  [" 01. 03. 2026 ", new Date(2026, 2, 1, 23, 59, 59)],
  ["2026-02", new Date(2026, 1, 28, 23, 59, 59)],
  ["2026-03-01 14:30", new Date(2026, 2, 1, 14, 30, 59)],
  ["2026-03-01T07:05", new Date(2026, 2, 1, 7, 5, 59)],
])("%s is a moment: the end of what it says", (typed, date) => {
  expect(momentTyped(typed)?.version).toBe(date.toISOString());
});

test.each(["", "March", "2026-02-30", "31.4.2026", "2026-13", "2026-03-01 25:00", "2026-03-01 10:75", "12:00"])(
  "%j is no moment",
  (typed) => {
    expect(momentTyped(typed)).toBeNull();
  },
);

const piece = (kind: ComparedPiece["kind"], text: string): ComparedPiece => ({ kind, text, change: null });
const texts = (pieces: readonly ComparedPiece[]) => pieces.map(({ text }) => text).join("");

test("paragraphs that are the same stand level, however much stands on one side between them", () => {
  const rows = besideRows([
    piece("kept", "One.\n\nTwo "),
    piece("deleted", "old"),
    piece("inserted", "new"),
    piece("kept", " words.\n\n"),
    piece("inserted", "Three.\n\nFour.\n\n"),
    piece("kept", "Five.\n"),
  ]);
  expect(rows.map(({ before, after }) => [texts(before), texts(after)])).toEqual([
    ["One.\n", "One.\n"],
    ["\n", "\n"],
    ["Two old words.\n", "Two new words.\n"],
    ["\n", "\n"],
    ["", "Three.\n\nFour.\n\n"],
    ["Five.\n", "Five.\n"],
  ]);
});

test("no character is lost or doubled on either side", () => {
  const pieces = [piece("inserted", "A\nB"), piece("kept", "C\nD"), piece("deleted", "E\n"), piece("kept", "F")];
  const rows = besideRows(pieces);
  const joined = (side: "before" | "after") => rows.map((row) => texts(row[side])).join("");
  expect(joined("before")).toBe("C\nDE\nF");
  expect(joined("after")).toBe("A\nBC\nDF");
});
