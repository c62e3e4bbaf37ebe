import { type Result, succeed } from "../../../story/problem.ts";
import type { ReviewComment } from "../../../story/review.ts";
import { accountForWords } from "../account.ts";
import { isSceneBreak } from "../break-line.ts";
import type { SetAside } from "../manuscript.ts";
import { type Replacement, rewrite } from "../rewrite.ts";
import { kept, type StyledComment, type StyledParagraph } from "./document.ts";
import { flowOf } from "./flow.ts";

/** A document of a project, its footnotes and comments under keys that no other document has, so that several can be put together. */
export interface ProjectText {
  readonly paragraphs: readonly StyledParagraph[];
  readonly notes: ReadonlyMap<string, readonly StyledParagraph[]>;
  readonly comments: ReadonlyMap<string, StyledComment>;
  readonly setAside: readonly string[];
}

export const emptyText: ProjectText = { paragraphs: [], notes: new Map(), comments: new Map(), setAside: [] };

export const blankParagraph: StyledParagraph = {
  role: { kind: "body" },
  centred: false,
  indent: 0,
  startsPage: false,
  parts: [],
  end: kept,
  raw: "",
};

/** A paragraph of one kind of letters. */
export function plainParagraph(text: string): StyledParagraph {
  if (text === "") return blankParagraph;
  return { ...blankParagraph, parts: [{ kind: "text", text, looks: 0, link: null, fate: kept }], raw: text };
}

/** A document as a scene of a chapter. */
export interface SceneDocument {
  /** Put before it as a note to oneself: no compiled book has it. Empty where there is none, or the chapter has it. */
  readonly title: string;
  readonly document: ProjectText;
}

export interface AssembledChapter {
  /** Markdown, scenes parted by "***". */
  readonly text: string;
  /** Where each scene begins, in UTF-16 units of the text; null for one that is empty and has no title. */
  readonly starts: readonly (number | null)[];
  readonly comments: readonly ReviewComment[];
  readonly setAside: readonly SetAside[];
  /** Something was underlined that isn't emphasis. */
  readonly isUnderlined: boolean;
}

// Stands for a note while the chapter is put together: noncharacters, which no text has.
const opening = "\ufdd1";
const digits = "\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9";
const ending = "\ufdda";
const tokens = /\ufdd1([\ufdd2-\ufdd9]+)\ufdda(\n*)/g;

/** Notes to oneself among the paragraphs of a chapter: each is a paragraph of its own, and no reader of Markdown sees into it. */
export class Remarks {
  readonly #texts: string[] = [];

  /** Of an empty text nothing is left but the place. */
  paragraph(text: string): StyledParagraph {
    const number = [...this.#texts.length.toString(8)].map((digit) => digits[Number(digit)]).join("");
    this.#texts.push(text);
    return plainParagraph(`${opening}${number}${ending}`);
  }

  get next(): number {
    return this.#texts.length;
  }

  textOf(token: string): string {
    return this.#texts[numberOf(token)] ?? "";
  }
}

/**
 * Puts documents together as one text, with footnotes numbered through it.
 *
 * @param titles of the documents by their keys, to which links lead
 * @param remarks those among the paragraphs
 *
 * Problem: "import-words-differ".
 */
export function assembleChapter(
  scenes: readonly SceneDocument[],
  titles: ReadonlyMap<string, string>,
  remarks: Remarks = new Remarks(),
): Result<AssembledChapter> {
  // A break at either end parts nothing, and tells that what stands there is no title page and no "The End".
  const edge: StyledParagraph = { ...blankParagraph, role: { kind: "scene break" } };
  const paragraphs: StyledParagraph[] = [edge];
  const notes = new Map<string, readonly StyledParagraph[]>();
  const comments = new Map<string, StyledComment>();
  const beginnings = new Map<number, number>();
  scenes.forEach(({ title, document }, place) => {
    const own = trimBlank(document.paragraphs);
    for (const [key, note] of document.notes) notes.set(key, note);
    for (const [key, comment] of document.comments) comments.set(key, comment);
    if (own.length === 0 && title === "") return;
    if (paragraphs.length > 1) paragraphs.push(edge);
    beginnings.set(remarks.next, place);
    paragraphs.push(remarks.paragraph(title), ...own.map(asPartOfScene));
  });
  paragraphs.push(edge);
  const flow = flowOf({
    title: "",
    author: "",
    language: "",
    paragraphs,
    notes,
    comments,
    images: [],
    setAside: scenes.flatMap(({ document }) =>
      document.setAside.map((text) => ({ kind: "what is not in the book" as const, text })),
    ),
    removed: [],
  });
  const account = accountForWords(flow.pieces.map(({ source }) => source).join("\n"), flow.pieces);
  if (!account.ok) return account;
  const starts: (number | null)[] = scenes.map(() => null);
  const replacements: Replacement[] = [];
  for (const match of flow.markdown.matchAll(tokens)) {
    const [whole, token = "", breaks = ""] = match;
    const said = noteText(remarks.textOf(token));
    const scene = beginnings.get(numberOf(token));
    if (scene !== undefined) starts[scene] = match.index;
    const insert = said === "" ? "" : `%% ${said} %%${breaks}`;
    replacements.push({ from: match.index, to: match.index + whole.length, insert });
  }
  replacements.push(...storyLinks(flow.markdown, titles));
  replacements.sort((left, right) => left.from - right.from);
  const { text, placeOf } = rewrite(flow.markdown, replacements);
  const trimmed = text.trim() === "" ? "" : `${text.trimEnd()}\n`;
  const within = (place: number) => Math.min(placeOf(place), Math.max(0, trimmed.length - 1));
  return succeed({
    text: trimmed,
    starts: starts.map((start) => (start === null ? null : within(start))),
    comments: flow.comments.map((comment) => ({ ...comment, from: within(comment.from), to: within(comment.to) })),
    setAside: flow.setAside.map((aside) => ({
      ...aside,
      text: aside.text.replace(tokens, (_, token: string, breaks: string) => remarks.textOf(token) + breaks),
    })),
    isUnderlined: flow.removed.length > 0,
  });
}

function numberOf(token: string): number {
  return Number.parseInt([...token].map((digit) => digits.indexOf(digit)).join(""), 8);
}

/** One line, in which nothing ends the note. */
function noteText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/(?<!%)%%(?!%)/g, "% %")
    .trim();
}

export function isBlankDocument({ paragraphs, notes, comments, setAside }: ProjectText): boolean {
  return trimBlank(paragraphs).length + notes.size + comments.size + setAside.length === 0;
}

/** Without blank paragraphs and breaks at its ends, which part it from nothing. */
function trimBlank(paragraphs: readonly StyledParagraph[]): readonly StyledParagraph[] {
  const isFull = ({ parts }: StyledParagraph) => {
    const text = parts.map((part) => (part.kind === "text" ? part.text : part.kind === "mark" ? "" : "x")).join("");
    return /\S/.test(text) && !isSceneBreak(text);
  };
  const from = paragraphs.findIndex(isFull);
  if (from >= 0) return paragraphs.slice(from, paragraphs.findLastIndex(isFull) + 1);
  return paragraphs.filter(({ parts }) => parts.some(({ kind }) => kind === "mark"));
}

/** A chapter's own heading is its title: those in its text are below it. */
function asPartOfScene(paragraph: StyledParagraph): StyledParagraph {
  const { role } = paragraph;
  if (role.kind === "title" || role.kind === "title page") return { ...paragraph, role: { kind: "body" } };
  return role.kind === "heading"
    ? { ...paragraph, role: { kind: "heading", level: Math.max(3, role.level) } }
    : paragraph;
}

/** `[words](scrivlnk://KEY)` → `[[Title|words]]`, or the words alone where the link leads nowhere. */
function storyLinks(markdown: string, titles: ReadonlyMap<string, string>): Replacement[] {
  const found: Replacement[] = [];
  for (const match of markdown.matchAll(
    /\[((?:[^[\]\\\n]|\\.)*)\]\(<?(?:scrivlnk|x-scrivener-item):\/\/([^)>\s]*)>?\)/gi,
  )) {
    const [whole, words = "", target = ""] = match;
    const key = /[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/i.exec(target)?.[0] ?? target;
    const title = titles.get(key.toLowerCase());
    const insert = title === undefined ? words : words === title ? `[[${title}]]` : `[[${title}|${words}]]`;
    found.push({ from: match.index, to: match.index + whole.length, insert });
  }
  return found;
}

/** With comments as notes to oneself behind it, where nothing else can hold them. */
export function withRemarks({ text, comments }: AssembledChapter): string {
  const remarks = comments.map((comment) => `%% ${noteText(comment.text)} %%\n`);
  return [text, ...remarks].filter((piece) => piece !== "").join("\n");
}
