import { resolve } from "node:path";
import { succeed } from "../../story/problem.ts";
import { calledWrongly } from "../arguments.ts";
import { print } from "../output.ts";
import type { Verb } from "../verbs.ts";
import { withProject } from "../with-studio.ts";

export const takeVerb: Verb = {
  shape: {
    name: "take",
    takes: "PACKET --into PROJECT",
    least: 1,
    most: 1,
    summary:
      "Takes in a packet that came back: its comments and suggestions, as that person's. What is there already is not there twice.",
    options: [{ name: "into", value: "PROJECT", help: "the story that the packet was made of" }],
  },
  async run({ words, values }, output) {
    if (values.into === undefined) return calledWrongly("--into PROJECT says which story it is of.", "take");
    const source = { kind: "path" as const, path: resolve(words[0] ?? "") };
    return withProject(resolve(values.into), async (studio, project) => {
      const taken = await studio.call("packet.take", { project, source });
      if (!taken.ok) return taken;
      const { person, suggested, comments, removed } = taken.value;
      print(output, taken.value, () => {
        const news = [
          ...(suggested.length > 0 ? [`suggestions in ${counted(suggested.length, "chapter")}`] : []),
          ...(comments > 0 ? [counted(comments, "comment")] : []),
        ];
        const all = news.join(", ") || "nothing that was not here already";
        return `${[`${person.name}: ${all}`, ...removed].join("\n")}\n`;
      });
      return succeed(null);
    });
  },
};

function counted(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}
