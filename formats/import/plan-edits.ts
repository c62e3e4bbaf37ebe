import { cutChapter } from "../../story/chapter-cut.ts";
import { fail, type Result, succeed } from "../../story/problem.ts";
import type { ReviewComment, ReviewSuggestion } from "../../story/review.ts";
import { isSceneBreak } from "../../story/scenes.ts";
import { countWords } from "../../story/words.ts";
import { plainToMarkdown } from "./escape.ts";
import type {
  ImportedChapter,
  ImportedItem,
  ImportedManuscript,
  ImportedPart,
  SaidOfChapter,
  SaidOfScene,
  SetAside,
} from "./manuscript.ts";
import { plainHeading } from "./markdown-headings.ts";
import { chaptersOf } from "./plan-flow.ts";

/**
 * One change of a writer to a plan; the same shape as the contract's. `item`: the how-manieth part or chapter in reading order,
 * from 0, as the plan stands after the changes before.
 */
export type PlanEdit =
  /** A chapter goes on where the one before it ends. Its title stays, as the heading of a scene. */
  | { readonly kind: "join"; readonly item: number }
  /** A chapter begins at this line of the text, from 0; `title` null makes the line its title. */
  | { readonly kind: "split"; readonly item: number; readonly line: number; readonly title: string | null }
  | { readonly kind: "rename"; readonly item: number; readonly title: string }
  /** A chapter, or a part with all that is in it, is set aside as “what is not in the book”. */
  | { readonly kind: "leave out"; readonly item: number };

/** A chapter with what is held at places of it. */
interface Chapter extends ImportedChapter {
  readonly comments: readonly ReviewComment[];
  readonly suggestions: readonly ReviewSuggestion[];
}

interface Part extends Omit<ImportedPart, "children"> {
  readonly children: readonly Item[];
}

type Item = Chapter | Part;

/** What an edit moved: words from titles into chapters (or back), and what it set aside. */
interface Changed {
  readonly items: readonly Item[];
  readonly setAside?: readonly SetAside[];
}

export const planChanged = fail(
  "plan-changed",
  "The plan is not the one that was changed any more.",
  "Look at the plan again.",
);

/**
 * The plan with a writer's changes, in their order. Every word stays accounted for: source = chapters + titles + setAside.
 *
 * Problems: "plan-changed" where an edit names what isn't there.
 */
export function editPlan(plan: ImportedManuscript, edits: readonly PlanEdit[]): Result<ImportedManuscript> {
  if (edits.length === 0) return succeed(plan);
  let items = hold(plan);
  const setAside: SetAside[] = [];
  for (const edit of edits) {
    const changed = applyEdit(items, edit);
    if (!changed) return planChanged;
    items = changed.items;
    setAside.push(...(changed.setAside ?? []));
  }
  return succeed(release(plan, items, setAside));
}

function applyEdit(items: readonly Item[], edit: PlanEdit): Changed | null {
  const flat = flatten(items);
  const item = flat[edit.item];
  if (!item) return null;
  switch (edit.kind) {
    case "rename": {
      const title = edit.title.replaceAll(/\s+/g, " ").trim();
      return title === "" ? null : { items: replace(items, item, [rename(item, title)]) };
    }
    case "leave out":
      return { items: replace(items, item, []), setAside: leaveOut(item) };
    case "join": {
      const before = flat.slice(0, edit.item).findLast((each) => each.kind === "chapter");
      if (item.kind !== "chapter" || before?.kind !== "chapter") return null;
      const { joined, setAside } = join(before, item);
      return { items: replace(replace(items, item, []), before, [joined]), setAside };
    }
    case "split": {
      if (item.kind !== "chapter") return null;
      const cut = split(item, edit.line, edit.title);
      return cut && { items: replace(items, item, cut.chapters), setAside: cut.setAside };
    }
  }
}

function rename(item: Item, title: string): Item {
  const isSource = !(item.kind === "chapter" && item.isTitleMade) && item.title !== title;
  const former = [...(item.formerTitles ?? []), ...(isSource ? [item.title] : [])];
  const renamed = { ...item, title, ...(former.length > 0 ? { formerTitles: [...new Set(former)] } : {}) };
  return renamed.kind === "chapter" && isSource ? { ...renamed, isTitleMade: true } : renamed;
}

function leaveOut(item: Item): readonly SetAside[] {
  const kind = "what is not in the book" as const;
  const titles = titlesOf(item);
  const head = titles.length > 0 ? `${titles.join("\n\n")}\n` : "";
  if (item.kind === "part") {
    const inside = item.children.flatMap(leaveOut);
    return head === "" ? inside : [{ kind, title: item.title, text: head }, ...inside];
  }
  const remarks = [...item.comments.map(sayComment), ...item.suggestions.map((each) => saySuggestion(item.text, each))];
  const { said, title } = item;
  return [
    { kind, title, text: [head, item.text].filter((text) => text !== "").join("\n"), ...(said ? { said } : {}) },
    ...unplaced(remarks),
  ];
}

/** Words of the source that only a title has, or had. */
function titlesOf(item: Item): readonly string[] {
  const isMade = item.kind === "chapter" && item.isTitleMade;
  return [...(item.formerTitles ?? []), ...(isMade ? [] : [item.title])].filter((title) => /\S/.test(title));
}

function join(first: Chapter, second: Chapter): { readonly joined: Chapter; readonly setAside: readonly SetAside[] } {
  const heads = titlesOf(second).map((title) => `## ${plainToMarkdown(title)}\n\n`);
  const gap = heads.length > 0 ? heads.join("") : first.text !== "" && second.text !== "" ? "***\n\n" : "";
  const before = first.text === "" ? "" : `${first.text.trimEnd()}\n\n`;
  const whole = `${before}${gap}${second.text}`.trimEnd();
  const text = whole === "" ? "" : `${whole}\n`;
  const shift = before.length + gap.length;
  const moved = <Placed extends { readonly from: number; readonly to: number }>(each: Placed): Placed =>
    ({ ...each, from: each.from + shift, to: each.to + shift }) as Placed;
  const fits = <Placed extends { readonly from: number; readonly to: number }>(each: Placed): Placed =>
    ({ ...each, from: Math.min(each.from, text.length), to: Math.min(each.to, text.length) }) as Placed;
  const { synopsis, tags, earlier = [], scenes = [], ...others } = second.said ?? {};
  const own = first.said ?? {};
  const said = {
    ...others,
    ...own,
    ...(synopsis || own.synopsis ? { synopsis: [own.synopsis, synopsis].filter(Boolean).join("\n\n") } : {}),
    ...(tags || own.tags ? { tags: [...new Set([...(own.tags ?? []), ...(tags ?? [])])] } : {}),
    ...withScenes([...(own.scenes ?? []), ...scenes.map((scene) => ({ ...scene, at: scene.at + shift }))]),
  };
  const joined: Chapter = {
    ...first,
    text,
    comments: [...first.comments, ...second.comments.map(moved)].map(fits),
    suggestions: [...first.suggestions, ...second.suggestions.map(moved)].map(fits),
    ...(Object.keys(said).length > 0 ? { said } : {}),
  };
  // An earlier text of the second is none of the chapter that both are now.
  const kept = earlier.map(({ name, text: was }): SetAside => {
    return { kind: "what could not be placed", title: `${second.title}: ${name}`, text: was };
  });
  return { joined, setAside: kept };
}

function split(
  chapter: Chapter,
  line: number,
  title: string | null,
): { readonly chapters: readonly Chapter[]; readonly setAside: readonly SetAside[] } | null {
  const lines = chapter.text.split("\n");
  const chosen = lines[line];
  if (chosen === undefined || !/\S/.test(chosen) || line === 0) return null;
  const at = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  const named = title === null ? lineAsTitle(chosen) : title.replaceAll(/\s+/g, " ").trim();
  if (named === "") return null;
  const { end, begin } = cutChapter(chapter.text, at);
  // A link's address is no part of a title: such a line stays in the text as well.
  const isLineTaken = title === null && letters(named) === letters(chosen);
  const start = isLineTaken ? nextText(chapter.text, at + chosen.length) : begin;
  const early = chapter.text.slice(0, end);
  if (!/\S/.test(early)) return null;
  const late = chapter.text.slice(start);
  const lost: string[] = [];
  const first: { comments: ReviewComment[]; suggestions: ReviewSuggestion[] } = { comments: [], suggestions: [] };
  const second: typeof first = { comments: [], suggestions: [] };
  for (const comment of chapter.comments) {
    if (comment.from < at)
      first.comments.push({ ...comment, from: Math.min(comment.from, end), to: Math.min(comment.to, end) });
    else
      second.comments.push({
        ...comment,
        from: Math.max(0, comment.from - start),
        to: Math.max(0, comment.to - start),
      });
  }
  for (const suggestion of chapter.suggestions) {
    if (suggestion.to <= end) first.suggestions.push(suggestion);
    else if (suggestion.from >= start)
      second.suggestions.push({ ...suggestion, from: suggestion.from - start, to: suggestion.to - start });
    else lost.push(saySuggestion(chapter.text, suggestion));
  }
  const { said, formerTitles: _, ...plain } = chapter;
  const { scenes = [], ...whole } = said ?? {};
  const saidFirst = { ...whole, ...withScenes(scenes.filter((scene) => scene.at < at)) };
  const saidSecond = withScenes(
    scenes.filter((scene) => scene.at >= at).map((scene) => ({ ...scene, at: Math.max(0, scene.at - start) })),
  );
  return {
    chapters: [
      { ...chapter, text: `${early.trimEnd()}\n`, ...first, ...(said ? { said: saidFirst } : {}) },
      {
        ...plain,
        title: named,
        isTitleMade: !isLineTaken,
        text: late,
        ...second,
        ...(saidSecond.scenes ? { said: saidSecond } : {}),
      },
    ],
    setAside: unplaced(lost),
  };
}

function withScenes(scenes: readonly SaidOfScene[]): Pick<SaidOfChapter, "scenes"> {
  return scenes.length === 0 ? {} : { scenes };
}

/** What a line says as a title: without the marks of a heading, or of emphasis. */
export function lineAsTitle(line: string): string {
  return plainHeading(line.replace(/^[\s>]*#{1,6}[ \t]+/, "").replace(/[ \t]+#+[ \t]*$/, ""))
    .replaceAll(/\s+/g, " ")
    .trim();
}

function letters(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** Where the next line begins that is not blank, and no break between scenes. */
function nextText(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end);
    if (/\S/.test(line) && !isSceneBreak(line, true)) return at;
    at = end < 0 ? text.length : end + 1;
  }
  return text.length;
}

function flatten(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => (item.kind === "part" ? [item, ...flatten(item.children)] : [item]));
}

function replace(items: readonly Item[], old: Item, by: readonly Item[]): readonly Item[] {
  return items.flatMap((item): readonly Item[] => {
    if (item === old) return by;
    return [item.kind === "part" ? withChildren(item, replace(item.children, old, by)) : item];
  });
}

/** The same object where nothing changed: an edit knows its items by what they are. */
function withChildren(part: Part, children: readonly Item[]): Part {
  const isSame =
    children.length === part.children.length && children.every((each, place) => each === part.children[place]);
  return isSame ? part : { ...part, children };
}

/** Each chapter with its own comments and suggestions. */
function hold(plan: ImportedManuscript): readonly Item[] {
  let chapter = 0;
  const within = (items: readonly ImportedItem[]): readonly Item[] =>
    items.map((item): Item => {
      if (item.kind === "part") return { ...item, children: within(item.children) };
      const place = chapter++;
      const here = <Held extends { readonly chapter: number }>(held: readonly Held[] = []) =>
        held.filter((each) => each.chapter === place).map(({ chapter: _, ...each }) => each);
      return { ...item, comments: here(plan.comments), suggestions: here(plan.suggestions) };
    });
  return within(plan.items);
}

function release(plan: ImportedManuscript, items: readonly Item[], added: readonly SetAside[]): ImportedManuscript {
  const chapters = flatten(items).filter((item) => item.kind === "chapter");
  const place = <Held extends object>(held: (chapter: Chapter) => readonly Held[]) =>
    chapters.flatMap((chapter, at) => held(chapter).map((each) => ({ ...each, chapter: at })));
  const bare = (list: readonly Item[]): ImportedItem[] =>
    list.map((item): ImportedItem => {
      if (item.kind === "part") return { ...item, children: bare(item.children) };
      const { comments: _, suggestions: __, ...chapter } = item;
      return chapter;
    });
  const setAside = [...plan.setAside, ...added];
  // What a comment says was no word of the source's text before it was set aside.
  const remarks = sumWords(added.filter(({ kind }) => kind === "what could not be placed"));
  const inChapters = plan.words.chapters + wordsAdded(chaptersOf(plan.items), chapters);
  const inAsides = plan.words.setAside + sumWords(added);
  // A title that a reader took from elsewhere than the text has come into it now.
  const source = Math.max(plan.words.source + remarks, inChapters + inAsides);
  return {
    ...plan,
    items: bare(items),
    setAside,
    comments: place(({ comments }) => comments),
    suggestions: place(({ suggestions }) => suggestions),
    words: { source, chapters: inChapters, titles: source - inChapters - inAsides, setAside: inAsides },
  };
}

function sumWords(texts: readonly { readonly text: string }[]): number {
  return texts.reduce((sum, { text }) => sum + countWords(text), 0);
}

/** How many more words the second have. Texts that both have are not counted: of a long book that is nearly all. */
function wordsAdded(before: readonly { readonly text: string }[], after: readonly { readonly text: string }[]): number {
  const left = new Map<string, number>();
  for (const { text } of before) left.set(text, (left.get(text) ?? 0) - 1);
  for (const { text } of after) left.set(text, (left.get(text) ?? 0) + 1);
  let sum = 0;
  for (const [text, times] of left) if (times !== 0) sum += times * countWords(text);
  return sum;
}

function unplaced(remarks: readonly string[]): readonly SetAside[] {
  return remarks.length === 0 ? [] : [{ kind: "what could not be placed", text: `${remarks.join("\n\n")}\n` }];
}

function sayComment({ author, text, replies }: ReviewComment): string {
  return [`${author}: ${text}`, ...replies.map((reply) => `${reply.author}: ${reply.text}`)].join("\n");
}

function saySuggestion(text: string, { from, to, insert, author }: ReviewSuggestion): string {
  return `${author}: “${text.slice(from, to)}” → “${insert}”`;
}
