import { describe, expect, test } from "vitest";
import { accepted, par, planFile, readWord, run, style, styled, wordFile } from "./word-file.ts";

const who = 'w:id="1" w:author="Ed" w:date="2025-03-01T10:00:00Z"';
const inserted = (text: string, by = who) => `<w:ins ${by}>${run(text)}</w:ins>`;
const deleted = (text: string, by = who) =>
  `<w:del ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
const said = { author: "Ed", time: "2025-03-01T10:00:00Z" };

describe("tracked changes", () => {
  test("are suggestions at their places, and the text is the one before", () => {
    const flow = readWord({
      body: par(run("Ada ") + deleted("walked") + inserted("ran") + run(" home") + inserted(" at once") + run(".")),
    });
    expect(flow.markdown).toBe("Ada walked home.\n\n");
    expect(flow.suggestions).toEqual([
      { from: 4, to: 10, insert: "ran", ...said },
      { from: 15, to: 15, insert: " at once", ...said },
    ]);
    expect(accepted(flow)).toBe("Ada ran home at once.\n\n");
  });

  test("that leave letters of a word where they were are of the whole word all the same", () => {
    const flow = readWord({
      body: par(
        run("She ") + deleted("walked") + inserted("walking") + run(", ") + deleted("very ") + run("very slow"),
      ),
    });
    expect(flow.suggestions.map(({ from, to, insert }) => [flow.markdown.slice(from, to), insert])).toEqual([
      ["walked", "walking"],
      ["very ", ""],
    ]);
    const letters = readWord({ body: par(run("She walk") + deleted("ed") + inserted("s") + run(" on")) });
    expect(letters.suggestions).toMatchObject([{ from: 8, to: 10, insert: "s" }]);
  });

  test("of two authors are two, and a minute apart is one go", () => {
    const other = 'w:id="2" w:author="Bo" w:date="2025-03-01T10:00:00Z"';
    const soon = 'w:id="3" w:author="Bo" w:date="2025-03-01T10:01:00Z"';
    const flow = readWord({
      body: par(run("a") + inserted("b") + inserted("c", other) + inserted("d", soon) + run("e")),
    });
    expect(flow.suggestions.map(({ insert, author }) => [insert, author])).toEqual([
      ["b", "Ed"],
      ["cd", "Bo"],
    ]);
  });

  test("of whole paragraphs and of their ends part and join", () => {
    const mark = (kind: string) => `<w:rPr><w:${kind} ${who}/></w:rPr>`;
    const joined = readWord({ body: par("It rained.", mark("del")) + par(" She ran.") });
    expect(joined.markdown).toBe("It rained.\n\nShe ran.\n\n");
    expect(accepted(joined)).toBe("It rained. She ran.\n\n");
    const parted = readWord({ body: par("It rained.", mark("ins")) + par("She ran.") });
    expect(parted.markdown).toBe("It rained.She ran.\n\n");
    expect(accepted(parted)).toBe("It rained.\n\nShe ran.\n\n");
    const added = readWord({ body: par("One.") + par(inserted("Two."), mark("ins")) + par("Three.") });
    expect(added.markdown).toBe("One.\n\nThree.\n\n");
    expect(accepted(added)).toBe("One.\n\nTwo.\n\nThree.\n\n");
    const gone = readWord({ body: par("One.") + par(deleted("Two."), mark("del")) + par("Three.") });
    expect(gone.markdown).toBe("One.\n\nTwo.\n\nThree.\n\n");
    expect(accepted(gone)).toBe("One.\n\nThree.\n\n");
  });

  test("that part a paragraph between two words are taken in, too", async () => {
    const mark = `<w:rPr><w:ins ${who}/></w:rPr>`;
    const { items, suggestions = [] } = await planFile(wordFile({ body: par("It rained", mark) + par("She ran") }));
    expect(items).toMatchObject([{ text: "It rainedShe ran\n" }]);
    expect(accepted({ markdown: "It rainedShe ran\n", suggestions })).toBe("It rained\n\nShe ran\n");
  });

  test("that move are a deletion here and an insertion there", () => {
    const mark = (kind: string) => `<w:rPr><w:${kind} ${who}/></w:rPr>`;
    const flow = readWord({
      body:
        par("One.") +
        par(
          `<w:moveFromRangeStart w:id="5" w:name="m"/><w:moveFrom ${who}>${run("Two.")}</w:moveFrom><w:moveFromRangeEnd w:id="5"/>`,
          mark("moveFrom"),
        ) +
        par("Three.") +
        par(`<w:moveTo ${who}>${run("Two.")}</w:moveTo>`, mark("moveTo")) +
        par("Four."),
    });
    expect(flow.markdown).toBe("One.\n\nTwo.\n\nThree.\n\nFour.\n\n");
    expect(accepted(flow)).toBe("One.\n\nThree.\n\nTwo.\n\nFour.\n\n");
  });

  test("in what somebody else put in, and of it, leave neither text wrong", () => {
    const other = 'w:id="2" w:author="Bo" w:date="2025-03-02T10:00:00Z"';
    const both = `<w:ins ${who}>${run("very ")}<w:del ${other}><w:r><w:delText>very </w:delText></w:r></w:del></w:ins>`;
    const flow = readWord({ body: par(run("a ") + both + run("long day")) });
    expect(flow.markdown).toBe("a long day\n\n");
    expect(accepted(flow)).toBe("a very long day\n\n");
  });

  test("in what somebody else put in are said with their words, since they are in neither text", async () => {
    const other = 'w:id="2" w:author="Bo" w:date="2025-03-02T10:00:00Z"';
    const both = `<w:ins ${who}>${run("very ")}${deleted("extremely ", other)}</w:ins>`;
    const turned = `<w:del ${other}>${inserted("quite ")}</w:del>`;
    const read = await planFile(wordFile({ body: par(`${run("a ")}${both}${run("long ")}${turned}${run("day")}`) }));
    expect(read.items).toMatchObject([{ text: "a long day\n" }]);
    expect(read.suggestions).toMatchObject([{ insert: "very ", author: "Ed" }]);
    const kind = "what was put in and taken out again";
    expect(read.setAside).toEqual([{ kind, text: "Ed, Bo: “extremely”\nEd, Bo: “quite”" }]);
    const all = await planFile(
      wordFile({ body: par(`<w:ins ${who}>${run("It rained ")}${deleted("hard", other)}</w:ins>`) }),
    );
    expect(all.items).toMatchObject([{ text: "It rained\n" }]);
    expect(all.setAside).toEqual([{ kind, text: "Ed, Bo: “hard”" }]);
  });

  test("around whole paragraphs, tables and text boxes, and of a table's rows", () => {
    const table = (properties: string) =>
      `<w:tbl><w:tr>${properties}<w:tc>${par("Two.")}</w:tc></w:tr><w:tr><w:tc>${par("Three.")}</w:tc></w:tr></w:tbl>`;
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${par("Two.")}</w:txbxContent></v:textbox></w:pict></w:r>`;
    const put = [
      [`<w:ins ${who}>${par("Two.")}</w:ins>`, par("Three.")],
      [`<w:moveTo ${who}>${par("Two.")}</w:moveTo>`, par("Three.")],
      [`<w:ins ${who}>${table("").replace(/<w:tr><w:tc>[^T]*Three.*?<\/w:tr>/, "")}</w:ins>`, par("Three.")],
      [`<w:ins ${who}>${run("Two.")}</w:ins>`, par("Three.")],
      [table(`<w:trPr><w:ins ${who}/></w:trPr>`)],
    ];
    for (const blocks of put) {
      const flow = readWord({ body: par("One.") + blocks.join("") });
      expect(flow.markdown, blocks[0]).toBe("One.\n\nThree.\n\n");
      expect(accepted(flow).trim(), blocks[0]).toBe("One.\n\nTwo.\n\nThree.");
    }
    const taken = [
      [`<w:del ${who}>${par("Two.")}</w:del>`, par("Three.")],
      [`<w:moveFrom ${who}>${par("Two.")}</w:moveFrom>`, par("Three.")],
      [table(`<w:trPr><w:del ${who}/></w:trPr>`)],
    ];
    for (const blocks of taken) {
      const flow = readWord({ body: par("One.") + blocks.join("") });
      expect(flow.markdown, blocks[0]).toBe("One.\n\nTwo.\n\nThree.\n\n");
      expect(accepted(flow).trim(), blocks[0]).toBe("One.\n\nThree.");
    }
    const boxed = readWord({ body: par(`${run("One.")}<w:ins ${who}>${box}</w:ins>`) + par("Three.") });
    expect(boxed.markdown).toBe("One.\n\nThree.\n\n");
    expect(accepted(boxed).trim()).toBe("One.\n\nTwo.\n\nThree.");
  });

  test("of notes, emphasis and links are whole in the Markdown of both texts", () => {
    const flow = readWord({
      footnotes: `<w:footnote w:id="2">${par("Of oil.")}</w:footnote>`,
      body: par(
        run("A ") +
          `<w:del ${who}><w:r><w:rPr><w:i/></w:rPr><w:delText>bright</w:delText></w:r></w:del>` +
          `<w:ins ${who}><w:r><w:rPr><w:b/></w:rPr><w:t>dim</w:t></w:r></w:ins>` +
          run(" lamp") +
          `<w:ins ${who}><w:r><w:footnoteReference w:id="2"/></w:r></w:ins>` +
          run("."),
      ),
    });
    expect(flow.markdown).toBe("A *bright* lamp.\n\n");
    expect(accepted(flow)).toBe("A **dim** lamp[^1].\n\n[^1]: Of oil.\n\n");
  });

  test("that are all of the text are the text", async () => {
    const { items, removed, suggestions } = await planFile(
      wordFile({
        styles: style("Heading1", "heading 1"),
        body: styled("Heading1", inserted("One")) + par(inserted("It ") + inserted("rained.")),
      }),
    );
    expect(items).toMatchObject([{ title: "One", text: "It rained.\n" }]);
    expect(removed).toEqual(["All of the text is a tracked insertion: it was taken as the text."]);
    expect(suggestions).toEqual([]);
  });

  test("come to the chapter that they are in", async () => {
    const { suggestions, items } = await planFile(
      wordFile({
        styles: style("Heading1", "heading 1"),
        body:
          styled("Heading1", "One") +
          par("It rained.") +
          styled("Heading1", "Two") +
          par(run("She ran") + inserted(" home") + run(".")),
      }),
    );
    expect(items).toMatchObject([{ text: "It rained.\n" }, { text: "She ran.\n" }]);
    expect(suggestions).toEqual([{ chapter: 1, from: 7, to: 7, insert: " home", ...said }]);
  });
});

describe("comments", () => {
  const comment = (id: number, paragraph: string, text: string, author = "Ed") =>
    `<w:comment w:id="${id}" w:author="${author}" w:date="2025-03-01T10:00:00Z"><w:p w14:paraId="${paragraph}"><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
  const from = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
  const to = (id: number) => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

  test("stand at their words, with who answered and whether it is done", () => {
    const flow = readWord({
      body: par(run("Ada ") + from(0) + from(1) + run("walked", "<w:i/>") + to(0) + to(1) + run(" home.")),
      comments: comment(0, "0A", "Ran?") + comment(1, "0B", "Yes.", "Ada"),
      commentsExtended:
        '<w15:commentEx w15:paraId="0A" w15:done="1"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="1"/>',
    });
    expect(flow.markdown).toBe("Ada *walked* home.\n\n");
    expect(flow.comments).toEqual([
      { ...said, from: 5, to: 11, text: "Ran?", resolved: true, replies: [{ ...said, author: "Ada", text: "Yes." }] },
    ]);
  });

  test("over several paragraphs, at one place, and at none are all there", () => {
    const flow = readWord({
      body:
        par(from(0) + run("It rained.")) +
        par(run("She ran.") + to(0)) +
        par(`${run("Home")}<w:r><w:commentReference w:id="1"/></w:r>`),
      comments: comment(0, "0A", "Both.") + comment(1, "0B", "Where?") + comment(2, "0C", "Lost."),
    });
    expect(flow.comments.map(({ from: at, to: end, text }) => [text, flow.markdown.slice(at, end)])).toEqual([
      ["Both.", "It rained.\n\nShe ran."],
      ["Where?", ""],
      ["Lost.", ""],
    ]);
    expect(flow.comments[1]?.from).toBe(flow.markdown.indexOf("Home") + 4);
  });

  test("that answer each other in a circle are said once each", () => {
    const flow = readWord({
      body: par("It rained."),
      comments: comment(0, "0A", "One.") + comment(1, "0B", "Two."),
      commentsExtended:
        '<w15:commentEx w15:paraId="0A" w15:paraIdParent="0B"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>',
    });
    const texts = flow.comments.flatMap(({ text, replies }) => [text, ...replies.map((reply) => reply.text)]);
    expect(texts.sort()).toEqual(["One.", "Two."]);
  });
});
