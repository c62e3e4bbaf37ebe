import { describe, expect, test } from "vitest";
import { chapterTexts, outline } from "../planned.ts";
import { par, planFile, readWord, run, style, styled, wordFile } from "./word-file.ts";

const italic = "<w:i/>";

describe("the styles of a Word document", () => {
  test.each([
    ["Heading1", "heading 1"],
    ["berschrift1", "Überschrift 1"],
    ["berschrift1", "heading 1"],
    ["Titre1", "Titre 1"],
    ["Ttulo1", "Título 1"],
    ["1", "Заголовок 1"],
    ["1", "見出し 1"],
    ["Nagwek1", "Nagłówek 1"],
    ["Kop1", "Kop 1"],
    ["ChapterTitle", "Chapter Title"],
  ])("%s, that is called %s, is a heading", async (id, name) => {
    const { items } = await planFile(
      wordFile({
        styles: style(id, name),
        body: styled(id, "The Lamp") + par("Ada went out.") + styled(id, "The Door") + par("It rained."),
      }),
    );
    expect(outline(items)).toEqual(["The Lamp", "The Door"]);
    expect(chapterTexts(items)).toEqual(["Ada went out.\n", "It rained.\n"]);
  });

  test("that a writer made are headings by what they are based on, or by their level in the outline", () => {
    const { markdown } = readWord({
      styles:
        style("Heading2", "heading 2") +
        style("MyOwn", "Opening", '<w:basedOn w:val="Heading2"/>') +
        style("Mine", "Big letters", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
      body:
        styled("Mine", "Part One") +
        styled("MyOwn", "The Lamp") +
        par("Ada went out.") +
        par("By hand", '<w:outlineLvl w:val="2"/>') +
        par("It rained."),
    });
    expect(markdown).toBe("# Part One\n\n## The Lamp\n\nAda went out.\n\n### By hand\n\nIt rained.\n\n");
  });

  test("that are based on each other in a circle are read", () => {
    const { markdown } = readWord({
      styles: style("A", "One", '<w:basedOn w:val="B"/>') + style("B", "Two", '<w:basedOn w:val="A"/>'),
      body: styled("A", "Ada went out."),
    });
    expect(markdown).toBe("Ada went out.\n\n");
  });

  test("and ids without a table of styles count by themselves", () => {
    const body = styled("Heading1", "The Lamp") + par("Ada went out.");
    expect(readWord({ body }).markdown).toBe("# The Lamp\n\nAda went out.\n\n");
  });

  test("put a title, an author and quotations in their places", () => {
    const flow = readWord({
      styles:
        style("Title", "Title") +
        style("Subtitle", "Subtitle") +
        style("Quote", "Quote") +
        style("Heading1", "heading 1"),
      body:
        styled("Title", "The Long Tide") +
        styled("Subtitle", "A novel of the coast") +
        styled("Heading1", "One") +
        par("She read:") +
        styled("Quote", "Come home.") +
        styled("Quote", "At once."),
    });
    expect(flow.title).toBe("The Long Tide");
    expect(flow.setAside).toEqual([{ kind: "title page", text: "The Long Tide\nA novel of the coast" }]);
    expect(flow.markdown).toBe("# One\n\nShe read:\n\n> Come home.\n>\n> At once.\n\n");
  });
});

test("a title page with nothing behind it is the text", async () => {
  const { items } = await planFile(
    wordFile({ styles: style("Title", "Title"), body: styled("Title", "The Long Tide") + styled("Title", "of Ada") }),
  );
  expect(chapterTexts(items).join("")).toBe("The Long Tide\n\nof Ada\n");
});

describe("emphasis", () => {
  test("is what a run says, and ends where Markdown sees it", () => {
    const { markdown } = readWord({
      body:
        par(run("She said ") + run("no, ", italic) + run("and then ") + run("never", "<w:b/>") + run(".")) +
        par(run("Half") + run("way", italic) + run(" and ") + run("all", "<w:b/><w:i/>") + run(" of it")) +
        par(run("gone", "<w:strike/>") + run(" and ") + run("plain", '<w:i w:val="0"/><w:b w:val="false"/>')),
    });
    expect(markdown).toBe(
      "She said *no,* and then **never**.\n\nHalf*way* and ***all*** of it\n\n~~gone~~ and plain\n\n",
    );
  });

  test("comes from a style of characters, and is taken back by one that says it again", () => {
    const { markdown } = readWord({
      styles:
        style("Emphasis", "Emphasis", `<w:rPr>${italic}</w:rPr>`, "character") +
        style("Loud", "Loud", '<w:basedOn w:val="Emphasis"/><w:rPr><w:b/></w:rPr>', "character") +
        style("Letter", "Letter", `<w:rPr>${italic}</w:rPr>`),
      body:
        par(run("a ") + run("b", '<w:rStyle w:val="Emphasis"/>') + run(" ") + run("c", '<w:rStyle w:val="Loud"/>')) +
        styled("Letter", run("Dear ") + run("Ada", '<w:rStyle w:val="Emphasis"/>') + run(", come.")),
    });
    expect(markdown).toBe("a *b **c***\n\n*Dear* Ada, *come.*\n\n");
  });

  test("is nothing that a whole heading has, nor the usual style", () => {
    const { markdown } = readWord({
      styles:
        `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr>${italic}</w:rPr></w:style>` +
        style("Heading1", "heading 1", "<w:rPr><w:b/></w:rPr>"),
      body:
        styled("Heading1", run("The ") + run("Lamp", "<w:b/>")) +
        par(run("Ada ") + run("ran", '<w:i w:val="0"/>') + run(".")),
    });
    expect(markdown).toBe("# The Lamp\n\nAda *ran*.\n\n");
  });

  test("is an underline where the text has no italics, as typescripts have it", () => {
    const line = '<w:u w:val="single"/>';
    expect(readWord({ body: par(run("She was ") + run("sure", line) + run(".")) }).markdown).toBe(
      "She was *sure*.\n\n",
    );
    const mixed = readWord({
      body: par(
        run("She was ") + run("sure", line) + run(" and ") + run("so", italic) + run(" and ") + run("so", italic),
      ),
    });
    expect(mixed.markdown).toBe("She was *sure* and *so* and *so*\n\n".replace("*sure*", "sure"));
    expect(mixed.removed).toEqual(["1 underlined passage is not underlined any more; its words are all there."]);
  });
});
