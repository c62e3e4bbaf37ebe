import type { Book } from "../../story/book.ts";
import { shownTitle } from "../markup/sections.ts";
import { planRuns, type Run } from "../pdf/plan.ts";

/** What a document is made of, in order: as on paper, but for the half title, which only a printed book has. */
export function documentRuns(book: Book): readonly Run[] {
  return planRuns(book).filter(({ kind }) => kind !== "half title");
}

/** The heading's level that a run begins with; 0 for none. */
export function levelOf(run: Run): number {
  if (run.kind === "part") return 1;
  return run.kind === "text" ? (run.inPart ? 2 : 1) : 0;
}

/** The level of the deepest heading that begins a page; those inside of chapters are below it. */
export function deepestLevel(runs: readonly Run[]): number {
  return Math.max(1, ...runs.map(levelOf));
}

/** A line of a table of contents, and the run that it leads to. */
export interface ContentsLine {
  readonly run: Run;
  readonly title: string;
  readonly level: number;
}

/** What has a heading of its own. */
export function contentsLines(runs: readonly Run[]): readonly ContentsLine[] {
  return runs.flatMap((run) => {
    const node = run.kind === "part" ? run.part : run.kind === "text" ? run.chapter : null;
    return node === null || node.heading === null ? [] : [{ run, title: shownTitle(node.title), level: levelOf(run) }];
  });
}
