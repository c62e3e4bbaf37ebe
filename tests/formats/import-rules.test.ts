import { describe, expect, it } from "vitest";
import { planImport } from "../../formats/import/plan.ts";
import { chapterTexts, outline, plan } from "./planned.ts";

const prose = (name: string) =>
  `${name} had waited at the corner of the square since the bells of noon,
and nobody had come out of the house with the green door, which was
what she had been told to expect. The rain held off, the pigeons did
not, and by two she knew the number of every cab that stood there.

“You are early,” said somebody behind her.`;
const chapters = (heads: readonly string[], gap = "\n\n\n") =>
  heads.map((head, place) => `${head}${gap}${prose(`Ada${place}`)}`).join("\n\n\n");

describe("headings that begin chapters", () => {
  it.each([
    [
      ["Chapter 1", "Chapter 2", "Chapter 3"],
      ["Chapter 1", "Chapter 2", "Chapter 3"],
    ],
    [
      ["CHAPTER I. The Square.", "CHAPTER II. The Door."],
      ["Chapter I. The Square", "Chapter II. The Door"],
    ],
    [
      ["Prologue", "Chapter One", "Epilogue"],
      ["Prologue", "Chapter One", "Epilogue"],
    ],
    [
      ["Letter 1", "Letter 2", "Chapter 1"],
      ["Letter 1", "Letter 2", "Chapter 1"],
    ],
    [
      ["I", "II", "III", "IV"],
      ["I", "II", "III", "IV"],
    ],
    [
      ["1", "2", "3"],
      ["1", "2", "3"],
    ],
    [
      ["Part One", "Part Two"],
      ["Part One", "Part Two"],
    ],
    [
      ["1. The Square", "2. The Door", "3. The Cab"],
      ["1. The Square", "2. The Door", "3. The Cab"],
    ],
    [
      ["== The Square ==", "== The Door ==", "== The Cab =="],
      ["The Square", "The Door", "The Cab"],
    ],
    [
      ["# The Square", "# The Door"],
      ["The Square", "The Door"],
    ],
    [
      ["THE SQUARE", "THE DOOR", "THE CAB"],
      ["The Square", "The Door", "The Cab"],
    ],
    [
      ["Erstes Kapitel", "Zweites Kapitel"],
      ["Erstes Kapitel", "Zweites Kapitel"],
    ],
    [
      ["Chapitre premier", "Chapitre 2"],
      ["Chapitre premier", "Chapitre 2"],
    ],
  ])("%j", (heads, titles) => {
    expect(outline(plan(chapters(heads)).items)).toEqual(titles);
  });

  it("puts chapters into parts, and parts into books, by what stands below what", () => {
    const text = chapters([
      "BOOK ONE: 1805\n\n\nCHAPTER I",
      "CHAPTER II",
      "BOOK TWO: 1806\n\n\nCHAPTER I",
      "FIRST EPILOGUE\n\n\nCHAPTER I",
    ]);
    expect(outline(plan(text).items)).toEqual([
      "Book One: 1805 > Chapter I",
      "Book One: 1805 > Chapter II",
      "Book Two: 1806 > Chapter I",
      "First Epilogue > Chapter I",
    ]);
    const deep = chapters([
      "PART I\n\nBOOK I\n\nChapter 1",
      "BOOK II\n\nChapter 2",
      "PART II\n\nBOOK III\n\nChapter 3",
      "Epilogue",
    ]);
    expect(outline(plan(deep).items)).toEqual([
      "Part I > Book I > Chapter 1",
      "Part I > Book II > Chapter 2",
      "Part II > Book III > Chapter 3",
      "Epilogue",
    ]);
  });

  it("joins a heading with the title below it where the shape recurs", () => {
    const text = chapters(["CHAPTER I\n\nThe Square", "CHAPTER II\n\nThe Door", "CHAPTER III\n\nThe Cab"], "\n\n");
    expect(outline(plan(text).items)).toEqual(["Chapter I The Square", "Chapter II The Door", "Chapter III The Cab"]);
  });

  it("takes the marks of emphasis off a title", () => {
    const heads = ["CHAPTER 1. May the 31_st_, at the _Door_", "CHAPTER 2. The Door"];
    expect(outline(plan(chapters(heads)).items)[0]).toBe("Chapter 1. May the 31st, at the Door");
  });

  it("joins a long title that was wrapped", () => {
    const long = "CHAPTER 2. Of the Many Cabs that Stood in the Square that Day, and\nof the Pigeons.";
    expect(outline(plan(chapters(["CHAPTER 1. The Square.", long])).items)[1]).toMatch(/Day, and of the Pigeons$/);
  });

  it("leaves prose alone that begins like a heading, and numbers that count nothing", () => {
    const text = `${chapters(["Chapter 1", "Chapter 2"])}

Chapter 7 of the ledger, which Ada had by heart, said nothing at all of
doors, green or otherwise, and she closed it.

BOOK I. (_Folio_), CHAPTER II. (_Of Doors_).—This door, among the many
doors of the square, was the only one that had been painted that year,
and so on for another line of it.

                     160

They agreed on one hundred and sixty.`;
    expect(outline(plan(text).items)).toEqual(["Chapter 1", "Chapter 2"]);
  });
});

describe("a line shape that recurs", () => {
  const story = (title: string) => `${title} by Quill
Ada went home. ${"It rained on and on over the square and the cabs. ".repeat(5)}

"Early again," she said.


The next day it rained too.

To be continued...`;
  const text = `Author's Notes:
Side Note: I wrote this on trains & I hope you like it. ${"Thank you for reading all of this. ".repeat(4)}
`;

  it("makes ten chapters, names the author, and sets the author's notes aside", () => {
    const titles = ["Rain", "Trains & Cabs", "Early Again?", "The Door"];
    const [first = "", ...rest] = titles.map(story);
    const read = plan(
      [first.replace("\n", `\n${text}`), ...rest].join("\n"),
      { kind: "auto" },
      { fileName: "rain.txt" },
    );
    expect(outline(read.items)).toEqual(titles);
    expect(read).toMatchObject({ title: "Rain", author: "Quill" });
    expect(read.rule).toBe("Four lines end in “by Quill”; each begins a chapter.");
    expect(read.setAside.map(({ kind }) => kind)).toEqual(["notes by the author"]);
    expect(read.words.titles).toBe(1 + 2 + 2 + 2 + 4 * 2);
    expect(chapterTexts(read.items)[0]).toMatch(/^Ada went home/);
    expect(chapterTexts(read.items)[1]).toContain('\n\n"Early again," she said.\n\n***\n\nThe next day');
  });

  it("begins a chapter at a form feed", () => {
    const read = plan(
      `The Square\n\nAda waited for an hour and went home.\n\f\nThe Door\n\nIt was green, and it was shut.\n`,
    );
    expect(outline(read.items)).toEqual(["The Square", "The Door"]);
  });
});

describe("what is set aside", () => {
  const heads = ["CHAPTER 1. The Square.", "CHAPTER 2. The Door.", "CHAPTER 3. The Cab.", "Epilogue"];
  const body = chapters(heads);

  it("a table of contents is no row of chapters", () => {
    const read = plan(`THE SQUARE\n\nby Ada Quill\n\n\nCONTENTS\n\n${heads.join("\n\n")}\n\n\n\n${body}`);
    expect(outline(read.items)).toHaveLength(4);
    expect(read.setAside.map(({ kind }) => kind)).toEqual(["title page", "table of contents"]);
    expect(read).toMatchObject({ title: "The Square", author: "Ada Quill" });
  });

  it("names the author below a book’s Markdown title, and nobody where prose stands there", () => {
    const book = (below: string) =>
      plan(`# The Square\n\n${below}\n\n## One\n\nAda waited.\n\n## Two\n\nBen came.\n`, undefined, {
        format: "markdown",
      });
    expect(book("by Ada Quill\n\n© 2026 Ada Quill")).toMatchObject({ title: "The Square", author: "Ada Quill" });
    expect(book("By morning nobody waited.")).toMatchObject({ title: "The Square", author: "" });
  });

  it("nor without a line that says so, nor with page numbers", () => {
    const plain = plan(`${heads.join("\n")}\n\n\n${body}`);
    expect(outline(plain.items)).toHaveLength(4);
    expect(plain.setAside.map(({ kind }) => kind)).toEqual(["table of contents"]);
    const paged = plan(
      `Contents\n${heads.map((head, place) => `${head} ....... ${place * 9 + 3}`).join("\n")}\n\n\n${body}`,
    );
    expect(outline(paged.items)).toHaveLength(4);
  });

  it("finds the chapters that only the table of contents names", () => {
    const names = ["The Square", "A Green Door", "Cabs"];
    const read = plan(`Contents\n\n${names.join("\n")}\n\n\n${chapters(names)}`);
    expect(outline(read.items)).toEqual(names);
  });

  it("a library's header and footer", () => {
    const read = plan(`The Project Gutenberg EBook of The Square, by Ada Quill

Title: The Square

Author: Ada Quill

Language: German

*** START OF THIS PROJECT GUTENBERG EBOOK THE SQUARE ***

Produced by Nobody

${body}

End of the Project Gutenberg EBook of The Square

*** END OF THIS PROJECT GUTENBERG EBOOK THE SQUARE ***

Chapter 99

The licence.`);
    expect(read).toMatchObject({ title: "The Square", author: "Ada Quill", language: "de" });
    expect(outline(read.items)).toHaveLength(4);
    expect(read.setAside.map(({ kind }) => kind)).toEqual(["library header", "library header", "library footer"]);
    expect(read.setAside[2]?.text).toContain("Chapter 99");
  });
});

describe("the credits of a library's file", () => {
  const body = chapters(["CHAPTER 1. The Square.", "CHAPTER 2. The Door."]);
  const file = (between: string) =>
    plan(`Title: The Square; or, a Door\n\n*** START OF THIS PROJECT GUTENBERG EBOOK ***\n\n${between}\n\n${body}`);
  const kinds = (between: string) => file(between).setAside.map(({ kind }) => kind);

  it("go with its header where they stand above the title", () => {
    expect(kinds("An Anonymous Volunteer, and Ada Quill\n\n\n\nTHE SQUARE\n\nBy A. Quill")).toEqual([
      "library header",
      "title page",
    ]);
    expect(file("Two Volunteers\n\nTHE SQUARE").setAside[0]?.text).toMatch(/Volunteers$/);
  });

  it("are nothing that has no title below it", () => {
    expect(kinds("For the pigeons\n\nand the cabs")).toEqual(["library header", "title page"]);
  });
});

describe("the writer's own rule", () => {
  const text = chapters(["Chapter 1", "Chapter 2"]).replace("“You", "* * *\n\n“You");

  it("none, scenes, headings, pattern", () => {
    expect(outline(plan(text, { kind: "none" }).items)).toEqual(["Story"]);
    expect(chapterTexts(plan(text, { kind: "none" }).items)[0]).toContain("## Chapter 2\n\nAda1 had");
    expect(outline(plan(text, { kind: "scenes" }).items)).toEqual([
      "Chapter 1",
      "“You are early,” said somebody behind her.",
      "Chapter 2",
    ]);
    expect(outline(plan("A by Z\nx\nB by Z\ny\nC by Z\nz\n", { kind: "headings" }).items)).toEqual(["Story"]);
    const at = plan("@ One\nShe ran.\n@ Two\nHe did not.\n", { kind: "pattern", pattern: "^@ \\p{L}+" });
    expect(outline(at.items)).toEqual(["@ One", "@ Two"]);
    expect(at.rule).toBe("Two lines match the pattern; each begins a chapter.");
    expect(plan("She ran.", { kind: "pattern", pattern: "^@" }).rule).toContain("No line matches");
  });

  it.each(["(", "", "(a+)+$", "(a|aa)*b", ".*.*.*.*.*.*x", "a".repeat(501)])("refuses the pattern %j", (pattern) => {
    const result = planImport("Some text.", { fileName: "a.txt", format: "text", split: { kind: "pattern", pattern } });
    expect(result).toMatchObject({ ok: false, problem: { code: "pattern-bad" } });
  });
});

describe("Markdown", () => {
  const markdown = { fileName: "story.md", format: "markdown" } as const;

  it("is kept as it is, under the headings that make chapters", () => {
    const text = `---\ntitle: "The Square"\nauthor: Ada\n---\n\n# One\n\nA *word*,\nand a line.  \nMore.\n\n## A scene\n\n- list\n\n# Two\n\n\`\`\`\n# no heading\n\`\`\`\n`;
    const read = plan(text, { kind: "auto" }, markdown);
    expect(outline(read.items)).toEqual(["One", "Two"]);
    expect(chapterTexts(read.items)[0]).toBe("A *word*,\nand a line.  \nMore.\n\n## A scene\n\n- list\n");
    expect(read).toMatchObject({ title: "The Square", author: "Ada" });
    expect(read.setAside[0]?.kind).toBe("front matter");
  });

  it("takes one heading on top for the book's title", () => {
    const read = plan("# The Square\n\n## One\n\nx\n\n## Two\n\ny\n", { kind: "auto" }, markdown);
    expect(read.title).toBe("The Square");
    expect(outline(read.items)).toEqual(["One", "Two"]);
  });

  it("takes headings that hold headings for parts", () => {
    const text =
      "# Prologue\n\np\n\n# Part *One*\n\n## A\n\nx\n\n## B\n\ny\n\n# Part Two\n\n## C\n\nz\n\n## D\n\nd\n\n# Epilogue\n\ne\n";
    expect(outline(plan(text, { kind: "auto" }, markdown).items)).toEqual([
      "Prologue",
      "Part One > A",
      "Part One > B",
      "Part Two > C",
      "Part Two > D",
      "Epilogue",
    ]);
  });
});
