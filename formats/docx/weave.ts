import type { By } from "./authorship.ts";
import { type FlatParagraph, type Form, formKey, type ListPlace, type Piece } from "./flat.ts";

export type Fate = "kept" | "inserted" | "deleted";

/** A character, something that stands like one, or the end of a paragraph. */
type Token = { readonly key: string } & (
  | { readonly kind: "piece"; readonly piece: Piece; readonly end: null }
  | { readonly kind: "end"; readonly piece: null; readonly end: Form }
);

export interface WovenPiece {
  readonly piece: Piece;
  readonly fate: Fate;
  /** null of what is kept. */
  readonly by: By | null;
}

/** A paragraph of both texts or of one of them, with what became of its end, which parts it from the next one. */
export interface WovenParagraph {
  readonly pieces: readonly WovenPiece[];
  readonly form: Form;
  /** Of a paragraph that was another kind of paragraph before. */
  readonly formerForm: Form | null;
  readonly fate: Fate;
  readonly by: By | null;
}

/** A suggestion and the marks around it, which are the same in both texts. */
export interface WovenSuggestion extends By {
  readonly from: number;
  readonly to: number;
}

/** A text without suggestions, as it goes out. */
export function keepAll(paragraphs: readonly FlatParagraph[]): WovenParagraph[] {
  return paragraphs.map(({ form, pieces }) => ({
    pieces: pieces.map((piece) => ({ piece, fate: "kept", by: null })),
    form,
    formerForm: null,
    fate: "kept",
    by: null,
  }));
}

/**
 * Two texts as one: without what is inserted it is the text before, without what is deleted the text after, to the character and
 * the kind of each paragraph. That holds whatever the marks say; they only say who did it, and keep apart what two people did.
 */
export function weave(
  before: readonly FlatParagraph[],
  after: readonly FlatParagraph[],
  suggestions: readonly WovenSuggestion[],
): WovenParagraph[] {
  const old = readFlow(before);
  const now = readFlow(after);
  const changes = findChanges(old, now, suggestions);
  return new Weaving(old, now, changes).paragraphs();
}

interface Flow {
  readonly tokens: readonly Token[];
  /** By the place of the token that it stands before. */
  readonly marks: ReadonlyMap<number, readonly Extract<Piece, { kind: "mark" }>[]>;
  readonly placeOfMark: ReadonlyMap<number, number>;
}

function readFlow(paragraphs: readonly FlatParagraph[]): Flow {
  const tokens: Token[] = [];
  const marks = new Map<number, Extract<Piece, { kind: "mark" }>[]>();
  const placeOfMark = new Map<number, number>();
  for (const { form, pieces } of paragraphs) {
    for (const piece of pieces) {
      if (piece.kind === "mark") {
        marks.set(tokens.length, [...(marks.get(tokens.length) ?? []), piece]);
        placeOfMark.set(piece.mark, tokens.length);
      } else if (piece.kind === "text") {
        const own = `${piece.looks} ${piece.link ?? ""} `;
        for (const character of piece.text)
          tokens.push({ kind: "piece", piece: { ...piece, text: character }, end: null, key: own + character });
      } else tokens.push({ kind: "piece", piece, end: null, key: JSON.stringify(piece) });
    }
    tokens.push({ kind: "end", piece: null, end: form, key: `¶${formKey(form)}` });
  }
  return { tokens, marks, placeOfMark };
}

/** What stands at [from, to) of the one is [start, end) of the other. */
interface Change {
  from: number;
  to: number;
  start: number;
  end: number;
  readonly by: By;
}

function findChanges(old: Flow, now: Flow, suggestions: readonly WovenSuggestion[]): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let place = 0;
  let by: By = suggestions[0] ?? { author: "", time: "" };
  const upTo = (to: number, end: number): void => {
    const change = trimmed(old, now, { from: at, to, start: place, end, by });
    at = to;
    place = end;
    if (change.from === change.to && change.start === change.end) return;
    const last = changes.at(-1);
    // What Markdown makes of a suggestion reaches beyond its marks at times: that is one change, too.
    if (last && last.to === change.from && last.end === change.start && sameBy(last.by, change.by)) {
      const whole = trimmed(old, now, { ...last, to: change.to, end: change.end });
      changes.pop();
      if (whole.from !== whole.to || whole.start !== whole.end) changes.push(whole);
    } else changes.push(change);
  };
  for (const suggestion of suggestions) {
    for (const mark of [suggestion.from, suggestion.to]) {
      const to = old.placeOfMark.get(mark);
      const end = now.placeOfMark.get(mark);
      if (mark === suggestion.to) by = suggestion;
      if (to !== undefined && end !== undefined && to >= at && end >= place) upTo(to, end);
    }
  }
  upTo(old.tokens.length, now.tokens.length);
  return changes;
}

function sameBy(a: By, b: By): boolean {
  return a.author === b.author && a.time === b.time;
}

/** Without what both have at the ends of it. */
function trimmed(old: Flow, now: Flow, change: Change): Change {
  const own = { ...change };
  while (own.from < own.to && own.start < own.end && keyOf(old, own.from) === keyOf(now, own.start)) {
    own.from++;
    own.start++;
  }
  while (own.from < own.to && own.start < own.end && keyOf(old, own.to - 1) === keyOf(now, own.end - 1)) {
    own.to--;
    own.end--;
  }
  return own;
}

function keyOf(flow: Flow, place: number): string {
  return flow.tokens[place]?.key ?? "";
}

class Weaving {
  readonly #old: Flow;
  readonly #now: Flow;
  readonly #changes: readonly Change[];
  readonly #paragraphs: WovenParagraph[] = [];
  #pieces: WovenPiece[] = [];
  /** The later text's lists, as the earlier one's where items of them are kept. */
  readonly #sameLists = new Map<number, number>();

  constructor(old: Flow, now: Flow, changes: readonly Change[]) {
    this.#old = old;
    this.#now = now;
    this.#changes = changes;
  }

  paragraphs(): WovenParagraph[] {
    const whole = this.#slid();
    this.#pairLists(whole);
    let at = 0;
    for (const { from, to, start, end, by } of whole) {
      this.#keep(at, from);
      const isPaired =
        from < to &&
        start < end &&
        this.#old.tokens[to - 1]?.kind === "end" &&
        this.#now.tokens[end - 1]?.kind === "end";
      for (let place = from; place < (isPaired ? to - 1 : to); place++) this.#addOld(place, "deleted", by);
      for (let place = start; place < (isPaired ? end - 1 : end); place++) this.#addNew(place, by);
      if (isPaired) this.#addChangedEnd(to - 1, end - 1, by);
      at = to;
    }
    this.#keep(at, this.#old.tokens.length);
    return this.#paragraphs;
  }

  /**
   * Words that come or go with the end of the paragraph before them are told as a paragraph that comes or goes with its own end:
   * whoever takes or leaves it is left with whole paragraphs of the right kind.
   */
  #slid(): Change[] {
    return this.#changes.map((change, number) => {
      const { from, to, start, end } = change;
      const size = this.#old.tokens.length;
      const room = (this.#changes[number + 1]?.from ?? size) > to;
      if (to === size) return this.#keptEnd(change, this.#changes[number - 1]?.to ?? 0);
      const next = to + 1 < size ? this.#old.tokens[to] : undefined;
      if (!room || next?.kind !== "end") return change;
      const isInsertion = from === to && this.#now.tokens[start]?.key === next.key;
      const isDeletion = start === end && this.#old.tokens[from]?.key === next.key;
      if (!isInsertion && !isDeletion) return change;
      return { ...change, from: from + 1, to: to + 1, start: start + 1, end: end + 1 };
    });
  }

  /**
   * Behind a text stands the next chapter's heading: a last paragraph that comes or goes does so with the end before it, since not
   * every program lets a heading be one when the end before it is changed.
   */
  #keptEnd(change: Change, least: number): Change {
    const { from, to, start, end } = change;
    const before = from > least ? this.#old.tokens[from - 1] : undefined;
    const last = from === to ? this.#now.tokens[end - 1] : start === end ? this.#old.tokens[to - 1] : undefined;
    if (before?.kind !== "end" || before.key !== last?.key) return change;
    return { ...change, from: from - 1, to: to - 1, start: start - 1, end: end - 1 };
  }

  #pairLists(changes: readonly Change[]): void {
    let at = 0;
    let place = 0;
    const pair = (to: number): void => {
      for (; at < to; at++, place++) {
        const [a, b] = [this.#old.tokens[at]?.end?.list, this.#now.tokens[place]?.end?.list];
        if (a && b && !this.#sameLists.has(b.list)) this.#sameLists.set(b.list, a.list);
      }
    };
    for (const { from, to, end } of changes) {
      pair(from);
      at = to;
      place = end;
    }
    pair(this.#old.tokens.length);
  }

  #keep(from: number, to: number): void {
    for (let place = from; place < to; place++) this.#addOld(place, "kept", null);
  }

  #addOld(place: number, fate: Fate, by: By | null): void {
    this.#addMarks(place);
    const token = this.#old.tokens[place];
    if (token?.kind === "piece") this.#pieces.push({ piece: token.piece, fate, by });
    else if (token) this.#close(token.end, null, fate, by);
  }

  #addNew(place: number, by: By): void {
    const token = this.#now.tokens[place];
    if (token?.kind === "piece") this.#pieces.push({ piece: token.piece, fate: "inserted", by });
    else if (token) this.#close(this.#listed(token.end), null, "inserted", by);
  }

  #addChangedEnd(oldPlace: number, newPlace: number, by: By): void {
    this.#addMarks(oldPlace);
    const former = this.#old.tokens[oldPlace]?.end;
    const form = this.#now.tokens[newPlace]?.end;
    if (former && form) this.#close(this.#listed(form), former, "kept", by);
  }

  #addMarks(place: number): void {
    for (const piece of this.#old.marks.get(place) ?? []) this.#pieces.push({ piece, fate: "kept", by: null });
  }

  #listed(form: Form): Form {
    const list = form.list === null ? undefined : this.#sameLists.get(form.list.list);
    return list === undefined ? form : { ...form, list: { ...(form.list as ListPlace), list } };
  }

  #close(form: Form, formerForm: Form | null, fate: Fate, by: By | null): void {
    this.#paragraphs.push({ pieces: this.#pieces, form, formerForm, fate, by });
    this.#pieces = [];
  }
}
