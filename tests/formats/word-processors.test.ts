import { beforeAll, describe, expect, test } from "vitest";
import type { ImportedManuscript } from "../../formats/import/manuscript.ts";
import { accepted, par, planFile, run, style, styled, wordFile } from "./docx/word-file.ts";
import { hasLibreOffice } from "./judges.ts";
import { convert } from "./libre-office.ts";
import { chapterTexts, outline } from "./planned.ts";

const who = 'w:id="1" w:author="Ed" w:date="2025-03-01T10:00:00Z"';
const inserted = (text: string) => `<w:ins ${who}>${run(text)}</w:ins>`;
const deleted = (text: string) =>
  `<w:del ${who}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>';
const item = (text: string) => par(text, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');

const manuscript = wordFile({
  styles:
    style("Heading1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
    style("Emphasis", "Emphasis", "<w:rPr><w:i/></w:rPr>", "character"),
  numbering: `<w:abstractNum w:abstractNumId="7">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>`,
  footnotes: `<w:footnote w:type="separator" w:id="0">${par("")}</w:footnote><w:footnote w:type="continuationSeparator" w:id="1">${par("")}</w:footnote><w:footnote w:id="2">${par("Of oil.")}</w:footnote>`,
  comments: `<w:comment w:id="7" ${who.slice(9)}>${par("Ran?")}</w:comment>`,
  body:
    styled("Heading1", "The Lamp") +
    par(run("Ada ") + deleted("walked") + inserted("ran") + run(" home") + inserted(" at once") + run(".")) +
    par("One.") +
    par(deleted("Two."), `<w:rPr><w:del ${who}/></w:rPr>`) +
    par("Three.") +
    par(inserted("Three and a half."), `<w:rPr><w:ins ${who}/></w:rPr>`) +
    par("Four.") +
    styled("Heading1", "The Door") +
    par(
      `${run("A lamp")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(" burned ")}${run("bright", "<w:i/>")}${run(" and ")}${run("long", '<w:rStyle w:val="Emphasis"/>')}${run(".")}`,
    ) +
    par(
      `<w:commentRangeStart w:id="7"/>${run("Nobody")}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run(" came.")}`,
    ) +
    par("* * *", '<w:jc w:val="center"/>') +
    item("lamp") +
    item("clock") +
    par("“Quoted”—and 10\u00a0km, naïve; 日本語."),
});

const texts = [
  "Ada walked home.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n",
  "A lamp[^1] burned *bright* and *long*.\n\n[^1]: Of oil.\n\nNobody came.\n\n***\n\n1. lamp\n2. clock\n\n“Quoted”—and 10\u00a0km, naïve; 日本語.\n",
];
const after = "Ada ran home at once.\n\nOne.\n\nThree.\n\nThree and a half.\n\nFour.\n";

describe.runIf(hasLibreOffice)("what LibreOffice makes of a Word document", () => {
  let made: Record<string, Uint8Array> = {};
  beforeAll(() => {
    made = convert("story.docx", manuscript, ["odt", "fodt", "rtf", "docx"]);
  });

  test.each(["odt", "fodt", "rtf", "docx"])(
    "as %s is the same manuscript, with its changes and comments",
    async (ending) => {
      const read = await planFile(made[ending] ?? new Uint8Array(), `story.${ending}`);
      expect(outline(read.items)).toEqual(["The Lamp", "The Door"]);
      expect(chapterTexts(read.items)).toEqual(texts);
      expect(accepted({ markdown: texts[0] ?? "", suggestions: suggestionsOf(read, 0) })).toBe(after);
      expect(suggestionsOf(read, 1)).toEqual([]);
      expect(new Set((read.suggestions ?? []).map(({ author }) => author))).toEqual(new Set(["Ed"]));
      expect(read.comments).toMatchObject([{ chapter: 1, author: "Ed", text: "Ran?" }]);
      const [comment] = read.comments ?? [];
      expect(texts[1]?.slice(comment?.from, comment?.to)).toBe("Nobody");
    },
  );
});

function suggestionsOf({ suggestions }: ImportedManuscript, chapter: number) {
  return (suggestions ?? []).filter((suggestion) => suggestion.chapter === chapter);
}
