import { describe, expect, it } from "vitest";
import { dialogueRanges } from "../../story/dialogue.ts";

function spoken(text: string): readonly string[] {
  return dialogueRanges(text).map(({ from, to }) => text.slice(from, to));
}

describe("what is spoken", () => {
  it.each([
    ["English, double", "“Call me,” he said. “I don’t mind.”", ["Call me,", "I don’t mind."]],
    ["English, single", "‘I don’t know,’ said Ann. ‘Do you?’", ["I don’t know,", "Do you?"]],
    ["a possessive in single quotes", "‘The dogs’ bowl is empty,’ he said.", ["The dogs’ bowl is empty,"]],
    ["an elision at a word's end", "‘Goin’ home, are ye?’ he asked.", ["Goin’ home, are ye?"]],
    ["a word in single quotes", "The so-called ‘truth’ was not ‘here’ at all.", ["truth", "here"]],
    ["apostrophes alone", "It’s the dogs’ bowl, and ’tis the girls’ too.", []],
    ["an apostrophe that was taken for a quotation", "And ‘tis true that it was there.", []],
    ["a quotation within one", "“He said ‘no’ and left,” she wrote.", ["He said ‘no’ and left,"]],
    [
      "a quotation within a single one",
      "‘He called it “the end”, and left,’ she wrote.",
      ["He called it “the end”, and left,"],
    ],
    ["the full stop outside", "He called it ‘the end’. Then ‘nothing’.", ["the end", "nothing"]],
    ["straight", 'She said "no" and "I can\'t." Then went.', ["no", "I can't."]],
    ["inches", 'A 6" nail and a 7" nail.', []],
    ["German", "„Komm“, sagte er, „ich hab’s eilig.“", ["Komm", "ich hab’s eilig."]],
    ["German within", "„Er sagte ‚nein‘ und ging“, schrieb sie.", ["Er sagte ‚nein‘ und ging"]],
    ["German single", "‚Komm‘, sagte er.", ["Komm"]],
    ["German books", "»Komm«, sagte er, »schnell.«", ["Komm", "schnell."]],
    ["French", "« Bonjour, dit-il, l’ami. » Il partit. « Adieu ! »", [" Bonjour, dit-il, l’ami. ", " Adieu ! "]],
    ["Swedish", "”Hej”, sade han. ”Kom!”", ["Hej", "Kom!"]],
    ["Finnish", "»Hei», hän sanoi. »Tule!»", ["Hei", "Tule!"]],
    ["Japanese", "「来て」と彼は言った。", ["来て"]],
    ["emphasis around it", '*"Run!"* he cried. _“Now!”_', ["Run!", "Now!"]],
    ["broken off by a dash", "“Wait—” He ran.", ["Wait—"]],
    ["several lines of one paragraph", "“One\ntwo,” he said.", ["One\ntwo,"]],
  ])("%s", (_, text, expected) => {
    expect(spoken(text)).toEqual(expected);
  });

  it("ends with its paragraph, and goes on where the next begins with a mark", () => {
    expect(spoken("“First of all.\n\n“And then,” he said.\n\nNobody spoke.")).toEqual(["First of all.", "And then,"]);
    expect(spoken("‘First of all.\n\n‘And then,’ he said.\n\nIt’s over.")).toEqual(["First of all.", "And then,"]);
    expect(spoken("« Un.\n\n« Deux », dit-il.\n\nFin.")).toEqual([" Un.", " Deux "]);
  });

  it("gives ascending ranges that never touch, whatever the text", () => {
    const characters = "ab ’‘“”„«»\"'.\n,—";
    let state = 7;
    for (let round = 0; round < 500; round++) {
      let text = "";
      for (let n = 0; n < 60; n++) {
        state = (state * 1103515245 + 12345) % 2147483648;
        text += characters.charAt(Math.floor((state / 2147483648) * characters.length));
      }
      let last = 0;
      for (const { from, to } of dialogueRanges(text)) {
        expect(from, text).toBeGreaterThan(last === 0 ? 0 : last);
        expect(to, text).toBeGreaterThanOrEqual(from);
        last = to;
      }
    }
  });
});
