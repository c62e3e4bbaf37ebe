import type { ComparedText, PassagePart, TextChange, TextPiece, TextRange } from "../compared-text.ts";
import { countWords } from "../words.ts";
import { isBlank, type Passage } from "./passages.ts";
import { type Region, splitRange } from "./regions.ts";

/** Passages of a text, and what became of them: moved within it, to another text, or here from another one. */
export interface Passages {
  readonly within: readonly Passage[];
  /** Only their place before is in these texts. */
  readonly away: readonly Passage[];
  /** Only their place after is. */
  readonly here: readonly Passage[];
}

/** Makes pieces and changes of what was kept and of what moved; also says which change each passage is. */
export function assemble(
  before: string,
  after: string,
  regions: readonly Region[],
  { within, away, here }: Passages,
): { readonly compared: ComparedText; readonly changeOf: ReadonlyMap<Passage, number> } {
  const assembly = new Assembly(before, after, new Set(away), new Set(here));
  const byBefore = [...within, ...away].sort((one, other) => one.before[0] - other.before[0]);
  const byAfter = [...within, ...here].sort((one, other) => one.after[0] - other.after[0]);
  const claimedBefore = byBefore.map((passage) => passage.before);
  const claimedAfter = byAfter.map((passage) => passage.after);
  for (const region of regions) {
    const partsA = splitRange(region.before, claimedBefore).map(({ range, claim }) => ({ range, of: byBefore[claim] }));
    const partsB = splitRange(region.after, claimedAfter).map(({ range, claim }) => ({ range, of: byAfter[claim] }));
    const own = assembly.ownChange(partsA, partsB);
    for (const { range, of } of partsA) {
      if (of) assembly.addPassage("deleted", of);
      else assembly.addPiece("deleted", range, own);
    }
    for (const { range, of } of partsB) {
      if (of) assembly.addPassage("inserted", of);
      else assembly.addPiece("inserted", range, own);
    }
    const [, end] = region.before;
    if (region.kept > 0) assembly.addPiece("kept", [end, end + region.kept], null);
  }
  return assembly.finish();
}

interface RegionPart {
  readonly range: TextRange;
  /** The passage that it is, if it moved. */
  readonly of: Passage | undefined;
}

type OpenChange = Omit<TextChange, "beforeAt" | "afterAt"> & {
  readonly beforeAt: TextRange[];
  readonly afterAt: TextRange[];
};

class Assembly {
  readonly #before: string;
  readonly #after: string;
  readonly #pieces: TextPiece[] = [];
  readonly #changes: OpenChange[] = [];
  readonly #moves = new Map<Passage, { readonly change: number; readonly parts: readonly PassagePart[] }>();
  readonly #words = { added: 0, removed: 0, moved: 0 };

  readonly #away: ReadonlySet<Passage>;
  readonly #here: ReadonlySet<Passage>;

  constructor(before: string, after: string, away: ReadonlySet<Passage>, here: ReadonlySet<Passage>) {
    this.#before = before;
    this.#after = after;
    this.#away = away;
    this.#here = here;
  }

  /** The change that a region is, as far as nothing moved there; lone spaces at a passage that moved belong to it. */
  ownChange(partsA: readonly RegionPart[], partsB: readonly RegionPart[]): number | null {
    const beforeAt = partsA.filter(({ of }) => !of).map(({ range }) => range);
    const afterAt = partsB.filter(({ of }) => !of).map(({ range }) => range);
    if (beforeAt.length === 0 && afterAt.length === 0) return null;
    const neighbour = [...partsA, ...partsB].find(({ of }) => of)?.of;
    const isSpace =
      beforeAt.every((range) => isBlank(this.#before, range)) && afterAt.every((range) => isBlank(this.#after, range));
    if (neighbour && isSpace) return this.#moveOf(neighbour).change;
    const gone = beforeAt.map((range) => this.#before.slice(...range));
    const come = afterAt.map((range) => this.#after.slice(...range));
    for (const text of gone) this.#words.removed += countWords(text);
    for (const text of come) this.#words.added += countWords(text);
    return this.#addChange(gone.join(""), come.join(""), null);
  }

  addPiece(kind: TextPiece["kind"], range: TextRange, change: number | null): void {
    if (range[0] === range[1]) return;
    const open = change === null ? undefined : this.#changes[change];
    if (kind === "deleted") open?.beforeAt.push(range);
    if (kind === "inserted") open?.afterAt.push(range);
    const text = kind === "inserted" ? this.#after : this.#before;
    this.#pieces.push({ kind, text: text.slice(...range), change });
  }

  addPassage(kind: "inserted" | "deleted", passage: Passage): void {
    const { change, parts } = this.#moveOf(passage);
    const sides = parts.map((part) => ({
      range: kind === "deleted" ? part.before : part.after,
      of: part.change ?? change,
    }));
    const shown = sides.filter(({ range }) => range[1] > range[0]);
    shown.forEach(({ range, of }, place) => {
      // What was only on the other side parts nothing here.
      if (shown[place + 1]?.of === of) shown[place + 1] = { range: [range[0], shown[place + 1]?.range[1] ?? 0], of };
      else this.addPiece(kind, range, of);
    });
  }

  finish() {
    const changeOf = new Map([...this.#moves].map(([passage, { change }]) => [passage, change]));
    return { compared: { pieces: this.#pieces, changes: this.#changes, words: this.#words }, changeOf };
  }

  #moveOf(passage: Passage): { readonly change: number; readonly parts: readonly PassagePart[] } {
    const known = this.#moves.get(passage);
    if (known) return known;
    const { before, after, was, is } = passage;
    const change = this.#changes.length;
    const parts: PassagePart[] = [];
    const open = { beforeAt: [], afterAt: [], within: null };
    const goes = this.#away.has(passage) ? "away" : this.#here.has(passage) ? "here" : "within";
    this.#changes.push({ kind: "moved", before: was, after: is, ...open, moved: { goes, before, after, parts } });
    for (const part of passage.parts) {
      const gone = was.slice(part.before[0] - before[0], part.before[1] - before[0]);
      const come = is.slice(part.after[0] - after[0], part.after[1] - after[0]);
      const inner = part.isChanged ? this.#addChange(gone, come, change) : null;
      // A passage that goes to another text is counted there.
      if (inner === null && goes !== "away") this.#words.moved += countWords(come);
      if (inner !== null && goes !== "away") this.#words.added += countWords(come);
      if (inner !== null && goes !== "here") this.#words.removed += countWords(gone);
      parts.push({ before: part.before, after: part.after, change: inner });
    }
    const move = { change, parts };
    this.#moves.set(passage, move);
    return move;
  }

  #addChange(before: string, after: string, within: number | null): number {
    const kind = before === "" ? "inserted" : after === "" ? "deleted" : "replaced";
    return this.#changes.push({ kind, before, after, beforeAt: [], afterAt: [], within, moved: null }) - 1;
  }
}
