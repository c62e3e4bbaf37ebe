import type { Block, Book, BookChapter, BookNode, BookNote, Inline } from "../../story/book.ts";
import { compileChapter } from "../../story/compile.ts";
import type { ItemId } from "../../story/ids.ts";
import type { MatterRole } from "../../story/matter.ts";
import { sampleBook } from "./sample-book.ts";

const words = [
  "lamp",
  "weir",
  "Zoë",
  "שלום",
  "مرحبا",
  "日本語",
  "🙂",
  "e\u0301",
  "don’t",
  "{\\rtf1 \\par}",
  "\\end{document}",
  "$x_1^2$ #5 & 20% ~a^b",
  "<text:p>",
  "]]>",
  "&amp;",
  "a\u0000b",
  "tab\there",
  "\uD800",
  "x\uDC00y",
  "\uFFFE",
  "two  blanks",
  "line\nbreak",
  "\u00ad\u200b\u2028",
  "\\u8217?",
  "--- ``quoted'' ---",
  "!`?`<<>>",
  "\u{1F469}\u200D\u{1F680}",
  "%% comment",
  "[1] *not* item",
];

/** A book of whatever can stand in one; the same for the same seed. */
export function anyBook(seed: number): Book {
  let state = seed * 7919 + 1;
  const random = (below: number): number => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
  const text = (): string => Array.from({ length: 1 + random(5) }, () => words[random(words.length)]).join(" ");
  const notes: number[] = [];
  const inlines = (depth: number): Inline[] => Array.from({ length: 1 + random(4) }, () => inline(depth));
  const inline = (depth: number): Inline => {
    switch (random(depth > 3 ? 3 : 10)) {
      case 3:
        return { kind: "emphasis", children: inlines(depth + 1) };
      case 4:
        return { kind: "strong", children: inlines(depth + 1) };
      case 5:
        return { kind: "struck", children: inlines(depth + 1) };
      case 6:
        return { kind: "code", text: text() };
      case 7: {
        const address = ["https://example.org/a_b%20c#d{e}~f\\g", "javascript:x", "mailto:a@b.org"][random(3)] ?? "";
        return { kind: "link", address, children: inlines(depth + 1) };
      }
      case 8:
        return { kind: "image", address: random(2) ? "assets/lamp.png" : "assets/none.png", description: text() };
      case 9:
        return notes.length > 0
          ? { kind: "noteReference", number: notes[random(notes.length)] ?? 1 }
          : { kind: "lineBreak" };
      case 2:
        return { kind: "lineBreak" };
      default:
        return { kind: "text", text: text() };
    }
  };
  const blocks = (depth: number): Block[] => Array.from({ length: random(4) }, () => block(depth));
  const block = (depth: number): Block => {
    switch (random(depth > 3 ? 3 : 8)) {
      case 3:
        return { kind: "heading", level: 1 + random(6), children: inlines(2) };
      case 4:
        return { kind: "quote", children: blocks(depth + 1) };
      case 5:
      case 6:
        return {
          kind: "list",
          ordered: random(2) === 0,
          start: random(12),
          items: Array.from({ length: random(3) }, () => blocks(depth + 1)),
        };
      case 7:
        return { kind: "preformatted", text: `  ${text()}\n\n ${text()}\n` };
      default:
        return { kind: "paragraph", children: inlines(0) };
    }
  };
  let nextNote = 1;
  const chapter = (): BookChapter => {
    const title = random(5) === 0 ? "" : random(9) === 0 ? text().repeat(300).slice(0, 5000) : text();
    const own = Array.from({ length: random(4) }, () => nextNote++);
    notes.splice(0, notes.length, ...own);
    const scenes = Array.from({ length: random(3) }, () => ({ blocks: [block(0), ...blocks(0)] }));
    const told: BookNote[] = own.map((number) => ({ number, blocks: blocks(1) }));
    // The text leads to each note, in order, as a compiled book's does.
    const references: Block = {
      kind: "paragraph",
      children: own.flatMap((number): Inline[] => [
        { kind: "text", text: "see" },
        { kind: "noteReference", number },
      ]),
    };
    return {
      kind: "chapter",
      id: `c${seed}` as ItemId,
      title,
      heading: random(6) === 0 ? null : { label: null, title },
      matter: random(6) === 0 ? "dedication" : random(6) === 0 ? "contents" : null,
      scenes: own.length > 0 ? [{ blocks: [references] }, ...scenes] : scenes,
      notes: told,
    };
  };
  const nodes = (depth: number): BookNode[] =>
    Array.from({ length: random(4) }, (): BookNode => {
      if (depth > 2 || random(4) > 0) return chapter();
      const title = text();
      return {
        kind: "part",
        id: "p" as ItemId,
        title,
        heading: { label: "Part 1", title },
        children: nodes(depth + 1),
      };
    }).map((node) => (node.kind === "part" ? { ...node, title: `Part 1: ${node.title}` } : node));
  return {
    ...sampleBook(),
    title: text(),
    author: text(),
    language: ["en", "de-AT", "he", "zh-Hant", "x y", "fr"][random(6)] ?? "en",
    body: nodes(0),
  };
}

/** A book with front and back matter of the writer's own. */
export function bookWithMatter(): Book {
  const roles = ["title page", "copyright", "dedication", "epigraph", "contents", "foreword"] as const;
  const page = (matter: MatterRole): BookChapter => ({
    ...compileChapter(
      `${matter}-page` as ItemId,
      matter,
      `# Over ${matter}\n\nOf ${matter}[^1]\\\nin lines.\n\n[^1]: Told of ${matter}.`,
      1,
    ),
    matter,
    heading: matter === "contents" || matter === "foreword" ? { label: null, title: matter } : null,
  });
  const story = compileChapter("story" as ItemId, "One", "Told.");
  return { ...sampleBook(), body: [...roles.map(page), story, page("acknowledgements"), page("about the author")] };
}
