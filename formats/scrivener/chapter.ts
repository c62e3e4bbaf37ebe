import { type Result, succeed } from "../../story/problem.ts";
import type { ReviewComment } from "../../story/review.ts";
import { accountForWords } from "../import/account.ts";
import { isSceneBreak } from "../import/break-line.ts";
import type { SetAside } from "../import/manuscript.ts";
import { type Replacement, rewrite } from "../import/rewrite.ts";
import { kept, type StyledComment, type StyledParagraph } from "../import/styled/document.ts";
import { flowOf } from "../import/styled/flow.ts";
import { blank, type ScrivenerDocument } from "./document.ts";

/** A document as a scene of a chapter. */
export interface SceneDocument {
  /** Put before it as a note to oneself: no compiled book has it. Empty where there is none, or the chapter has it. */
  readonly title: string;
  readonly document: ScrivenerDocument;
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

// Stands for the beginning of a scene while the chapter is put together: noncharacters, which no text has.
const opening = "\ufdd1";
const digits = "\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9";
const ending = "\ufdda";
const tokens = /\ufdd1([\ufdd2-\ufdd9]+)\ufdda(\n*)/g;

/**
 * Puts documents together as one text, with footnotes numbered through it.
 *
 * @param titles of the documents by their keys, to which links lead
 *
 * Problem: "import-words-differ".
 */
export function assembleChapter(
  scenes: readonly SceneDocument[],
  titles: ReadonlyMap<string, string>,
): Result<AssembledChapter> {
  const paragraphs: StyledParagraph[] = [];
  const notes = new Map<string, readonly StyledParagraph[]>();
  const comments = new Map<string, StyledComment>();
  scenes.forEach(({ title, document }, place) => {
    const own = trimBlank(document.paragraphs);
    for (const [key, note] of document.notes) notes.set(key, note);
    for (const [key, comment] of document.comments) comments.set(key, comment);
    if (own.length === 0 && title === "") return;
    if (paragraphs.length > 0) paragraphs.push({ ...blank, role: { kind: "scene break" } });
    paragraphs.push(beginning(place), ...own.map(asPartOfScene));
  });
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
  const titleAt = (token: string) => scenes[numberOf(token)]?.title ?? "";
  const starts: (number | null)[] = scenes.map(() => null);
  const replacements: Replacement[] = [];
  for (const match of flow.markdown.matchAll(tokens)) {
    const [whole, token = "", breaks = ""] = match;
    const title = titleAt(token);
    starts[numberOf(token)] = match.index;
    const insert = title === "" ? "" : `%% ${noteText(title)} %%${breaks}`;
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
      text: aside.text.replace(tokens, (_, token: string, breaks: string) => titleAt(token) + breaks),
    })),
    isUnderlined: flow.removed.length > 0,
  });
}

function beginning(place: number): StyledParagraph {
  const token = `${opening}${[...place.toString(8)].map((digit) => digits[Number(digit)]).join("")}${ending}`;
  return { ...blank, parts: [{ kind: "text", text: token, looks: 0, link: null, fate: kept }], raw: token };
}

function numberOf(token: string): number {
  return Number.parseInt([...token].map((digit) => digits.indexOf(digit)).join(""), 8);
}

/** One line, in which nothing ends the note. */
function noteText(title: string): string {
  return title.replace(/\s+/g, " ").replace(/%{2,}/g, "%").replace(/%$/, "").trim();
}

export function isBlankDocument({ paragraphs, notes, comments, setAside }: ScrivenerDocument): boolean {
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
