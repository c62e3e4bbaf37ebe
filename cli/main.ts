import { printHelp, readArguments } from "./arguments.ts";
import { failWith, type Output } from "./output.ts";
import { verbs } from "./verbs.ts";

const [name = "", ...given] = process.argv.slice(2);
process.exitCode = await main(name, given);

async function main(name: string, given: readonly string[]): Promise<number> {
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
  const done = await verb.run(read.value, output);
  if (done.ok) return 0;
  return failWith(output, done.problem, done.problem.code === "called-wrongly" ? 2 : 1);
}

function overview(): string {
  const lines = verbs.map(({ shape }) => `  ${`redraft ${shape.name} ${shape.takes}`.padEnd(44)}${shape.summary}`);
  return [
    "Redraft: a studio for people who write long stories and rewrite them.",
    "",
    ...lines,
    "",
    "Every command takes --help and --json.",
    "",
  ].join("\n");
}
