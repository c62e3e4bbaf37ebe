import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { ComparedPiece } from "../../host/contract/history.ts";

export interface ShownChange {
  readonly kind: "inserted" | "deleted";
  readonly from: number;
  readonly to: number;
  /** Pieces of one change (a word replaced) are visited together. */
  readonly change: number | null;
}

/** Kept, inserted and deleted pieces one after the other: one text, and where in it the changes are. */
export function layOut(pieces: readonly ComparedPiece[]): { text: string; changes: readonly ShownChange[] } {
  const changes: ShownChange[] = [];
  let text = "";
  for (const piece of pieces) {
    const from = text.length;
    text += piece.text;
    if (piece.kind !== "kept") changes.push({ kind: piece.kind, from, to: text.length, change: piece.change });
  }
  return { text, changes };
}

/** Where "next" stops: the first place of each change, in reading order. */
export function changeStops(
  changes: readonly ShownChange[],
): readonly { readonly from: number; readonly to: number; readonly change: number | null }[] {
  const stops: { from: number; to: number; change: number | null }[] = [];
  for (const { from, to, change } of changes) {
    const last = stops.at(-1);
    const continues = last && (last.to === from || (change !== null && last.change === change));
    if (continues) last.to = to;
    else stops.push({ from, to, change });
  }
  return stops;
}

/** Which change the reader is at. */
export const showChange = StateEffect.define<{ readonly from: number; readonly to: number }>();

const currentChange = Decoration.mark({ class: "change-now" });

/** Paints the changes, and nothing more. Elements say what they are: a screen reader hears insertion and deletion. */
export function diffHighlights(changes: readonly ShownChange[], moved: ReadonlySet<number>) {
  const marks = Decoration.set(
    changes
      .filter(({ from, to }) => to > from)
      .map(({ kind, from, to, change }) => {
        const how = change !== null && moved.has(change) ? " change-moved" : "";
        return Decoration.mark(
          kind === "inserted"
            ? { tagName: "ins", class: `change-in${how}` }
            : { tagName: "del", class: `change-out${how}` },
        ).range(from, to);
      }),
  );
  const current = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(value, tr) {
      for (const effect of tr.effects) {
        if (effect.is(showChange)) return Decoration.set(currentChange.range(effect.value.from, effect.value.to));
      }
      return value;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
  return [EditorView.decorations.of(marks), current];
}
