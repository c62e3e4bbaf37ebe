import type { Problem } from "../story/problem.ts";

export interface Output {
  /** One JSON object on standard output, everything else on standard error. */
  readonly json: boolean;
}

let hasPrinted = false;

export function print(output: Output, value: unknown, text: () => string): void {
  hasPrinted = true;
  process.stdout.write(output.json ? `${JSON.stringify(value)}\n` : text());
}

export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line on standard error that says what is wrong and what to do; the same as JSON, where nothing else was printed. */
export function failWith(output: Output, problem: Problem, code: number): number {
  if (output.json && !hasPrinted) print(output, { problem }, () => "");
  tell(`redraft: ${problem.sentence} ${problem.next}`);
  return code;
}

/** Columns as wide as their widest cell; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [place, cell] of row.entries()) widths[place] = Math.max(widths[place] ?? 0, String(cell).length);
  }
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, place) =>
        typeof cell === "number" ? String(cell).padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return rows.map((row) => `${line(row)}\n`).join("");
}
