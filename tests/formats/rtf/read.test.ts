import { describe, expect, test } from "vitest";
import { planManuscript } from "../../../formats/readers.ts";
import { accepted, planFile } from "../docx/word-file.ts";
import { chapterTexts, outline } from "../planned.ts";
import { markdownOf, readSource, rtfBytes } from "./rtf-file.ts";

const fonts =
  "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil\\fcharset128 MS Mincho;}{\\f2\\froman\\fcharset204 Times CYR;}{\\f3\\ftech\\fcharset2 Symbol;}}";

describe("what programs write", () => {
  test("Word's: styles with what they look like, numbered by their names", async () => {
    const source =
      `{\\rtf1\\adeflang1025\\ansi\\ansicpg1252\\uc1\\deff0${fonts}` +
      "{\\stylesheet{\\ql \\snext0 Normal;}{\\s1\\ql\\outlinelevel0 \\b\\fs32 \\sbasedon0 \\snext0 heading 1;}{\\*\\cs10 \\additive Default Paragraph Font;}{\\s15\\i Quote;}}" +
      "{\\*\\latentstyles\\lsdstimax376{\\lsdlockedexcept \\lsdqformat1 Normal;}}{\\*\\generator Microsoft Word;}{\\info{\\title Tide}{\\author Ada Sherwood}{\\operator Bo}}" +
      "\\pard\\plain \\s1\\ql\\outlinelevel0 \\b\\fs32 {\\rtlch\\fcs1 \\ltrch The Lamp\\par }" +
      "\\pard\\plain \\ql {Ada went {\\i out}, at once.\\par She read:\\par }" +
      "\\pard\\plain \\s15\\ql\\i {Come {\\i0 home}.\\par }\\pard\\plain \\s1\\b The Door\\par \\pard\\plain It rained.\\par }";
    const read = await planFile(rtfBytes(source), "story.rtf");
    expect([read.title, read.author]).toEqual(["Tide", "Ada Sherwood"]);
    expect(outline(read.items)).toEqual(["The Lamp", "The Door"]);
    expect(chapterTexts(read.items)).toEqual([
      "Ada went *out*, at once.\n\nShe read:\n\n> Come home.\n",
      "It rained.\n",
    ]);
  });

  test("TextEdit's: a line's end is a backslash, and signs are numbers without a stand-in", () => {
    const { markdown } = readSource(
      "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\\cocoatextscaling0\\cocoaplatform0{\\fonttbl\\f0\\fswiss\\fcharset0 Helvetica;\\f1\\fswiss\\fcharset0 Helvetica-Oblique;}\n{\\colortbl;\\red255\\green255\\blue255;}\n{\\*\\expandedcolortbl;;}\n\\paperw11900\\pard\\tx566\\pardirnatural\\partightenfactor0\n\n\\f0\\fs24 \\cf0 \\uc0\\u8220 Go,\\u8221  she said.\\\n\\\n\\f1\\i Never\n\\f0\\i0 , he said.\\\n}",
    );
    expect(markdown).toBe("“Go,” she said.\n\n*Never*, he said.\n\n");
  });

  test("LibreOffice's: both kinds of writing, a note, a page", () => {
    const { markdown } = readSource(
      `{\\rtf1\\ansi\\deff3\\adeflang1025${fonts}{\\stylesheet{\\s0\\snext0 Default Paragraph Style;}{\\s1\\sbasedon0\\snext0 Heading 1;}}{\\*\\generator LibreOffice/24.2}` +
        "\\pard\\plain \\s1{\\b\\fs36 The Lamp}\\par \\pard\\plain \\s0{Ada burned oil{\\super \\chftn{\\*\\footnote \\chftn\\pard\\plain \\s0\\tab Of {\\i whales}.}} all night.}\\par \\page\\pard\\plain \\s0 Rain.\\par }",
    );
    expect(markdown).toBe("# The Lamp\n\nAda burned oil[^1] all night.\n\n[^1]: Of *whales*.\n\nRain.\n\n");
  });
});

describe("signs", () => {
  test.each([
    ["of Windows-1252", "caf\\'e9 \\'93yes\\'94 \\'85", "café “yes” …"],
    [
      "by name",
      "a\\emdash b\\endash c \\lquote d\\rquote  \\ldblquote e\\rdblquote  10\\~km well\\_known co\\-operate",
      "a—b–c ‘d’ “e” 10\u00a0km well\u2011known cooperate",
    ],
    ["by number, with a stand-in", "\\u228?rger \\u8217\\'92s", "ärger ’s"],
    ["by number, with two", "{\\uc2\\u20320\\'c4\\'e3\\u22909\\'ba\\'c3} there", "你好 there"],
    ["by number, with none", "\\uc0\\u228 rger", "ärger"],
    ["that are negative numbers", "\\u-3913?", "\uf0b7"],
    ["in two halves", "\\u-10179?\\u-8704?", "😀"],
    ["that stand in for one and are words themselves", "\\u8212\\emdash x", "—x"],
    ["of groups", "\\{a\\} \\\\", "{a} \\\\"],
  ])("%s", (_, source, shown) => {
    expect(markdownOf(`${source}\\par`)).toBe(`${shown}\n\n`);
  });

  test("of Shift-JIS are two bytes, also where the second reads as one of RTF's own", () => {
    const source = `${fonts}{\\f1 \\'82\\'b1\\'82\\'f1\\'83\\'5c\\'95\\'5c}{\\f0 \\'e9}{\\f2 \\'cf\\'f0}`;
    expect(markdownOf(`${source}\\par`)).toBe("こんソ表éПр\n\n");
  });

  test("of the document's page count where no font says one", () => {
    const { markdown } = readSource("{\\rtf1\\ansi\\ansicpg1251\\deff0 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2\\par}");
    expect(markdown).toBe("Привет\n\n");
    expect(readSource("{\\rtf1\\mac caf\\'8e\\par}").markdown).toBe("café\n\n");
    expect(readSource("{\\rtf1\\pc caf\\'82\\par}").markdown).toBe("café\n\n");
  });

  test("of the font Symbol are Greek", () => {
    expect(markdownOf(`${fonts}{\\f3 abg}\\par`)).toBe("αβγ\n\n");
  });
});

describe("paragraphs", () => {
  test("lists have the marks that they show", () => {
    const item = (mark: string, text: string, level = 0) =>
      `\\pard\\ls1\\ilvl${level}{\\listtext\\tab ${mark}\\tab}${text}\\par`;
    expect(markdownOf(item("1.", "lamp") + item("\\'b7", "oil", 1) + item("2.", "clock"))).toBe(
      "1. lamp\n\n   - oil\n2. clock\n\n",
    );
  });

  test("lists by letters or Roman numerals count on", () => {
    const item = (mark: string, text: string) => `\\pard\\ls1{\\listtext ${mark}\\tab}${text}\\par`;
    expect(markdownOf(item("I.", "lamp") + item("II.", "clock"))).toBe("1. lamp\n2. clock\n\n");
  });

  test("a table's words stand cell by cell, and it is one table", () => {
    const { markdown, removed } = readSource(
      "{\\rtf1\\trowd\\cellx1\\cellx2\\pard\\intbl a\\cell\\pard\\intbl b\\cell\\row\\trowd\\pard\\intbl c\\cell\\pard\\intbl d\\cell\\row\\pard After.\\par}",
    );
    expect(markdown).toBe("a\n\nb\n\nc\n\nd\n\nAfter.\n\n");
    expect(removed).toEqual(["The words of 1 table stand as paragraphs, row by row."]);
  });

  test("scene breaks are marks in the middle", () => {
    expect(markdownOf("One.\\par\\pard\\qc #\\par\\pard Two.\\par")).toBe("One.\n\n***\n\nTwo.\n\n");
  });

  test("links lead where they did, and a field's code is no text", () => {
    expect(
      markdownOf(
        '{\\field{\\*\\fldinst{\\rtlch HYPERLINK "https://example.org/"}}{\\fldrslt{\\ul here}}} and {\\field{\\*\\fldinst PAGE}{\\fldrslt 17}}there\\par',
      ),
    ).toBe("[here](https://example.org/) and there\n\n");
  });

  test("a text box stands behind its paragraph", () => {
    expect(
      markdownOf(
        "Before {\\shp{\\*\\shpinst\\shpleft0{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt \\pard In the box.\\par}}}and after.\\par Next.\\par",
      ),
    ).toBe("Before and after.\n\nIn the box.\n\nNext.\n\n");
  });

  test("headers, and text that is hidden, are set aside", () => {
    const { markdown, setAside } = readSource(
      "{\\rtf1{\\header\\pard Sherwood / TIDE / {\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}\\par}{\\footer\\pard\\chpgn\\par}Ada went {\\v MOVE THIS }out.\\par}",
    );
    expect(markdown).toBe("Ada went out.\n\n");
    expect(setAside).toEqual([
      { kind: "headers and footers", text: "Sherwood / TIDE /" },
      { kind: "what is not in the book", text: "MOVE THIS" },
    ]);
  });

  test("Scrivener's own marks are gone", () => {
    expect(markdownOf("<$Scr_Ps::0>Ada went out.<!$Scr_Ps::0>\\par")).toBe("Ada went out.\n\n");
  });
});

describe("changes and comments", () => {
  const table = "{\\*\\revtbl {Unknown;}{Ed;}{Bo;}}";

  test("changes are suggestions, and the text is the one before", () => {
    const flow = readSource(
      `{\\rtf1${table}Ada {\\deleted\\revauthdel1\\revdttmdel1 walked}{\\revised\\revauth1\\revdttm1 ran} home{\\revised\\revauth2 , at once}.\\par}`,
    );
    expect(flow.markdown).toBe("Ada walked home.\n\n");
    expect(accepted(flow)).toBe("Ada ran home, at once.\n\n");
    expect(flow.suggestions.map(({ author, insert }) => [author, insert])).toEqual([
      ["Ed", "ran"],
      ["Bo", ", at once"],
    ]);
  });

  test("a paragraph's end that was put in parts nothing before it is taken", () => {
    const flow = readSource(`{\\rtf1${table}One.{\\revised\\revauth1\\par}Two.\\par}`);
    expect(flow.markdown).toBe("One.Two.\n\n");
    expect(accepted(flow)).toBe("One.\n\nTwo.\n\n");
  });

  test("comments stand at their words, with their answers", () => {
    const flow = readSource(
      "{\\rtf1 Ada {\\*\\atrfstart 1}walked{\\*\\atrfend 1}{\\*\\atnid E}{\\*\\atnauthor Ed}\\chatn {\\*\\annotation{\\*\\atnref 1}{\\*\\atndate 1}\\pard\\plain Ran?\\par Or not.}" +
        "{\\*\\atnid A}{\\*\\atnauthor Ada}\\chatn {\\*\\annotation{\\*\\atnref 2}{\\*\\atnparent 1}\\pard\\plain Yes.} home.\\par}",
    );
    expect(flow.markdown).toBe("Ada walked home.\n\n");
    expect(flow.comments).toMatchObject([
      { from: 4, to: 10, author: "Ed", text: "Ran?\nOr not.", replies: [{ author: "Ada", text: "Yes." }] },
    ]);
  });

  test("two comments with one number are both there", () => {
    const one = "{\\*\\annotation{\\*\\atnref 1}\\pard One.}{\\*\\annotation{\\*\\atnref 1}\\pard Two.}";
    expect(
      readSource(`{\\rtf1 Ada${one}\\par}`)
        .comments.map(({ text }) => text)
        .sort(),
    ).toEqual(["One.", "Two."]);
  });
});

describe("pictures", () => {
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const png = Uint8Array.from(pixel);

  test("in digits, with the one for older programs beside it, are one", () => {
    const hex = pixel.toString("hex").replace(/.{40}/g, "$&\n");
    const flow = readSource(
      `{\\rtf1 {\\*\\shppict{\\pict{\\*\\picprop}\\pngblip\\picw1\\pich1 ${hex}}}{\\nonshppict{\\pict\\wmetafile8 0100}}\\par}`,
    );
    expect(flow.images).toEqual([{ address: "assets/image-1.png", bytes: png }]);
    expect(flow.markdown).toBe("![](assets/image-1.png)\n\n");
  });

  test("in bytes may hold whatever RTF would read", () => {
    const flow = readSource(`{\\rtf1 {\\pict\\pngblip\\bin${png.length} ${pixel.toString("latin1")}} Ada.\\par}`);
    expect(flow.images).toEqual([{ address: "assets/image-1.png", bytes: png }]);
    expect(flow.markdown).toBe("![](assets/image-1.png) Ada.\n\n");
  });

  test("of a kind that no book has are said", () => {
    const flow = readSource("{\\rtf1 Ada{\\pict\\wmetafile8 010009}\\par}");
    expect(flow.removed).toEqual(["1 image was left out: it is missing, or of a kind that no book can have."]);
  });
});

describe("what is broken is read as far as it goes", () => {
  test.each([
    ["a group that isn't closed", "{\\rtf1 Ada {\\i went out"],
    ["ends without a beginning", "{\\rtf1 Ada {\\i went} out}}}}"],
    ["words after the end", "{\\rtf1 Ada} went out"],
    ["a backslash at the end", "{\\rtf1 Ada went out\\"],
    ["bytes that aren't there", "{\\rtf1 Ada went out\\bin99999999 "],
    ["a negative count of bytes", "{\\rtf1 Ada \\bin-5 went out\\par}"],
    ["a number of twenty digits", "{\\rtf1 Ada \\fs12345678901234567890 went out\\par}"],
    ["half a byte", "{\\rtf1 Ada went out\\'zz\\par}"],
  ])("%s", (_, source) => {
    expect(readSource(source).markdown.replace(/[^\p{L}]+/gu, " ")).toMatch(/Ada went out/);
  });

  test("a hundred thousand groups in each other", () => {
    expect(readSource(`{\\rtf1 Ada ${"{".repeat(100_000)}went${"}".repeat(100_000)} out.\\par}`).markdown).toBe(
      "Ada went out.\n\n",
    );
  });

  test.each([
    ["a PDF with another name", "%PDF-1.7", "This file is no RTF, whatever its name says."],
    ["nothing", "", "This file has no text in it."],
    ["no words", "{\\rtf1\\ansi\\par}", "This file has no text in it."],
  ])("%s gets one sentence", async (_, source, sentence) => {
    const bytes = rtfBytes(source);
    const name = "story.rtf";
    const planned = await planManuscript({ name, files: [{ path: name, bytes }], isFolder: false }, { kind: "auto" });
    expect(planned.ok ? "" : planned.problem.sentence).toBe(sentence);
  });

  test("RTF is read whatever its name", async () => {
    const read = await planFile(rtfBytes("{\\rtf1 Ada went out.\\par}"), "story.doc");
    expect(chapterTexts(read.items)).toEqual(["Ada went out.\n"]);
  });
});
