/** What is held against a limit: our own figure, or its ratio to the other's. */
export interface Aim {
  readonly of: "ours" | "ratio";
  readonly most: number;
}

/** One measured thing, ours and the other in the same run. */
export interface Figure {
  readonly figure: string;
  /** "ms", "s", "MB", "B/edit", "× text". */
  readonly unit: string;
  readonly ours: number;
  readonly other: number | null;
  readonly otherName: string;
  readonly aims: readonly Aim[];
  readonly note?: string;
}

export interface MeasuredFigure extends Figure {
  readonly row: string;
}

/** Bytes on the disk as the edits come. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [edits: number, bytes: number])[];
}

export interface Report {
  figure(figure: Figure): void;
  curve(curve: Curve): void;
  /** What is being done, or why something is left out. */
  say(sentence: string): void;
}

export interface Row {
  readonly name: string;
  readonly about: string;
  run(report: Report): Promise<void>;
}

export function ratioOf({ ours, other }: Figure): number | null {
  return other === null || other === 0 ? null : ours / other;
}

/** The measured value of an aim, over its limit: 1 and less is reached. null where the other could not be measured. */
export function toAim(figure: Figure, aim: Aim): number | null {
  const value = aim.of === "ours" ? figure.ours : ratioOf(figure);
  return value === null ? null : value / aim.most;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function printFigure(figure: MeasuredFigure): string {
  const ratio = ratioOf(figure);
  const other = figure.other === null ? "–" : `${round(figure.other)} ${figure.otherName}`;
  const line = [
    figure.row.padEnd(14),
    figure.figure.padEnd(46),
    `${round(figure.ours)} ${figure.unit}`.padStart(15),
    other.padStart(24),
    (ratio === null ? "–" : `${round(ratio)}×`).padStart(9),
    `  ${figure.aims.map((aim) => printAim(figure, aim)).join("; ")}`,
  ].join(" ");
  return figure.note ? `${line}\n${" ".repeat(15)}${figure.note}` : line;
}

export const tableHead = [
  "row".padEnd(14),
  "figure".padEnd(46),
  "ours".padStart(15),
  "the other".padStart(24),
  "ratio".padStart(9),
  "  aim",
].join(" ");

function printAim(figure: Figure, aim: Aim): string {
  const share = toAim(figure, aim);
  const limit = aim.of === "ours" ? `≤ ${aim.most} ${figure.unit}` : `≤ ${aim.most}×`;
  return share === null ? `${limit} (not measured)` : share <= 1 ? `${limit} reached` : `${limit} MISSED`;
}

export function round(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toFixed(digits);
}

/**
 * Milliseconds of the fastest of some tries: what differs between them is what else the machine does, and a p95 over many
 * pieces of work shall say how dear the dearest of these are.
 */
export async function fastest(tries: number, act: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < tries; attempt++) {
    const start = performance.now();
    await act();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
