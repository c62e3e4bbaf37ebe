import { describe, expect, test } from "vitest";
import { proseOfHtml, proseOfText } from "../../renderer/editor/pasted-prose.ts";

describe("pasting from a word processor or a page", () => {
  test("Google Docs: styles are emphasis, and the <b> around it all is none", () => {
    const html = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-size:11pt;font-style:normal;">He said </span><span style="font-style:italic;font-weight:400">never </span><span style="font-weight:700;">again</span><span>.</span></p><p dir="ltr"><span>“Out.”</span></p></b><br class="Apple-interchange-newline">`;
    expect(proseOfHtml(html)).toBe("He said *never* **again**.\n\n“Out.”");
  });

  test("Word: its paragraphs, its empty ones, and nothing of its style sheet", () => {
    const html = `<html><head><style>p.MsoNormal {margin:0}</style></head><body><!--StartFragment--><p class=MsoNormal>One <i>two</i> three.<o:p></o:p></p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal><b>Four</b> five.</p><!--EndFragment--></body></html>`;
    expect(proseOfHtml(html)).toBe("One *two* three.\n\n**Four** five.");
  });

  test("a web page: headings, quotes, lists, breaks and rules", () => {
    const html =
      "<h2>Two</h2><blockquote><p>Said.</p></blockquote><ul><li>a</li><li>b</li></ul><p>x<br>y</p><hr><p>z</p>";
    expect(proseOfHtml(html)).toBe("## Two\n\n> Said.\n\n- a\n- b\n\nx\\\ny\n\n***\n\nz");
  });

  test("what would be a mark is a character", () => {
    expect(proseOfHtml("<p>2 * 3 * 4 and _so_</p>")).toBe("2 \\* 3 \\* 4 and \\_so\\_");
  });
});

describe("pasting plain text", () => {
  test("lines without blank ones between them are paragraphs", () => {
    expect(proseOfText("“Where were you?” she said.\r\n“Out.”\r\n“Out where?”")).toBe(
      "“Where were you?” she said.\n\n“Out.”\n\n“Out where?”",
    );
  });

  test("an indentation is not code", () => {
    expect(proseOfText("\tHe came.\n\tShe went.")).toBe("He came.\n\nShe went.");
    expect(proseOfText("One.\n\n    Two.")).toBe("One.\n\nTwo.");
  });

  test("lines that were broken at a margin stay one paragraph", () => {
    const wrapped =
      "It was a dark and stormy night; the rain fell in torrents\nexcept at occasional intervals, when it was checked by a\nviolent gust of wind.";
    expect(proseOfText(wrapped)).toBe(wrapped);
  });

  test("Markdown is taken as it is", () => {
    for (const text of ["One.\n\nTwo.", "- a\n- b", "> a\n> b", "verse\\\ngoes on", "a word"])
      expect(proseOfText(text)).toBe(text);
  });
});
