import type { ComparedPiece } from "../../host/contract/history.ts";

/** One row of two columns: what a stretch was, and what it is. */
export interface BesideRow {
  readonly before: readonly ComparedPiece[];
  readonly after: readonly ComparedPiece[];
}

/** Rows end where both texts begin a new line: paragraphs that are the same stand beside each other. */
export function besideRows(pieces: readonly ComparedPiece[]): readonly BesideRow[] {
  const rows: BesideRow[] = [];
  let before: ComparedPiece[] = [];
  let after: ComparedPiece[] = [];
  const close = () => {
    if (before.length > 0 || after.length > 0) rows.push({ before, after });
    before = [];
    after = [];
  };
  for (const piece of pieces) {
    // Whole lines that only one side has stand alone: what follows is the same on both, and stands level again.
    if (piece.kind === "kept" && endsLine(before) && endsLine(after)) close();
    if (piece.kind === "deleted") before.push(piece);
    else if (piece.kind === "inserted") after.push(piece);
    else {
      for (const text of piece.text.split(/(?<=\n)/)) {
        const part = { ...piece, text };
        before.push(part);
        after.push(part);
        if (text.endsWith("\n")) close();
      }
    }
  }
  close();
  return rows;
}

function endsLine(pieces: readonly ComparedPiece[]): boolean {
  const last = pieces.at(-1);
  return last === undefined || last.text.endsWith("\n");
}
