import { expect, test } from "vitest";
import { isbnFault } from "../../story/isbn.ts";

test.each([
  ["", null],
  ["978-3-16-148410-0", null],
  ["978‑3‑16‑148410‑0", null],
  ["0 8044 2957 X", null],
  ["080442957x", null],
  ["978-3-16-148410-1", "check digit"],
  ["978-3-16-184410-0", "check digit"],
  ["0-8044-2957-1", "check digit"],
  ["9773161484100", "prefix"],
  ["978-3-16-14841", "length"],
  ["X804429570", "length"],
  ["ISBN 978-3-16-148410-0", "length"],
] as const)("%s: %s", (isbn, fault) => {
  expect(isbnFault(isbn)).toBe(fault);
});
