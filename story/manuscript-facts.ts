import type { Book, BookNode } from "./book.ts";
import { plainText } from "./markdown.ts";
import { isTold } from "./matter.ts";
import { countWords } from "./words.ts";

/** What the first page and the running head of a manuscript say, as William Shunn describes them (shunn.net/format). */
export interface ManuscriptFacts {
  /** Who to write to: legal name, address, telephone, e-mail. */
  readonly contact: readonly string[];
  /** Of the story, rounded; what stands before and behind it is not counted. */
  readonly words: number;
  /** "Marsh / WEIR": before the number of the page. */
  readonly runningHead: string;
}

export function manuscriptFacts(book: Book): ManuscriptFacts {
  const { author, details, language } = book;
  const contact = [
    details.legalName.trim() || author.trim(),
    ...details.address.split(" / "),
    details.phone,
    details.email,
  ]
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const head = [
    surnameOf(author.trim() || details.legalName.trim()),
    keywordOf(book).toLocaleUpperCase(known(language)),
  ];
  return {
    contact,
    words: rounded(wordsOfStory(book.body)),
    runningHead: head.filter((part) => part !== "").join(" / "),
  };
}

/** A short story's to the hundred, a novella's to the five hundred, a novel's to the thousand. */
function rounded(words: number): number {
  const step = words < 100 ? 1 : words < 17_500 ? 100 : words < 40_000 ? 500 : 1000;
  return Math.round(words / step) * step;
}

function wordsOfStory(nodes: readonly BookNode[]): number {
  let words = 0;
  for (const node of nodes) {
    if (node.kind === "part") words += wordsOfStory(node.children);
    else if (isTold(node.matter)) for (const { blocks } of node.scenes) words += wordsOfBlocks(blocks);
  }
  return words;
}

type Blocks = Extract<BookNode, { kind: "chapter" }>["scenes"][number]["blocks"];

function wordsOfBlocks(blocks: Blocks): number {
  let words = 0;
  for (const block of blocks) {
    if (block.kind === "quote") words += wordsOfBlocks(block.children);
    else if (block.kind === "list") for (const item of block.items) words += wordsOfBlocks(item);
    else words += countWords(block.kind === "preformatted" ? block.text : plainText(block.children));
  }
  return words;
}

/** "Ada Marsh, Jr." is filed under "Marsh". */
function surnameOf(name: string): string {
  const [first = ""] = name.split(",");
  return cut(first.trim().split(/\s+/).at(-1) ?? "", 2 * longestKeyword);
}

/** UTF-16 units of a title that a running head has room for. */
const longestKeyword = 24;

/** The writer's own, or a short title as it is, or the first of a long one's words that says something. */
function keywordOf({ details, title }: Book): string {
  const own = details.keyword.replace(/\s+/g, " ").trim();
  if (own !== "") return cut(own, 2 * longestKeyword);
  // "Moby Dick; or, The Whale" is known by its first half.
  const whole = (title.split(/[:;]/)[0] ?? "").replace(/\s+/g, " ").trim() || title.replace(/\s+/g, " ").trim();
  if (whole.length <= longestKeyword) return whole;
  const words = whole.split(/[\s:;,.–—]+/).filter((word) => word !== "");
  const said = words.find((word) => word.length > 3 && /^\p{L}/u.test(word)) ?? words[0] ?? "";
  return cut(said, longestKeyword);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join("");
}

function known(language: string): string[] {
  try {
    return Intl.getCanonicalLocales(language.replaceAll("_", "-"));
  } catch {
    return [];
  }
}
