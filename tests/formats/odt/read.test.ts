import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { planManuscript } from "../../../formats/readers.ts";
import { accepted, planFile } from "../docx/word-file.ts";
import { chapterTexts, outline } from "../planned.ts";
import { characters, flatOdt, heading, odtEntries, odtFile, par, readParts, span, style } from "./odt-file.ts";

const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const png = Uint8Array.from(Buffer.from(pixel, "base64"));
const italic = '<style:text-properties fo:font-style="italic"/>';

describe("headings", () => {
  const text = heading("The Lamp") + par("Ada went out.") + heading("The Door") + par("It rained.");

  test.each([
    ["packed", odtFile({ text }), "story.odt"],
    ["flat", flatOdt({ text }), "story.fodt"],
    ["packed, with another name", odtFile({ text }), "story.zip"],
  ])("are chapters, %s", async (_, bytes, name) => {
    const { items } = await planFile(bytes, name);
    expect(outline(items)).toEqual(["The Lamp", "The Door"]);
    expect(chapterTexts(items)).toEqual(["Ada went out.\n", "It rained.\n"]);
  });

  test("are told by their level, the names of their styles' parents, and the style's own level", () => {
    const { markdown } = readParts({
      styles:
        style("Heading_20_2", "", 'style:display-name="Heading 2"') +
        style("Opening", "", 'style:parent-style-name="Heading_20_2"') +
        style("Big", "", 'style:default-outline-level="1"'),
      automatic: style("P1", "", 'style:parent-style-name="Opening"'),
      text:
        par("Part One", "Big") +
        par("The Lamp", "P1") +
        '<text:h text:outline-level="9">Deep</text:h>' +
        par("Ada went out."),
    });
    expect(markdown).toBe("# Part One\n\n## The Lamp\n\n###### Deep\n\nAda went out.\n\n");
  });

  test("that are numbered stand in lists, and are headings", () => {
    const { markdown } = readParts({
      text: `<text:list text:style-name="L"><text:list-item>${heading("The Lamp")}</text:list-item></text:list>${par("Ada.")}`,
    });
    expect(markdown).toBe("# The Lamp\n\nAda.\n\n");
  });

  test("have a title page before them", () => {
    const flow = readParts({
      styles: style("Title") + style("Subtitle"),
      meta: "<dc:title>Tide</dc:title><meta:initial-creator>Ada Sherwood</meta:initial-creator><dc:creator>Ed</dc:creator><dc:language>de-DE</dc:language>",
      text:
        par("The Long Tide", "Title") +
        par("A novel", "Subtitle") +
        heading("Eins") +
        par("Der Regen fiel, und sie ging."),
    });
    expect([flow.title, flow.author, flow.language]).toEqual(["The Long Tide", "Ada Sherwood", "de-DE"]);
    expect(flow.setAside).toEqual([{ kind: "title page", text: "The Long Tide\nA novel" }]);
  });
});

describe("emphasis", () => {
  test("comes from spans, through parents, and is taken back inside", () => {
    const { markdown } = readParts({
      styles: characters("Emphasis", 'fo:font-style="italic"'),
      automatic:
        style("T1", "", 'style:parent-style-name="Emphasis"', "text") +
        characters("T2", 'fo:font-style="normal"') +
        characters("T3", 'fo:font-weight="bold"') +
        characters("T4", 'style:text-line-through-style="solid"'),
      text: par(`She ${span("T1", `was ${span("T2", "not")} there`)}, ${span("T3", "never")} ${span("T4", "once")}.`),
    });
    expect(markdown).toBe("She *was* not *there*, **never** ~~once~~.\n\n");
  });

  test("is a paragraph's, where its own style has it, and is nothing that all plain text has", () => {
    const { markdown } = readParts({
      styles: style("Standard", italic) + style("Letter", italic),
      automatic:
        style("P1", '<style:text-properties fo:font-style="normal"/>', 'style:parent-style-name="Standard"') +
        characters("T1", 'fo:font-style="normal"'),
      text: par(`Ada ${span("T1", "ran")}.`) + par("All.", "P1") + par("Dear Ada.", "Letter"),
    });
    expect(markdown).toBe("Ada *ran*.\n\n*All.*\n\n*Dear Ada.*\n\n");
  });

  test("is nothing that a heading's style has", () => {
    const { markdown } = readParts({
      styles: style("Heading_20_1", '<style:text-properties fo:font-weight="bold"/>'),
      automatic: characters("T1", 'fo:font-style="italic"'),
      text: heading(`The ${span("T1", "Lamp")}`) + par("Ada."),
    });
    expect(markdown).toBe("# The *Lamp*\n\nAda.\n\n");
  });
});

describe("signs", () => {
  test("blanks fold, and those that are meant are elements", () => {
    const { markdown } = readParts({
      text: par(
        '\n  Ada \n <text:span>  went</text:span>\t out<text:s text:c="2"/>10\u00a0km<text:tab/>co\u00adop<text:line-break/>x\n',
      ),
    });
    expect(markdown).toBe("Ada went out  10\u00a0km coop\\\nx\n\n");
  });

  test("ruby stands behind its word", () => {
    const { markdown } = readParts({
      text: par(
        "<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>。",
      ),
    });
    expect(markdown).toBe("漢字(かんじ)。\n\n");
  });
});

describe("scenes and pages", () => {
  const four = ["Ada went out.", "It rained.", "The tram came.", "Nobody was in it."];
  const prose = four.map((text) => par(text)).join("");

  test.each([
    ["#", par("#", "P1")],
    ["a line under nothing", par("", "P2")],
    ["a style", par("", "Horizontal_20_Line")],
    ["a blank paragraph", par("")],
  ])("%s parts two scenes", (_, between) => {
    const { markdown } = readParts({
      styles: style("Horizontal_20_Line", "", 'style:display-name="Horizontal Line"'),
      automatic:
        style("P1", '<style:paragraph-properties fo:text-align="center"/>') +
        style("P2", '<style:paragraph-properties fo:border-bottom="0.06pt solid #000000"/>'),
      text: prose + between + prose,
    });
    expect(markdown).toBe(`${four.join("\n\n")}\n\n***\n\n${four.join("\n\n")}\n\n`);
  });

  test("titles in the middle of new pages are chapters where no style says any", async () => {
    const page = '<style:paragraph-properties fo:text-align="center" fo:break-before="page"/>';
    const { items } = await planFile(
      odtFile({ automatic: style("P1", page), text: par("The Lamp", "P1") + prose + par("The Door", "P1") + prose }),
      "story.odt",
    );
    expect(outline(items)).toEqual(["The Lamp", "The Door"]);
  });
});

describe("lists, tables, boxes", () => {
  const numbered =
    '<text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/>';
  const lists = `<text:list-style style:name="L1">${numbered}</text:list-style>`;
  const list = (inside: string, attributes = 'text:style-name="L1"') =>
    `<text:list ${attributes}>${inside}</text:list>`;
  const item = (inside: string, attributes = "") => `<text:list-item ${attributes}>${inside}</text:list-item>`;

  test("lists count on where they say so, and hold others", () => {
    const { markdown } = readParts({
      automatic: lists,
      text:
        list(item(par("lamp") + list(item(par("oil")) + item(par("wick")), "")) + item(par("clock"))) +
        par("And:") +
        list(item(par("door")), 'text:style-name="L1" text:continue-numbering="true"') +
        par("Or:") +
        list(item(par("key"), 'text:start-value="7"')),
    });
    expect(markdown).toBe("1. lamp\n\n   - oil\n   - wick\n2. clock\n\nAnd:\n\n3. door\n\nOr:\n\n7. key\n\n");
  });

  test("a table's words stand row by row", () => {
    const cell = (inside: string) => `<table:table-cell>${inside}</table:table-cell>`;
    const { markdown, removed } = readParts({
      text: `<table:table><table:table-column/><table:table-header-rows><table:table-row>${cell(par("a"))}${cell(par("b"))}</table:table-row></table:table-header-rows><table:table-row>${cell(par("c"))}</table:table-row></table:table>`,
    });
    expect(markdown).toBe("a\n\nb\n\nc\n\n");
    expect(removed).toEqual(["The words of 1 table stand as paragraphs, row by row."]);
  });

  test("a text box stands behind its paragraph, and so does a shape's text", () => {
    const box = `<draw:frame><draw:text-box>${par("In the box.")}</draw:text-box></draw:frame>`;
    const shape = `<draw:g><draw:custom-shape>${par("On the shape.")}</draw:custom-shape></draw:g>`;
    const { markdown } = readParts({ text: par(`Before ${box}and${shape} after.`) + box + par("Next.") });
    expect(markdown).toBe("Before and after.\n\nIn the box.\n\nOn the shape.\n\nIn the box.\n\nNext.\n\n");
  });

  test("a table of contents, headers and hidden text are set aside", () => {
    const flow = readParts({
      automatic: characters("T1", 'text:display="none"'),
      masters: `<style:master-page style:name="Standard"><style:header>${par("Sherwood / TIDE / <text:page-number>17</text:page-number>")}</style:header><style:footer>${par("<text:page-number>17</text:page-number>")}</style:footer></style:master-page>`,
      text:
        `<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>${par("Contents")}</text:index-title>${par("The Lamp<text:tab/>1")}</text:index-body></text:table-of-content>` +
        heading("The Lamp") +
        par(`Ada went ${span("T1", "MOVE THIS ")}out.`),
    });
    expect(flow.markdown).toBe("# The Lamp\n\nAda went out.\n\n");
    expect(flow.setAside).toEqual([
      { kind: "table of contents", text: "Contents\nThe Lamp\t1" },
      { kind: "headers and footers", text: "Sherwood / TIDE /" },
      { kind: "what is not in the book", text: "MOVE THIS" },
    ]);
  });
});

describe("notes, links, images", () => {
  const note = (inside: string, kind = "footnote") =>
    `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${par(inside)}</text:note-body></text:note>`;

  test("notes are numbered as they come", () => {
    const { markdown } = readParts({
      automatic: characters("T1", 'fo:font-style="italic"'),
      text: par(`A lamp${note(`Of ${span("T1", "oil")}.`)} burned.${note("At the end.", "endnote")}`),
    });
    expect(markdown).toBe("A lamp[^1] burned.[^2]\n\n[^1]: Of *oil*.\n\n[^2]: At the end.\n\n");
  });

  test("links lead where they did", () => {
    const { markdown } = readParts({
      text: par('<text:a xlink:href="https://example.org/">here</text:a> <text:a xlink:href="#x">within</text:a>'),
    });
    expect(markdown).toBe("[here](https://example.org/) within\n\n");
  });

  test("images are taken from the package or from the text, and what is missing is said", () => {
    const frame = (inside: string) =>
      par(`<draw:frame draw:name="x">${inside}<svg:desc>A lamp</svg:desc></draw:frame>`);
    const inText = frame(`<draw:image><office:binary-data>\n${pixel}\n</office:binary-data></draw:image>`);
    for (const image of [frame('<draw:image xlink:href="Pictures/a.png"/>'), inText]) {
      const flow = readParts({ pictures: { "a.png": png }, text: image });
      expect(flow.images).toEqual([{ address: "assets/image-1.png", bytes: png }]);
      expect(flow.markdown).toBe("![A lamp](assets/image-1.png)\n\n");
    }
    const lost = readParts({ text: par("Ada.") + frame('<draw:image xlink:href="../../x.png"/>') });
    expect(lost.removed).toEqual(["1 image was left out: it is missing, or of a kind that no book can have."]);
  });
});

describe("tracked changes", () => {
  const info =
    "<office:change-info><dc:creator>Ed</dc:creator><dc:date>2025-03-01T10:00:00.123456789</dc:date></office:change-info>";
  const region = (id: string, kind: string, inside = "") =>
    `<text:changed-region xml:id="${id}" text:id="${id}"><text:${kind}>${info}${inside}</text:${kind}></text:changed-region>`;
  const from = (id: string) => `<text:change-start text:change-id="${id}"/>`;
  const to = (id: string) => `<text:change-end text:change-id="${id}"/>`;
  const at = (id: string) => `<text:change text:change-id="${id}"/>`;
  const said = { author: "Ed", time: "2025-03-01T10:00:00Z" };

  test("are suggestions at their places, and the text is the one before", () => {
    const flow = readParts({
      changes: region("a", "deletion", par("walked")) + region("b", "insertion") + region("c", "insertion"),
      text: par(`Ada ${at("a")}${from("b")}ran${to("b")} home${from("c")} at once${to("c")}.`),
    });
    expect(flow.markdown).toBe("Ada walked home.\n\n");
    expect(flow.suggestions).toEqual([
      { from: 4, to: 10, insert: "ran", ...said },
      { from: 15, to: 15, insert: " at once", ...said },
    ]);
  });

  test("of paragraphs and of their ends part and join", () => {
    const added = readParts({
      changes: region("a", "insertion"),
      text: par("One.") + par(`${from("a")}Two.`) + par(`${to("a")}Three.`),
    });
    expect(added.markdown).toBe("One.\n\nThree.\n\n");
    expect(accepted(added)).toBe("One.\n\nTwo.\n\nThree.\n\n");
    const gone = readParts({
      changes: region("a", "deletion", par("Two.") + par("")),
      text: par("One.") + par(`${at("a")}Three.`),
    });
    expect(gone.markdown).toBe("One.\n\nTwo.\n\nThree.\n\n");
    expect(accepted(gone)).toBe("One.\n\nThree.\n\n");
    const joined = readParts({
      changes: region("a", "deletion", par("") + par("")),
      text: par(`It rained.${at("a")} She ran.`),
    });
    expect(joined.markdown).toBe("It rained.\n\nShe ran.\n\n");
    expect(accepted(joined)).toBe("It rained. She ran.\n\n");
    const between = readParts({
      changes: region("a", "deletion", par("Two.") + par("Three.")),
      text: par("One.") + at("a") + par("Four."),
    });
    expect(between.markdown).toBe("One.\n\nTwo.\n\nThree.\n\nFour.\n\n");
    expect(accepted(between)).toBe("One.\n\nFour.\n\n");
  });

  test("that are shown stand between marks, and are deletions all the same", () => {
    const flow = readParts({
      changes: region("a", "deletion") + region("b", "insertion"),
      text:
        par(`Ada ${from("a")}walked${to("a")}${from("b")}ran${to("b")}.`) +
        par(`${from("a")}Two.`) +
        par(`${to("a")}Three.`),
    });
    expect(flow.markdown).toBe("Ada walked.\n\nTwo.\n\nThree.\n\n");
    expect(accepted(flow)).toBe("Ada ran.\n\nThree.\n\n");
  });

  test("of what was put in before are in neither text, and are said", () => {
    const flow = readParts({
      changes: `<text:changed-region text:id="a"><text:insertion>${info}</text:insertion><text:deletion>${info}${par("very ")}</text:deletion></text:changed-region>`,
      text: par(`a ${at("a")}day`),
    });
    expect(flow.markdown).toBe("a day\n\n");
    expect(flow.suggestions).toEqual([]);
    expect(flow.setAside).toEqual([{ kind: "what was put in and taken out again", text: "Ed, Ed: “very”" }]);
  });

  test("of several paragraphs that were put in before are said, and part nothing", () => {
    const flow = readParts({
      changes: `<text:changed-region text:id="a"><text:insertion>${info}</text:insertion><text:deletion>${info}${par("very") + par("long")}</text:deletion></text:changed-region>`,
      text: par(`a ${at("a")}day`),
    });
    expect(flow.markdown).toBe("a day\n\n");
    expect(flow.setAside).toMatchObject([{ text: "Ed, Ed: “very”\nEd, Ed: “long”" }]);
    const gone = readParts({
      changes: `<text:changed-region text:id="a"><text:insertion>${info}</text:insertion><text:deletion>${info}${par("very")}</text:deletion></text:changed-region>`,
      text: par("a day"),
    });
    expect(gone.setAside).toEqual([{ kind: "what could not be placed", text: "very" }]);
  });

  test("whose place is gone are set aside", () => {
    const flow = readParts({ changes: region("a", "deletion", par("Two.")), text: par("One.") });
    expect(flow.setAside).toEqual([{ kind: "what could not be placed", text: "Two." }]);
  });

  test("comments stand at their words, with their answers", () => {
    const comment = (name: string, inside: string, more = "") =>
      `<office:annotation office:name="${name}" ${more}><dc:creator>Ed</dc:creator><dc:date>2025-03-01T10:00:00</dc:date>${inside}</office:annotation>`;
    const flow = readParts({
      text: par(
        `Ada ${comment("a", par("Ran?") + par("Or not."), 'loext:resolved="true"')}walked<office:annotation-end office:name="a"/>${comment("b", par("Yes."), 'loext:parent-name="a"')} home.<office:annotation><dc:creator>Bo</dc:creator>${par("Where?")}</office:annotation>`,
      ),
    });
    expect(flow.markdown).toBe("Ada walked home.\n\n");
    expect(flow.comments).toEqual([
      { ...said, from: 4, to: 10, text: "Ran?\nOr not.", resolved: true, replies: [{ ...said, text: "Yes." }] },
      { author: "Bo", time: "", from: 16, to: 16, text: "Where?", resolved: false, replies: [] },
    ]);
  });
});

describe("what is no OpenDocument text, or a bad one, gets one sentence", () => {
  const locked = odtEntries({ text: par("x") });
  locked["META-INF/manifest.xml"] = strToU8("<manifest:manifest><manifest:encryption-data/></manifest:manifest>");

  test.each([
    ["a PDF with another name", strToU8("%PDF-1.7"), "This file is a PDF, whatever its name says."],
    ["plain words", strToU8("Ada went out."), "This file is no OpenDocument text, or it is damaged."],
    ["nothing", new Uint8Array(), "This file has no text in it."],
    [
      "an archive of something else",
      zipSync({ a: strToU8("Ada") }),
      "This file is no OpenDocument text: the part that holds the text is missing.",
    ],
    [
      "a sheet",
      zipSync({
        "content.xml": strToU8(
          "<office:document-content><office:body><office:spreadsheet/></office:body></office:document-content>",
        ),
      }),
      "This file is no OpenDocument text: the part that holds the text is missing.",
    ],
    ["a locked one", zipSync(locked), "This file is locked with a password."],
    [
      "a text that breaks off",
      zipSync({ "content.xml": strToU8("<office:document-content>") }),
      "This file is damaged: what is inside of it can't be read.",
    ],
    ["no words", odtFile({ text: par("") }), "This file has no text in it."],
  ])("%s", async (_, bytes, sentence) => {
    const name = "story.odt";
    const planned = await planManuscript({ name, files: [{ path: name, bytes }], isFolder: false }, { kind: "auto" });
    expect(planned.ok ? "" : planned.problem.sentence).toBe(sentence);
  });

  test("and without styles that can be read the text is read", async () => {
    const entries = { ...odtEntries({ text: heading("The Lamp") + par("Ada.") }), "styles.xml": strToU8("<broken") };
    const { items } = await planFile(zipSync(entries), "story.odt");
    expect(outline(items)).toEqual(["The Lamp"]);
  });
});
