import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { ComparedBook, ComparedChapter } from "../../formats/comparison/compared-book.ts";
import { writeComparedDocx } from "../../formats/comparison/docx.ts";
import { writeComparedHtml } from "../../formats/comparison/html.ts";
import { writeComparedText } from "../../formats/comparison/text.ts";
import { findMalformed } from "../../formats/markup/read.ts";
import { compareTexts } from "../../story/compare.ts";
import { linkChapters } from "../../story/compare-book.ts";
import { createRandom, type Random } from "../story/random.ts";

const when = { author: "Ada & Ben", time: "2026-03-01T20:00:00.000Z" };

function bookOf(texts: readonly (readonly [title: string, before: string, after: string])[]): ComparedBook {
  const linked = linkChapters(
    texts.map(([id, before, after]) => ({ id, compared: compareTexts(before, after) })),
    [],
  );
  const chapters = linked.map(
    ({ id, compared, elsewhere }): ComparedChapter => ({
      id,
      title: id,
      titleBefore: null,
      state: "changed",
      isReordered: false,
      pieces: compared.pieces.map((piece) => (piece.change === null ? piece : { ...piece, ...when })),
      changes: compared.changes.map(({ kind, before, after, within, moved }, place) => {
        const other = elsewhere.get(place);
        const goes = moved?.goes === "away" ? "away" : "here";
        return {
          kind,
          before,
          after,
          within,
          ...when,
          elsewhere: other ? { ...other, title: other.chapter, goes } : null,
        };
      }),
      words: compared.words,
    }),
  );
  const words = { added: 1, removed: 2, moved: 3 };
  return { title: "A <Story>", language: "en", from: "“Draft 1”", to: "now", chapters, words };
}

function documentOf(book: ComparedBook): string {
  return strFromU8(unzipSync(writeComparedDocx(book))["word/document.xml"] as Uint8Array);
}

/** The paragraphs of a document with all of its changes accepted, or rejected, as Word does it. */
function decided(document: string, isAccepted: boolean): string[] {
  const gone = isAccepted ? "(?:del|moveFrom)" : "(?:ins|moveTo)";
  const paragraphs: string[] = [];
  let open = "";
  for (const [, properties = "", inside = ""] of document.matchAll(/<w:p>(<w:pPr>.*?<\/w:pPr>)?(.*?)<\/w:p>/gs)) {
    const left = inside.replace(new RegExp(`<w:${gone} [^>]*>.*?</w:${gone}>`, "gs"), "");
    open += left
      .replaceAll("<w:br/>", "\n")
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    if (new RegExp(`<w:${gone} [^>]*/>`).test(properties)) continue;
    paragraphs.push(open);
    open = "";
  }
  // A break at the end of a paragraph breaks nothing.
  return [...paragraphs, open].map((text) => text.replace(/\n$/, "")).filter((text) => text !== "");
}

function paragraphsOf(title: string, text: string): string[] {
  return [title, ...text.split(/\n{2,}/).map((paragraph) => paragraph.replace(/\n$/, ""))].filter((own) => own !== "");
}

const words =
  "the sea lay grey under a morning, and “nobody” on the quay moved or spoke & the bell rang <twice>.".split(" ");

function makeText(random: Random): string {
  const paragraphs = Array.from({ length: random.below(7) }, () =>
    Array.from({ length: 2 + random.below(20) }, () => `${random.pick(words)}${random.below(9) || ""}`).join(" "),
  );
  return paragraphs.join(random.below(8) === 0 ? "\n" : "\n\n") + random.pick(["\n", "\n", ""]);
}

function rewrite(random: Random, text: string): string {
  const paragraphs = text.split("\n\n");
  for (let n = random.below(5); n > 0; n--) {
    const [taken = ""] = paragraphs.splice(random.below(paragraphs.length), 1);
    const edited = random.below(2) === 0 ? taken : taken.replace(random.pick(words), random.pick(words));
    paragraphs.splice(random.below(paragraphs.length + 1), 0, ...(random.below(4) === 0 ? [] : [edited]));
  }
  return paragraphs.join("\n\n");
}

describe("a comparison as a Word document", () => {
  it("is the later text with all changes accepted, and the earlier one with none", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = createRandom(seed);
      const before = [makeText(random), makeText(random)];
      const after = before.map((text) => (random.below(6) === 0 ? makeText(random) : rewrite(random, text)));
      const document = documentOf(bookOf(before.map((text, place) => [`C${place}`, text, after[place] ?? ""])));
      const name = `seed ${seed}: ${JSON.stringify([before, after])}`;
      const whole = (texts: readonly string[]) => texts.flatMap((text, place) => paragraphsOf(`C${place}`, text));
      expect(decided(document, true), name).toEqual(whole(after));
      expect(decided(document, false), name).toEqual(whole(before));
      expect(findMalformed(document.replace(/<\?xml.*?\?>/, "")), name).toBeNull();
    }
  });

  it("has a chapter that came with its heading, without one that went, and a new name for an old one", () => {
    const book = bookOf([
      ["Gone", "First.\n\nSecond.\n", ""],
      ["Here", "", "Third.\n\nFourth."],
      ["New", "Same.\n", "Same.\n"],
    ]);
    const states = ["removed", "added", "changed"] as const;
    const chapters = book.chapters.map((chapter, place) => ({ ...chapter, state: states[place] ?? "changed" }));
    const named = chapters.map((chapter) => (chapter.id === "New" ? { ...chapter, titleBefore: "Old" } : chapter));
    const document = documentOf({ ...book, chapters: named });
    expect(decided(document, true)).toEqual(["Here", "Third.", "Fourth.", "New", "Same."]);
    expect(decided(document, false)).toEqual(["Gone", "First.", "Second.", "Old", "Same."]);
  });

  it("says who and when, marks both places of a move by one name, and gives no id twice", () => {
    const boats = "She counted the boats again, and again there was one too few of them in the bay.\n\n";
    const document = documentOf(
      bookOf([
        ["One", `First.\n\n${boats}Last.\n`, "First.\n\nLast.\n"],
        ["Two", "Begin.\n\nEnd.\n", `Begin.\n\n${boats.replace("again there", "then there")}End.\n`],
      ]),
    );
    expect(document).toContain('w:author="Ada &amp; Ben" w:date="2026-03-01T20:00:00Z"');
    const names = [...document.matchAll(/<w:move(From|To)RangeStart [^>]*w:name="([^"]+)"/g)];
    expect(names.map(([, side]) => side)).toEqual(["From", "To"]);
    expect(new Set(names.map(([, , name]) => name)).size).toBe(1);
    const starts = [
      ...document.matchAll(/<w:(?:ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart) w:id="(\d+)"/g),
    ];
    expect(new Set(starts.map(([, id]) => id)).size).toBe(starts.length);
    const ends = [...document.matchAll(/RangeEnd w:id="(\d+)"/g)].map(([, id]) => id);
    const begun = [...document.matchAll(/RangeStart w:id="(\d+)"/g)].map(([, id]) => id);
    expect(ends).toEqual(begun);
  });

  it("shows emphasis as emphasis and headings as headings", () => {
    const document = documentOf(
      bookOf([["One", "## Night\n\nIt was *very* late.\n", "## Night\n\nIt was *very* cold.\n"]]),
    );
    expect(document).toContain('<w:pStyle w:val="Heading2"/>');
    expect(document).toContain('<w:rPr><w:i/></w:rPr><w:t xml:space="preserve">very</w:t>');
    expect(decided(document, true)).toEqual(["One", "Night", "It was very cold."]);
  });
});

describe("a comparison as a page", () => {
  it("is well-formed, needs nothing else, and has both texts in it", () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = createRandom(seed);
      const before = [makeText(random), makeText(random)];
      const after = before.map((text) => rewrite(random, text));
      const book = bookOf(before.map((text, place) => [`C${place}`, text, after[place] ?? ""]));
      const page = new TextDecoder().decode(writeComparedHtml(book));
      expect(findMalformed(page.replace(/<style>[\s\S]*?<\/style>/, "")), `seed ${seed}`).toBeNull();
      const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, `seed ${seed}: ids`).toBe(ids.length);
      for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids, `seed ${seed}`).toContain(target);
      const main = page.slice(page.indexOf("<main>"), page.indexOf("</main>"));
      const prose = [...main.matchAll(/<div lang[^>]*>([\s\S]*?)<\/div>/g)].map(([, text = ""]) => text);
      for (const [side, texts] of [
        ["ins", before],
        ["del", after],
      ] as const) {
        const shown = prose.map((text) =>
          unspaced(
            text
              .replace(/<summary.*?<\/summary>/g, "")
              .replace(/<(a|span) class="jump".*?<\/\1>/g, "")
              .replace(new RegExp(`<${side}[^>]*>.*?</${side}>`, "g"), "")
              .replaceAll("¶", ""),
          ),
        );
        expect(shown, `seed ${seed}: without ${side}`).toEqual(texts.map((text) => unspaced(escaped(text))));
      }
      expect(page).not.toMatch(/<script|\son\w+=|src=|https?:/);
    }
  });
});

describe("a comparison as text", () => {
  it("shows the changed paragraphs, each between the lines that it stands between", () => {
    const before = `${"One two three four. ".repeat(6)}\n\nThe boats were in.\n\nNobody spoke.\n\nIt rained.\n\nFar away.\n`;
    const after = before.replace("were in", "are in");
    expect(writeComparedText(bookOf([["Harbour", before, after]]))).toBe(
      [
        "== Harbour (1 word added, 1 removed, 0 moved)",
        "",
        "  …three four. One two three four. One two three four. One two three four.",
        "",
        "The boats [-were-]{+are+} in.",
        "",
        "  Nobody spoke.",
        "",
        "  …",
        "",
        "1 word added, 2 removed, 3 moved",
        "",
      ].join("\n"),
    );
  });
});

function unspaced(html: string): string {
  return html.replace(/<[^>]+>/g, "").replace(/\s+/g, "");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
