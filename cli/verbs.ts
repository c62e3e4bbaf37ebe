import type { Result } from "../story/problem.ts";
import type { VerbArguments, VerbShape } from "./arguments.ts";
import type { Output } from "./output.ts";
import { backupVerb } from "./verbs/backup.ts";
import { checkVerb } from "./verbs/check.ts";
import { compareVerb } from "./verbs/compare.ts";
import { exportVerb } from "./verbs/export.ts";
import { historyVerb } from "./verbs/history.ts";
import { importVerb } from "./verbs/import.ts";
import { joinVerb } from "./verbs/join.ts";
import { openVerb } from "./verbs/open.ts";
import { outlineVerb } from "./verbs/outline.ts";
import { packetVerb } from "./verbs/packet.ts";
import { restoreVerb } from "./verbs/restore.ts";
import { reviewVerb } from "./verbs/review.ts";
import { searchVerb } from "./verbs/search.ts";
import { serveVerb } from "./verbs/serve.ts";
import { showVerb } from "./verbs/show.ts";
import { statsVerb } from "./verbs/stats.ts";
import { takeVerb } from "./verbs/take.ts";

/** One command of the command line: what it takes, and what it does. It prints its own success. */
export interface Verb {
  readonly shape: VerbShape;
  readonly run: (given: VerbArguments, output: Output) => Promise<Result<null>>;
}

export const verbs: readonly Verb[] = [
  openVerb,
  serveVerb,
  joinVerb,
  packetVerb,
  reviewVerb,
  takeVerb,
  importVerb,
  outlineVerb,
  exportVerb,
  historyVerb,
  showVerb,
  compareVerb,
  restoreVerb,
  searchVerb,
  statsVerb,
  checkVerb,
  backupVerb,
];

/** Is this word of a command line one of ours? `--help` is answered without a window too. */
export function isVerb(word: string): boolean {
  return word === "help" || word === "--help" || verbs.some(({ shape }) => shape.name === word);
}
