import { dataFolderPath } from "../host/data-folder.ts";
import { DiskError } from "../host/disk/disk.ts";
import { diskProblem } from "../host/disk/disk-problem.ts";
import type { Problem } from "../story/problem.ts";
import { printHelp, readArguments } from "./arguments.ts";
import { failWith, type Output } from "./output.ts";
import { verbs } from "./verbs.ts";

/** What is the caller's mistake rather than the work's. */
const wronglyCalled: ReadonlySet<string> = new Set(["called-wrongly", "format-unknown", "port-bad"]);

/**
 * Does what the words of a command line ask for.
 *
 * @param words without the program's own name
 * @returns the exit code: 0 done, 1 the work failed, 2 called wrongly
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const [name = "", ...given] = words;
  const output: Output = { json: given.includes("--json") };
  if (name === "" || name === "--help" || name === "help") {
    process.stdout.write(overview());
    return name === "" ? 2 : 0;
  }
  const verb = verbs.find((candidate) => candidate.shape.name === name);
  if (!verb) {
    const sentence = `Redraft has no command “${name}”.`;
    return failWith(output, { code: "called-wrongly", sentence, next: "“redraft --help” lists them." }, 2);
  }
  const read = readArguments(verb.shape, given);
  if (!read.ok) return failWith(output, read.problem, 2);
  if (read.value.switches.has("help")) {
    process.stdout.write(printHelp(verb.shape));
    return 0;
  }
  try {
    const done = await verb.run(read.value, output);
    if (done.ok) return 0;
    return failWith(output, done.problem, wronglyCalled.has(done.problem.code) ? 2 : 1);
  } catch (cause) {
    return failWith(output, problemOf(cause), 1);
  }
}

/** What no verb made a problem of: the data folder can't be used, or a bug, of which the first line is told. */
function problemOf(cause: unknown): Problem {
  if (cause instanceof DiskError) return diskProblem(cause);
  const message = (cause instanceof Error ? cause.message : String(cause)).split("\n")[0] ?? "";
  return {
    code: "bug",
    sentence: `Something went wrong: ${message.replace(/\.$/, "")}.`,
    next: `Check that ${dataFolderPath()} can be written, and try again; if it happens again, please report it.`,
  };
}

function overview(): string {
  const lines = verbs.map(({ shape }) => `  ${`redraft ${shape.name} ${shape.takes}`.padEnd(56)}  ${shape.summary}`);
  return [
    "Redraft: a studio for people who write long stories and rewrite them.",
    "",
    ...lines,
    "",
    "Every command takes --help and --json.",
    "",
  ].join("\n");
}
