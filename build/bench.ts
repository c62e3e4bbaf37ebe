// What the design promises in numbers (docs: design, section 10), measured against the other in the same run:
//   npm run bench [ROW…]
// Prints a table and leaves it in .cache/bench/bench.json and bench.svg. A figure that misses its aim fails nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { compareRow } from "./bench/compare-row.ts";
import { epubRow } from "./bench/epub-row.ts";
import { type Curve, type Figure, type MeasuredFigure, printFigure, type Row, tableHead } from "./bench/figure.ts";
import { historySizeRow } from "./bench/history-size-row.ts";
import { importRow } from "./bench/import-row.ts";
import { keystrokeRow } from "./bench/keystroke-row.ts";
import { largeOutlineRow, largeParagraphRow } from "./bench/large-rows.ts";
import { memoryRow } from "./bench/memory-row.ts";
import { openChapterRow, openHistoryRow } from "./bench/open-chapter-row.ts";
import { openProjectRow } from "./bench/open-project-row.ts";
import { pdfRow } from "./bench/pdf-row.ts";
import { cache } from "./bench/places.ts";
import { plot } from "./bench/plot.ts";
import { previewRow } from "./bench/preview-row.ts";
import { scrubberRow } from "./bench/scrubber-row.ts";
import { searchRow } from "./bench/search-row.ts";
import { startRow } from "./bench/start-row.ts";
import { togetherRow } from "./bench/together-row.ts";
import { versionsRow } from "./bench/versions-row.ts";

const rows: readonly Row[] = [
  importRow,
  epubRow,
  pdfRow,
  previewRow,
  historySizeRow,
  openChapterRow,
  openHistoryRow,
  versionsRow,
  compareRow,
  startRow,
  keystrokeRow,
  scrubberRow,
  largeParagraphRow,
  largeOutlineRow,
  openProjectRow,
  memoryRow,
  searchRow,
  togetherRow,
];

interface Results {
  readonly figures: readonly MeasuredFigure[];
  readonly curves: readonly Curve[];
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !rows.some((row) => row.name === name));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(", ")}. There are:`);
  for (const row of rows) console.error(`  ${row.name.padEnd(14)} ${row.about}`);
  process.exitCode = 2;
} else await measure(rows.filter((row) => asked.length === 0 || asked.includes(row.name)));

async function measure(chosen: readonly Row[]): Promise<void> {
  const [load = 0] = loadavg();
  if (load > cpus().length / 2) console.log(`This machine is busy (load ${load.toFixed(1)}): only ratios say much.`);
  console.log(tableHead);
  for (const row of chosen) {
    const figures: MeasuredFigure[] = [];
    const curves: Curve[] = [];
    try {
      await row.run({
        figure: (figure: Figure) => {
          figures.push({ row: row.name, ...figure });
          console.log(printFigure({ row: row.name, ...figure }));
        },
        curve: (curve) => curves.push(curve),
        say: (sentence) => console.log(`${row.name.padEnd(14)} ${sentence}`),
      });
    } catch (cause) {
      console.log(`${row.name.padEnd(14)} failed: ${cause instanceof Error ? cause.stack : cause}`);
      process.exitCode = 1;
      continue;
    }
    if (figures.length > 0) keep(row.name, figures, curves);
  }
}

/** Rows that were not measured this time stay as they were. */
function keep(row: string, figures: readonly MeasuredFigure[], curves: readonly Curve[]): void {
  mkdirSync(cache, { recursive: true });
  const path = join(cache, "bench.json");
  const before: Results = existsSync(path)
    ? (JSON.parse(readFileSync(path, "utf8")) as Results)
    : { figures: [], curves: [] };
  const measured = [...before.figures.filter((figure) => figure.row !== row), ...figures];
  const inOrder = rows.flatMap(({ name }) => measured.filter((figure) => figure.row === name));
  const drawn = curves.length > 0 ? curves : before.curves;
  const machine = {
    processor: cpus()[0]?.model ?? "",
    cores: cpus().length,
    load: loadavg()[0],
    node: process.version,
  };
  const when = new Date().toISOString();
  writeFileSync(path, `${JSON.stringify({ when, machine, figures: inOrder, curves: drawn }, null, 2)}\n`);
  writeFileSync(join(cache, "bench.svg"), plot(inOrder, drawn));
}
