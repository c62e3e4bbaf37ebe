import { parser as commonMark, Strikethrough } from "@lezer/markdown";
import { expect, test } from "vitest";
import { plainRuns } from "../../story/plain-runs.ts";
import { createRandom } from "./random.ts";

const slow = commonMark.configure([Strikethrough]);
const quick = commonMark.configure([Strikethrough, plainRuns]);
const pieces = [..."\\&`<>_*[]()!~#-=:;'1 aé\n", "  \n", "\\\n", "Krieg", "amp;", "&amp;", "](x)", "![", "~~", "**"];

test("stepping over letters changes no tree, whatever stands in the text", () => {
  const random = createRandom(1812);
  for (let round = 0; round < 4000; round++) {
    const text = Array.from({ length: 1 + random.below(40) }, () => random.pick(pieces)).join("");
    expect(nodesOf(quick, text), text).toEqual(nodesOf(slow, text));
  }
});

function nodesOf(parser: typeof slow, text: string): readonly string[] {
  const nodes: string[] = [];
  parser.parse(text).iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from}-${to}`) });
  return nodes;
}
