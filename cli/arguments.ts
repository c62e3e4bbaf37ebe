import { parseArgs } from "node:util";
import { fail, type Result, succeed } from "../story/problem.ts";

export interface VerbOption {
  readonly name: string;
  /** What stands for its value in the help; null is a switch. */
  readonly value: string | null;
  readonly help: string;
}

export interface VerbShape {
  readonly name: string;
  /** What it takes, as it stands in the help: "PROJECT [CHAPTER]". */
  readonly takes: string;
  readonly least: number;
  readonly most: number;
  readonly options: readonly VerbOption[];
  readonly summary: string;
}

export interface VerbArguments {
  readonly words: readonly string[];
  readonly values: { readonly [name: string]: string | undefined };
  readonly switches: ReadonlySet<string>;
}

/** Reads a verb's arguments; what is wrong with them is a problem with the code "called-wrongly". */
export function readArguments(shape: VerbShape, given: readonly string[]): Result<VerbArguments> {
  const options = Object.fromEntries(
    [...shape.options, ...commonOptions].map(({ name, value }) => [
      name,
      { type: value === null ? "boolean" : "string" } as const,
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true, strict: true });
    const switches = new Set(Object.keys(values).filter((name) => values[name] === true));
    if (switches.has("help")) return succeed({ words: positionals, values: {}, switches });
    if (positionals.length < shape.least || positionals.length > shape.most) {
      return calledWrongly(`It is “redraft ${shape.name} ${shape.takes}”.`, shape.name);
    }
    const strings = Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return succeed({ words: positionals, values: Object.fromEntries(strings), switches });
  } catch (cause) {
    const first = cause instanceof Error ? (cause.message.split(". ")[0] ?? "") : String(cause);
    return calledWrongly(`${first}.`, shape.name);
  }
}

export const commonOptions: readonly VerbOption[] = [
  { name: "json", value: null, help: "one JSON object on standard output" },
  { name: "help", value: null, help: "this text" },
];

export function calledWrongly(sentence: string, verb: string): ReturnType<typeof fail> {
  return fail("called-wrongly", sentence, `“redraft ${verb} --help” tells how.`);
}

export function printHelp(shape: VerbShape): string {
  const options = [...shape.options, ...commonOptions].map(({ name, value, help }) => {
    const left = `  --${name}${value === null ? "" : ` ${value}`}`;
    return `${left.padEnd(26)}  ${help}`;
  });
  return [`redraft ${shape.name} ${shape.takes}`, "", shape.summary, "", ...options, ""].join("\n");
}
