import { useEffect, useMemo, useRef } from "react";
import type { ComparedPiece } from "../../host/contract/history.ts";
import { besideRows } from "./beside.ts";

/** What was on the left, what is on the right, paragraph beside paragraph. */
export function BesideProse(props: {
  readonly before: string;
  readonly after: string;
  readonly pieces: readonly ComparedPiece[];
  /** Which change to show, as in `stopOf`; −1 is none. */
  readonly stop: number;
  readonly stopOf: (piece: ComparedPiece) => number;
  readonly moved: ReadonlySet<number>;
}) {
  const { pieces, stop, stopOf, moved } = props;
  const rows = useMemo(() => besideRows(pieces), [pieces]);
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stop < 0) return;
    table.current?.querySelector(`[data-stop="${stop}"]`)?.scrollIntoView({ block: "center" });
  }, [stop]);
  return (
    <div className="beside" ref={table}>
      <div className="beside-row beside-heads">
        <div>{props.before}</div>
        <div>{props.after}</div>
      </div>
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are made anew with the pieces.
        <div className="beside-row" key={place}>
          <Side pieces={row.before} stop={stop} stopOf={stopOf} moved={moved} />
          <Side pieces={row.after} stop={stop} stopOf={stopOf} moved={moved} />
        </div>
      ))}
    </div>
  );
}

function Side(props: {
  readonly pieces: readonly ComparedPiece[];
  readonly stop: number;
  readonly stopOf: (piece: ComparedPiece) => number;
  readonly moved: ReadonlySet<number>;
}) {
  return (
    <div className="beside-side" dir="auto">
      {props.pieces.map((piece, place) => {
        const of = piece.kind === "kept" ? -1 : props.stopOf(piece);
        const isMoved = piece.change !== null && props.moved.has(piece.change);
        const name = [of >= 0 && of === props.stop ? "change-now" : "", isMoved ? "change-moved" : ""].join(" ");
        const key = `${place} ${piece.kind}`;
        if (piece.kind === "kept") return <span key={key}>{piece.text}</span>;
        return piece.kind === "deleted" ? (
          <del key={key} className={`change-out ${name}`} data-stop={of}>
            {piece.text}
          </del>
        ) : (
          <ins key={key} className={`change-in ${name}`} data-stop={of}>
            {piece.text}
          </ins>
        );
      })}
    </div>
  );
}
