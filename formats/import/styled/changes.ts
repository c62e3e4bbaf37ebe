import type { ReviewSuggestion } from "../../../story/review.ts";
import { type Fate, kept, type Part, type StyledParagraph, type TrackedChange } from "./document.ts";

/** What somebody did in one go: all that stands together, what it takes and what it puts in its place. */
export interface Step {
  readonly author: string;
  readonly time: string;
  /** Its letters, of which Markdown may need more: they tell one of several places that would give the same text. */
  readonly put: string;
  readonly took: string;
}

export interface Steps {
  readonly list: readonly Step[];
  /** Whether what has that fate is there when the first `taken` steps are. */
  includes(fate: Fate, taken: number): boolean;
  endsAt(end: Fate, taken: number): boolean;
}

/** A paragraph with all its changes taken. */
export function takeChanges(paragraph: StyledParagraph): StyledParagraph {
  const parts = paragraph.parts
    .filter((part) => part.kind === "mark" || part.fate.deleted === null)
    .map((part): Part => (part.kind === "mark" ? part : { ...part, fate: kept }));
  const raw = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  return { ...paragraph, parts, raw, end: kept };
}

/**
 * What one person put in and another took out again: it is in neither text, and no suggestion can put in what another one
 * takes out. One line for each stretch, with the two of them.
 */
export function takenBack(paragraphs: readonly StyledParagraph[]): string[] {
  const lines: string[] = [];
  for (const { parts } of paragraphs) {
    let people = "";
    let text = "";
    const flush = () => {
      if (/\S/.test(text)) lines.push(`${people}“${text.trim()}”`);
      text = "";
    };
    for (const part of parts) {
      if (part.kind !== "text") continue;
      const { inserted, deleted } = part.fate;
      const both = inserted && deleted ? [inserted.author, deleted.author].filter((name) => name !== "") : null;
      const own = both === null || both.length === 0 ? "" : `${both.join(", ")}: `;
      if (both === null || own !== people) flush();
      people = own;
      if (both !== null) text += part.text;
    }
    flush();
  }
  return lines;
}

/** Milliseconds: Word keeps whole minutes. */
const oneGo = 60_000;

/** The tracked changes of some paragraphs, in the order of the text. Every fate in them is an object of its own. */
export function stepsOf(paragraphs: readonly StyledParagraph[]): Steps {
  const list: { author: string; time: string; put: string; took: string }[] = [];
  const steps = new Map<Fate, number>();
  let last: TrackedChange | null = null;
  const place = (fate: Fate, text: string) => {
    const change = fate.inserted ?? fate.deleted;
    // What one put in and another took out again is in no text.
    if (fate.inserted && fate.deleted) return;
    if (change !== null && (last === null || !isOneGo(last, change))) {
      list.push({ author: change.author, time: change.time, put: "", took: "" });
    }
    const step = list.at(-1);
    if (change !== null && step) {
      steps.set(fate, list.length - 1);
      step[fate.inserted ? "put" : "took"] += text;
    }
    last = change;
  };
  for (const { parts, end } of paragraphs) {
    for (const part of parts) if (part.kind !== "mark") place(part.fate, part.kind === "text" ? part.text : "");
    place(end, "");
  }
  const isThere = (fate: Fate, taken: number) => {
    const step = steps.get(fate) ?? 0;
    if (fate.inserted && fate.deleted) return false;
    if (fate.inserted) return step < taken;
    return fate.deleted === null || step >= taken;
  };
  return { list, includes: isThere, endsAt: isThere };
}

function isOneGo(left: TrackedChange, right: TrackedChange): boolean {
  if (left.author !== right.author) return false;
  return left.time === right.time || Math.abs(Date.parse(left.time) - Date.parse(right.time)) <= oneGo;
}

/** UTF-16 units that a change is moved by in search of its place. */
const longestSlide = 200;

/** UTF-16 units that are made and compared for one passage; above it, several steps are one suggestion. */
const mostCompared = 20_000_000;
/** What making a paragraph costs besides, in such units. */
const costOfParagraph = 50;

/**
 * Steps as changes of the text in which none is taken. Applied together they give the text in which all are, whatever
 * the Markdown of it looks like: each is the difference of two texts, and what would overlap is one suggestion.
 *
 * @param textAt the text with the first `taken` steps taken
 * @param paragraphs how many it is made of
 */
export function suggestionsOf(
  list: readonly Step[],
  textAt: (taken: number) => string,
  paragraphs: number,
): ReviewSuggestion[] {
  if (list.length === 0) return [];
  const found: { readonly before: string; readonly grown: number; edit: Edit; readonly step: Step }[] = [];
  let text = textAt(0);
  /** How much longer the text has become so far. */
  let grown = 0;
  const cost = Math.max(text.length, textAt(list.length).length) + costOfParagraph * paragraphs;
  const stride = Math.max(1, Math.ceil((list.length * cost) / mostCompared));
  for (let taken = 0; taken < list.length; taken += stride) {
    const next = textAt(Math.min(list.length, taken + stride));
    if (next === text) continue;
    const step = list[taken] as Step;
    let before = text;
    let edit = settle(difference(before, next), before, step, endOf(found.at(-1)));
    for (let last = found.at(-1); last; last = found.at(-1)) {
      if (edit.from >= endOf(last)) break;
      found.pop();
      before = last.before;
      grown = last.grown;
      edit = wholeWords(difference(before, next), before, endOf(found.at(-1)));
    }
    if (edit.from !== edit.to || edit.insert !== "") found.push({ before, grown, edit, step });
    grown += edit.insert.length - (edit.to - edit.from);
    text = next;
  }
  return found.map(({ edit, grown, step }) => ({
    from: edit.from - grown,
    to: edit.to - grown,
    insert: edit.insert,
    author: step.author,
    time: step.time,
  }));
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let end = 0;
  while (end < most && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  let start = 0;
  while (start < most - end && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  // Two units of one sign stay together.
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

function endOf(last: { readonly edit: Edit } | undefined): number {
  return last ? last.edit.from + last.edit.insert.length : 0;
}

/**
 * The difference as it was made: what Markdown shows of it can begin with letters of the words around it. Where that isn't
 * to be found, whole words.
 *
 * @param floor where the suggestion before it ends
 */
function settle(edit: Edit, before: string, { put, took }: Step, floor: number): Edit {
  const more = took.length - (edit.to - edit.from);
  if (more >= 0 && more <= longestSlide && more === put.length - edit.insert.length) {
    for (let left = Math.min(more, edit.from - floor); left >= 0; left--) {
      const from = edit.from - left;
      const to = edit.to + more - left;
      const grown = before.slice(from, edit.from) + edit.insert + before.slice(edit.to, to);
      if (grown === put && before.slice(from, to) === took) return { from, to, insert: put };
    }
  }
  return edit.from === edit.to || edit.insert === ""
    ? slide(edit, before, put || took)
    : wholeWords(edit, before, floor);
}

/** What only adds or only takes can often stand at several places: where it was done, or else between words. */
function slide(edit: Edit, before: string, wanted: string): Edit {
  const adds = edit.from === edit.to;
  const places: { readonly edit: Edit; readonly text: string }[] = [];
  let text = adds ? edit.insert : before.slice(edit.from, edit.to);
  for (let at = edit; ; ) {
    places.push({ edit: at, text });
    const next = before[at.to];
    if (next === undefined || next !== text[0] || places.length > longestSlide) break;
    text = text.slice(1) + next;
    at = { from: at.from + 1, to: at.to + 1, insert: adds ? text : "" };
  }
  const isApart = (place: { readonly edit: Edit; readonly text: string }) =>
    !(isSign(before[place.edit.from - 1]) && isSign(place.text[0])) &&
    !(isSign(place.text.at(-1)) && isSign(before[place.edit.to]));
  return (places.find((place) => place.text === wanted) ?? places.find(isApart) ?? places[0])?.edit ?? edit;
}

function wholeWords({ from, to, insert }: Edit, before: string, floor: number): Edit {
  let start = from;
  let end = to;
  if (isSign(before[from]) || isSign(insert[0])) while (start > floor && isSign(before[start - 1])) start--;
  if (isSign(before[to - 1]) || isSign(insert.at(-1))) while (isSign(before[end])) end++;
  return { from: start, to: end, insert: before.slice(start, from) + insert + before.slice(to, end) };
}

/** Of a word. */
function isSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(sign);
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
