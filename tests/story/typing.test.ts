import { describe, expect, test } from "vitest";
import { quotesOf } from "../../story/quotes.ts";
import { type TypingRules, typeset } from "../../story/typing.ts";

/** Types the keys one after the other, as an editor would. */
function type(keys: string, given: Partial<TypingRules> = {}): string {
  const rules: TypingRules = { language: "en", quotes: true, dashes: true, ...given };
  let line = "";
  for (const key of keys) {
    line += key;
    const set = typeset(line, rules);
    if (set) line = line.slice(0, -set.remove) + set.insert;
  }
  return line;
}

describe("typing prose", () => {
  test.each([
    ['"Go," she said, "now."', "“Go,” she said, “now.”"],
    [`"He said 'no' to me."`, "“He said ‘no’ to me.”"],
    ["don't, won't, James' hat", "don’t, won’t, James’ hat"],
    ["'Tis late, and 'twas him in the '90s.", "’Tis late, and ’twas him in the ’90s."],
    ["rock 'n' roll, give 'em time", "rock ’n’ roll, give ’em time"],
    ['("Yes")', "(“Yes”)"],
    ['*"So"* it was', "*“So”* it was"],
    ["wait--what", "wait—what"],
    ['"Wait--" he said', "“Wait—” he said"],
    ["and then...", "and then…"],
    ["and then....", "and then…."],
    ["---", "---"],
    ["well-known", "well-known"],
  ])("%s", (keys, text) => expect(type(keys)).toBe(text));

  test.each([
    ["de", `"Geh", sagte sie, "er sagt 'nein' dazu."`, "„Geh“, sagte sie, „er sagt ‚nein‘ dazu.“"],
    ["de", "Wie geht's -- gut?", "Wie geht’s – gut?"],
    ["de-CH", '"Geh"', "«Geh»"],
    ["fr-FR", `"Va", dit-elle, l'ami.`, "«\u202fVa\u202f», dit-elle, l’ami."],
    ["sv", '"Nej"', "”Nej”"],
    ["ja", '"はい"', "「はい」"],
    ["tlh", '"nuqneH"', "“nuqneH”"],
  ])("in %s: %s", (language, keys, text) => expect(type(keys, { language })).toBe(text));

  test("is left alone where the writer wants it so", () => {
    expect(type(`"it's" -- so...`, { quotes: false, dashes: false })).toBe(`"it's" -- so...`);
    expect(type(`"it's" -- so...`, { quotes: false })).toBe(`"it's" — so…`);
  });

  test("knows the marks of a language by its region, whatever the case", () => {
    expect(quotesOf("pt-PT").open).toBe("«");
    expect(quotesOf("PT-br").open).toBe("“");
  });
});
