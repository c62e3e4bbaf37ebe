import { expect, it } from "vitest";
import { printCsv } from "../../story/csv.ts";

it("prints what any spreadsheet reads, and no formula", () => {
  expect(
    printCsv([
      ["Title", "Words"],
      ['She said "No", twice.', 1200],
      ["- a dash", 0],
      ["two\nlines", 3],
    ]),
  ).toBe('\ufeffTitle,Words\r\n"She said ""No"", twice.",1200\r\n\'- a dash,0\r\n"two\nlines",3\r\n');
});
