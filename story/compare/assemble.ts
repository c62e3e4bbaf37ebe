import type { ComparedText, PassagePart, TextChange, TextPiece, TextRange } from "../compared-text.ts";
import { countWords } from "../words.ts";
import { isBlank, type Passage } from "./passages.ts";
import { type Region, splitRange } from "./regions.ts";

/** Makes pieces and changes of what was kept and of what moved. */
export function assemble(
  before: string,
  after: string,
  regions: readonly Region[],
  passages: readonly Passage[],
): ComparedText {
  const assembly = new Assembly(before, after);
  const byBefore = [...passages].sort((one, other) => one.before[0] - other.before[0]);
  const byAfter = [...passages].sort((one, other) => one.after[0] - other.after[0]);
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

  constructor(before: string, after: string) {
    this.#before = before;
    this.#after = after;
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
    return this.#addChange(beforeAt, afterAt, null);
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

  finish(): ComparedText {
    return { pieces: this.#pieces, changes: this.#changes, words: this.#words };
  }

  #moveOf(passage: Passage): { readonly change: number; readonly parts: readonly PassagePart[] } {
    const known = this.#moves.get(passage);
    if (known) return known;
    const { before, after } = passage;
    const change = this.#changes.length;
    const parts: PassagePart[] = [];
    this.#changes.push({
      kind: "moved",
      before: this.#before.slice(...before),
      after: this.#after.slice(...after),
      beforeAt: [],
      afterAt: [],
      within: null,
      moved: { before, after, parts },
    });
    for (const part of passage.parts) {
      const inner = part.isChanged ? this.#addChange([part.before], [part.after], change) : null;
      if (inner === null) this.#words.moved += countWords(this.#after.slice(...part.after));
      parts.push({ before: part.before, after: part.after, change: inner });
    }
    const move = { change, parts };
    this.#moves.set(passage, move);
    return move;
  }

  #addChange(before: readonly TextRange[], after: readonly TextRange[], within: number | null): number {
    const gone = before.map((range) => this.#before.slice(...range));
    const come = after.map((range) => this.#after.slice(...range));
    for (const text of gone) this.#words.removed += countWords(text);
    for (const text of come) this.#words.added += countWords(text);
    const [was, is] = [gone.join(""), come.join("")];
    const kind = was === "" ? "inserted" : is === "" ? "deleted" : "replaced";
    return this.#changes.push({ kind, before: was, after: is, beforeAt: [], afterAt: [], within, moved: null }) - 1;
  }
}
