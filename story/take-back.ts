import type { ComparedText, MovedPassage, TextChange, TextRange } from "./compared-text.ts";

/** A stretch of a text that has some of the changes and not the others. */
interface Stretch {
  readonly text: string;
  /** Where it is in the text before and in the text after; null where it isn't there. */
  readonly before: TextRange | null;
  readonly after: TextRange | null;
  /** Which of the two it was taken from; null where neither: the spaces that part two that were never beside each other. */
  readonly of: "before" | "after" | null;
  /** Of the text after, and where it is there. */
  readonly stays: boolean;
  /** Of a passage that moved, and whether that is whole paragraphs. */
  readonly passage: MovedPassage | null;
  readonly isBlock: boolean;
}

const plain = { passage: null, isBlock: false };

/** The text that has some of the changes: with none of them it is the text before, with all of them the text after. */
export function takeChanges(compared: ComparedText, taken: ReadonlySet<number>): string {
  return stretchesWith(compared, (change) => taken.has(change))
    .map(({ text }) => text)
    .join("");
}

/** Puts `returned` in place of [from, to) of the text after. */
export interface EditBack {
  readonly from: number;
  readonly to: number;
  readonly returned: readonly ReturnedText[];
}

/** What comes back, and where it stood, or stands still. */
export interface ReturnedText {
  readonly text: string;
  readonly of: { readonly side: "before" | "after"; readonly at: TextRange } | null;
}

/** The edits of the text after that take some changes back and leave the others as they are: ascending. */
export function editsBack(compared: ComparedText, back: ReadonlySet<number>): EditBack[] {
  const stretches = stretchesWith(compared, (change) => !back.has(change));
  const end = compared.pieces.reduce((sum, { kind, text }) => sum + (kind === "deleted" ? 0 : text.length), 0);
  const edits: EditBack[] = [];
  let from = 0;
  let returned: ReturnedText[] = [];
  const close = (to: number): void => {
    if (to > from || returned.length > 0) edits.push({ from, to, returned });
    returned = [];
  };
  for (const { text, before, after, of, stays } of stretches) {
    if (stays && after) {
      close(after[0]);
      from = after[1];
      continue;
    }
    const at = of === "before" ? before : after;
    returned.push({ text, of: of && at ? { side: of, at } : null });
  }
  close(end);
  return edits;
}

function stretchesWith(compared: ComparedText, isTaken: (change: number) => boolean): Stretch[] {
  const { pieces, changes } = compared;
  const texts = { before: sideOf(compared, "deleted"), after: sideOf(compared, "inserted") };
  const stretches: Stretch[] = [];
  const add = (stretch: Stretch): void => {
    if (stretch.text === "") return;
    const last = stretches.at(-1);
    const spaces = last ? partingSpaces(last, stretch) : "";
    if (spaces !== "") stretches.push({ text: spaces, before: null, after: null, of: null, stays: false, ...plain });
    stretches.push(stretch);
  };
  let a = 0;
  let b = 0;
  for (const { kind, text, change } of pieces) {
    const before: TextRange = [a, kind === "inserted" ? a : a + text.length];
    const after: TextRange = [b, kind === "deleted" ? b : b + text.length];
    [, a] = before;
    [, b] = after;
    if (change === null) {
      add({ text, before, after, of: "after", stays: true, ...plain });
      continue;
    }
    const move = changes[change]?.within ?? change;
    const moved = changes[move]?.moved ?? null;
    const side = kind === "deleted" ? "before" : "after";
    const [from] = side === "before" ? before : after;
    const isThere = moved?.goes === "within" || moved?.goes === (side === "before" ? "away" : "here");
    if (moved && isThere && from >= moved[side][0] && from < moved[side][1]) {
      // The whole passage, where it begins.
      if (from === moved[side][0] && isTaken(move) === (side === "after"))
        for (const stretch of passageWith(changes[move] as TextChange, moved, side, isTaken, texts)) add(stretch);
    } else if (isTaken(change) === (side === "after")) {
      const range = { before: side === "before" ? before : null, after: side === "after" ? after : null };
      add({ text, ...range, of: side, stays: side === "after", ...plain });
    }
  }
  return stretches;
}

/** A passage where it was or where it is now, with those of the changes in it that are taken. */
function passageWith(
  change: TextChange,
  moved: MovedPassage,
  place: "before" | "after",
  isTaken: (change: number) => boolean,
  texts: { readonly before: string; readonly after: string },
): Stretch[] {
  const isBlock = isParagraphs(texts[place], moved[place]);
  return moved.parts.map((part) => {
    const of = part.change === null ? place : isTaken(part.change) ? "after" : "before";
    const isBoth = part.change === null;
    const [from, to] = part[of];
    // Of a passage that moved between two texts one place is in the other one.
    const isOwn = { before: moved.goes !== "here", after: moved.goes !== "away" };
    return {
      text: change[of].slice(from - moved[of][0], to - moved[of][0]),
      before: (isBoth || of === "before") && isOwn.before ? part.before : null,
      after: (isBoth || of === "after") && isOwn.after ? part.after : null,
      of: isOwn[of] ? of : null,
      stays: of === "after" && place === "after",
      passage: moved,
      isBlock,
    };
  });
}

function isParagraphs(text: string, [from, to]: TextRange): boolean {
  return (from === 0 || text[from - 1] === "\n") && (to === text.length || text[to - 1] === "\n");
}

/** What must stand between two stretches that are beside each other in neither text. */
function partingSpaces(left: Stretch, right: Stretch): string {
  if (left.passage !== null && left.passage === right.passage) return "";
  if (follows(left.before, right.before) || follows(left.after, right.after)) return "";
  const isParted = left.text.endsWith("\n") || right.text.startsWith("\n");
  if ((left.isBlock || right.isBlock) && !isParted) return "\n\n";
  return /\s$/.test(left.text) || /^[\s.,;:!?…)’”»]/u.test(right.text) ? "" : " ";
}

function follows(left: TextRange | null, right: TextRange | null): boolean {
  return left !== null && right !== null && left[1] === right[0];
}

function sideOf({ pieces }: ComparedText, kind: "inserted" | "deleted"): string {
  return pieces.map((piece) => (piece.kind === "kept" || piece.kind === kind ? piece.text : "")).join("");
}
