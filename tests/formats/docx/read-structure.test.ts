import { describe, expect, test } from "vitest";
import { chapterTexts } from "../planned.ts";
import { par, planFile, readWord, run, style, styled, wordFile } from "./word-file.ts";

const pixel = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);
const picture = (id: string, about: string) =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${about}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const prose = (...texts: string[]) => texts.map((text) => par(text)).join("");
const four = ["Ada went out.", "It rained.", "The tram came.", "Nobody was in it."];

describe("scene breaks", () => {
  test.each([
    ["#", par("#")],
    ["* * *", par("* * *", '<w:jc w:val="center"/>')],
    ["⁂", par("⁂")],
    ["a style", styled("SceneBreak", "")],
    ["a line under nothing", par("", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>')],
    ["a blank paragraph among many that have none", par("")],
  ])("%s", (_, between) => {
    const { markdown } = readWord({
      styles: style("SceneBreak", "Scene Break"),
      body: prose(...four) + between + prose(...four),
    });
    const scene = four.join("\n\n");
    expect(markdown).toBe(`${scene}\n\n***\n\n${scene}\n\n`);
  });

  test("are none where each paragraph has a blank one behind it, but where there are two", () => {
    const spaced = four.map((text) => par(text) + par("")).join("");
    const { markdown } = readWord({ body: spaced + par("") + spaced });
    const scene = four.join("\n\n");
    expect(markdown).toBe(`${scene}\n\n***\n\n${scene}\n\n`);
  });

  test("a line under words is none, and the words stay", () => {
    const lined = par("Ada went out.", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>');
    expect(readWord({ body: lined }).markdown).toBe("Ada went out.\n\n");
  });
});

describe("chapters without styles", () => {
  test("are found by lines that begin a page in the middle of it", async () => {
    const opener = (title: string) => par(title, '<w:pageBreakBefore/><w:jc w:val="center"/>');
    const { items } = await planFile(
      wordFile({
        body:
          par("The Tram", '<w:jc w:val="center"/>') +
          prose(...four) +
          opener("The Lamp") +
          prose(...four) +
          opener("The Door?") +
          prose(...four),
      }),
    );
    expect(items.map(({ title }) => title)).toEqual(["The Tram", "The Lamp", "The Door?"]);
  });

  test("are found behind a page break in a paragraph of its own, or at the end of one", async () => {
    const broken = '<w:r><w:br w:type="page"/></w:r>';
    const loud = "<w:rPr><w:b/></w:rPr>";
    const title = (text: string) => par(`<w:r>${loud}<w:t>${text}</w:t></w:r>`);
    const { items, words } = await planFile(
      wordFile({
        body:
          title("Chapter One") +
          prose(...four) +
          par(broken) +
          title("Chapter Two") +
          par(run("It rained.") + broken) +
          title("Chapter Three") +
          prose(...four),
      }),
    );
    expect(items.map(({ title: own }) => own)).toEqual(["Chapter One", "Chapter Two", "Chapter Three"]);
    expect(words.source).toBe(2 * 12 + 2 + 6);
  });
});

describe("signs", () => {
  test("that are elements become what they show", () => {
    const { markdown } = readWord({
      body: par(
        `<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known co</w:t><w:softHyphen/><w:t>op\u00aderate 10\u00a0km</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>`,
      ),
    });
    expect(markdown).toBe("well\u2011known cooperate 10\u00a0km a\\\nb\n\n");
  });

  test("of Symbol become Greek, and others that only their font shows a bullet", () => {
    const { markdown, removed } = readWord({
      body: par(
        '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:t> and </w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:t>.</w:t></w:r>',
      ),
    });
    expect(markdown).toBe("α and •.\n\n");
    expect(removed).toEqual(["1 sign of a special font became a bullet."]);
  });

  test("that Markdown would read stay what they are", () => {
    const odd = "*not* _this_ [or] `that` &lt;b&gt; &amp;amp; \\ 1. # |";
    const { markdown } = readWord({ body: par(odd) });
    expect(readWord({ body: par(odd) }).pieces[0]?.source.trimEnd()).toBe(
      "*not* _this_ [or] `that` <b> &amp; \\ 1. # |",
    );
    expect(markdown).toContain("\\*not\\*");
  });

  test("that would refer to a footnote refer to none", async () => {
    const { items } = await planFile(wordFile({ body: par("See [^1] and [^ada].") + par("[^1]: No note.") }));
    expect(chapterTexts(items)).toEqual(["See \\[^1] and \\[^ada].\n\n\\[^1]: No note.\n"]);
  });

  test("that XML forbids, a bell and half a pair, are gone and no word with them", async () => {
    const { items } = await planFile(wordFile({ body: par("Ada\u0007 went&#xD800; ou\u0081t\u0085again.") }));
    expect(chapterTexts(items)).toEqual(["Ada went out again.\n"]);
  });
});

describe("lists", () => {
  const level = (depth: number, format: string) =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="7">${level(0, "decimal")}${level(1, "bullet")}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>' +
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
  const item = (text: string, depth = 0, list = 1) =>
    par(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);

  test("count on behind what interrupts them, begin where they say, and hold others", () => {
    const { markdown } = readWord({
      numbering,
      body:
        item("lamp") +
        item("oil", 1) +
        item("wick", 1) +
        item("clock") +
        par("And:") +
        item("door") +
        item("key", 0, 2),
    });
    expect(markdown).toBe("1. lamp\n\n   - oil\n   - wick\n2. clock\n\nAnd:\n\n3. door\n\n5) key\n\n");
  });

  test("of one definition count together from where the first of them starts", () => {
    const more = `${numbering}<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`;
    const { markdown } = readWord({
      numbering: more,
      body: item("lamp", 0, 2) + item("clock", 0, 3) + item("key", 0, 1),
    });
    expect(markdown).toBe("5. lamp\n6. clock\n7. key\n\n");
  });

  test("of a style are lists, too", () => {
    const { markdown } = readWord({
      numbering,
      styles: style(
        "ListBullet",
        "List Bullet",
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
      ),
      body: styled("ListBullet", "lamp") + styled("ListBullet", "clock"),
    });
    expect(markdown).toBe("- lamp\n- clock\n\n");
  });
});

describe("what prose has not", () => {
  test("a table's words stand row by row, a table in a table's in their place", () => {
    const row = (...cells: string[]) => `<w:tr>${cells.map((inside) => `<w:tc>${inside}</w:tc>`).join("")}</w:tr>`;
    const { markdown, removed } = readWord({
      body: `<w:tbl>${row(par("a"), `${par("b")}<w:tbl>${row(par("c"))}</w:tbl>`)}${row(par("d"), par("e"))}</w:tbl>`,
    });
    expect(markdown).toBe("a\n\nb\n\nc\n\nd\n\ne\n\n");
    expect(removed).toEqual(["The words of 2 tables stand as paragraphs, row by row."]);
  });

  test("a text box's words stand behind their paragraph, once", () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><w:txbxContent>${par("In the box.")}</w:txbxContent></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${par("In the box.")}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { markdown, removed } = readWord({ body: par(run("Before ") + box + run("and after.")) + par("Next.") });
    expect(markdown).toBe("Before and after.\n\nIn the box.\n\nNext.\n\n");
    expect(removed).toEqual(["The words of 1 text box stand behind the paragraph that it was at."]);
  });

  test("what a document control holds is text", () => {
    const control = (inside: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const { markdown } = readWord({ body: control(par("Block.")) + par(run("And ") + control(run("inline."))) });
    expect(markdown).toBe("Block.\n\nAnd inline.\n\n");
  });

  test("headers and footers are set aside, each line once and without the number of the page", () => {
    const number =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>17</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const head = par(run("Sherwood / TIDE / ") + number);
    const { setAside, markdown } = readWord({ body: par("Ada went out."), headers: [head, head, par(number)] });
    expect(setAside).toEqual([{ kind: "headers and footers", text: "Sherwood / TIDE /" }]);
    expect(markdown).toBe("Ada went out.\n\n");
  });

  test("hidden text is set aside and not in the book", () => {
    const { markdown, setAside } = readWord({
      body: par(run("Ada went ") + run("MOVE THIS ", "<w:vanish/>") + run("out.")),
    });
    expect(markdown).toBe("Ada went out.\n\n");
    expect(setAside).toEqual([{ kind: "what is not in the book", text: "MOVE THIS" }]);
  });

  test("a table of contents is set aside, made by a field or in a box of its own", () => {
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const styles = style("Heading1", "heading 1");
    const chapters = styled("Heading1", "The Lamp") + par("Ada.") + styled("Heading1", "The Door") + par("Rain.");
    const field = par(begin + run("The Lamp\t1")) + par(run("The Door\t9") + end) + chapters;
    const gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>';
    const boxed = `<w:sdt>${gallery}<w:sdtContent>${par("The Lamp 1")}${par("The Door 9")}</w:sdtContent></w:sdt>${chapters}`;
    for (const body of [field, boxed]) {
      const { setAside, markdown } = readWord({ styles, body });
      expect(setAside).toEqual([
        { kind: "table of contents", text: expect.stringMatching(/^The Lamp\s1\nThe Door\s9$/) },
      ]);
      expect(markdown).toBe("# The Lamp\n\nAda.\n\n# The Door\n\nRain.\n\n");
    }
  });
});

describe("words at places that Word itself leaves empty", () => {
  const read = (inside: string) => planFile(wordFile({ body: par("It rained.") + inside + par("He slept.") }));
  test.each([
    ["runs outside of a paragraph", run("She ran.")],
    ["a link outside of a paragraph", `<w:hyperlink>${run("She ran.")}</w:hyperlink>`],
    ["a control that holds no paragraph", `<w:sdt><w:sdtContent>${run("She ran.")}</w:sdtContent></w:sdt>`],
    ["a control without its content", `<w:sdt>${par("She ran.")}</w:sdt>`],
    ["an element that nobody knows", `<w:unheard>${par("She ran.")}</w:unheard>`],
    ["a table's row outside of a table", `<w:tr><w:tc>${par("She ran.")}</w:tc></w:tr>`],
    ["paragraphs in a table outside of its cells", `<w:tbl>${par("She ran.")}</w:tbl>`],
  ])("%s are paragraphs", async (_, inside) => {
    expect(chapterTexts((await read(inside)).items)).toEqual(["It rained.\n\nShe ran.\n\nHe slept.\n"]);
  });

  test.each([
    ["an element that nobody knows", `<w:unheard>${run("at once")}</w:unheard>`],
    ["text outside of a run", "<w:t>at once</w:t>"],
    ["a piece that nobody knows", "<w:r><w:unheard><w:t>at once</w:t></w:unheard></w:r>"],
    [
      "alternatives of which the second is known",
      `<mc:AlternateContent><mc:Choice Requires="x"><w:x/></mc:Choice><mc:Choice Requires="y">${run("at once")}</mc:Choice></mc:AlternateContent>`,
    ],
    [
      "alternatives of which none but the last is",
      `<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>${run("at once")}</mc:Fallback></mc:AlternateContent>`,
    ],
  ])("in a paragraph, %s", async (_, inside) => {
    const { items } = await planFile(wordFile({ body: par(`${run("It rained ")}${inside}${run(".")}`) }));
    expect(chapterTexts(items)).toEqual(["It rained at once.\n"]);
  });

  test("a paragraph or a table in a paragraph stands behind it", async () => {
    const cells = `<w:tbl><w:tr><w:tc>${par("She ran.")}</w:tc><w:tc>${par("He slept.")}</w:tc></w:tr></w:tbl>`;
    const { items } = await planFile(wordFile({ body: par(run("It rained") + cells + par("It ended.") + run(".")) }));
    expect(chapterTexts(items)).toEqual(["It rained.\n\nShe ran.\n\nHe slept.\n\nIt ended.\n"]);
  });

  test("what is drawn, and what is hidden where somebody put it in or drew it, is set aside", async () => {
    const drawn = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>';
    const hidden = `<w:ins w:author="Ed">${run("secret", "<w:vanish/>")}</w:ins>`;
    const box = `<w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:textbox><w:txbxContent>${par("boxed")}</w:txbxContent></v:textbox></w:pict></w:r>`;
    const { items, setAside } = await planFile(wordFile({ body: par(run("It rained.") + drawn + hidden + box) }));
    expect(chapterTexts(items)).toEqual(["It rained.\n"]);
    expect(setAside.map(({ text }) => text.split(/\s+/).sort())).toEqual([["DRAFT", "boxed", "secret"].sort()]);
  });

  test("a formula's letters are there once", async () => {
    const formula =
      '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>';
    const { items, setAside } = await planFile(wordFile({ body: par(run("It was ") + formula + run(".")) }));
    expect(chapterTexts(items)).toEqual(["It was x.\n"]);
    expect(setAside).toEqual([]);
  });

  test("a table of contents that nothing ends is not the whole book", async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const begun = `${field("begin")}<w:r><w:instrText>TOC</w:instrText></w:r>${field("separate")}${run("One 1")}`;
    const { items, setAside } = await planFile(wordFile({ body: par(begun) + prose(...four) }));
    expect(chapterTexts(items)).toEqual([`${four.join("\n\n")}\n`]);
    expect(setAside).toEqual([{ kind: "table of contents", text: "One 1" }]);
  });
});

describe("links and images", () => {
  test("a link goes where it says, as an element, with a field in parts or in one", () => {
    const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const { markdown } = readWord({
      links: { r9: "https://example.org/a" },
      body:
        par(`<w:hyperlink r:id="r9">${run("here", '<w:u w:val="single"/>')}</w:hyperlink>`) +
        par(
          mark("begin") +
            code(" HYPER") +
            code('LINK "https://example.org/b" ') +
            mark("separate") +
            run("there") +
            mark("end"),
        ) +
        par(`<w:fldSimple w:instr=" HYPERLINK https://example.org/c ">${run("yonder")}</w:fldSimple>`) +
        par(`<w:hyperlink w:anchor="inside">${run("within")}</w:hyperlink>`),
    });
    expect(markdown).toBe(
      "[here](https://example.org/a)\n\n[there](https://example.org/b)\n\n[yonder](https://example.org/c)\n\nwithin\n\n",
    );
  });

  test("an image is taken once, with what it is said to show; one that is missing is said", () => {
    const flow = readWord({
      media: { "a.png": pixel },
      body: par(picture("a.png", "A lamp")) + par(picture("a.png", "Again")) + par(run("No ") + picture("absent", "x")),
    });
    expect(flow.images).toEqual([{ address: "assets/image-1.png", bytes: pixel }]);
    expect(flow.markdown).toBe("![A lamp](assets/image-1.png)\n\n![Again](assets/image-1.png)\n\nNo\n\n");
    expect(flow.removed).toEqual(["1 image was left out: it is missing, or of a kind that no book can have."]);
  });
});

describe("footnotes and endnotes", () => {
  const note = (kind: string, id: number, inside: string) =>
    `<w:${kind} w:id="${id}">${par(`<w:r><w:${kind}Ref/></w:r>${inside}`)}</w:${kind}>`;
  const reference = (kind: string, id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;

  test("are numbered as they come, with their emphasis, and the lines between are none", () => {
    const flow = readWord({
      footnotes:
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' +
        note("footnote", 2, run("Of ") + run("oil", "<w:i/>")) +
        note("footnote", 3, run("Twice.")),
      endnotes: note("endnote", 2, run("At the end.")),
      body:
        par(run("A lamp") + reference("footnote", 3) + run(" burned.") + reference("endnote", 2)) +
        par(run("Long.") + reference("footnote", 2)),
    });
    expect(flow.markdown).toBe(
      "A lamp[^1] burned.[^2]\n\n[^1]: Twice.\n\n[^2]: At the end.\n\nLong.[^3]\n\n[^3]: Of *oil*\n\n",
    );
    expect(flow.setAside).toEqual([]);
  });

  test("that nothing refers to are set aside", () => {
    const flow = readWord({ footnotes: note("footnote", 2, run("Of oil.")), body: par("A lamp.") });
    expect(flow.setAside).toEqual([{ kind: "what could not be placed", text: "Of oil." }]);
  });
});

describe("what the document says of itself", () => {
  test("is believed of a person, and not of a program", () => {
    const of = (core: string) => {
      const { title, author, language } = readWord({ body: par("Ada went out, and the rain went with her."), core });
      return { title, author, language };
    };
    expect(
      of("<dc:title>Tide</dc:title><dc:creator>Ada Sherwood</dc:creator><dc:language>en-GB</dc:language>"),
    ).toEqual({
      title: "Tide",
      author: "Ada Sherwood",
      language: "en-GB",
    });
    expect(of("<dc:title>Microsoft Word - 3.doc</dc:title><dc:creator>python-docx</dc:creator>")).toMatchObject({
      title: "",
      author: "",
    });
  });
});
